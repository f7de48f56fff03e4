import assert from 'node:assert/strict';
import { fact, home } from './phone.ts';

fact(
  '1.2, 1.3, 1.4, 1.6, 2.1, 2.3, 2.6 what apps do beside the documents: folders as pages, odd JSON, pages without scripts, live pages of the stack',
  {
    'app.json':
      '{ // chú thích\n "pages": ["pages/home", "pages/next/index", "pages/bare/index"], "usingComponents": { "mark": "/components/mark/index" }, }',
    'app.js': `import words from './data/words';
      App({ word: words.hello, onLaunch({ query, referrerInfo, path }) { console.log('> launch ' + JSON.stringify([query, referrerInfo, path])); } });`,
    'data/words.json': '{ "hello": "chào" }',
    'components/mark/index.json': '{ "component": true }',
    'components/mark/index.txml': '<text>[dấu]</text>',
    'components/mark/index.js': 'Component({})',
    'pages/home/index.txml': '<mark /><view>{{word}} {{n}}</view><view onTap="go">đi</view>',
    'pages/home/index.json': '',
    'pages/home/index.js': `const app = getApp();
      Page({ data() { return { word: app.word, n: 1 }; }, bump(by) { this.setData({ n: this.data.n + by }, () => console.log('> bumped')); this.setData({}, () => console.log('> nothing changed')); }, go() { my.navigateTo({ url: '/pages/next' }); } });`,
    'pages/next/index.txml': '<view onTap="reach">với</view><view onTap="bare">trống</view>',
    'pages/next/index.js': `Page({
      reach() { const pages = getCurrentPages(); pages[pages.length - 2].bump(4); console.log('> ' + pages.map(({ route }) => route)); my.navigateBack(); },
      bare() { my.redirectTo({ url: 'pages/bare/index?x' }); },
    });`,
    'pages/bare/index.txml': '<view>không có script</view><mark />',
  },
  async ({ sees, tap, hears, logs }) => {
    await sees('chào 1');
    await sees('[dấu]');
    assert.deepEqual(logs(), ['launch [{},{},"pages/home/index"]']);
    await tap('đi');
    await tap('với');
    await hears('pages/home/index,pages/next/index');
    await hears('bumped');
    await hears('nothing changed');
    await sees('chào 5');
    await tap('đi');
    await tap('trống');
    await sees('không có script');
    await sees('[dấu]');
  },
);

fact(
  '4.1, 4.3 a long tap is no tap, a disabled button is silent, touches and ends of transitions tell where and what',
  home(
    `<view id="long" onTap="say" onLongTap="say" onTouchStart="touch" onTouchEnd="touch">giữ</view>
     <button id="off" disabled onTap="say">tắt</button>
     <view id="move" style="{{style}}" onTransitionEnd="ended" onTap="move">trôi</view>
     <scroll-view id="scroll" scroll-y style="height: 100px" onScroll="scrolled" onScrollToLower="say"><view style="height: 500px">cao</view></scroll-view>
     <input id="field" onConfirm="confirmed" onBlur="confirmed" />
     <image id="good" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='30' height='20'/%3E" onLoad="loaded" />
     <image id="bad" src="data:image/png,no" onError="loaded" />
     <carousel id="turn" current="{{page}}" style="height: 40px" duration="{{0}}" onChange="loaded"><carousel-item>một</carousel-item><carousel-item>hai</carousel-item></carousel>
     <view onTap="turn">lật</view>`,
    `{
      data: { style: { transition: 'margin-left 20ms', marginLeft: '0px' }, page: 0 },
      say({ type, target }) { console.log('> ' + type + ' ' + target.id); },
      touch({ type, touches, changedTouches }) { const [at = {}] = type === 'touchStart' ? touches : changedTouches; console.log('> ' + type + ' ' + Object.keys(at).sort()); },
      move() { this.setData({ style: { transition: 'margin-left 20ms', marginLeft: '10px' } }); },
      ended({ type, detail, propertyName = detail.propertyName, elapsedTime = detail.elapsedTime }) { console.log('> ' + [type, propertyName, elapsedTime]); },
      scrolled({ detail }) { console.log('> scroll ' + Object.keys(detail).sort() + ' ' + (detail.scrollTop > 0)); },
      confirmed({ type, detail }) { console.log('> ' + type + ' ' + detail.value); },
      loaded({ type, target, detail }) { console.log('> ' + [type, target.id, JSON.stringify(detail)]); },
      turn() { this.setData({ page: 1 }); },
    }`,
  ),
  async ({ page, find, tap, hears, logs }) => {
    await hears('load,good,{"width":30,"height":20}');
    await hears(/^error,bad,\{"errMsg":/);
    await find('#long').click({ delay: 650 });
    await hears(/^touchEnd /);
    await find('#off').click({ force: true });
    await tap('trôi');
    await hears('transitionEnd,margin-left,0.02');
    await find('#scroll').evaluate((element) => {
      element.scrollTop = 400;
    });
    await hears('scroll scrollHeight,scrollLeft,scrollTop,scrollWidth true');
    await hears('scrollToLower scroll');
    await find('#field').click();
    await page.keyboard.type('gạo');
    await page.keyboard.press('Enter');
    await hears('confirm gạo');
    await tap('lật');
    await hears(/^change,turn,\{"current":1/);
    await hears('blur gạo');
    const said = logs();
    assert.ok(said.includes('longTap long'), said.join('\n'));
    assert.ok(!said.includes('tap long') && !said.includes('tap off'), said.join('\n'));
    assert.ok(said.includes('touchStart clientX,clientY,identifier,pageX,pageY'), said.join('\n'));
  },
);

fact(
  '3.7 and 5 classes, styles and hidden on built-ins; sjs has no this and the dates of Việt Nam',
  {
    ...home(
      `<import-sjs from="./f.sjs" name="{ self, day }" />
       <view id="a" className="kép" style="{{ { fontSize: '20rpx', marginTop: '4px' } }}">a</view><view id="b" hidden="{{yes}}">b</view><view id="c" class="{{no}} x" hidden="false">c</view>
       <view>{{self()}} {{day(at)}}</view>`,
      `{ data: { yes: true, at: 0 } }`,
    ),
    'pages/home/f.sjs': `export function self() { return typeof this; }
      export function day(at) { return getDate(at).toLocaleDateString('vi-VN', { timeZone: 'UTC' }); }`,
  },
  async ({ find, sees }) => {
    await sees('undefined 1/1/1970');
    assert.equal(await find('#a').getAttribute('class'), 'kép');
    assert.match((await find('#a').getAttribute('style')) ?? '', /font-size: ?(?:0\.2rem|10px).*margin-top: ?4px/);
    assert.equal(await find('#b').isVisible(), false);
    assert.equal(await find('#c').isVisible(), true);
    assert.equal((await find('#c').getAttribute('class'))?.trim(), 'x');
  },
);
