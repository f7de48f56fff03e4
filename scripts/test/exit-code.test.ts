import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';
import { ROOT } from '../paths.ts';

test('a program that uses the PostgreSQL of the tests ends with its own exit code, so that a failed run is seen', () => {
  const support = join(ROOT, 'server', 'test', 'support', 'postgres.ts');
  const program = `await import(${JSON.stringify(support)}); process.exitCode = 3;`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', program]);
  assert.equal(status, 3);
});
