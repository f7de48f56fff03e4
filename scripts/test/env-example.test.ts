import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../paths.ts';

/** Set by the machine, by npm, or by a bundler. */
const NOT_OURS = ['CI', 'PATH', 'HOME', 'FORCE_COLOR', 'NO_COLOR', 'NODE_ENV', 'INIT_CWD'];

const SOURCES = [
  ...globSync('server/src/**/*.ts', { cwd: ROOT }),
  ...globSync('sandbox/src/**/*.ts', { cwd: ROOT }),
  ...globSync('simulator/shell/**/*.ts', { cwd: ROOT }),
  ...globSync('scripts/*.ts', { cwd: ROOT }),
];

/** The ways in which the parts name a variable they read. */
const READS = [
  /\benv\.([A-Z][A-Z0-9_]+)\b/g,
  /\benv\[['"]([A-Z][A-Z0-9_]+)['"]\]/g,
  /\(env, ['"]([A-Z][A-Z0-9_]+)['"]/g,
  /\(env, ['"][A-Z0-9_]+['"], ['"]([A-Z][A-Z0-9_]+)['"]/g,
  /\bport\(['"]([A-Z][A-Z0-9_]+)['"]/g,
];

function readVariables(): Set<string> {
  const found = SOURCES.flatMap((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    return READS.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''));
  });
  return new Set(found.filter((name) => !NOT_OURS.includes(name)));
}

test('.env.example names every variable that a part reads, and no other', () => {
  const written = readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^([A-Z][A-Z0-9_]+)=/gm);
  assert.deepEqual(new Set([...written].map((match) => match[1])), readVariables());
});

test('every variable in .env.example has its meaning above it', () => {
  const lines = readFileSync(join(ROOT, '.env.example'), 'utf8').split('\n');
  const bare = lines.filter((line, at) => {
    const group = lines.slice(0, at).findLast((before) => !/^[A-Z0-9_]+=/.test(before)) ?? '';
    return /^[A-Z0-9_]+=/.test(line) && !group.startsWith('#');
  });
  assert.deepEqual(bare, []);
});
