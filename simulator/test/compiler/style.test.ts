import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileStyle, inlineStyles } from '../../compiler/index.ts';
import { printDiagnostics } from './run-template.ts';

function compile(source: string) {
  return compileStyle({ source, path: 'pages/a/index.tcss', resolveUrl: (url) => `/app/${url}` });
}

describe('a style sheet becomes CSS', () => {
  const cases: readonly (readonly [title: string, source: string, css: string])[] = [
    ['rpx is a hundredth of a rem', 'a{width:750rpx;margin:-2.5rpx 0rpx}', 'a{width:7.5rem;margin:-0.025rem 0rem}'],
    [
      'a hairline does not vanish',
      'a{border:1rpx solid;top:-.5rpx}',
      'a{border:max(1px, 0.01rem) solid;top:min(-1px, -0.005rem)}',
    ],
    ['rpx works inside calc', 'a{width:calc(100% - 20rpx)}', 'a{width:calc(100% - 0.2rem)}'],
    [
      'strings, names and urls are no lengths',
      'a{content:"1rpx";b:x1rpx;c:url(data:1rpx)}',
      'a{content:"1rpx";b:x1rpx;c:url(data:1rpx)}',
    ],
    ['local urls are rewritten', `a{b:url(x.png) , url( 'y z.png' )}`, 'a{b:url("/app/x.png") , url("/app/y z.png")}'],
    [
      'other urls are left alone',
      'a{b:url(https://x.example/a.png);c:url(#id)}',
      'a{b:url(https://x.example/a.png);c:url(#id)}',
    ],
    [
      'tags, variables and keyframes stay',
      'view>text{--a:1}@keyframes k{to{top:2rpx}}',
      'view>text{--a:1}@keyframes k{to{top:0.02rem}}',
    ],
  ];
  for (const [title, source, css] of cases) {
    test(title, () => {
      const compiled = compile(source);
      assert.equal(compiled.css, css);
      assert.deepEqual(compiled.diagnostics, []);
    });
  }

  test('imports are taken out and listed', () => {
    const { css, imports, diagnostics } = compile('@import "./b.tcss";@import url(c) screen;a{b:c}');
    assert.equal(css, 'a{b:c}');
    assert.deepEqual(
      imports.map(({ specifier, media }) => [specifier, media]),
      [
        ['./b.tcss', ''],
        ['c', 'screen'],
      ],
    );
    assert.deepEqual(diagnostics, []);
  });
});

describe('a broken style sheet keeps what can be read', () => {
  const cases: readonly (readonly [source: string, kept: RegExp, range: string])[] = [
    ['a{b:c', /a\{b:c\s*\}/, '1-2'],
    ['a{b:c}} d{e:f}', /^a\{b:c\}\s+d\{e:f\}$/, '7-8'],
    ['a{ oops; b:c } d{e:f}', /^a\{\s+b:c \} d\{e:f\}$/, '4-5'],
    ['a{ // b: c; d:e\n }', /^a\{\s+d:e\s+\}$/, '7-8'],
    ['/* a', /^\/\* a\*\/$/, '1-2'],
    ['a{b:"c', /^a\{\s*\}$/, '5-6'],
  ];
  for (const [source, kept, range] of cases) {
    test(source, () => {
      const { css, diagnostics } = compile(source);
      assert.match(css, kept);
      assert.equal(printDiagnostics(diagnostics)[0], `style-syntax ${range}`);
    });
  }
});

describe('imports are inlined', () => {
  const sheets: Readonly<Record<string, string>> = {
    'b.tcss': '@import "sub/c.tcss";.b{}',
    'sub/c.tcss': '.c{d:url(x.png)}',
    'loop.tcss': '@import "loop.tcss";.loop{}',
  };
  const inline = (source: string) =>
    inlineStyles({
      path: 'a.tcss',
      source,
      readImport: (specifier) =>
        sheets[specifier] === undefined ? null : { path: specifier, source: sheets[specifier] },
      resolveUrl: (url, from) => `${from}!${url}`,
    });

  test('at their place, deepest first, urls relative to their own sheet', () => {
    const { css, files } = inline('.a{} @import "b.tcss"; .z{}');
    assert.match(css, /^\.a\{\}\s*\.c\{d:url\("sub\/c\.tcss!x\.png"\)\}\s*\.b\{\}\s*\.z\{\}$/);
    assert.deepEqual(files, ['a.tcss', 'b.tcss', 'sub/c.tcss']);
  });

  test('with a media query, inside it', () => {
    assert.match(inline('@import "sub/c.tcss" print;').css, /^@media print \{\s*\.c\{.*\}\s*\}$/);
  });

  test('a missing or circular one is left out and reported', () => {
    const { css, diagnostics } = inline('@import "gone";@import "loop.tcss";.a{}');
    assert.match(css, /^\s*\.loop\{\}\s*\.a\{\}$/);
    assert.deepEqual(
      diagnostics.map(({ kind }) => kind),
      ['style-import-missing', 'style-import-cycle'],
    );
  });
});
