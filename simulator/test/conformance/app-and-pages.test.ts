import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fact, home, openApp, type Files } from './phone.ts';

const page = (name: string, hooks = 'onLoad onShow onReady onHide onUnload'): string => `Page({
  ${hooks
    .split(' ')
    .map(
      (hook) =>
        `${hook}(given) { console.log('> ${name} ${hook}' + (given === undefined ? '' : ' [' + given + ']')); }`,
    )
    .join(',\n')},
  go({ target }) { const { api, url, delta } = target.dataset; my[api]({ url, delta, fail: ({ errorMessage }) => console.log('> fail ' + errorMessage) }); },
})`;
const link = (api: string, url: string): string =>
  `<view onTap="go" data-api="${api}" data-url="${url}">${api} ${url}</view>`;

const stack: Files = {
  'app.js': `App({
    onLaunch(o) { console.log('> launch ' + JSON.stringify([Object.keys(o.query), o.referrerInfo, o.path])); },
    onShow() { console.log('> app show'); }, onHide() { console.log('> app hide'); }, cart: 7 });`,
  'pages/a/index.txml':
    link('navigateTo', '/pages/b?x=1&amp=y%20z') +
    link('switchTab', 'pages/b/index') +
    link('reLaunch', 'pages/b/index'),
  'pages/a/index.js': page('a'),
  'pages/b/index.txml':
    link('navigateTo', 'pages/b/index?ID') +
    link('redirectTo', 'pages/a/index') +
    '<view onTap="go" data-api="navigateBack" data-delta="{{99}}">về gốc</view>',
  'pages/b/index.js': page('b'),
};

fact(
  '2.1 and 2.3 launch, push, redirect and back run their hooks in order; onLoad gets the raw query',
  stack,
  async ({ tap, hears, logs, page: tab }) => {
    await hears('a onReady');
    assert.deepEqual(logs(), ['launch [[],{},"pages/a/index"]', 'app show', 'a onLoad []', 'a onShow', 'a onReady']);
    await tap('navigateTo /pages/b?x=1&amp=y%20z');
    await hears('b onReady');
    assert.deepEqual(logs().slice(5), ['a onHide', 'b onLoad [x=1&amp=y%20z]', 'b onShow', 'b onReady']);
    await tap('navigateTo pages/b/index?ID');
    await hears('b onLoad [ID]');
    await tap('về gốc');
    await hears(/^b onUnload/);
    await tab.locator('iframe[data-tini-page="pages/b/index"]').first().waitFor({ state: 'detached' });
    assert.equal(logs().at(-1), 'a onShow');
    await tap('switchTab pages/b/index');
    await hears('fail Current App is not TabBar app');
  },
);

test('2.3 tabs are kept after their first visit, tell their tap, and reLaunch unloads them', async (t) => {
  const {
    page: tab,
    hears,
    logs,
    tap,
  } = await openApp(t, {
    'app.json': JSON.stringify({
      pages: ['pages/a/index', 'pages/b/index', 'pages/c/index'],
      tabBar: { items: ['a', 'b'].map((name) => ({ pagePath: `pages/${name}`, name: name.toUpperCase() })) },
    }),
    'pages/a/index.txml':
      link('navigateTo', 'pages/c/index') + link('reLaunch', 'pages/c/index') + link('switchTab', 'pages/c/index'),
    'pages/a/index.js': page('a', 'onLoad onShow onHide onUnload'),
    'pages/b/index.txml': '<view>b</view>',
    'pages/b/index.js': `Page({ onLoad() { console.log('> b onLoad'); }, onShow() { console.log('> b onShow ' + getCurrentPages().length); },
      onTabItemTap({ index, pagePath, text }) { console.log('> b tap ' + [index, pagePath, text]); } })`,
    'pages/c/index.txml': '<view onTap="back">c</view>',
    'pages/c/index.js': `Page({ back() { const pages = getCurrentPages(); pages[pages.length - 2].setData({ from: 'c' }); console.log('> ' + pages.map((page) => page.route)); } })`,
  });
  await hears('a onShow');
  await tab.getByRole('tab', { name: 'B' }).click();
  await hears('b tap 1,pages/b/index,B');
  await tab.getByRole('tab', { name: 'A' }).click();
  await hears('a onHide');
  await tap('switchTab pages/c/index');
  await hears(/^fail .*is not a page of the tab bar/);
  await tap('navigateTo pages/c/index');
  assert.equal(await tab.getByRole('tab').count(), 0);
  await tap('c');
  await hears('pages/a/index,pages/c/index');
  await tab.getByRole('button', { name: 'Quay lại' }).click();
  await tap('reLaunch pages/c/index');
  await hears('a onUnload');
  await tab.getByRole('button', { name: 'Trang chủ' }).waitFor();
  assert.equal(logs().filter((line) => line === 'a onLoad []').length, 1);
});

fact(
  '2.2 data is a copy of its own, members are shared, a hook may be async, handlers are looked up when they run',
  home(
    '<view onTap="later">{{n}} {{list.length}} {{made}}</view><view onTap="{{name}}">tên</view><view onTap="nobody">không</view>',
    `{
      data: { n: 1, list: [1], name: 'named' }, timers: [],
      async onLoad() {
        this.setData({ n: this.data.n + 1 });
        console.log('> at once ' + this.data.n);
        this.later = () => this.setData({ made: 'mới' }, () => console.log('> committed ' + this.data.made));
        throw new Error('async');
      },
      later() { console.log('> never'); },
      named() { console.log('> named ' + this.timers.length + ' ' + this.route); },
    }`,
  ),
  async ({ tap, hears, sees, lines }) => {
    await hears('at once 2');
    await sees('2 1');
    await tap('2 1');
    await hears('committed mới');
    await tap('tên');
    await hears('named 0 pages/home/index');
    await tap('không');
    await tap('tên');
    assert.ok(lines.some((line) => line.includes('has no method "nobody"')));
    assert.ok(lines.some((line) => line.includes('unhandled rejection')));
  },
);

fact(
  '2.6 setData paths make containers, copies along the path, splices, batches; after unload it is silent',
  home(
    '<view onTap="go">{{JSON.stringify(tree)}}|{{list}}</view>',
    `{
      data: { list: [1, 2, 3] },
      go() {
        this.setData({ 'tree.b[1].c': 5 });
        const before = this.data.tree;
        this.setData({ 'tree.b[0]': { a: undefined } });
        this.$spliceData({ list: [1, 1, 'x', 'y'] });
        this.$batchedUpdates(() => { this.setData({ n: 1 }); this.setData({ n: this.data.n + 1 }); });
        console.log('> ' + JSON.stringify([before.b[0] === undefined, this.data.list, this.data.n]));
        const cycle = {}; cycle.self = cycle; this.setData({ cycle, fn() {}, date: new Date(0), nan: NaN });
        console.log('> identity ' + (this.data.cycle === cycle));
      },
    }`,
  ),
  async ({ tap, sees, hears }) => {
    await tap('|1,2,3');
    await hears('[true,[1,"x","y",3],2]');
    await hears('identity true');
    await sees('{"b":[{},{"c":5}]}|1,x,y,3');
  },
);

const components: Files = {
  ...home(
    `<card tiki:if="{{shown}}" title="{{title}}" data-item="{{obj}}" prefix-image="p" class="big" flag onPick="picked" ref="keep" />
     <view onTap="change">đổi</view><view onTap="drop">bỏ</view>`,
    `{
      data: { shown: true, title: 'một', obj: { n: 1 } },
      onReady() { console.log('> page ready ' + this.kept.is); },
      keep(instance) { this.kept = instance; },
      picked(a, b) { console.log('> picked ' + a + b + ' ' + this.route); return 'trả lời'; },
      change() { this.data.obj.n += 1; this.setData({ title: 'hai', obj: this.data.obj }); },
      drop() { this.setData({ shown: false }); },
    }`,
    '{ "usingComponents": { "card": "/components/card/index" } }',
  ),
  'components/card/index.json':
    '{ "component": true, "componentLifeCycleV2": "YES", "usingComponents": { "leaf": "./leaf/index" } }',
  'components/card/index.txml': `<view class="{{className}}">{{title}}|{{own}}|{{prefixImage}}|{{flag}}|{{$id > 0}}</view><view onTap="tapped">gọi</view><leaf />`,
  'components/card/index.js': `Component({
    mixins: [{ didMount() { console.log('> mixin didMount'); }, methods: { fromMixin() { return 'trộn'; } } }],
    data: { own: 0 },
    props: { title: '', flag: false, onPick() {}, onNothing() { return 'mặc định'; } },
    onInit() { this.data = { own: 'khởi tạo' }; console.log('> onInit ' + this.props.title); },
    deriveDataFromProps(next) { console.log('> derive ' + this.props.title + '->' + next.title); if (next.title === 'hai') this.setData({ own: 'suy ra' }); },
    didMount() { console.log('> didMount ' + Object.keys(this.props).filter((key) => key.startsWith('data-'))); },
    didUpdate(prevProps, prevData) { console.log('> didUpdate ' + prevProps.title + ' ' + prevData.own); },
    didUnmount() { console.log('> didUnmount'); },
    methods: { tapped() { console.log('> ' + [this.props.onPick('a', 1), this.props.onNothing(), this.fromMixin(), this.$page.route, this.is]); } },
  })`,
  'components/card/leaf/index.json': '{ "component": true }',
  'components/card/leaf/index.txml': '<text>lá</text>',
  'components/card/leaf/index.js': `Component({ didMount() { console.log('> leaf didMount'); }, didUnmount() { console.log('> leaf didUnmount'); } })`,
};

fact(
  '2.4 and 2.5 a component lives in order, and its props are what the tag says',
  components,
  async ({ tap, hears, sees, logs, find }) => {
    await hears('page ready /components/card/index');
    assert.deepEqual(logs(), [
      'onInit một',
      'derive một->một',
      'leaf didMount',
      'mixin didMount',
      'didMount data-item',
      'page ready /components/card/index',
    ]);
    await sees('một|khởi tạo|p|true|true');
    assert.equal(await find('.big').count(), 1);
    await tap('gọi');
    await hears('picked a1 pages/home/index');
    await hears('trả lời,mặc định,trộn,pages/home/index,/components/card/index');
    await tap('đổi');
    await sees('hai|suy ra|p|true|true');
    await hears('derive một->hai');
    await hears('didUpdate một khởi tạo');
    await tap('bỏ');
    await hears('didUnmount');
    assert.deepEqual(logs().slice(-2), ['leaf didUnmount', 'didUnmount']);
  },
);

fact(
  '8 the worker: forbidden names are undefined, libraries still find a global, errors reach App.onError and stop nothing',
  {
    'app.js': `App({ onError(text) { console.log('> app error ' + text.split('\\n')[0]); } });
      console.log('> ' + [typeof window, typeof document, typeof fetch, typeof globalThis, typeof self, typeof XMLHttpRequest, typeof localStorage, typeof require]);
      console.log('> ' + [typeof setTimeout, typeof Proxy, typeof encodeURIComponent, (1000000).toLocaleString()]);`,
    ...home(
      '<view onTap="bad">hỏng</view><view onTap="good">tốt</view>',
      `{ bad() { null.x; }, good() { console.log('> good'); } }`,
    ),
  },
  async ({ tap, hears }) => {
    await hears(/^undefined,undefined,undefined,undefined,undefined,undefined,undefined,/);
    await hears('function,function,function,1.000.000');
    await tap('hỏng');
    await hears(/^app error TypeError/);
    await tap('tốt');
    await hears('good');
  },
);

fact(
  '1.5 components are found beside the json, at the root, in a folder, clamped and in packages; a dead one stays empty',
  {
    ...home(
      '<near /><rooted /><folder /><clamped /><packaged /><dead>x</dead><view>cuối</view>',
      '{}',
      `{ "usingComponents": { "near": "parts/near/index", "rooted": "components/rooted/index", "folder": "/components/folder", "clamped": "../../../../components/clamped/index", "packaged": "@some/kit/es/one/index", "dead": "components/none/index" } }`,
    ),
    ...Object.fromEntries(
      [
        'pages/home/parts/near/index',
        'components/rooted/index',
        'components/folder/index',
        'components/clamped/index',
        'node_modules/@some/kit/es/one/index',
      ].flatMap((name) => [
        [`${name}.json`, '{ "component": true }'],
        [`${name}.txml`, `<view>thấy ${name.split('/').at(-2)}</view>`],
        [`${name}.js`, 'Component({})'],
      ]),
    ),
  },
  async ({ sees, find }) => {
    for (const name of ['near', 'rooted', 'folder', 'clamped', 'one']) await sees(`thấy ${name}`);
    assert.equal(await find('page').getByText('x', { exact: true }).count(), 0);
  },
);

fact(
  '1.3 and 6.3 the bar follows the page json: title, colour, theme, transparency',
  {
    ...home(
      '<view style="height: 2000px">cao</view>',
      '{}',
      '{ "defaultTitle": "Nền tối", "titleBarColor": "#0b2a4a", "backgroundColor": "#eeeeee", "transparentTitle": "auto" }',
    ),
    'app.tcss': 'page { background-color: #fff5c7 }',
  },
  async ({ page: tab, sees, frame }) => {
    await sees('cao');
    await tab.getByRole('heading', { name: 'Nền tối' }).waitFor();
    assert.equal(await tab.locator('.navigation').evaluate((bar) => getComputedStyle(bar).color), 'rgb(255, 255, 255)');
    assert.match(
      await tab.locator('.navigation').evaluate((bar) => getComputedStyle(bar).backgroundColor),
      /rgba\(.*, 0\)/,
    );
    const box = await tab.locator('iframe[data-tini-page]').boundingBox();
    assert.equal(box?.y, 0);
    assert.equal(
      await frame.locator('page').evaluate((root) => getComputedStyle(root).backgroundColor),
      'rgb(255, 245, 199)',
    );
    assert.equal(
      await frame.locator('html').evaluate((root) => getComputedStyle(root).backgroundColor),
      'rgb(238, 238, 238)',
    );
  },
);
