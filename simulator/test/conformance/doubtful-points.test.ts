import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localServer } from '../shell/support.ts';
import { fact, home, openApp, type Files } from './phone.ts';

/** The decided doubtful points of tini-framework.md section 10 that no other file of this folder covers. */

const component = (name: string, options: string, txml: string): Files => ({
  [`components/${name}/index.json`]: '{ "component": true }',
  [`components/${name}/index.txml`]: txml,
  [`components/${name}/index.js`]: `Component(${options})`,
});

fact(
  '10-1, 10-37, 10-38: white page and grey line unless told; short hues; an unknown button type is solid',
  home(
    `<view id="hues" style="color: var(--green); background-color: var(--red); border-color: var(--green60)">màu</view>
     <button id="odd" type="primary">a</button><button id="solid">b</button><button id="outline" type="outline">c</button>`,
  ),
  async ({ page, find, sees }) => {
    await sees('màu');
    const style = (selector: string, name: string) =>
      find(selector).evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
    assert.equal(await style('html', 'background-color'), 'rgb(255, 255, 255)');
    const line = await page.locator('.navigation').evaluate((bar) => getComputedStyle(bar).borderBottomColor);
    assert.equal(line, 'rgb(235, 235, 240)');
    assert.deepEqual(
      [
        await style('#hues', 'color'),
        await style('#hues', 'background-color'),
        await style('#hues', 'border-top-color'),
      ],
      ['rgb(46, 194, 117)', 'rgb(255, 66, 79)', 'rgb(0, 171, 86)'],
    );
    assert.equal(await style('#odd', 'background-color'), await style('#solid', 'background-color'));
    assert.equal(await style('#outline', 'background-color'), 'rgba(0, 0, 0, 0)');
  },
);

test('10-3, 10-5, 10-6, 10-7, 10-8, 10-9: back key, tabs pushed as pages, the stack after a tab, hooks without arguments', async (t) => {
  const log = (name: string) =>
    ['onHide', 'onUnload']
      .map((hook) => `${hook}() { console.log('> ${name} ${hook} ' + arguments.length); }`)
      .join(', ');
  const { page, tap, hears, logs, sees } = await openApp(t, {
    'app.js': `App({ onLaunch(o) { console.log('> launch ' + JSON.stringify([o.path, o.pagePath, o.query, o.queryString, o.referrerInfo])); const s = my.getLaunchOptionsSync(); console.log('> sync ' + JSON.stringify([s.path, s.pagePath, s.query])); } })`,
    'app.json': JSON.stringify({
      pages: ['pages/a/index', 'pages/b/index', 'pages/locked/index'],
      tabBar: { items: ['a', 'b'].map((name) => ({ pagePath: `pages/${name}/index`, name: name.toUpperCase() })) },
    }),
    'pages/a/index.txml': '<view onTap="push">đẩy thẻ</view><view onTap="lock">khóa</view>',
    'pages/a/index.js': `Page({ ${log('a')}, onLoad(q) { console.log('> a onLoad ' + JSON.stringify(q)); }, push() { my.navigateTo({ url: 'pages/b/index?x' }); }, lock() { my.navigateTo({ url: '/pages/locked/index' }); } })`,
    'pages/b/index.txml': '<view onTap="stack">ngăn xếp</view><view onTap="back">về</view>',
    'pages/b/index.js': `Page({ ${log('b')}, stack() { console.log('> stack ' + getCurrentPages().map((one) => one.route)); }, back() { my.navigateBack(); } })`,
    'pages/locked/index.txml': '<view onTap="back">ra</view>',
    'pages/locked/index.json': '{ "disableHardwareBack": "YES" }',
    'pages/locked/index.js': `Page({ ${log('locked')}, back() { my.navigateBack(); } })`,
  });
  await hears('launch ["pages/a/index","pages/a/index",{},"",{}]');
  await hears('sync ["pages/a/index","pages/a/index",""]');
  await hears('a onLoad ""');
  await tap('đẩy thẻ');
  await sees('ngăn xếp');
  assert.equal(await page.getByRole('tab').count(), 0, 'a pushed tab page has no tab bar');
  await tap('ngăn xếp');
  await hears('stack pages/a/index,pages/b/index');
  await tap('về');
  await hears('b onUnload 0');
  assert.deepEqual(logs().slice(-2), ['b onHide 0', 'b onUnload 0']);
  await page.getByRole('tab', { name: 'B' }).click();
  await tap('ngăn xếp');
  await hears('stack pages/b/index');
  await page.getByRole('tab', { name: 'A' }).click();
  await tap('khóa');
  await sees('ra');
  await page.keyboard.press('Escape');
  await tap('ra');
  await hears('locked onUnload 0');
  assert.equal(logs().filter((line) => line.startsWith('locked onUnload')).length, 1, 'Escape did not leave the page');
});

fact(
  '10-4, 10-19, 10-34, 10-35: a sibling wins with a warning; handlers outside methods; derive runs once per real change; one overlay',
  {
    ...home(
      '<near title="{{title}}" list="{{list}}" onPick="{{pick}}" /><view onTap="same">y như cũ</view><view onTap="other">khác</view><view onTap="overlay">màn</view><view onTap="clear">bỏ màn</view>',
      `{
        data: { title: 'a', list: [1], n: 0 },
        same() { this.setData({ n: this.data.n + 1 }, () => console.log('> committed ' + this.data.n)); },
        other() { this.setData({ title: 'b' }); },
        overlay() { my.showOverlay(); my.showOverlay(); my.showOverlay({ success: () => console.log('> shown') }); },
        clear() { my.hideOverlay({ success: () => console.log('> hidden') }); },
      }`,
      '{ "usingComponents": { "near": "near/index" } }',
    ),
    'pages/home/near/index.json': '{ "component": true }',
    'pages/home/near/index.txml':
      '<view onTap="top">trên</view><view onTap="both">cả hai</view><view onTap="own">riêng</view>{{title}}',
    'pages/home/near/index.js': `Component({
      deriveDataFromProps(next) { console.log('> derive ' + this.props.title + '->' + next.title); },
      top() { console.log('> top level'); }, both() { console.log('> wrong'); },
      methods: { both() { console.log('> methods win'); }, own() { this.setData({ x: 1 }); } },
    })`,
    'app.json': '{ "pages": ["pages/home/index"] }',
    'near/index.json': '{ "component": true }',
    'near/index.txml': '<view>gốc</view>',
    'near/index.js': 'Component({})',
  },
  async ({ page, tap, hears, logs }) => {
    await tap('trên');
    await hears('top level');
    await tap('cả hai');
    await hears('methods win');
    const derived = () => logs().filter((line) => line.startsWith('derive')).length;
    assert.equal(derived(), 1);
    await tap('y như cũ');
    await hears('committed 1');
    assert.equal(derived(), 1, 'unchanged props do not derive');
    await tap('khác');
    await hears('derive a->b');
    await tap('riêng');
    await hears('derive b->b');
    await tap('màn');
    await hears('shown');
    assert.equal(await page.locator('.bar-overlay').count(), 1);
    await tap('bỏ màn');
    await hears('hidden');
    assert.equal(await page.locator('.bar-overlay').count(), 0);
  },
);

fact(
  '10-11, 10-12, 10-15: splices and paths of $spliceData, nothing for undefined, keys by field, itself, expression and index',
  {
    ...home(
      `<view id="mixed" class="a {{none}} {{no}}" data-x="p{{none}}q">{{list}}</view>
       <view id="keyed"><row tiki:for="{{items}}" tiki:key="id" name="{{item.id}}" /></view>
       <view id="written"><row tiki:for="{{items}}" tiki:key="{{item.id}}" name="{{item.id}}" /></view>
       <view id="itself"><row tiki:for="{{names}}" tiki:key="*this" name="{{item}}" /></view>
       <view id="plain"><row tiki:for="{{items}}" name="{{item.id}}" /></view>
       <view onTap="turn">đảo</view><view onTap="splice">cắt</view>`,
      `{
        data: { list: [1, 2, 3], items: [{ id: 'x' }, { id: 'y' }], names: ['x', 'y'], no: null },
        turn() { this.setData({ items: [...this.data.items].reverse(), names: ['y', 'x'] }); },
        splice() { this.$spliceData({ 'list': [1, 1], 'list[0]': 'đầu' }, () => console.log('> cut ' + this.data.list)); },
      }`,
      '{ "usingComponents": { "row": "components/row/index" } }',
    ),
    ...component(
      'row',
      `{ data: { born: '' }, onInit() { this.data = { born: this.props.name }; } }`,
      '<text>{{name}}{{born}} </text>',
    ),
  },
  async ({ find, tap, hears, sees }) => {
    assert.equal(await find('#mixed').getAttribute('class'), 'a  ');
    assert.equal(await find('#mixed').getAttribute('data-x'), 'pq');
    await tap('đảo');
    await sees('yy');
    const rows = async (id: string) => ((await find(id).textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();
    assert.deepEqual(
      [await rows('#keyed'), await rows('#written'), await rows('#itself'), await rows('#plain')],
      ['yyxx', 'yyxx', 'yyxx', 'yxxy'],
    );
    await tap('cắt');
    await hears('cut đầu,3');
  },
);

test('10-21, 10-23, 10-24: a failed request is an object; an upload answers text; a download a path', async (t) => {
  const bodies: string[] = [];
  const origin = await localServer(t, (request, response) => {
    let body = '';
    request.setEncoding('latin1');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      bodies.push(`${request.headers['content-type'] ?? ''} ${body}`);
      response.end('{"ok":1}');
    });
  });
  const { tap, hears, page } = await openApp(
    t,
    home(
      '<view onTap="go">đi</view><view onTap="send">gửi</view>',
      `{
        go() {
          my.request({ url: 'https://nowhere.invalid/x', fail: (e) => console.log('> failed ' + [typeof e, typeof e.error, typeof e.errorMessage, e.errorMessage === e.message]) });
          my.downloadFile({ url: 'https://files.example/a', success: (value) => { console.log('> got ' + Object.keys(value) + ' ' + typeof value.filePath); } });
        },
        send() { my.chooseImage({ success: ({ filePaths }) => my.uploadFile({ url: 'https://files.example/up', fileName: 'anh', filePath: filePaths[0], fileType: 'image/*', formData: { a: 'b' }, success: (value) => console.log('> sent ' + typeof value + ' ' + value) }) }); },
      }`,
    ),
    { args: ['--map', `https://files.example=${origin}`] },
  );
  await tap('đi');
  await hears('failed object,string,string,true');
  await hears('got filePath string');
  await tap('gửi');
  await page.getByRole('dialog').getByText('Chụp ảnh').click();
  await hears('sent string {"ok":1}');
  const sent = bodies.find((body) => body.startsWith('multipart/form-data')) ?? '';
  assert.match(sent, /name="anh"; filename="[^"]+"/);
  assert.match(sent, /name="a"\r\n\r\nb\r\n/);
});

fact(
  '10-26, 10-27, 10-30, 10-40, 10-41, 10-42: storage limit, confirm, bar colours, no sync storage, host features, version',
  home(
    '<view onTap="store">kho</view><view onTap="ask">hỏi</view><view onTap="bar">thanh</view><view onTap="host">máy chủ</view>',
    `{
      store() {
        my.getStorageInfo({ success: ({ limitSize }) => console.log('> limit ' + limitSize) });
        my.setStorage({ key: 'vừa', data: 'x'.repeat(2600000), success: () => console.log('> fits'), fail: () => console.log('> refused') });
        my.setStorage({ key: 'quá', data: 'x'.repeat(3200000), success: () => console.log('> too much stored'), fail: ({ errorMessage }) => console.log('> full ' + (errorMessage.length > 0)) });
        console.log('> sync ' + [typeof my.getStorageSync, typeof my.setStorageSync, my.SDKVersion, my.getSystemInfoSync().runtimeVersion]);
      },
      ask() { my.confirm({ title: 'Chắc chưa?', confirmButtonText: 'Chắc', success: (value) => console.log('> confirm ' + JSON.stringify(value)) }); },
      bar() { my.setNavigationBar({ title: 'Đỏ', backgroundColor: '#ff0000', success: (value) => console.log('> bar ' + value) }); },
      host() {
        my.showAddToDevice({ show: true, success: (value) => console.log('> device ' + value) });
        my.navigateToMiniApp({ appId: 'vn.example', success: () => console.log('> other app') });
      },
    }`,
  ),
  async ({ page, tap, hears }) => {
    await tap('kho');
    await hears('limit 5120');
    await hears('fits');
    await hears('full true');
    await hears('sync undefined,undefined,1.104.4,1.104.4');
    await tap('hỏi');
    await page.getByRole('dialog').getByText('Chắc', { exact: true }).click();
    await hears('confirm {"confirm":true,"ok":true}');
    await tap('thanh');
    await hears('bar true');
    await page.getByRole('heading', { name: 'Đỏ' }).waitFor();
    const colors = await page.locator('.navigation').evaluate((bar) => {
      const { backgroundColor, borderBottomColor } = getComputedStyle(bar);
      return [backgroundColor, borderBottomColor];
    });
    assert.deepEqual(colors, ['rgb(255, 0, 0)', 'rgb(255, 0, 0)']);
    await tap('máy chủ');
    await hears('device true');
    await hears('other app');
  },
);

fact(
  '10-31, 10-32, 10-33: who the customer is, his address and a payment, with the outcomes offered when no Tiki is connected',
  home(
    '<view onTap="who">ai</view><view onTap="where">đâu</view><view onTap="pay">trả</view><view onTap="pay2">trả kiểu 2</view>',
    `{
      who() { my.getUserInfo({ success: (user) => console.log('> user ' + Object.keys(user).slice(0, 3)), fail: (e) => console.log('> who ' + ['error', 'errorMessage', 'code', 'message'].map((key) => typeof e[key])) }); },
      where() { my.getAddress({ success: (a) => console.log('> address ' + (a.phone_number === a.telephone && a.city === a.region && a.full_name.length > 0)), fail: (e) => console.log('> where ' + e.errorMessage) }); },
      pay() { my.makePayment({ orderId: '1', success: (v) => console.log('> paid ' + JSON.stringify(v)), fail: (e) => console.log('> unpaid') }); },
      pay2() { my.makePaymentV2({ orderId: '2', success: (v) => console.log('> paid ' + JSON.stringify(v)), fail: (e) => console.log('> unpaid ' + JSON.stringify(e.data)) }); },
    }`,
  ),
  async ({ page, tap, hears }) => {
    const choose = (name: string) => page.getByRole('dialog').getByRole('button', { name }).first().click();
    await tap('ai');
    await choose('Từ chối');
    await hears('who string,string,number,string');
    await tap('ai');
    await choose('Đồng ý');
    await hears('user customerId,name,avatar');
    await tap('đâu');
    await choose('Đồng ý');
    await page.getByRole('dialog').getByText('Nguyễn Dùng Thử').click();
    await hears('address true');
    await tap('trả');
    await choose('Thanh toán thành công');
    await hears('paid "success"');
    await tap('trả kiểu 2');
    await choose('Thanh toán thành công');
    await hears('paid {"status":"SUCCESS","data":{"status":"SUCCESS","orderId":"2"}}');
    await tap('trả kiểu 2');
    await choose('Khách hủy thanh toán');
    await hears('unpaid {"status":"FAIL"}');
  },
);

fact(
  '10-39: the end of a video is told as ended and as end',
  home(
    '<video src="" onEnded="said" onEnd="said" onPlay="said" onTimeUpdate="said" />',
    `{ said({ type }) { console.log('> video ' + type); } }`,
  ),
  async ({ find, hears }) => {
    for (const type of ['play', 'ended']) await find('video').dispatchEvent(type);
    for (const type of ['play', 'ended', 'end']) await hears(`video ${type}`);
  },
);
