import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test, type TestContext } from 'node:test';

import { openPhone, startPreview, type Phone } from '../../testing/index.ts';
import { writeApp } from '../conformance/phone.ts';
import { sharedBrowser, temporaryFolder } from './support.ts';

const FILES = {
  'app.js': 'App({ onLaunch() { console.log("launched") } })',
  'app.json': JSON.stringify({ pages: ['pages/home/index', 'pages/item/index'] }),
  'pages/home/index.txml': '<view onTap="go">mở</view>',
  'pages/home/index.js': 'Page({ go() { my.navigateTo({ url: "pages/item/index?id=7" }) } })',
  'pages/item/index.txml':
    '<import-sjs from="./word.sjs" name="word" /><view class="n" onTap="add">số {{n}}</view><text>{{word()}}</text><image src="/pages/item/mark.svg" /><card tiki:for="{{[1, 2]}}" tiki:key="*this" value="{{item}}" />',
  'pages/item/index.json': '{ "usingComponents": { "card": "/components/card/index" } }',
  'pages/item/index.tcss': '.n { color: rgb(1, 1, 1) }',
  'pages/item/index.js':
    'Page({ data: { n: 0, id: "" }, onLoad(query) { this.setData({ id: query }) }, add() { this.setData({ n: this.data.n + 1 }) } })',
  'pages/item/word.sjs': 'export default () => "chữ cũ";',
  'pages/item/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
  'components/card/index.json': '{ "component": true }',
  'components/card/index.txml': '<view onTap="more">thẻ {{value}}: {{taps}}</view>',
  'components/card/index.js':
    'Component({ data: { taps: 0 }, methods: { more() { this.setData({ taps: this.data.taps + 1 }) } } })',
};

/** The app with its item page open, counted up to 2 and a card tapped. */
async function atItem(
  t: TestContext,
): Promise<{ phone: Phone; save(file: string, from: string, to: string): Promise<void> }> {
  const folder = await temporaryFolder(t);
  await writeApp(folder, FILES);
  const preview = await startPreview({ app: folder });
  const phone = await openPhone(await sharedBrowser(), preview.url);
  t.after(async () => {
    await phone.close();
    await preview.close();
  });
  for (const text of ['mở', 'số 0', 'số 1', 'thẻ 2: 0']) await phone.tap(text);
  return {
    phone,
    async save(file, from, to) {
      const source = await readFile(path.join(folder, file), 'utf8');
      assert.ok(source.includes(from));
      await writeFile(path.join(folder, file), source.replace(from, to));
    },
  };
}

const launches = async (phone: Phone) => (await phone.console()).filter(({ text }) => text === 'launched').length;

test('saved templates, sjs and styles show at once; page stack, data, component state and scroll position stay', async (t) => {
  const { phone, save } = await atItem(t);
  const mark = phone.app.locator('page');
  await mark.evaluate((page) => page.setAttribute('data-kept', ''));
  await save('pages/item/index.txml', '>số', '><text>mới</text> số');
  await phone.sees('mới');
  await phone.sees(/số 2/);
  await phone.sees('thẻ 2: 1');
  await save('components/card/index.txml', 'thẻ', 'bìa');
  await phone.sees('bìa 2: 1');
  await save('pages/item/word.sjs', 'cũ', 'khác');
  await phone.sees('chữ khác');
  await save('pages/item/index.tcss', 'rgb(1, 1, 1)', 'rgb(2, 2, 2)');
  await phone.app.locator('.n').evaluate(async (element) => {
    while (getComputedStyle(element).color !== 'rgb(2, 2, 2)') await new Promise(requestAnimationFrame);
  });
  assert.equal(await mark.getAttribute('data-kept'), '');
  assert.equal(await launches(phone), 1);
  await phone.tap(/số 2/);
  await phone.sees(/số 3/);
  await phone.back();
  await phone.sees('mở');
  await phone.tap('mở');
  await phone.sees('mới');
});

test('a saved script, JSON file or picture starts the app anew on the page that was open, with its query', async (t) => {
  const { phone, save } = await atItem(t);
  await save('pages/item/index.js', 'n: 0', 'n: 100');
  await phone.sees('số 100');
  await phone.idle();
  assert.deepEqual(await phone.data(), { n: 100, id: 'id=7' });
  await save('pages/item/index.json', '{ "using', '{ "defaultTitle": "Tựa mới", "using');
  await phone.page.getByText('Tựa mới').waitFor();
  await phone.sees('số 100');
  await save('pages/item/mark.svg', 'width="10"', 'width="30"');
  // The page goes away while one looks at it, so the picture is waited for by its new address.
  const picture = phone.app.locator('image img[src^="/asset/2/"]');
  await picture.evaluate((image: HTMLImageElement) => image.decode());
  assert.equal(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth), 30);
  await phone.page.reload();
  await phone.sees('mở');
});

test('an error is shown over the app that goes on, with place, excerpt, caret and advice, and goes with its repair', async (t) => {
  const { phone, save } = await atItem(t);
  await save('pages/item/index.js', 'n: 0', 'n = 0');
  const alert = phone.page.getByRole('alert');
  await alert.getByText(/^pages\/item\/index\.js:1:\d+$/).waitFor();
  const excerpt = (await alert.locator('pre').innerText()).split('\n');
  assert.equal(excerpt[1]?.indexOf('^'), (excerpt[0] ?? '').indexOf('n = 0') + 2);
  await phone.sees('số 2');
  await phone.page.getByRole('button', { name: 'Ẩn lỗi' }).click();
  await phone.tap('số 2');
  await phone.sees('số 3');
  await phone.page.getByRole('button', { name: '1 lỗi' }).click();
  await alert.waitFor();
  await save('pages/item/index.js', 'n = 0', 'n: 0');
  await alert.waitFor({ state: 'detached' });
  await phone.sees('số 3');
  await save('pages/item/index.txml', '</view>', '');
  await alert.getByText(/^pages\/item\/index\.txml:1:\d+$/).waitFor();
  await phone.sees(/số 3/);
});
