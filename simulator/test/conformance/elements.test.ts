import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fact, home, openApp } from './phone.ts';

const log = (name: string) => `${name}({ type, detail }) { console.log('> ' + type + ' ' + JSON.stringify(detail)); },`;

fact(
  '4.3 slider tells while it moves and when it stops; its value is part of a form',
  home(
    `<form onSubmit="say"><slider name="s" value="{{20}}" min="{{0}}" max="{{50}}" step="{{5}}" onChange="say" onChanging="say" />
     <button form-type="submit">gửi</button></form>`,
    `{ ${log('say')} }`,
  ),
  async ({ find, tap, hears }) => {
    await find('slider input').fill('35');
    await hears('changing {"value":35}');
    await hears('change {"value":35}');
    await tap('gửi');
    await hears(/^submit \{"value":\{"s":35\}/);
    assert.equal(await find('slider input').getAttribute('max'), '50');
  },
);

fact(
  '4.3 picker opens a sheet with its rows and tells the index; picker-view tells every column',
  home(
    `<picker range="{{range}}" range-key="name" title="Chọn tỉnh" confirm-button-text="Xong" value="{{1}}" onChange="say">mở ra</picker>
     <picker-view value="{{[1, 0]}}" onChange="say">
       <picker-view-column><view>a</view><view>b</view><view>c</view></picker-view-column>
       <picker-view-column><view>x</view><view>y</view></picker-view-column>
     </picker-view>`,
    `{ data: { range: [{ name: 'Huế' }, { name: 'Đà Nẵng' }, { name: 'Cần Thơ' }] }, ${log('say')} }`,
  ),
  async ({ frame, tap, hears, find }) => {
    await tap('mở ra');
    await frame.getByRole('dialog', { name: 'Chọn tỉnh' }).waitFor();
    await frame.getByRole('option', { name: 'Đà Nẵng', selected: true }).waitFor();
    await tap('Cần Thơ');
    await tap('Xong');
    await hears('change {"value":2}');
    assert.equal(await frame.getByRole('dialog').count(), 0);
    await find('picker-view-column').nth(1).press('ArrowDown');
    await hears('change {"value":[1,1]}');
  },
);

fact(
  '4.4 rich-text draws nodes and HTML, without what could run',
  home(
    `<rich-text nodes="{{nodes}}" /><rich-text nodes="{{html}}" />`,
    `{ data: {
      nodes: [{ name: 'p', attrs: { class: 'red', style: 'color: red' }, children: [{ type: 'text', text: 'đoạn & văn' }, { name: 'br' }] }, { name: 'script', children: [] }],
      html: '<h2 onclick="x()">Tiêu đề</h2><img src="/a.png" onerror="x()"><b>đậm</b>',
    } }`,
  ),
  async ({ find, lines }) => {
    await find('rich-text p.red').getByText('đoạn & văn').waitFor();
    await find('rich-text h2').getByText('Tiêu đề').waitFor();
    assert.equal(await find('rich-text script').count(), 0);
    assert.equal(await find('rich-text h2').getAttribute('onclick'), null);
    assert.match((await find('rich-text img').getAttribute('src')) ?? '', /^\/asset\/1\/a\.png$/);
    assert.ok(lines.some((line) => line.includes('<script> is not a tag that rich-text shows')));
  },
);

fact(
  '4.4 navigator goes by its open-type',
  {
    ...home('<navigator url="pages/two/index?a=1">đi</navigator>'),
    'pages/two/index.txml': '<navigator open-type="navigateBack">về</navigator><view>{{query}}</view>',
    'pages/two/index.js': 'Page({ data: { query: "" }, onLoad(query) { this.setData({ query }); } });',
  },
  async ({ tap, sees }) => {
    await tap('đi');
    await sees('a=1');
    await tap('về');
    await sees('đi');
  },
);

test('4.4 web-view shows a page, hears it and is answered', async (t) => {
  const { frame, hears } = await openApp(t, {
    ...home(
      '<web-view id="w" src="/public/page.html" onMessage="heard" />',
      `{
        heard({ detail }) {
          console.log('> heard ' + JSON.stringify(detail));
          if (detail.ready) my.createWebViewContext('w').postMessage({ pong: 1 });
        },
      }`,
    ),
    'public/page.html': `<p>trang ngoài</p><script>
      addEventListener('message', (event) => parent.postMessage({ got: event.data }, '*'));
      parent.postMessage({ ready: true }, '*');
    </script>`,
  });
  await frame.frameLocator('web-view iframe').getByText('trang ngoài').waitFor();
  await hears('heard {"ready":true}');
  await hears('heard {"got":{"pong":1}}');
});

fact(
  '4.4 movable-view follows the mouse inside its area, in its direction',
  home(
    `<movable-area style="width: 200px; height: 200px"><movable-view style="width: 50px; height: 50px" direction="horizontal" onChange="say">kéo</movable-view></movable-area>`,
    `{ ${log('say')} }`,
  ),
  async ({ page, find, hears, logs }) => {
    const box = await find('movable-view').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 10, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 70, box.y + 90, { steps: 2 });
    await page.mouse.move(box.x + 900, box.y + 90, { steps: 2 });
    await page.mouse.up();
    await hears('change {"x":60,"y":0,"source":"touch"}');
    await hears('change {"x":150,"y":0,"source":"touch"}');
    assert.ok(logs().length >= 2);
  },
);

fact(
  '4.3 recycle-view with 10,000 items keeps fewer than 100 rows, tells its range and its end',
  home(
    `<view onTap="jump">nhảy</view>
     <recycle-view id="r" style="height: 400px" totalCount="{{items.length}}" onRangeChanged="range" onEndReached="end">
       <recycle-item tiki:for="{{items}}" tiki:key="*this" style="height: 40px">hàng {{item}}</recycle-item>
       <recycle-footer><view>hết</view></recycle-footer>
     </recycle-view>`,
    `{
      data: { items: Array.from({ length: 10000 }, (_, index) => index) },
      range({ detail }) { this.last = detail; },
      end() { console.log('> end after ' + this.last.endIndex); },
      jump() { const list = my.createRecycleContext('r'); list.scrollToIndex(5000); setTimeout(() => list.scrollTo({ top: 1e9 }), 300); },
    }`,
  ),
  async ({ sees, tap, hears, find }) => {
    await sees('hàng 0');
    assert.ok((await find('recycle-item').count()) < 100);
    await tap('nhảy');
    await sees('hàng 5000');
    assert.ok((await find('recycle-item').count()) < 100);
    await hears('end after 9999');
    await sees('hàng 9999');
    assert.ok((await find('recycle-item').count()) < 100);
  },
);

fact(
  '4.4 progress shows its percentage; a tag of the phone alone keeps its place and is named once',
  home('<progress percent="{{40}}" show-info stroke-width="8" /><canvas id="c" /><canvas id="d" /><ad />'),
  async ({ sees, lines, find }) => {
    await sees('40%');
    await find('tini-unknown[tini-tag=ad]').waitFor({ state: 'attached' });
    assert.equal(lines.filter((line) => line.includes('<canvas> is not supported in the preview')).length, 1);
  },
);

fact(
  '7.4 an exported animation plays its groups in order',
  home(
    '<view class="box" animation="{{moves}}" onTap="go">chạy</view>',
    `{
      data: { moves: [] },
      go() {
        const animation = my.createAnimation({ duration: 60 });
        animation.translate(20, 0).opacity(0.5).step().rotate(90).step({ duration: 30 });
        this.setData({ moves: animation.export() });
        console.log('> left ' + animation.export().length);
      },
    }`,
  ),
  async ({ tap, hears, find, frame }) => {
    await tap('chạy');
    await hears('left 0');
    await frame.locator('.box[style*="rotate(90deg)"]').waitFor();
    assert.match((await find('.box').getAttribute('style')) ?? '', /opacity: 0.5/);
  },
);

fact(
  '2.3 a page that is not there is pushed as a 404, told to fail, and logged',
  home(
    '<view onTap="go">lạc</view>',
    `{ go() { my.navigateTo({ url: 'pages/lost/index?x=1', fail: () => console.log('> failed') }); } }`,
  ),
  async ({ page, tap, hears, sees, lines }) => {
    await tap('lạc');
    await hears('failed');
    await sees('404');
    assert.ok(lines.some((line) => line.includes('The app has no page "pages/lost/index?x=1"')));
    await page.getByRole('button', { name: 'Quay lại' }).click();
    await sees('lạc');
  },
);
