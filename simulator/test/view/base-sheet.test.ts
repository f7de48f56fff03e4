import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { BASE_SHEET } from '../../view/base-sheet.ts';
import type { FrameInit, FrameMetrics } from '../../view/frame-init.ts';
import { metricsSheet } from '../../view/metrics.ts';

const require = createRequire(import.meta.url);

/** All of a package's style, template and script text. */
function textOf(packageName: string): string {
  const root = join(dirname(require.resolve(`${packageName}/package.json`)), 'es');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tcss|txml|sjs|js)$/.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
}

function defined(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/(?:^|[\s;{"'`])(--[\w-]+)\s*:/g), ([, name]) => name ?? ''));
}

const frame = { backgroundColor: '#fff' } as FrameInit;
const METRICS = metricsSheet(frame, {} as FrameMetrics);

test('every custom property that tini-ui and tini-style read without a fallback is defined', () => {
  const packages = ['@tiki.vn/tini-ui', '@tiki.vn/tini-style'].map(textOf).join('\n');
  const read = new Set(Array.from(packages.matchAll(/var\(\s*(--[\w-]+)\s*\)/g), ([, name]) => name ?? ''));
  const known = new Set([...defined(packages), ...defined(BASE_SHEET), ...defined(METRICS)]);
  assert.ok(read.size > 200);
  assert.deepEqual([...read].filter((name) => !known.has(name)).toSorted(), []);
});

test('every custom property that the base sheet reads is defined or has a fallback', () => {
  const read = Array.from(BASE_SHEET.matchAll(/var\(\s*(--[\w-]+)\s*\)/g), ([, name]) => name ?? '');
  const known = defined(BASE_SHEET);
  assert.deepEqual([...new Set(read)].filter((name) => !known.has(name)).toSorted(), []);
});

test('tokens stand for one another as documented, in both spellings', () => {
  for (const token of [
    '--gray10:#f5f5fa',
    '--color-global-gray10:var(--gray10)',
    '--brand:var(--blue)',
    '--background-button-default:var(--brand)',
    '--text-content-secondary:var(--gray100)',
    '--space-inline-16x:16px',
    '--border-radius-rounded-4px:4px',
  ]) {
    assert.ok(BASE_SHEET.includes(`${token};`), token);
  }
});
