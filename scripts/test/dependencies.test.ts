import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../paths.ts';

const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

type PackageJson = Partial<Record<(typeof FIELDS)[number], Record<string, string>>>;

const manifests = ['.', 'server', 'sandbox', 'simulator'].map(
  (folder) => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as PackageJson,
);
const wanted = new Map(
  manifests.flatMap((manifest) => FIELDS.flatMap((field) => Object.entries(manifest[field] ?? {}))),
);

test('docs/dependencies.md gives a reason for every dependency, and for nothing else', () => {
  const rows = readFileSync(join(ROOT, 'docs', 'dependencies.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const documented = new Set(
    rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')),
  );
  assert.deepEqual([...documented].sort(), [...wanted.keys()].sort());
});

test('every dependency has an exact version', () => {
  assert.deepEqual(
    [...wanted].filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    [],
  );
});
