import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium, openPhone, startPreview } from '../../testing/index.ts';

let browser: Awaited<ReturnType<typeof launchChromium>>;
let preview: Awaited<ReturnType<typeof startPreview>>;

before(async () => {
  browser = await launchChromium();
  preview = await startPreview({ app: 'simulator/fixtures/hello' });
});
after(async () => {
  await browser.close();
  await preview.close();
});

test('a note is still there after the app was killed', async () => {
  const phone = await openPhone(browser, preview.url);
  await phone.tap({ role: 'tab', name: 'Ghi chú' });
  await phone.type('Nội dung', 'Mua gạo');
  await phone.tap('Lưu');
  await phone.kill();
  await phone.open('pages/notes/index');
  await phone.sees('Đã lưu: Mua gạo');
  await phone.close();
});

test('three taps count to three, and the page hears of it', async () => {
  const phone = await openPhone(browser, preview.url);
  const before = (await phone.data())['last'];
  await phone.tap('Bấm vào đây');
  const after = (await phone.data())['last'];
  assert.notEqual(after, before);
  await phone.close();
});
