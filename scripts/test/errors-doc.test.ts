import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { catalogues, ERRORS_DOC, readTables, storefrontCodes, update } from '../errors-doc.ts';

const text = readFileSync(ERRORS_DOC, 'utf8');
const tables = readTables(text);

for (const [heading, rows] of catalogues()) {
  test(`every error of the ${heading.toLowerCase()} is in docs/errors.md as it is in the code, and no other`, () => {
    const documented = (tables.get(heading) ?? []).map((row) => row.slice(0, rows[0]?.length));
    assert.deepEqual(documented, rows);
  });
}

test('every error of the server says what to do about it', () => {
  const silent = (tables.get('Server') ?? []).filter((row) => (row[3] ?? '').length < 10);
  assert.deepEqual(silent, []);
});

test('every code that the storefront gives by itself is named, and each text belongs to a code that somebody gives', () => {
  const [, section = ''] = text.split('\n## Storefront\n');
  const named = new Set([...section.split('\n## ')[0]!.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code = '']) => code));
  const ofServer = new Set((tables.get('Server') ?? []).map(([code = '']) => code));
  const own = [...storefrontCodes()].filter((code) => !ofServer.has(code));
  assert.deepEqual([...named].filter((code) => !ofServer.has(code)).toSorted(), own.toSorted());
});

test('a retired code is not used again', () => {
  const used = new Set([...catalogues().values()].flat().map(([code]) => code));
  const retired = (tables.get('Retired') ?? []).map(([code]) => code);
  assert.deepEqual(
    retired.filter((code) => used.has(code)),
    [],
  );
});

test('the tool that updates docs/errors.md leaves an up-to-date one as it is', () => {
  assert.equal(update(text), text);
});
