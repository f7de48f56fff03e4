import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { HELLO, preview, sharedBrowser, temporaryFolder } from './support.ts';

/** A phone of 375x812 on a new preview. Nothing may go wrong in the browser's console; the page is closed before the server. */
async function open(t: TestContext, app = HELLO, target = '/app', expected: readonly RegExp[] = []): Promise<Page> {
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 375, height: 812 }, locale: 'vi-VN' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !expected.some((pattern) => pattern.test(text))) faults.push(text);
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, []);
  });
  const { url } = await preview(t, [], app);
  await page.goto(url + target);
  return page;
}

const top = (page: Page) => page.frameLocator('iframe[data-tini-page]:not([inert])');

test('a tap changes data in the worker and the page shows it', async (t) => {
  const page = await open(t);
  await top(page).getByText('Đã bấm 2 lần').waitFor();
  await top(page).getByText('Bấm vào đây').click();
  await top(page).getByText('Đã bấm 3 lần').waitFor();
  await top(page).getByText('Trang nhận được 3').waitFor();
});

test('a pushed page gets its query, its own title and a back button', async (t) => {
  const page = await open(t);
  await top(page).getByText('Chào Bình!').click();
  await top(page).getByText('Trang của Bình').waitFor();
  await page.getByRole('heading', { name: 'Bạn Bình' }).waitFor();
  assert.equal(await page.getByRole('tab').count(), 0);
  assert.equal(await page.locator('iframe[data-tini-page="pages/home/index"]').getAttribute('inert'), '');
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor();
  await top(page).getByText('Chào Cường!').click();
  await top(page).getByText('Trang của Cường').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor();
});

test('tabs keep their pages, storage survives a restart, dialogs and toasts are found by role', async (t) => {
  const page = await open(t);
  await top(page).getByText('Bấm vào đây').click();
  await top(page).getByText('Đã bấm 3 lần').waitFor();
  await page.getByRole('tab', { name: 'Ghi chú' }).click();
  await top(page).getByText('Chưa có ghi chú').waitFor();
  await top(page).getByPlaceholder('Nội dung').fill('Mua gạo');
  await top(page).getByText('Lưu', { exact: true }).click();
  await page.getByRole('status').getByText('Đã lưu ghi chú').waitFor();
  await page.getByRole('tab', { name: 'Trang chủ' }).click();
  await top(page).getByText('Đã bấm 3 lần').waitFor();
  await page.reload();
  await page.getByRole('tab', { name: 'Ghi chú' }).click();
  await top(page).getByText('Đã lưu: Mua gạo').waitFor();

  await top(page).getByText('Xóa', { exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Xóa ghi chú?' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await top(page).getByText('Đã lưu: Mua gạo').waitFor();
  await top(page).getByText('Xóa', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Xóa', exact: true }).click();
  await top(page).getByText('Chưa có ghi chú').waitFor();
});

test('without Tiki the developer chooses the outcome of a payment', async (t) => {
  const page = await open(t);
  await top(page).getByText('Chào An!').click();
  await top(page).getByText('Thanh toán thử').click();
  const offer = page.getByRole('dialog', { name: 'Chưa kết nối Tiki' });
  await offer.getByText('no Tiki connected').waitFor();
  await offer.getByRole('button', { name: 'Thanh toán thành công' }).click();
  await top(page).getByText('Trang của đã trả lời').waitFor();
  await top(page).getByText('Thanh toán thử').click();
  await offer.getByRole('button', { name: 'Khách hủy thanh toán' }).click();
  await page.getByRole('alertdialog', { name: 'Thanh toán' }).getByText('user cancel payment').waitFor();
});

test('a saved file is shown without a reload by hand', async (t) => {
  const app = await temporaryFolder(t);
  await cp(HELLO, app, { recursive: true });
  const page = await open(t, app);
  await top(page).getByText('Ứng dụng mẫu').waitFor();
  const file = path.join(app, 'pages/home/index.txml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Ứng dụng mẫu', 'Ứng dụng đã sửa'));
  await top(page).getByText('Ứng dụng đã sửa').waitFor();
});

test('an app that does not compile says where, and comes back when it is mended', async (t) => {
  const app = await temporaryFolder(t);
  await cp(HELLO, app, { recursive: true });
  const file = path.join(app, 'pages/home/index.ts');
  const source = await readFile(file, 'utf8');
  const page = await open(t, app);
  await top(page).getByText('Ứng dụng mẫu').waitFor();
  await writeFile(file, source.replace('Page({', 'Page({ = }'));
  const alert = page.getByRole('alert');
  await alert.getByText(/^pages\/home\/index\.ts:\d+:\d+$/).waitFor();
  await writeFile(file, source);
  await top(page).getByText('Ứng dụng mẫu').waitFor();
});

test('an app with the oddities of real ones runs and says what is odd', async (t) => {
  const page = await open(t, fileURLToPath(new URL('../../fixtures/oddities', import.meta.url)), '/app', [
    /Assignment to constant/,
  ]);
  const shown = top(page).locator('page');
  await shown.getByText('chào.greet: xin chào').waitFor();
  await shown.getByText('999 chào.greet: aa oddities undefined').waitFor();
  await shown.getByText('có 999}').waitFor();
  await shown.getByText('không bao giờ mất').waitFor();
  await shown.getByText('[từ "nháy đơn"|true]').waitFor();
  await shown.getByText('[nút của ta|false]').waitFor();
  assert.equal(await shown.getByText('không thấy').count(), 0);
  await shown.getByText('Làm hỏng').click();
  await shown.getByText('Xem lỗi').click();
  await shown.getByText('Assignment to constant variable "rest"').waitFor();
});

test('a deep link opens its page with a sorted query, and Home leads to the entry page', async (t) => {
  const page = await open(t, HELLO, `/app?open=${encodeURIComponent('/pages/detail/index?name=D&a=1')}`);
  await top(page).getByText('Trang của a=1&D').waitFor();
  await page.getByRole('button', { name: 'Trang chủ' }).click();
  await top(page).getByText('Chào An!').waitFor();
});
