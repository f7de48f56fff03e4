import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { printDiagnostics, runTemplate } from './run-template.ts';
import type { RunOptions } from './run-template.ts';

interface Expected {
  view?: string;
  plan?: readonly string[];
  diagnostics?: readonly string[];
}

/** One line per rule: what it says, source, what comes out (no diagnostics unless named). */
function rule(title: string, source: string, expected: Expected, options?: RunOptions): void {
  test(title, async () => {
    const outcome = await runTemplate(source, options);
    if (expected.view !== undefined) assert.equal(outcome.view, expected.view);
    if (expected.plan !== undefined) assert.deepEqual(outcome.plan, expected.plan);
    assert.deepEqual(printDiagnostics(outcome.diagnostics), expected.diagnostics ?? []);
    assert.deepEqual(outcome.viewAddresses, outcome.logicAddresses, 'both sides meet the same instances');
  });
}

const card: RunOptions = { tags: ['card'] };
const data = (values: Record<string, unknown>): RunOptions => ({ data: values });

describe('grammar', () => {
  rule('several roots are legal', '<view/><text></text>a', { view: '<view></view><text></text>a' });
  rule('an empty file is legal', '', { view: '' });
  rule('a byte order mark is skipped', '\uFEFF<view/>', { view: '<view></view>' });
  rule('a closing tag may be short on any element', '<view class="a"/>', { view: '<view class="a"></view>' });
  rule('single quotes hold double ones', `<view id='a"b'/>`, { view: String.raw`<view id="a\"b"></view>` });
  rule('a value may hold ">" and "<" and line breaks', '<view id="a>b<c\nd"/>', {
    view: String.raw`<view id="a>b<c\nd"></view>`,
  });
  rule(
    'an unquoted mustache may hold spaces and quotes',
    `<button loading={{ a === "x" }} size=large/>`,
    { view: '<button loading={true} size="large"></button>' },
    data({ a: 'x' }),
  );
  rule('an attribute without value is true', '<button loading/>', { view: '<button loading={true}></button>' });
  rule('comments, doctype and CDATA are ignored', '<!DOCTYPE x><!-- <view> --><view/><![CDATA[ <a> ]]>', {
    view: '<view></view>',
  });
  rule('"<" without a name is text', '<text>a < b <3</text>', { view: '<text>a < b <3</text>' });
  rule(
    '"<" inside a mustache is an operator',
    '<text>{{a <b}}</text>',
    { view: '<text>true</text>' },
    data({ a: 1, b: 2 }),
  );
});

describe('recovery', () => {
  rule('a stray quote pair after a value is skipped', '<view class="a"" id="b"/>', {
    view: '<view class="a" id="b"></view>',
    diagnostics: ['attribute-stray 16-17'],
  });
  rule('a duplicate attribute: the last wins', '<view id="a" id="b"/>', {
    view: '<view id="b"></view>',
    diagnostics: ['attribute-duplicate 14-20'],
  });
  rule('a missing close quote ends at the next attribute', '<view class="a id="b">c</view>', {
    view: '<view class="a" id="b">c</view>',
    diagnostics: ['attribute-quote-missing 7-15'],
  });
  rule('a missing close quote ends with its tag', '<view class="a>b</view><view id="c"/>', {
    view: '<view class="a">b</view><view id="c"></view>',
    diagnostics: ['attribute-quote-missing 7-15'],
  });
  rule(
    'a missing close brace is text',
    '<view>{{a</view><text>{{b}}</text>',
    { view: '<view>{{a</view><text>1</text>', diagnostics: ['mustache-unclosed 7-9'] },
    data({ b: 1 }),
  );
  rule('an extra close brace is text', '<text>{{a}}}</text>', { view: '<text>1}</text>' }, data({ a: 1 }));
  rule('attributes of an end tag are ignored', '<view></view class="a">', {
    view: '<view></view>',
    diagnostics: ['end-tag-attributes 7-24'],
  });
  rule('an unclosed tag ends with its parent', '<view><block><text>a</view>', {
    view: '<view><text>a</text></view>',
    diagnostics: ['tag-unclosed 14-20', 'tag-unclosed 7-14'],
  });
  rule('an unclosed image is empty', '<view><image src="a"><text>b</text></view>', {
    view: '<view><image src="a"></image><text>b</text></view>',
    diagnostics: ['tag-void-unclosed 7-22'],
  });
  rule('an end tag without a start is ignored', 'a</view>b', { view: 'ab', diagnostics: ['tag-unopened 2-9'] });
  rule('a tag cut by the next one is closed', '<view class="a" <text>b</text></view>', {
    view: '<view class="a"><text>b</text></view>',
    diagnostics: ['tag-unfinished 1-17'],
  });
  rule('foreign attributes are ignored', '<view a:if="{{b}}" :key="c" ng-class="d" key="e"/>', {
    view: '<view></view>',
    diagnostics: ['attribute-foreign 7-19', 'attribute-foreign 20-28', 'attribute-foreign 29-41'],
  });
  rule('unknown directives are ignored', '<view tiki:if="{{a}}"/><view tiki:esle>b</view>', {
    view: '<view>b</view>',
    diagnostics: ['directive-unknown 30-39'],
  });
  rule('an else without an if renders', '<view tiki:else>a</view>', {
    view: '<view>a</view>',
    diagnostics: ['directive-dangling 7-16'],
  });
  rule('an endless comment ends the file', '<view/><!-- a', {
    view: '<view></view>',
    diagnostics: ['comment-unclosed 8-14'],
  });
});

describe('text', () => {
  rule(
    'nullish prints nothing, the rest prints as String does',
    '<text>{{a}}{{b}}{{c}}{{d}}{{e}}{{f}}</text>',
    { view: '<text>false01,2[object Object]</text>' },
    data({ b: null, c: false, d: 0, e: [1, 2], f: {} }),
  );
  rule(
    'edges are trimmed and inner runs collapse',
    '<view>\n  a \n  {{b}}   c\n</view>',
    { view: '<view>a 1 c</view>' },
    data({ b: 1 }),
  );
  rule('white space between inline nodes is dropped', '<text>a</text> <text>b</text>', {
    view: '<text>a</text><text>b</text>',
  });
  rule('space keeps white space', '<text space="nbsp"> a  b</text>', { view: '<text space="nbsp"> a  b</text>' });
  rule('a written \\n breaks the line inside text', String.raw`<text>a\nb</text><view>a\nb</view>`, {
    view: `<text>a\nb</text><view>${String.raw`a\nb`}</view>`,
  });
  rule('entities stay as written', '<text>&lt;a&nbsp;</text>', { view: '<text>&lt;a&nbsp;</text>' });
  rule('decode decodes the known entities', '<text decode>&lt;&amp;&what;</text>', {
    view: '<text decode={true}><&&what;</text>',
  });
});

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
    { plan: ['.1[a].1 card {}', '.1[#1].1 card {}', '.1[#2].1 card {}'] },
    { ...card, ...data({ a: [{ id: 'a' }, { id: 'a' }, {}] }) },
  );
});

describe('components', () => {
  rule(
    'attributes become props',
    '<card class="a" prefix-image="b" x="{{c}}" on data-item="{{c}}" aria-label="d" style="e" slot="f" key="g" tiki:zzz/>',
    {
      plan: ['.1 card {"className":"a","prefixImage":"b","x":1,"on":true,"data-item":1,"aria-label":"d","style":"e"}'],
      diagnostics: ['directive-unknown 107-115'],
    },
    { ...card, ...data({ c: 1 }) },
  );
  rule(
    'handlers are bound',
    '<card onTap="f" on-close="{{g}}" catchX="" onBlur/>',
    { plan: ['.1 card {"onTap":"bound:f","onClose":"bound:h","catchX":"(undefined)"}'] },
    { ...card, ...data({ g: 'h' }) },
  );
  rule(
    'null and undefined stay apart',
    '<card a="{{b.c}}" d="{{e.f}}"/>',
    { plan: ['.1 card {"a":null,"d":"(undefined)"}'] },
    { ...card, ...data({ b: null }) },
  );
  rule('ref is no prop', '<card ref="save"/>', { plan: ['.1 card {} ref=save'] }, card);
  rule(
    'a component shadows a built-in',
    '<button type="a"/>',
    { view: '<button></button>', plan: ['.1 button {"type":"a"}'] },
    { tags: ['button'] },
  );
  rule(
    'elements leave no trace in the plan',
    '<view><view tiki:if="{{a}}"><card/></view><view tiki:else/></view>',
    { plan: ['.3 card {}'] },
    { ...card, ...data({ a: 1 }) },
  );
  rule(
    'a component sees its props',
    '<card title="{{a}}"/>',
    { view: '<text>1</text>' },
    { tags: ['card'], files: { 'card.txml': '<text>{{title}}</text>' }, data: { a: 1 } },
  );
});

describe('slots', () => {
  const panel = (template: string, more: RunOptions = {}): RunOptions => ({
    ...more,
    tags: ['panel', 'card', ...(more.tags ?? [])],
    files: { 'panel.txml': template, ...more.files },
  });
  rule(
    'the default slot takes text and elements',
    '<panel>a<view/></panel>',
    { view: '(a<view></view>)' },
    panel('(<slot/>)'),
  );
  rule(
    'named slots take their nodes in order',
    '<panel><view slot="b">1</view>2<text slot="b">3</text></panel>',
    { view: '2|<view>1</view><text>3</text>' },
    panel('<slot/>|<slot name="b"/>'),
  );
  rule(
    'fallback shows only without content',
    '<panel/><panel>a</panel>',
    { view: '(<text>b</text>)(a)' },
    panel('(<slot><text>b</text></slot>)'),
  );
  rule(
    'a false node counts as not passed',
    '<panel><view tiki:if="{{a}}"/></panel>',
    { view: '(b)' },
    panel('(<slot>b</slot>)'),
  );
  rule(
    '$slots tells what was passed',
    '<panel><block slot="c">1</block></panel>',
    { view: 'yes 1' },
    panel('<block tiki:if="{{$slots.c}}">yes <slot name="c"/></block>'.replace('yes ', '{{"yes "}}')),
  );
  rule(
    'names can be computed on both ends',
    '<panel n="{{2}}"><view slot="t_{{index + 1}}" tiki:for="{{2}}">{{item}}</view></panel>',
    { view: '<view>1</view>;<view>2</view>;' },
    panel('<block tiki:for="{{n}}"><slot name="t_{{item}}"/>;</block>'),
  );
  rule(
    'a loop inside a component keeps instances apart',
    '<panel><card tiki:for="{{2}}"/></panel>',
    { plan: ['.1 panel {}', '.1/.1.2[0].2 card {}', '.1/.1.2[1].2 card {}'] },
    panel('<slot/>'),
  );
  rule(
    'a slot in a loop repeats its content',
    '<panel><card/></panel>',
    { plan: ['.1 panel {}', '.1/.1[0].1.2 card {}', '.1/.1[1].1.2 card {}'] },
    panel('<slot tiki:for="{{2}}"/>'),
  );
  rule(
    "content keeps its owner's data",
    '<panel a="2"><text>{{a}}</text></panel>',
    { view: '<text>1</text>' },
    panel('<slot/>', data({ a: 1 })),
  );
  rule(
    'template and block group without a node',
    '<panel><template slot="b"><view/>1</template></panel>',
    { view: '[<view></view>1]' },
    panel('[<slot name="b"/>]'),
  );
  rule(
    'blocks are looked through',
    '<panel><block tiki:if="{{true}}"><view slot="b"/>1</block></panel>',
    { view: '[<view></view>]1' },
    panel('[<slot name="b"/>]<slot/>'),
  );
  rule(
    'a slot forwards to another component',
    '<outer><view slot="a">1</view></outer>',
    { view: '[<view>1</view>]' },
    panel('[<slot name="b">none</slot>]', {
      tags: ['outer'],
      files: { 'outer.txml': '<panel><slot name="a" slot="b"/></panel>' },
    }),
  );
  rule(
    'an empty forward passes nothing',
    '<outer/>',
    { view: '[none]' },
    panel('[<slot name="b">none</slot>]', {
      tags: ['outer'],
      files: { 'outer.txml': '<panel><slot name="a" slot="b"/></panel>' },
    }),
  );
  rule(
    'slot-scope reads what the slot exposes',
    '<panel><view slot="row" slot-scope="s" tiki:if="{{s.item > 1}}">{{s.item}}{{s.bigName}}</view></panel>',
    { view: '<view>2x</view>' },
    panel('<slot name="row" tiki:for="{{2}}" item="{{item}}" big-name="x"/>'),
  );
  rule(
    'slot-scope can take members',
    '<panel><view slot-scope="{item: i}">{{i}}</view></panel>',
    { view: '<view>7</view>' },
    panel('<slot item="{{7}}"/>'),
  );
});

describe('templates', () => {
  rule(
    'a use renders a definition, wherever it stands',
    '<template is="a" data="{{b}}"/><view><template name="a">{{b}}{{c}}</template></view>',
    { view: '1<view></view>' },
    data({ b: 1, c: 2 }),
  );
  rule(
    'data is the inside of an object',
    '<template name="a">{{b}}{{c}}{{d}};</template><template is="a" data="{{...o, c: 2, b}}"/><template is="a" data="{{ {b: 5} }}"/><template is="a" data="{{o}}"/><template is="a"/>',
    { view: '121;5;;;' },
    data({ b: 1, o: { b: 9, d: 1 } }),
  );
  rule(
    'is can be computed; an unknown name renders nothing',
    '<template name="a-1">x</template><template is="a-{{b}}"/><template is="{{c ? \'a-1\' : \'toString\'}}"/>',
    { view: 'x' },
    data({ b: 1 }),
  );
  rule(
    'templates recurse',
    '<template name="t">{{n.v}}<template tiki:for="{{n.kids}}" is="t" data="{{n: item}}"/></template><template is="t" data="{{n}}"/>',
    { view: '123' },
    data({ n: { v: 1, kids: [{ v: 2, kids: [{ v: 3 }] }] } }),
  );
  rule(
    'components inside have an address through the use',
    '<template name="t"><card/></template><template is="t"/><template is="t"/>',
    { plan: ['.2.1 card {}', '.3.1 card {}'] },
    card,
  );
  rule('handlers and slots belong to the owner', '<template name="t"><slot/></template><template is="t"/>', {
    view: '',
  });
  rule(
    'two definitions: the last wins',
    '<template name="t">a</template><template name="t">b</template><template is="t"/>',
    { view: 'b', diagnostics: ['template-duplicate 32-51'] },
  );
  rule(
    'import brings templates, own ones win',
    '<import src="./lib"/><template name="b">own</template><template is="a"/><template is="b"/>',
    { view: 'Aown' },
    { files: { 'lib.txml': '<template name="a">A</template><template name="b">B</template>not shown' } },
  );
  rule(
    'import is not passed on, but works inside',
    '<import src="/b.txml"/><template is="c"/><template is="b"/>',
    { view: '(C)' },
    {
      files: {
        'b.txml': '<import src="c.txml"/><template name="b">(<template is="c"/>)</template>',
        'c.txml': '<template name="c">C</template>',
      },
    },
  );
  rule(
    'files may import each other in a circle',
    '<import src="b"/><template name="a">A</template><template is="b"/>',
    { view: 'BA' },
    { files: { 'b.txml': '<import src="index"/><template name="b">B<template is="a"/></template>' } },
  );
  rule(
    "include inlines with the includer's data",
    '<include src="parts/b.txml"/>',
    { view: '<view>1c</view>' },
    {
      files: {
        'parts/b.txml': '<template name="n">no</template><view>{{a}}<include src="c"/></view>',
        'parts/c.txml': 'c',
      },
      data: { a: 1 },
    },
  );
  rule(
    'a circular or missing include is left out',
    '<include src="index"/><include src="gone"/>a',
    { view: 'a', diagnostics: ['include-cycle 1-23', 'include-missing 23-44'] },
    { files: { 'index.txml': '' } },
  );
  rule('imports need a plain source', '<import/><include src="{{a}}"/>', {
    view: '',
    diagnostics: ['reference-missing 1-10', 'reference-dynamic 10-32'],
  });
});

describe('sjs', () => {
  const sjs = (source: string, values: Record<string, unknown> = {}): RunOptions => ({
    files: { 'm.sjs': source },
    data: values,
  });
  rule(
    'the default export',
    '<import-sjs from="./m.sjs" name="m"/>{{m.f(2)}}{{m.k}}',
    { view: '3k' },
    sjs('export default { f: (a) => a + 1, k: "k" }'),
  );
  rule(
    'named exports, renamed',
    '<import-sjs from="m.sjs" name="{a, b: c}"></import-sjs>{{a}}{{c(1)}}',
    { view: '1b1' },
    sjs('export const a = 1; export function b(n) { return `b${n}` }'),
  );
  rule(
    'names hide data',
    '<import-sjs from="m.sjs" name="a"/>{{a}}',
    { view: 's' },
    sjs('export default "s"', { a: 'd' }),
  );
  rule(
    'arguments and results are copies',
    '<import-sjs from="m.sjs" name="{f}"/>{{f(a).x}}{{a.x}}',
    { view: '21' },
    sjs('export const f = (o) => { o.x = 2; return o }', { a: { x: 1 } }),
  );
  rule(
    'a function that is missing or throws gives nothing',
    '<import-sjs from="m.sjs" name="{f, g}"/>{{f()}}{{g()}}.',
    { view: '.' },
    sjs('export function f() { throw new Error("expected by this test") }'),
  );
  rule('app functions are not called', '{{f()}}{{o.f()}}.', { view: '.' }, data({ f: () => 1, o: { f: () => 2 } }));
  rule(
    'a wrong source or name is reported',
    '<import-sjs from="m.js" name="m"/><import-sjs from="m.sjs" name="a b"/>',
    { view: '', diagnostics: ['reference-sjs 1-35', 'sjs-names 60-66'] },
  );
});
