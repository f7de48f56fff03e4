import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { emitExpression, parseAttribute, parseExpression, parseTemplateData } from '../../compiler/expression.ts';
import type { Names } from '../../compiler/expression.ts';
import { onExpressionProblem, x } from '../../protocol/expression.ts';

const noNames: Names = { locals: new Map(), sjs: new Set() };

const scope = {
  a: 1,
  b: null,
  o: { p: { q: 'deep' }, f: 'name', list: [3, 1, 2] },
  s: 'a-b',
  i: 1,
  onTap: '\u0000fn:7',
};

/** The value of an expression over `scope`, through the code that the compiler emits. */
function evaluate(source: string, parse = parseExpression): unknown {
  const { expression, problems } = parse(source, 0);
  assert.deepEqual(problems, [], source);
  const code = emitExpression(expression, noNames, 'test');
  const data = Object.assign(Object.create(null) as object, structuredClone(scope));
  // oxlint-disable-next-line no-implied-eval -- running generated code is what is tested
  return (new Function('x', 'd', `return ${code};`) as (helpers: typeof x, d: object) => unknown)(x, data);
}

describe('expressions mean what they mean in JavaScript', () => {
  const cases: readonly (readonly [source: string, value: unknown])[] = [
    ['a + 2 * 3 - -a', 8],
    ['(a, a)'.slice(1, 2), 1],
    ["a === 1 ? 'yes' : 'no'", 'yes'],
    ['!a || b && a', null],
    ['b ?? a', 1],
    ['`x${a}${`y${s}`}`', 'x1ya-b'],
    [String.raw`'it\'s "x"\n'`, 'it\'s "x"\n'],
    ['[1, , ...o.list, ...b]', [1, undefined, 3, 1, 2]],
    ["({ a, 'b c': 2, [s]: 3, ...o.p, ...b })", { a: 1, 'b c': 2, 'a-b': 3, q: 'deep' }],
    ['typeof a + typeof missing', 'numberundefined'],
    ['typeof onTap', 'function'],
    ["s.split('-')[i]", 'b'],
    ["s.replace(/[a-z]/g, 'x').toUpperCase()", 'X-X'],
    ["o.list.includes(2) && 'f' in o", true],
    ['0x10 + 1e3', 1016],
    ['undefined === missing', true],
    ['a /* one */ // two', 1],
  ];
  for (const [source, value] of cases) test(source, () => assert.deepEqual(evaluate(source), value));
});

describe('expressions are safe', () => {
  const cases: readonly (readonly [source: string, value: unknown])[] = [
    ['missing.deep[0].deeper', undefined],
    ['b.deep.deeper', null],
    ['o?.p?.q', 'deep'],
    ['o.p.missing.q', undefined],
    ['missing()', undefined],
    ['o.f()', undefined],
    ['o.list.nothing(1).more', undefined],
    ["a.constructor.constructor('x')", undefined],
    ['onTap()', undefined],
    ["o.list.sort().join() + ';' + o.list.join()", '1,2,3;3,1,2'],
    ['JSON.stringify(o.p)', '{"q":"deep"}'],
    ['Math.max(a, 2) + parseInt("3px") + Number("4") + String(5)', '95'],
    ['Date', undefined],
    ['globalThis', undefined],
  ];
  for (const [source, value] of cases) test(source, () => assert.deepEqual(evaluate(source), value));

  test('a throwing call is undefined, and said once', () => {
    const problems: string[] = [];
    onExpressionProblem((problem) => problems.push(problem));
    assert.equal(evaluate("'a'.repeat(-1)"), undefined);
    assert.equal(evaluate("'a'.repeat(-1)"), undefined);
    assert.deepEqual(problems, ['test: Invalid count value: -1']);
  });
});

describe('objects without braces', () => {
  test('template data takes a name as a field', () =>
    assert.deepEqual(evaluate('a, s', parseTemplateData), { a: 1, s: 'a-b' }));
  test('template data takes a whole value', () => assert.deepEqual(evaluate('o.p', parseTemplateData), { q: 'deep' }));
  test('an attribute takes fields with values', () =>
    assert.deepEqual(evaluate("top: a + 'px'", parseAttribute), { top: '1px' }));
  test('an attribute takes a name as its value', () => assert.equal(evaluate('a', parseAttribute), 1));
});

describe('expressions that are refused', () => {
  const cases: readonly (readonly [source: string, kind: string, start: number, end: number])[] = [
    ['a = 1', 'expression-forbidden', 0, 5],
    ['a + (b += 1)', 'expression-forbidden', 5, 11],
    ['a++', 'expression-forbidden', 0, 3],
    ['new Date()', 'expression-forbidden', 0, 10],
    ['list.map(n => n)', 'expression-forbidden', 9, 15],
    ['function () {}', 'expression-forbidden', 0, 14],
    ['this.a', 'expression-forbidden', 0, 4],
    ['a, b', 'expression-forbidden', 0, 4],
    ['delete a.b', 'expression-forbidden', 0, 10],
    ['tag`x`', 'expression-forbidden', 0, 6],
    ['1n', 'expression-forbidden', 0, 2],
    ['({ f() {} })', 'expression-forbidden', 3, 9],
    ['a b', 'expression-trailing', 1, 3],
    ['a +', 'expression-syntax', 3, 4],
    ['', 'expression-empty', 0, 1],
  ];
  for (const [source, kind, start, end] of cases) {
    test(source === '' ? 'nothing' : source, () => {
      const { expression, problems } = parseExpression(source, 0);
      assert.equal(expression, null);
      assert.deepEqual(
        problems.map((problem) => [problem.kind, problem.start, problem.end]),
        [[kind, start, end]],
      );
    });
  }

  test('endless nesting is a finding, not a crash', () => {
    assert.equal(parseExpression('('.repeat(100_000), 0).expression, null);
  });
});
