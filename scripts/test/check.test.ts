import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCheck } from '../check/cli.ts';
import { checkApp } from '../check/index.ts';
import { formatReport } from '../check/report.ts';
import { RULES } from '../check/rules.ts';
import { ROOT } from '../paths.ts';
import { check, lines, writeApp } from './check/app-folder.ts';
import { PROJECT_CASES, STYLE_CASES } from './check/cases.ts';
import { SCRIPT_CASES, TEMPLATE_CASES } from './check/code-cases.ts';

const CASES = [...PROJECT_CASES, ...TEMPLATE_CASES, ...SCRIPT_CASES, ...STYLE_CASES];

test('an app without mistakes has no finding', (t) => {
  assert.deepEqual(lines(check(t, {})), []);
});

test('our own app has no finding at all', () => {
  assert.deepEqual(lines(checkApp(ROOT)), []);
});

for (const [title, changes, found] of CASES) {
  test(`check finds ${title}`, (t) => {
    assert.deepEqual(lines(check(t, changes)).toSorted(), found.toSorted());
  });
}

test('every rule has a case that it is found in', () => {
  const found = new Set(CASES.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[0])));
  assert.deepEqual(
    Object.keys(RULES).filter((code) => !found.has(code)),
    [],
  );
});

test('what an app asks about before it uses it is no mistake', (t) => {
  const js = `Page({ onLoad() {
    if (typeof window !== 'undefined') window.scrollTo(0, 0);
    if (my.canIUse('newThing')) my.newThing();
    my.other?.();
    const fetch = () => 1;
    fetch();
  } });`;
  assert.deepEqual(lines(check(t, { 'src/pages/cart/index.js': js })), []);
});

test('a component that has an element’s name and is in a package that is not installed is not taken for the element', (t) => {
  const files = {
    'src/pages/cart/index.json': '{ "usingComponents": { "button": "@tiki.vn/tini-ui/es/button/index" } }',
    'src/pages/cart/index.js': 'Page({ pay() {} });',
    'src/pages/cart/index.txml': '<button shape="pill" onClick="pay">Mua</button>',
  };
  assert.deepEqual(lines(check(t, files)), []);
  assert.deepEqual(lines(check(t, { ...files, 'src/pages/cart/index.json': '{}' })), [
    'attribute-unknown pages/cart/index.txml:1:9',
    'event-unknown pages/cart/index.txml:1:22 ?onTap',
  ]);
});

test('what TypeScript declares, and a library brings, is no unknown name', (t) => {
  const ts = `import fs = require('./shared');
declare const BUILD: string;
declare function track(name: string): void;
enum Kind { A }
abstract class Base { abstract run(): void }
export { Base };
Page({ data: { build: BUILD, kind: Kind.A, version: VERSION }, onLoad() { track(String(fs)); } });`;
  const files = {
    'src/pages/cart/index.js': null,
    'src/pages/cart/index.ts': ts,
    'src/pages/cart/shared.ts': 'export const a = 1;',
    'src/types/globals.d.ts': 'declare const VERSION: string;',
    'project.config.json': '{ "setting": { "useCompilerPlugins": ["typescript"] } }',
    'package.json': JSON.stringify({
      name: 'x',
      version: '1.0.0',
      tiki: { appIdentifier: 'vn.example.x' },
      dependencies: { '@tiki.vn/tini-types': '0.3.0' },
    }),
  };
  assert.deepEqual(lines(check(t, files)), []);
});

test('handlers from a spread, a mixin or a wrapper are not called missing', (t) => {
  const txml = '<view onTap="onTapElsewhere" />';
  for (const js of [
    'const shared = { onTapElsewhere() {} };\nPage({ ...shared });',
    'import { shared } from "./shared";\nPage({ ...shared });',
    'import connect from "./shared";\nPage(connect({})({}));',
    'Page({ onLoad() { this.onTapElsewhere = () => {}; } });',
  ]) {
    const files = {
      'src/pages/home/index.txml': txml,
      'src/pages/home/index.js': js,
      'src/pages/home/index.json': '{}',
      'src/pages/home/shared.js': 'export const shared = { onTapElsewhere() {} };\nexport default (a) => (b) => b;',
    };
    assert.deepEqual(lines(check(t, files)), [], js);
  }
});

test('the report shows the line, points at the place and says why and how', (t) => {
  const result = check(t, { 'src/pages/home/index.txml': '<view>\n\t<imge src="https://x.vn/a.png" />\n</view>' });
  const text = formatReport(result, { colours: false, perCode: 8 });
  assert.match(text, /error src\/pages\/home\/index\.txml:2:3 <imge> is neither .* Did you mean image\? tag-unknown/);
  assert.match(text, /^ {4}2 \| <imge src="https:\/\/x\.vn\/a\.png" \/>\n {6}\| {2}\^{4}$/m);
  assert.match(text, /1 error in 2 pages and 1 component/);
});

const run = (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const print = (text: string) => void out.push(text);
  const complain = (text: string) => void err.push(text);
  const status = runCheck(args, { print, complain, folder: ROOT, colours: false });
  return { status, stdout: out.join('\n'), stderr: err.join('\n') };
};

test('the exit code is 0 without errors, 1 with one, 2 when there is nothing to check', (t) => {
  const warned = writeApp(t, { 'src/pages/home/index.txml': '<view tiki:for="{{list}}" />' });
  const broken = writeApp(t, { 'src/pages/home/index.txml': '<veiw />' });
  const results = [
    run(warned),
    run(warned, '--strict'),
    run(broken),
    run('/nowhere'),
    run(join(ROOT, 'docs')),
    run('--jso'),
  ];
  assert.deepEqual(
    results.map(({ status }) => status),
    [0, 1, 1, 2, 2, 2],
  );
  assert.match(results[4]?.stderr ?? '', /no app\.json was found in .*docs/);
  assert.match(results[5]?.stderr ?? '', /no option --jso; use: npm run check/);
});

test('--json gives every finding with its place, its reason and its mending', (t) => {
  const { stdout } = run(writeApp(t, { 'src/pages/home/index.txml': '<veiw />' }), '--json');
  const { findings } = JSON.parse(stdout) as { findings: Record<string, unknown>[] };
  const [finding] = findings;
  assert.equal(finding?.['code'], 'tag-unknown');
  assert.deepEqual(
    [finding?.['file'], finding?.['line'], finding?.['column'], finding?.['endColumn']],
    ['src/pages/home/index.txml', 1, 2, 6],
  );
  assert.equal(finding?.['suggestion'], 'view');
  for (const field of ['severity', 'message', 'why', 'fix']) assert.ok(finding?.[field], field);
});
