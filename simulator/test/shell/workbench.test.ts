import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { readOptions } from '../../shell/server/options.ts';
import { startPreview } from '../../shell/server/server.ts';
import { writeApp } from '../conformance/phone.ts';
import { localServer, sharedBrowser, temporaryFolder } from './support.ts';

const appFiles = (origin: string) => ({
  'app.json': JSON.stringify({ pages: ['pages/home/index', 'pages/item/index'] }),
  'project.config.json': '{ "enableTypescript": true }',
  'package.json': '{ "name": "thu", "tiki": { "appIdentifier": "vn.example.thu" } }',
  'node_modules/thrower/package.json': '{ "name": "thrower", "main": "index.js" }',
  'node_modules/thrower/index.js': 'exports.fail = function fail() {\n  throw new Error("hỏng trong gói");\n};\n',
  'pages/home/index.json': '{ "usingComponents": { "card": "/components/card/index" } }',
  'pages/home/index.txml': `<button onTap="say">nói</button><button onTap="fail">hỏng</button><button onTap="ask">hỏi</button><card value="{{count}}" /><image src="${origin}/không-phải-ảnh.png" />`,
  'pages/home/index.ts': `import { fail } from 'thrower';

interface Data {
  count: number;
}

const start: Data = { count: 1 };

Page({
  data: start,
  say() {
    console.warn('giỏ', { lines: [{ name: 'gạo' }] });
    this.setData({ count: this.data.count + 1 });
    my.setStorage({ key: 'giỏ', data: { a: 1 } });
  },
  fail() {
    fail();
  },
  ask() {
    my.request({ url: '${origin}/hàng', headers: { 'x-thu': '1' }, method: 'POST', data: { q: 'gạo' } });
  },
});
`,
  'pages/item/index.txml': '<text>món {{id}}</text>',
  'pages/item/index.ts': 'Page({ data: { id: "" }, onLoad(query) { this.setData({ id: query }) } });',
  'components/card/index.json': '{ "component": true }',
  'components/card/index.txml': '<view class="card">thẻ {{value}}</view>',
  'components/card/index.ts': 'Component({ data: { mở: true } });',
});

async function open(t: TestContext): Promise<{ page: Page; errors: string[] }> {
  const folder = await temporaryFolder(t);
  const origin = await localServer(t, (_request, response) =>
    response.setHeader('content-type', 'application/json').end('{"found":["gạo nếp"]}'),
  );
  await writeApp(folder, appFiles(origin));
  const errors: string[] = [];
  const preview = await startPreview(
    readOptions(['--app', folder, '--port', '0'], {}),
    () => {},
    (text) => errors.push(text),
  );
  const page = await (await (await sharedBrowser()).newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  t.after(async () => {
    await page.context().close();
    await preview.close();
  });
  await page.goto(preview.url);
  return { page, errors };
}

const inApp = (page: Page) =>
  page.frameLocator('iframe[title="Điện thoại"]').frameLocator('iframe[data-tini-page]:not([inert])');
const panel = async (page: Page, name: string) => {
  await page.getByRole('tab', { name }).first().click();
  return page.getByRole('tabpanel');
};

test('the console shows objects and places; what npm code throws names its sources in page and terminal, and stops nothing', async (t) => {
  const { page, errors } = await open(t);
  await inApp(page).getByRole('button', { name: 'hỏng' }).click();
  const lines = page.getByRole('list', { name: 'Console' });
  await lines.getByRole('button', { name: 'npm/thrower/index.js:2:9' }).first().waitFor();
  await lines.getByRole('button', { name: 'pages/home/index.ts:17:5' }).waitFor();
  assert.match(errors.join('\n'), /hỏng trong gói[\s\S]*npm\/thrower\/index\.js:2:9[\s\S]*pages\/home\/index\.ts:17:5/);
  await lines.getByRole('button', { name: 'pages/home/index.ts:17:5' }).click();
  const source = page.getByRole('dialog', { name: 'pages/home/index.ts:17:5' });
  await source.locator('pre .bad').waitFor();
  assert.match(await source.locator('pre').innerText(), /17 \| {5}fail\(\);\n {3}\| {5}\^/);
  await page.keyboard.press('Escape');

  await inApp(page).getByRole('button', { name: 'nói' }).click();
  const line = lines.getByRole('listitem').filter({ hasText: 'giỏ' });
  await line.getByRole('button', { name: 'pages/home/index.ts:12:13' }).waitFor();
  for (const name of [/^\{lines/, /lines: Array/, /^0/]) await line.getByRole('button', { name }).click();
  await line.getByText('"gạo"', { exact: true }).waitFor();
});

test('network, data, meter, storage and launch say what the app does, and axe finds nothing in any panel', async (t) => {
  const { page } = await open(t);
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.addScriptTag({ content: axe });
  const check = async (name: string): Promise<void> => {
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(root: object): Promise<{ violations: object[] }> } };
      return (await axe.run({ exclude: ['iframe'] })).violations;
    });
    assert.deepEqual(found, [], name);
  };
  await inApp(page).getByRole('button', { name: 'nói' }).click();
  await inApp(page).getByRole('button', { name: 'hỏi' }).click();
  await check('Console');

  const network = await panel(page, 'Network');
  await network.getByRole('button', { name: /hàng/ }).click();
  await network.getByText('x-thu').waitFor();
  await network
    .getByText('"gạo nếp"')
    .or(network.getByRole('button', { name: 'found' }))
    .first()
    .waitFor();
  await network
    .getByRole('row', { name: 'failed' })
    .getByRole('button', { name: encodeURI('không-phải-ảnh.png') })
    .waitFor();
  await check('Network');

  const data = await panel(page, 'Data');
  await data.getByText('count: 2').first().waitFor();
  await data.getByRole('button', { name: 'card' }).click();
  await data.getByText('components/card/index').waitFor();
  await inApp(page).locator('.card[style*=outline]').waitFor();
  await check('Data');

  const meter = await panel(page, 'setData');
  await meter.getByRole('cell', { name: 'pages/home/index' }).waitFor();
  await check('setData');

  const storage = await panel(page, 'Storage');
  await storage.getByRole('button', { name: 'giỏ' }).click();
  await storage.getByRole('textbox').fill('{"a":2}');
  await storage.getByRole('button', { name: 'Save' }).click();
  await storage.getByRole('cell', { name: '{"a":2}' }).waitFor();
  await check('Storage');

  const launch = await panel(page, 'Launch');
  await launch.getByRole('combobox', { name: 'Page' }).selectOption('pages/item/index');
  await launch.getByRole('textbox', { name: 'Name 1' }).fill('id');
  await launch.getByRole('textbox', { name: 'Value 1' }).fill('7');
  await launch.getByRole('button', { name: 'Launch', exact: true }).click();
  await inApp(page).getByText('món id=7').waitFor();
  await launch.getByRole('button', { name: 'pages/item/index?id=7' }).waitFor();
  await check('Launch');
  for (const name of ['Compile', 'Account']) {
    await panel(page, name);
    await check(name);
  }
});
