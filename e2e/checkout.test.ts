import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../scripts/chromium.ts';
import { addToCart, expectResult, goToCheckout, openPaymentSheet, paymentSheet, tab } from './support/buyer.ts';
import { ORDERS, type OrderRow } from './support/ledger.ts';
import { openPhone, type Phone } from './support/phone.ts';
import { openShop, type Shop } from './support/shop.ts';

const COFFEE = 'Cà phê rang mộc nguyên hạt';
const DRIP = 'Cà phê phin giấy tiện lợi';

let browser: Browser;
let shop: Shop;

before(async () => {
  [browser, shop] = await Promise.all([launchChromium(), openShop('backend', { built: true })]);
});
after(async () => {
  await browser.close();
  await shop.close();
});

/** Runs one buyer's visit in a fresh profile. */
function visit(title: string, run: (phone: Phone) => Promise<void>): void {
  test(title, async () => {
    const phone = await openPhone(browser, shop.appUrl);
    try {
      await run(phone);
    } finally {
      await phone.close();
    }
  });
}

visit(
  'a buyer pays online: the result says paid because the server does, and the paid line leaves the cart',
  async (phone) => {
    await addToCart(phone, COFFEE);
    await addToCart(phone, DRIP);
    await tab(phone, 'Giỏ hàng').click();
    // Chosen lines only: the second one stays.
    await phone.app.getByRole('checkbox', { name: new RegExp(`Chọn ${DRIP}`) }).click();
    await goToCheckout(phone);
    const sheet = await openPaymentSheet(phone);
    await sheet.getByText('107.000 ₫').waitFor();
    await sheet.getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await expectResult(phone, 'Đã thanh toán');

    await phone.button('Xem đơn hàng').click();
    await phone.app.getByText(COFFEE).first().waitFor();
    await phone.app.getByText('Đã thanh toán').first().waitFor();
    await tab(phone, 'Giỏ hàng').click();
    await phone.app.getByText(DRIP).first().waitFor();
    assert.equal(await phone.app.getByText(COFFEE).count(), 0);

    const [row] = await shop.readDatabase<OrderRow>(ORDERS);
    assert.deepEqual(
      { status: row?.status, total: row?.total, attempts: row?.attempts, platform: row?.platform_statuses },
      { status: 'paid', total: 107_000, attempts: ['paid'], platform: ['online_paid'] },
    );
    const [order] = await shop.platformOrders();
    assert.deepEqual(
      { status: order?.status, total: order?.grandTotal, reference: order?.referenceId },
      { status: 'online_paid', total: 107_000, reference: `${row?.order_no}-1` },
    );
  },
);

visit(
  'a buyer who cancels in the sheet keeps the full cart and pays again under the same shop order',
  async (phone) => {
    await addToCart(phone, COFFEE);
    await tab(phone, 'Giỏ hàng').click();
    await goToCheckout(phone);
    const sheet = await openPaymentSheet(phone);
    await sheet.getByRole('button', { name: 'Hủy', exact: true }).click();
    await expectResult(phone, 'Đã hủy thanh toán');

    const [canceled] = await shop.platformOrders();
    assert.equal(canceled?.status, 'canceled');
    const before = await shop.readDatabase<OrderRow>(ORDERS);
    assert.deepEqual(before[0]?.attempts, ['closed']);
    assert.equal(before[0]?.status, 'awaiting_payment');

    await phone.button('Thanh toán lại').click();
    await (await paymentSheet(phone)).getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await expectResult(phone, 'Đã thanh toán');

    const rows = await shop.readDatabase<OrderRow>(ORDERS);
    assert.equal(rows.length, before.length, 'paying again makes no second shop order');
    assert.deepEqual(
      { order: rows[0]?.order_no, status: rows[0]?.status, attempts: rows[0]?.attempts },
      { order: before[0]?.order_no, status: 'paid', attempts: ['closed', 'paid'] },
    );
    const [second] = await shop.platformOrders();
    assert.notEqual(second?.id, canceled?.id);
    assert.deepEqual([second?.status, second?.referenceId], ['online_paid', `${rows[0]?.order_no}-2`]);
  },
);

visit('the cart is still full after a cancelled payment', async (phone) => {
  await addToCart(phone, COFFEE);
  await tab(phone, 'Giỏ hàng').click();
  await goToCheckout(phone);
  await (await openPaymentSheet(phone)).getByRole('button', { name: 'Hủy', exact: true }).click();
  await expectResult(phone, 'Đã hủy thanh toán');
  await phone.page.getByRole('button', { name: 'Quay lại' }).click();
  await tab(phone, 'Giỏ hàng').click();
  await phone.app.getByRole('checkbox', { name: new RegExp(`Chọn ${COFFEE}`) }).waitFor();
});

visit('cash on delivery is placed, and never called paid', async (phone) => {
  await addToCart(phone, DRIP);
  await tab(phone, 'Giỏ hàng').click();
  await goToCheckout(phone);
  await phone.app.getByText('Thanh toán khi nhận hàng').click();
  await phone.button('Đặt hàng').click();
  await expectResult(phone, 'Đặt hàng thành công');
  assert.equal(await phone.app.getByText('Đã thanh toán').count(), 0);

  const [row] = await shop.readDatabase<OrderRow>(ORDERS);
  assert.deepEqual(
    { status: row?.status, method: row?.payment_method, attempts: row?.attempts, platform: row?.platform_statuses },
    { status: 'cod_placed', method: 'cod', attempts: ['cod'], platform: ['processing'] },
  );
  const [order] = await shop.platformOrders();
  assert.equal(order?.status, 'processing');
});

visit('two quick taps on Pay make one order and one Tiki order', async (phone) => {
  await addToCart(phone, COFFEE);
  await tab(phone, 'Giỏ hàng').click();
  await goToCheckout(phone);
  const before = (await shop.platformOrders()).length;
  await phone.app.getByRole('button', { name: 'Thanh toán', exact: true }).dblclick();
  await (await paymentSheet(phone)).getByRole('button', { name: 'Thanh toán', exact: true }).click();
  await expectResult(phone, 'Đã thanh toán');
  assert.equal((await shop.platformOrders()).length, before + 1);
});

visit('an app killed on the payment sheet resumes at the order it was paying', async (phone) => {
  await addToCart(phone, COFFEE);
  await tab(phone, 'Giỏ hàng').click();
  await goToCheckout(phone);
  await openPaymentSheet(phone);
  // A reload ends the worker and every frame; storage stays.
  await phone.page.reload();
  await expectResult(phone, 'Đang xác nhận thanh toán');
  await phone.app.getByText(COFFEE).first().waitFor();
  const [order] = await shop.platformOrders();
  assert.equal(order?.status, 'waiting_for_payment');
});
