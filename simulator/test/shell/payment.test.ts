import assert from 'node:assert/strict';
import { once, EventEmitter } from 'node:events';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { localServer, preview, sharedBrowser } from './support.ts';

const SHEET = {
  paymentId: 'pay-1',
  orderId: '5064',
  appName: 'Xin chào',
  lines: [{ name: 'Cà phê rang mộc', quantity: 2, price: 89000 }],
  shippingFee: 18000,
  grandTotal: 196000,
  methods: [
    { id: 'card', name: 'Thẻ quốc tế' },
    { id: 'wallet', name: 'Ví điện tử' },
  ],
  expiresAt: '2026-11-23T12:00:00Z',
};
const CUSTOMERS = { items: [{ customerId: '7', name: 'An', phone: '0900000001', userToken: 'user-7' }] };

/** The fixture's pay page, before a stand-in that answers what the test says and tells what it was asked. */
async function payPage(
  t: TestContext,
  callbacks: readonly object[],
): Promise<{ page: Page; asked: EventEmitter; log: string[] }> {
  const asked = new EventEmitter();
  const log: string[] = [];
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 375, height: 812 } });
  context.setDefaultTimeout(10_000);
  t.after(() => context.close());
  const tiki = await localServer(t, (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const call = `${request.url?.replace('/_host/', '')} ${body}`.trim();
      log.push(call);
      const data =
        request.url === '/_host/customers'
          ? CUSTOMERS
          : request.url === '/_host/payments'
            ? { sheet: SHEET }
            : { callbacks };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data }));
      asked.emit('call', call);
    });
  });
  const { url } = await preview(t, ['--tiki', tiki]);
  const page = await context.newPage();
  await page.goto(`${url}/app`);
  const top = page.frameLocator('iframe[data-tini-page]:not([inert])');
  await top.getByText('Chào An!').click();
  await top.getByText('Thanh toán thử').click();
  return { page, asked, log };
}

test('the sheet shows what Tiki said, pays by the chosen method, and the app hears the success', async (t) => {
  const { page, log } = await payPage(t, [{ afterMs: 0, kind: 'success', payload: 'success' }]);
  const sheet = page.getByRole('dialog', { name: 'Thanh toán' });
  await sheet.getByText('Cà phê rang mộc × 2').waitFor();
  await sheet.getByText('196.000 ₫').waitFor();
  await sheet.getByRole('radio', { name: 'Ví điện tử' }).check();
  await sheet.getByRole('button', { name: 'Thanh toán' }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.frameLocator('iframe[data-tini-page]:not([inert])').getByText('Trang của đã trả lời').waitFor();
  assert.ok(log.includes('payments {"appIdentifier":"vn.example.hello","orderId":"ORDER-1"}'));
  assert.equal(log.at(-1), 'payments/pay-1/pay {"method":"wallet"}');
});

test('Escape on the sheet cancels, and the fail payload reaches the app unchanged', async (t) => {
  const { page, log } = await payPage(t, [
    { kind: 'fail', payload: { error: 'Error', errorMessage: 'user cancel payment' } },
  ]);
  await page.getByRole('dialog', { name: 'Thanh toán' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog', { name: 'Thanh toán' }).getByText('user cancel payment').waitFor();
  assert.equal(log.at(-1), 'payments/pay-1/cancel {}');
});

test('an app killed on the sheet tells Tiki only that it left', async (t) => {
  const { page, asked, log } = await payPage(t, []);
  await page.getByRole('dialog', { name: 'Thanh toán' }).waitFor();
  const left = once(asked, 'call');
  await page.reload();
  await left;
  assert.ok(log.includes('payments/pay-1/leave {}'), log.join('\n'));
  assert.ok(!log.some((call) => /\/(?:pay|cancel) /.test(call)));
});
