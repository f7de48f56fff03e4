import { describe } from 'node:test';
import { card, data, panel, rule } from './rule.ts';

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
