import assert from 'node:assert/strict';
import { fact, home, type Files } from './phone.ts';

/** Each row is one fact: a template, and the text that it shows. Rows are drawn on one page, in one go. */
function rows(
  section: string,
  given: Record<string, readonly [txml: string, shown: string]>,
  data: string,
  more: Files = {},
  head = '',
): void {
  const names = Object.keys(given);
  fact(
    section,
    {
      ...home(
        `${head}${names.map((name, index) => `<view id="r${index}">${given[name]?.[0] ?? ''}</view>`).join('\n')}`,
        `{ data: ${data} }`,
        more['pages/home/index.json'] ?? '{}',
      ),
      ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'pages/home/index.json')),
    },
    async ({ find }) => {
      await find(`#r${names.length - 1}`).waitFor({ state: 'attached' });
      const shown = await find('page').evaluate((page) =>
        [...page.querySelectorAll('[id^=r]')].map((row) => row.textContent ?? ''),
      );
      const expected = Object.fromEntries(names.map((name) => [name, given[name]?.[1] ?? '']));
      assert.deepEqual(Object.fromEntries(names.map((name, index) => [name, shown[index]])), expected);
    },
  );
}

rows(
  '3.1 to 3.3 text, types and expressions',
  {
    'false prints': ['{{no}}|{{zero}}|{{none}}|{{missing}}|{{obj}}|{{list}}', 'false|0|||[object Object]|1,2,3'],
    'null-safe members': ['{{none.a.b}}{{missing[0].x}}{{"ab"[1]}}', 'b'],
    'a call of nothing': ['{{obj.nothing()}}|{{list.includes(2)}}|{{"a-b".split("-").join("+")}}', '|true|a+b'],
    'ternary, template literal, typeof': ['{{no ? 1 : `${zero}${`x`}`}} {{typeof list}} {{+"3" - -1}}', '0x object 4'],
    'optional and nullish': ['{{obj?.n ?? 1}} {{none ?? "thế"}}', '5 thế'],
    '10-13 numbers are joined': ['<text data-x="{{1}}{{2}}">{{1}}{{2}}</text>', '12'],
    '10-14 globals without data': ['{{Math.max(1, 2)}}{{JSON.stringify({ a: 1 })}}{{parseInt("7px")}}', '2{"a":1}7'],
    'a name of the data wins over a global': ['{{String}}', 'chuỗi'],
    '10-17 entities stay': ['a &lt; b<text decode>&lt;&nbsp;</text>', 'a &lt; b<\u00a0'],
    '10-18 blanks between tags go': ['<text>a</text> <text>b</text>\n<text> c  d </text>', 'abc d'],
    'an extra brace is text': ['{{zero}}}', '0}'],
    'regex literal': ['{{"a1b2".replace(/[0-9]/g, "")}}', 'ab'],
  },
  `{ no: false, zero: 0, none: null, obj: { n: 5 }, list: [1, 2, 3], String: 'chuỗi' }`,
);

rows(
  '3.4 and 3.5 control flow and templates',
  {
    'if elif else': [
      '<text tiki:if="{{no}}">a</text><!-- giữa --><text tiki:elif="{{yes}}">b</text><text tiki:else>c</text>',
      'b',
    ],
    'for over a number, an object, nothing': [
      '<text tiki:for="{{3}}">{{item}}{{index}}</text><text tiki:for="{{obj}}">{{index}}={{item}}</text><text tiki:for="{{none}}">x</text>',
      '102132n=5',
    ],
    'for and if together': ['<text tiki:for="{{list}}" tiki:if="{{item > 1}}" tiki:key="*this">{{item}}</text>', '23'],
    'named and nested loops': [
      '<block tiki:for="{{[1, 2]}}" tiki:for-item="a"><text tiki:for="{{[3]}}" tiki:for-index="k">{{a}}{{item}}{{k}}</text></block>',
      '130230',
    ],
    'a literal is a truthy text': ['<text tiki:if="false">có</text>', 'có'],
    'a template sees its data alone': [`<template is="{{no ? 'x' : 'one'}}" data="{{n: 4, ...obj2}}" />`, '[4|mở|]'],
    'a template that is none': ['<template is="zzz" />', ''],
    'templates inside templates': ['<template is="down" data="{{n: 3}}" />', '321'],
    'import and include': [
      '<import src="./parts/shared.txml" /><template is="shared" data="{{a: 1}}" /><include src="/parts/piece.txml" />',
      'chung 1mảnh 5',
    ],
  },
  `{ no: false, yes: 1, list: [1, 2, 3], obj: { n: 5 }, obj2: { m: 'mở' }, none: null, hidden: 'ẩn' }`,
  {
    'pages/home/parts/shared.txml': '<template name="shared">chung {{a}}{{hidden}}</template>',
    'parts/piece.txml': '<template name="not">x</template>mảnh {{obj.n}}',
  },
  '<template name="one">[{{n}}|{{m}}|{{hidden}}]</template><template name="down">{{n}}<template tiki:if="{{n > 1}}" is="down" data="{{n: n - 1}}" /></template>',
);

const box = (slots: string): string => `<box>${slots}</box>`;

rows(
  '3.6 slots',
  {
    'fallback without, content with': ['<box />' + box('<text>vào</text>'), '(mặc định)(vào)'],
    'named, several, with the data of the owner': [
      box('<text slot="foot">{{who}}</text><text slot="foot">2</text>'),
      '(mặc định)chủ2',
    ],
    'a false branch is no content': [box('<text tiki:if="{{no}}">x</text>'), '(mặc định)'],
    'a name that is computed': [box(`<text slot="{{'fo' + 'ot'}}">tính</text>`), '(mặc định)tính'],
    'a template groups': [box('<template slot="foot"><text>a</text><text>b</text></template>'), '(mặc định)ab'],
    scoped: [
      '<rows items="{{[1, 2]}}"><text slot="row" slot-scope="given">{{given.value}}{{who}}</text></rows>',
      '1chủ2chủ',
    ],
    forwarded: ['<outer><text slot="in">qua</text></outer>', '(mặc định)qua'],
  },
  `{ who: 'chủ', no: false }`,
  {
    'pages/home/index.json':
      '{ "usingComponents": { "box": "components/box", "rows": "components/rows", "outer": "components/outer" } }',
    'components/box/index.json': '{ "component": true }',
    'components/box/index.txml': '(<slot>mặc định</slot>)<text tiki:if="{{$slots.foot}}"><slot name="foot" /></text>',
    'components/box/index.js': 'Component({ data: { who: "hộp" } })',
    'components/rows/index.json': '{ "component": true }',
    'components/rows/index.txml': '<slot tiki:for="{{items}}" name="row" value="{{item}}" />',
    'components/rows/index.js': 'Component({})',
    'components/outer/index.json': '{ "component": true, "usingComponents": { "box": "components/box" } }',
    'components/outer/index.txml': '<box><slot name="in" slot="foot" /></box>',
    'components/outer/index.js': 'Component({})',
  },
);

rows(
  '5 sjs: imports, its own globals, copies in and out',
  {
    'default and named': ['{{all.twice(2)}} {{once(3)}} {{renamed}}', '4 3 hằng'],
    'getDate and the locale': ['{{all.year()}} {{all.price(1234567)}}', '2022 1.234.567'],
    'no change leaks out': ['{{all.spoil(obj)}}{{obj.n}}', 'x5'],
    'outside is out of reach': ['{{all.reach()}}', 'undefined undefined'],
  },
  `{ obj: { n: 5 } }`,
  {
    'pages/home/a.sjs': `import { year } from './b.sjs';
      export const once = (n) => n; export const fixed = 'hằng';
      export default { twice: (n = 1) => n * 2, year, price: (n) => n.toLocaleString(), spoil(o) { o.n = 9; return 'x'; }, reach: () => typeof my + ' ' + typeof window };`,
    'pages/home/b.sjs': 'export function year() { return getDate(2022, 0, 1).getFullYear(); }',
  },
  '<import-sjs from="./a.sjs" name="all" /><import-sjs from="./a.sjs" name="{once, fixed: renamed}" />',
);

const say = `say(event) { const { type, detail, target, currentTarget } = event;
  console.log('> ' + JSON.stringify([type, target.dataset, target.targetDataset, currentTarget.dataset, target.tagName, detail.value === undefined ? null : detail.value])); },
  plain() { console.log('> plain'); }`;

fact(
  '4.1, 4.2 and 10-10 taps bubble to a catch, carry the data of who handles them, and keep its types',
  home(
    `<view onTap="plain"><view catchTap="say" data-tabsName="x" data-view-name="{{1}}" data-item="{{obj}}" data-on><text data-in="{{2}}">chạm</text></view></view>
     <button disabled="{{true}}" onTap="plain">tắt</button><button loading onTap="plain">chờ</button><button disabled="false" onTap="plain">bật</button>`,
    `{ data: { obj: { a: [1] } }, ${say} }`,
  ),
  async ({ tap, hears, logs, find }) => {
    await tap('chạm');
    await hears(
      '["tap",{"in":2,"tabsName":"x","viewName":1,"item":{"a":[1]},"on":true},{"in":2},{"tabsName":"x","viewName":1,"item":{"a":[1]},"on":true},"text",null]',
    );
    assert.equal(logs().length, 1);
    await find('button').nth(0).click({ force: true });
    await find('button').nth(1).click({ force: true });
    await tap('bật');
    await hears('plain');
    assert.equal(logs().length, 2);
  },
);

fact(
  '4.3 and 10-20 fields, choices and forms tell what they hold',
  home(
    `<form onSubmit="say" onReset="plain">
       <input name="i" value="{{text}}" onInput="say" onConfirm="say" maxlength="5" />
       <checkbox-group name="c" onChange="say"><label><checkbox value="{{1}}" />một</label><label><checkbox value="{{2}}" checked />hai</label></checkbox-group>
       <radio-group name="r" onChange="say"><label><radio value="x" />ích</label></radio-group>
       <switch name="s" onChange="say" />
       <button form-type="submit">gửi</button><button formType="reset">xóa</button>
     </form>`,
    `{ data: { text: 'đầu' }, ${say} }`,
  ),
  async ({ find, tap, hears }) => {
    await find('form > input').fill('1234');
    await hears('["input",{},{},{},"input","1234"]');
    await find('form > input').press('Enter');
    await hears(/^\["confirm",/);
    await tap('một');
    await hears('["change",{},{},{},"checkbox-group",[1,2]]');
    await tap('ích');
    await hears('["change",{},{},{},"radio-group","x"]');
    await find('switch input').click();
    await hears('["change",{},{},{},"switch",true]');
    await tap('gửi');
    await hears(/^\["submit",.*"c":\[1,2\],"r":"x","s":true\}\]$/);
    await tap('xóa');
    await hears('plain');
    assert.equal(await find('form > input').inputValue(), 'đầu');
  },
);

fact(
  '6 styles: order of sheets, tag selectors, page, rpx, tokens, metrics',
  {
    'app.tcss': ':root { --brand: #123456 } view { color: rgb(1, 1, 1) } .order { width: 1px } @import "/more.tcss";',
    'more.tcss': '.more { height: 7px }',
    'components/k/index.json': '{ "component": true }',
    'components/k/index.txml': '<view class="order">k</view>',
    'components/k/index.js': 'Component({})',
    'components/k/index.tcss': '.order { width: 2px; height: 3px }',
    ...home(
      `<k /><view id="tag">a</view><view id="class" class="colored">b</view><view id="rpx" class="half" style="height: 100rpx">c</view>
       <button id="brand">d</button><view id="top" class="top">e</view><view id="plain" style="width: 50px; padding: 5px">f</view>`,
      '{}',
      '{ "usingComponents": { "k": "components/k" }, "transparentTitle": "always" }',
    ),
    'pages/home/index.tcss': `page { padding-left: 4px } .colored { color: rgb(2, 2, 2) } .order { height: 4px } .half { width: 375rpx }
      .top { padding-top: calc(var(--tf-status-bar-height) + var(--tf-title-bar-height)) }`,
  },
  async ({ find, sees }) => {
    await sees('a');
    const style = (selector: string, name: string) =>
      find(selector).evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
    assert.deepEqual([await style('.order', 'width'), await style('.order', 'height')], ['2px', '4px']);
    assert.deepEqual([await style('#tag', 'color'), await style('#class', 'color')], ['rgb(1, 1, 1)', 'rgb(2, 2, 2)']);
    assert.deepEqual([await style('#rpx', 'width'), await style('#rpx', 'height')], ['187.5px', '50px']);
    assert.equal(await style('page', 'padding-left'), '4px');
    assert.equal(await style('#brand', 'background-color'), 'rgb(18, 52, 86)');
    assert.equal(await style('#top', 'padding-top'), '72px');
    assert.equal(await find('#plain').evaluate((element) => element.getBoundingClientRect().width), 60);
  },
);
