import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable } from '../../logic/log.ts';
import { setDefaultLocale } from '../../logic/locale.ts';

test('numbers and dates without a locale print as in Vietnam', () => {
  setDefaultLocale('vi-VN');
  assert.equal((1_234_567).toLocaleString(), '1.234.567');
  assert.equal((1_234.5).toLocaleString('en-US'), '1,234.5');
  assert.equal(new Date(2026, 0, 31).toLocaleDateString(), '31/1/2026');
});

test('anything can be printed to the console', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  const values = ['text', 1, null, undefined, Symbol('s'), 1n, { a: [1], f() {} }, cycle];
  assert.deepEqual(values.map(printable), [
    'text',
    '1',
    'null',
    'undefined',
    'Symbol(s)',
    '1',
    '{"a":[1],"f":"function f"}',
    '[object Object]',
  ]);
  assert.match(printable(new TypeError('bad')), /^TypeError: bad\n/);
});
