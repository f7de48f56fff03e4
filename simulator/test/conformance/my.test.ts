import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localServer } from '../shell/support.ts';
import { fact, home, openApp } from './phone.ts';

test('7.3 and 10-22 request: https only, every status a success, bodies and queries as the runtime makes them', async (t) => {
  const origin = await localServer(t, (request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      if (request.url === '/slow') return;
      if (request.url === '/text') return response.end('không phải JSON');
      response.statusCode = request.url === '/404' ? 404 : 200;
      response.setHeader('x-mark', 'yes');
      response.end(JSON.stringify([request.method, request.url, request.headers['content-type'] ?? '', body]));
      return undefined;
    });
  });
  const { hears, logs } = await openApp(
    t,
    home(
      '<view>gọi</view>',
      `{
        onLoad() {
          const say = (name) => (value) => console.log('> ' + name + ' ' + JSON.stringify(value));
          const ask = (name, options) => my.request({ url: 'https://api.example' + options.path, ...options, success: say(name), fail: say(name + ' fail') });
          my.request({ url: 'http://api.example/', fail: say('plain http') });
          ask('get', { path: '/a?x=1', data: { y: 'é', z: [1] } });
          ask('post', { path: '/b', method: 'post', data: { a: 1 } });
          ask('form', { path: '/c', method: 'POST', data: { a: 1, b: 'c d' }, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
          ask('string', { path: '/d', method: 'PUT', data: 'a=1' });
          ask('missing', { path: '/404' });
          ask('text', { path: '/text' });
          my.request({ url: 'https://api.example/e', includeHeader: true, success: ({ status, headers, data }) => console.log('> full ' + [status, headers['x-mark'], data[1]]) });
          const task = ask('slow', { path: '/slow' });
          task.abort();
          ask('late', { path: '/slow', timeout: 50 });
          my.request({ url: 'https://api.example/f' }).then((value) => say('promise')(value[1]));
        },
      }`,
    ),
    { args: ['--map', `https://api.example=${origin}`] },
  );
  await hears(/^plain http \{"error":"TypeError","errorMessage":"\\"url\\" has to be loaded over https"/);
  await hears(/^get \["GET","\/a\?x=1&y=%C3%A9/);
  await hears('post ["POST","/b","application/json","{\\"a\\":1}"]');
  await hears(/^form \["POST","\/c","application\/x-www-form-urlencoded","a=1&b=c(?:%20|\+)d"\]/);
  await hears(/^string \["PUT","\/d","application\/x-www-form-urlencoded","a=1"\]/);
  await hears(/^missing \["GET","\/404"/);
  await hears('text "không phải JSON"');
  await hears('full 200,yes,/e');
  await hears(/^slow fail \{/);
  await hears(/^late fail \{/);
  await hears('promise "/f"');
  assert.equal(logs().filter((line) => line.startsWith('slow')).length, 1);
});

fact(
  '7.0 and 10-16 one callback and complete, later than the call; unknown names are undefined; canIUse knows what is there',
  home(
    '<view>quy ước</view>',
    `{
      async onLoad() {
        const order = [];
        my.getNetworkType({ success: () => { order.push('success'); throw new Error('của ứng dụng'); }, complete: () => { order.push('complete'); console.log('> ' + order); } });
        order.push('after');
        console.log('> ' + [typeof my.showAlert, typeof my.getStorageSync, my.SDKVersion, my.getAppIdSync(), my.getLaunchOptionsSync().pagePath, typeof my.getSystemInfoSync().windowHeight]);
        console.log('> ' + ['request', 'button.form-type', 'showOverlay', 'trimVideo', 'invented'].map(my.canIUse));
        await my.switchTab({ url: 'pages/home/index' }).catch(({ errorMessage }) => console.log('> caught ' + errorMessage));
      },
    }`,
  ),
  async ({ hears }) => {
    await hears('after,success,complete');
    await hears(/^undefined,undefined,1\.104\.4,local\.[\w-]+,pages\/home\/index,number$/);
    await hears('true,true,true,true,false');
    await hears('caught Current App is not TabBar app');
  },
);

fact(
  '7.2 and 10-28, 10-29 loading is counted, hiding what is not shown is silent, a toast succeeds when it closes, hiding it says nothing',
  home(
    '<view onTap="go">đếm</view><view onTap="one">bớt</view><view onTap="toast">báo</view><view onTap="hide">ẩn</view>',
    `{
      onLoad() { my.hideLoading(); my.hideToast(); my.hideOverlay(); },
      go() { my.showLoading({ content: 'A' }); my.showLoading({ content: 'B' }); },
      one() { my.hideLoading(); },
      toast() { my.showToast({ content: 'Xong', type: 'success', duration: 60000, success: (value) => console.log('> closed ' + JSON.stringify(value)) }); },
      hide() { my.hideToast({ success: () => console.log('> hidden'), complete: () => console.log('> hidden') }); my.getNetworkType({ complete: () => console.log('> after') }); },
    }`,
  ),
  async ({ page, tap, hears, find, logs }) => {
    await tap('đếm');
    await page.getByText('B', { exact: true }).waitFor();
    await find('page').getByText('bớt').dispatchEvent('click');
    await page.getByText('A', { exact: true }).waitFor();
    await find('page').getByText('bớt').dispatchEvent('click');
    await page.getByText('A', { exact: true }).waitFor({ state: 'detached' });
    await tap('báo');
    await page.getByRole('status').getByText('Xong').waitFor();
    await page.getByRole('button', { name: 'Đóng thông báo' }).click();
    await hears('closed {}');
    await tap('báo');
    await page.getByRole('status').getByText('Xong').waitFor();
    await tap('ẩn');
    await hears('after');
    assert.equal(logs().includes('hidden'), false);
  },
);

fact(
  '7.4 selector queries wait for what was set and answer in order; a missing node is null',
  home(
    '<view tiki:for="{{n}}" class="row" style="height: 10px">{{item}}</view><view id="last" style="height: 33px" />',
    `{
      data: { n: 0 },
      onReady() {
        this.setData({ n: 3 });
        my.createSelectorQuery().select('#last').boundingClientRect().selectAll(' .row ').boundingClientRect().select('.none').boundingClientRect()
          .selectViewport().scrollOffset().exec((all) => console.log('> ' + JSON.stringify([all[0].height, all[0].top, all[1].length, all[2], all[3].scrollTop])));
      },
    }`,
  ),
  async ({ hears }) => hears('[33,30,3,null,0]'),
);

fact(
  '2.2, 7.2 page scrolling: onPageScroll, onReachBottom, pageScrollTo',
  home(
    '<view style="height: 2000px" onTap="down">dài</view>',
    `{ onPageScroll({ scrollTop, scrollHeight }) { this.at = scrollTop; this.high = scrollHeight; }, onReachBottom() { console.log('> bottom ' + this.high); },
       down() { my.pageScrollTo({ scrollTop: 5000, success: (value) => console.log('> ' + JSON.stringify(value)) }); } }`,
  ),
  async ({ tap, hears }) => {
    await tap('dài');
    await hears('{"success":true}');
    await hears('bottom 2000');
  },
);

fact(
  '1.2, 7.2 icons in the bar: only the first, 99+, cleared by none, told to the page',
  home(
    '<view onTap="add">thêm</view><view onTap="clear">bỏ</view>',
    `{
      add() { my.addIconsToNavigationBar({ icons: [{ image: '/a.png', badge: '120' }, { image: '/b.png' }], padding: 8 }); },
      clear() { my.addIconsToNavigationBar({ icons: [] }); },
      onCustomIconEvent(event) { console.log('> ' + JSON.stringify(event)); },
    }`,
  ),
  async ({ page, tap, hears }) => {
    await tap('thêm');
    await page.getByRole('button', { name: 'Nút của ứng dụng, 99+ mục' }).click();
    await hears('{"index":0}');
    await tap('bỏ');
    await page.locator('.bar-button.custom').waitFor({ state: 'detached' });
  },
);

fact(
  '2.1, 7.4 the app goes to the background and comes back, and hardware back can be taken over',
  {
    'app.js': `App({ onHide() { console.log('> app hide'); }, onShow() { console.log('> app show'); } });`,
    ...home(
      '<view>nền</view>',
      `{
        onLoad() { my.onAppHide(() => console.log('> heard hide')); my.disableHardwareBackPress(); my.onHardwareBackPress(() => console.log('> back')); },
        onShow() { console.log('> page show'); }, onHide() { console.log('> page hide'); },
      }`,
    ),
  },
  async ({ page, hears, sees, logs }) => {
    await sees('nền');
    await page.keyboard.press('Escape');
    await hears('back');
    await page.getByRole('button', { name: 'Đóng ứng dụng' }).click();
    await hears('heard hide');
    await page.getByRole('button', { name: 'Mở lại ứng dụng' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(logs(), [
      'app show',
      'page show',
      'back',
      'page hide',
      'app hide',
      'heard hide',
      'app show',
      'page show',
    ]);
  },
);
