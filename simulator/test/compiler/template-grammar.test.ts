import { describe } from 'node:test';
import { data, rule } from './rule.ts';

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
