import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { compileSjs, shadowGlobals } from '../../compiler/index.ts';
import { printDiagnostics } from './run-template.ts';

async function load(code: string): Promise<Record<string, unknown>> {
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, unknown>;
}

const compile = (source: string) => compileSjs({ source, path: 'a.sjs' });
const shadow = (source: string) => shadowGlobals({ source, path: 'app.js' });

describe('sjs', () => {
  test('getDate and getRegExp exist', async () => {
    const { year, matches } = await load(
      compile(
        'export const year = getDate(2022, 0, 1).getFullYear(); export const matches = getRegExp("^a", "i").test("A")',
      ).code,
    );
    assert.deepEqual([year, matches], [2022, true]);
  });

  test('the app, the host and the page are out of reach', async () => {
    const { kinds } = await load(
      compile('export const kinds = [typeof my, typeof getApp, typeof globalThis, typeof setTimeout]').code,
    );
    assert.deepEqual(kinds, ['undefined', 'undefined', 'undefined', 'undefined']);
  });

  test('own declarations win', async () => {
    const { value } = await load(
      compile('const my = 1; function getDate() { return 2 } export const value = my + getDate()').code,
    );
    assert.equal(value, 3);
  });

  test('only sjs files can be imported', () => {
    const { diagnostics } = compile('import a from "./b.sjs"; import c from "lodash"; import d from "./e";');
    assert.deepEqual(printDiagnostics(diagnostics), ['sjs-import 26-49', 'sjs-import 50-70']);
  });

  test('what the documentation forbids is a note', () => {
    const { diagnostics } = compile('new Date(); new RegExp("a"); /b/');
    assert.deepEqual(
      diagnostics.map(({ level, range }) => [level, range.start.column]),
      [
        ['note', 1],
        ['note', 13],
        ['note', 30],
      ],
    );
  });

  test('an unreadable file is an empty module', async () => {
    const { code, diagnostics } = compile('export const a = ;');
    assert.deepEqual(Object.keys(await load(code)), []);
    assert.deepEqual(printDiagnostics(diagnostics), ['script-syntax 18-19']);
  });
});

describe('app modules', () => {
  test('forbidden globals are undefined', async () => {
    const names = [
      'window',
      'document',
      'self',
      'global',
      'globalThis',
      'fetch',
      'XMLHttpRequest',
      'location',
      'Function',
      'eval',
    ];
    const { code } = shadow(`export const kinds = [${names.map((name) => `typeof ${name}`).join(', ')}]`);
    assert.deepEqual(
      (await load(code))['kinds'],
      names.map(() => 'undefined'),
    );
  });

  test('what the module declares itself is left alone', async () => {
    const { code } = shadow(
      'import { format as fetch } from "node:util"; const { a: window, ...self } = { a: 1, b: 2 }; export function location() {} export const r = [fetch("x"), window, self.b];',
    );
    assert.deepEqual((await load(code))['r'], ['x', 1, 2]);
  });

  test('property names are not globals', () => {
    const source = 'export default { window: 1, fetch() {} }; my.location; class A { document() {} }';
    assert.equal(shadow(source).code, source);
  });

  test('lines keep their numbers', () => {
    const source = 'window;\n\nthrow 1;\n';
    const { code } = shadow(source);
    assert.equal(code.split('\n').length, source.split('\n').length);
    assert.equal(code.split('\n')[2], 'throw 1;');
  });

  test('eval is reported', () => {
    assert.deepEqual(printDiagnostics(shadow('eval("1")').diagnostics), ['eval-used 1-5']);
  });

  test('CommonJS parts and top-level await are legal', () => {
    assert.deepEqual(shadow('const a = require("a"); module.exports = a; await a;').diagnostics, []);
  });

  test('an unreadable module comes back as it is', () => {
    const { code, diagnostics } = shadow('const = window');
    assert.equal(code, 'const = window');
    assert.deepEqual(printDiagnostics(diagnostics), ['script-syntax 7-8']);
  });
});

const writesOf = (source: string) => {
  const { code, diagnostics } = shadowGlobals({ source, path: 'a.js' });
  return { code, found: diagnostics.map(({ kind, range }) => `${kind} ${range.start.line}:${range.start.column}`) };
};

test('a write to a constant is told with its place and throws only when it runs', () => {
  const { code, found } = writesOf('const a = 1;\nfunction run() { a += 1; }\n({ a } = { a: 2 });');
  assert.deepEqual(found, ['const-assigned 2:18', 'const-assigned 3:4']);
  assert.throws(() => runInNewContext(`${code.split('\n').slice(0, 2).join('\n')}\nrun();`), /constant variable "a"/);
});

test('a variable that hides a constant may be written', () => {
  const source = `const a = 1; const b = 2; import c from 'c';
    function one(a) { a = 2; var b; b = 3; for (let c of []) c = 1; }
    { let a = 1; a++; } try { throw 1 } catch (a) { a = 2 } const two = (b) => (b = 1);`;
  assert.deepEqual(writesOf(source).found, []);
  assert.deepEqual(writesOf("import c from 'c'; c++; for (c of []) {}").found.length, 2);
});
