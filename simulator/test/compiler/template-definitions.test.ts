import { describe } from 'node:test';
import { card, data, rule, sjs } from './rule.ts';

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
    { view: '.', problems: ['index.txml:1:43: expected by this test'] },
    sjs('export function f() { throw new Error("expected by this test") }'),
  );
  rule('app functions are not called', '{{f()}}{{o.f()}}.', { view: '.' }, data({ f: () => 1, o: { f: () => 2 } }));
  rule(
    'a wrong source or name is reported',
    '<import-sjs from="m.js" name="m"/><import-sjs from="m.sjs" name="a b"/>',
    { view: '', diagnostics: ['reference-sjs 1-35', 'sjs-names 60-66'] },
  );
});
