import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { catalogue, diagnostic, formatDiagnostic } from '../../compiler/index.ts';

/** Reported by the shell, which knows the files. */
const reportedOutside = new Set([
  'root-missing',
  'page-missing',
  'template-missing',
  'module-missing',
  'tab-missing',
  'component-flag',
  'export-missing',
]);

test('a diagnostic says its level, place, values and kind', () => {
  const found = diagnostic('component-missing', 'pages/a/index.json', undefined, 'card', 'x/card');
  assert.equal(
    formatDiagnostic(found),
    'warn pages/a/index.json:1:1 The component "card" (x/card) does not exist; the tag stays empty. [component-missing]',
  );
});

test('a value that looks like a place holder stays as it is', () => {
  assert.match(diagnostic('attribute-stray', 'a.txml', undefined, '{1}').message, /\{1\}/);
});

test('every kind of the catalogue is reported somewhere', () => {
  const folder = new URL('../../compiler/', import.meta.url);
  const sources = readdirSync(folder).filter((name) => name !== 'diagnostics.ts');
  const text = sources.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const unused = Object.keys(catalogue).filter((kind) => !text.includes(`'${kind}'`) && !reportedOutside.has(kind));
  assert.deepEqual(unused, []);
});
