import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { checkApp, type CheckResult } from '../../check/index.ts';

/** The files of a small app; null takes one away. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** One page, one component, in plain JavaScript: an app with nothing to find. */
export const GOOD: Files = {
  'package.json': JSON.stringify({
    name: 'good',
    version: '1.0.0',
    tiki: { appIdentifier: 'vn.example.good', buildNumber: null },
    dependencies: { '@tiki.vn/tini-ui': '0.16.0' },
  }),
  'src/app.json': '{ "pages": ["pages/home/index", "pages/cart/index"] }',
  'src/app.js': 'App({});',
  'src/pages/home/index.js': 'Page({ data: { list: [] }, onTapRow() {} });',
  'src/pages/home/index.txml':
    '<view tiki:for="{{list}}" tiki:key="id" onTap="onTapRow"><price value="{{item}}" /></view>',
  'src/pages/home/index.tcss': '.row { color: var(--gray60); }',
  'src/pages/home/index.json': '{ "usingComponents": { "price": "components/price/index" } }',
  'src/pages/cart/index.js': 'Page({});',
  'src/pages/cart/index.txml': '<view />',
  'src/components/price/index.js': 'Component({ props: { value: 0 }, methods: { onTapPrice() {} } });',
  'src/components/price/index.txml': '<text onTap="onTapPrice">{{value}}</text>',
  'src/components/price/index.json': '{ "component": true }',
};

/** Writes the good app with some files changed into a folder of its own, removed after the test. */
export function writeApp(t: TestContext, changes: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'tini-check-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ ...GOOD, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function check(t: TestContext, changes: Files): CheckResult {
  return checkApp(writeApp(t, changes));
}

/** `code file:line:column`, with `?suggestion` where there is one; the root folder `src/` is left out. */
export function lines({ findings }: CheckResult): string[] {
  return findings.map(({ code, file, line, column, suggestion }) => {
    const name = file.replace(/^src\//, '');
    return `${code} ${line === 0 ? name : `${name}:${line}:${column}`}${suggestion === null ? '' : ` ?${suggestion}`}`;
  });
}
