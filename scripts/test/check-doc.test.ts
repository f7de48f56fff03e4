import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CHECK_DOC, withTables } from '../check-doc.ts';

test('docs/check.md lists every rule as it is in the code, and no other', () => {
  const text = readFileSync(CHECK_DOC, 'utf8');
  assert.equal(withTables(text), text);
});
