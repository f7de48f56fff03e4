import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { Builder, type Build } from '../../shell/server/build.ts';
import { writeApp } from '../conformance/phone.ts';
import { temporaryFolder } from './support.ts';

const APP = {
  'app.json': '{ "pages": ["pages/a/index", "pages/b/index"] }',
  'app.js': "import { n } from './lib/n'; App({ n });",
  'app.tcss': '@import "./lib/base.tcss"; .a { width: 10rpx }',
  'lib/n.js': 'export const n = 1;',
  'lib/base.tcss': '.base { color: red }',
  'lib/part.txml': '<template name="part"><text>{{a}}</text></template>',
  'lib/bar.txml': '<view>bar</view>',
  'lib/f.sjs': 'export default (n) => n + 1;',
  'pages/a/index.txml':
    '<import src="/lib/part" /><import-sjs from="/lib/f.sjs" name="f" /><include src="/lib/bar" /><view onTap="go">{{f(1)}}</view><template is="part" data="{{a: 1}}" />',
  'pages/a/index.js': 'Page({ go() {} });',
  'pages/a/index.json': '{}',
  'pages/b/index.txml': '<image src="/img/x.png" /><card />',
  'pages/b/index.js': "import { missing } from '../../lib/n'; Page({ missing });",
  'pages/b/index.json': '{ "usingComponents": { "card": "/lib/card" } }',
  'lib/card.json': '{ "component": true }',
  'lib/card.txml': '<view>{{title}}</view>',
  'lib/card.ts': 'Component({ props: { title: "" as string } });',
};

/** Each step is one save; null takes the file away. Some break the app or leave something missing until a later one. */
const SAVES: readonly (readonly [file: string, text: string | null])[] = [
  ['pages/a/index.txml', '<view onTap="gone">{{1}}</view>'],
  ['pages/a/index.js', 'Page({ gone() {} });'],
  ['lib/bar.txml', '<view>new</view>'],
  ['pages/a/index.txml', APP['pages/a/index.txml']],
  ['lib/f.sjs', 'export default (n) => n + 2; export const m = new Date();'],
  ['lib/part.txml', '<template name="part"><text>{{a}} of {{</text></template>'],
  ['lib/base.tcss', '.base { color: blue }'],
  ['lib/base.tcss', null],
  ['lib/card.ts', 'Component({ props: { title: 1 as number } }'],
  ['pages/b/index.txml', '<image src="/img/x.png" /><card title="{{1}}" />'],
  ['lib/card.ts', 'Component({ props: { title: 1 as number } });'],
  ['lib/card.ts', '/* in a comment */\nComponent({ props: { title: 1 as number } });'],
  ['img/x.png', 'a picture'],
  ['lib/n.js', null],
  ['pages/a/index.json', '{ "defaultTitle": "A", "usingComponents": { "text": "/lib/card" } }'],
  ['lib/n/index.js', 'export const n = 2, missing = 3;'],
  ['lib/n.js', 'export const n = 4, missing = 5;'],
  ['app.json', '{ "pages": ["pages/b/index"] }'],
  ['app.json', APP['app.json']],
];

/** Everything that a phone and a developer get from a build. */
const made = ({ project, files, styles, report }: Build) => ({
  description: project.description,
  ok: report.ok,
  messages: report.messages,
  styles,
  files,
});

test('whatever is saved, a build that reuses the one before is the same as one from nothing', async (t) => {
  const root = await temporaryFolder(t);
  await writeApp(root, APP);
  const builder = new Builder();
  const app = { folder: root, root, typescript: false, id: 1 };
  let shown = await builder.build(app);
  let changes = 0;
  for (const [file, text] of SAVES) {
    const target = path.join(root, file);
    const isNew = text === null || !shown.project.tree.exists(file);
    if (text === null) await rm(target);
    else {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    }
    if (isNew) builder.filesCameOrWent();
    const next = await builder.build(app);
    const fresh = await new Builder().build(app);
    assert.deepEqual(made(next), made(fresh), `after ${file} was saved`);
    for (const read of fresh.filesRead)
      assert.ok(next.filesRead.has(read), `after ${file} was saved ${read} is not watched`);
    if (JSON.stringify(made(next).messages) !== JSON.stringify(made(shown).messages)) changes += 1;
    shown = next;
  }
  // The edits mattered, and what did not change is the very text of the build before.
  assert.ok(changes > 8, `${changes} saves changed what is said`);
  const again = await builder.build(app);
  for (const [name, text] of again.files) assert.equal(text, shown.files.get(name));
});
