import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileTemplate } from '../../compiler/index.ts';
import { card, data, rule } from './rule.ts';

describe('attributes', () => {
  rule(
    'a sole mustache keeps its type',
    '<view a="{{b}}" c=" {{ [1] }} " disabled="{{false}}"/>',
    { view: '<view a={{"x":1}} c={[1]} disabled={false}></view>' },
    data({ b: { x: 1 } }),
  );
  rule('literal text stays a string', '<button disabled="false"/>', { view: '<button disabled="false"></button>' });
  rule(
    'mixed values are strings without nullish parts',
    '<view class="a {{b}} {{c}}" id="{{d}}{{d}}"/>',
    { view: '<view class="a  1" id="22"></view>' },
    data({ b: null, c: 1, d: 2 }),
  );
  rule('className on a built-in is its class', '<view className="a"/>', { view: '<view class="a"></view>' });
  rule(
    'a style object becomes text',
    '<view style="{{ {fontSize: a, \'--b\': 1} }}"/>',
    { view: '<view style="font-size: 2px; --b: 1"></view>' },
    data({ a: '2px' }),
  );
  rule(
    'dataset keys are camel case and keep capitals, values keep their type',
    '<view data-a-b="{{c}}" data-tabsName="x" data-query_name/>',
    { view: '<view data:aB={{"d":1}} data:tabsName="x" data:query_name={true}></view>' },
    data({ c: { d: 1 } }),
  );
  rule(
    'handlers bubble or catch',
    '<view onTap="a" catchTouchStart="{{b}}" onLongTap="" onBlur/>',
    { view: '<view on:tap="a" catch:touchStart="f"></view>' },
    data({ b: 'f' }),
  );
  rule('reserved names are ordinary names', '<view __proto__="a" data-constructor="b"/>', {
    view: '<view __proto__="a" data:constructor="b"></view>',
  });
});

describe('tiki:if', () => {
  const chain =
    '<view tiki:if="{{a === 1}}">1</view><!-- c --> <view tiki:elif="{{a === 2}}">2</view><block tiki:else>3</block>';
  rule('the first true branch renders', chain, { view: '<view>1</view>' }, data({ a: 1 }));
  rule('elif is asked next', chain, { view: '<view>2</view>' }, data({ a: 2 }));
  rule('else is the rest', chain, { view: '3' }, data({ a: 3 }));
  rule('text between breaks the chain', '<view tiki:if="{{a}}"/>b<view tiki:else/>', {
    view: 'b<view></view>',
    diagnostics: ['directive-dangling 31-40'],
  });
  rule('a literal condition is a string', '<view tiki:if="false"/>', { view: '<view></view>' });
  rule('slots and template uses can be conditional', '<slot tiki:if="{{a}}">b</slot><slot tiki:if="{{!a}}">c</slot>', {
    view: 'c',
  });
});

describe('tiki:for', () => {
  rule(
    'repeats over an array',
    '<view tiki:for="{{a}}">{{index}}{{item}}</view>',
    { view: '<view>0x</view><view>1y</view>' },
    data({ a: ['x', 'y'] }),
  );
  rule('counts to a number from 1', '<block tiki:for="{{2}}">{{item}}{{index}};</block>', { view: '10;21;' });
  rule(
    'walks an object by key',
    '<block tiki:for="{{a}}">{{index}}={{item}};</block>',
    { view: 'b=1;c=2;' },
    data({ a: { b: 1, c: 2 } }),
  );
  rule(
    'repeats nothing over anything else',
    '<view tiki:for="{{a}}"/><view tiki:for="{{b}}"/><view tiki:for="{{c}}"/>',
    { view: '' },
    data({ a: null, b: 'text' }),
  );
  rule('without a mustache it is text', '<view tiki:for="a"/>', { view: '', diagnostics: ['for-literal 7-15'] });
  rule(
    'names can be chosen, inner ones shadow',
    '<block tiki:for="{{a}}" tiki:for-item="r" tiki:for-index="i"><block tiki:for="{{r}}" tiki:for-index="i">{{i}}{{item}}{{r.length}};</block></block>',
    { view: '0x1;0y2;1z2;' },
    data({ a: [['x'], ['y', 'z']] }),
  );
  rule('a bad name is replaced', '<view tiki:for="{{1}}" tiki:for-item="a-b">{{item}}</view>', {
    view: '<view>1</view>',
    diagnostics: ['for-name 24-37'],
  });
  rule(
    'for is outside of if on one node',
    '<view tiki:for="{{a}}" tiki:if="{{item > 1}}">{{item}}</view>',
    { view: '<view>2</view>' },
    data({ a: [1, 2] }),
  );
  rule(
    'an else branch can loop',
    '<view tiki:if="{{b}}"/><view tiki:else tiki:for="{{a}}">{{item}}</view>',
    { view: '<view>1</view>' },
    data({ a: [1] }),
  );
  rule(
    'reserved words and our own names are fine as loop names',
    '<block tiki:for="{{a}}" tiki:for-item="$" tiki:for-index="d">{{$}}{{d}}{{x}}</block>',
    { view: '105' },
    data({ a: [1], x: 5 }),
  );
  for (const [written, keys] of [
    ['id', ['.1[k1].1', '.1[k2].1']],
    ['{{item.id}}', ['.1[k1].1', '.1[k2].1']],
    ['item.id', ['.1[k1].1', '.1[k2].1']],
    ['x-{{item.id}}', ['.1[x-k1].1', '.1[x-k2].1']],
    ['index', ['.1[0].1', '.1[1].1']],
    ['{{index}}', ['.1[0].1', '.1[1].1']],
  ] as const) {
    rule(
      `tiki:key="${written}" names iterations`,
      `<card tiki:for="{{a}}" tiki:key="${written}"/>`,
      { plan: keys.map((key) => `${key} card {}`) },
      { ...card, ...data({ a: [{ id: 'k1' }, { id: 'k2' }] }) },
    );
  }
  rule(
    '*this is the item itself',
    '<card tiki:for="{{a}}" tiki:key="*this"/>',
    { plan: ['.1[x].1 card {}', '.1[y%2f].1 card {}'] },
    { ...card, ...data({ a: ['x', 'y/'] }) },
  );
  rule(
    'missing and double keys fall back to the index',
    '<card tiki:for="{{a}}" tiki:key="id"/>',
    {
      plan: ['.1[a].1 card {}', '.1[#1].1 card {}', '.1[#2].1 card {}'],
      problems: [
        'index.txml:1:7: the key "a" occurs twice; the index is used.',
        'index.txml:1:7: an item has no key; its index is used.',
      ],
    },
    { ...card, ...data({ a: [{ id: 'a' }, { id: 'a' }, {}] }) },
  );
});

test('a literal picture that is only beside the template is written from the app root', () => {
  const compile = (src: string) =>
    compileTemplate({
      source: `<image src="${src}"/>`,
      path: 'pages/a/index.txml',
      componentTags: new Set(),
      hasFile: (path) => ['pages/a/img/x.png', 'img/both.png', 'pages/a/img/both.png'].includes(path),
    }).code.view;
  assert.match(compile('img/x.png'), /"\/pages\/a\/img\/x\.png"/);
  assert.match(compile('img/both.png'), /"img\/both\.png"/);
  assert.match(compile('https://a.example/x.png'), /"https:\/\/a\.example\/x\.png"/);
  assert.match(compile('../../img/none.png'), /"\.\.\/\.\.\/img\/none\.png"/);
});
