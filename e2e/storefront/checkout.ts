import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { addToCart, expectResult, goToCheckout, openPaymentSheet, paymentSheet, tab } from '../support/buyer.ts';
import { ORDERS, type OrderRow } from '../support/ledger.ts';
import type { Shop } from '../support/shop.ts';
import { back, visits } from '../support/storefront.ts';

const COFFEE = 'Cà phê rang mộc nguyên hạt';
const DRIP = 'Cà phê phin giấy tiện lợi';

/** From the cart to money: page, database and Tiki agree. */
export function checkoutTests(browser: () => Browser, shop: () => Shop): void {
  const visit = visits(browser, shop);

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

      const [row] = await shop().readDatabase<OrderRow>(ORDERS);
      assert.deepEqual(
        { status: row?.status, total: row?.total, attempts: row?.attempts, platform: row?.platform_statuses },
        { status: 'paid', total: 107_000, attempts: ['paid'], platform: ['online_paid'] },
      );
      const [order] = await shop().platformOrders();
      assert.deepEqual(
        { status: order?.status, total: order?.grandTotal, reference: order?.referenceId },
        { status: 'online_paid', total: 107_000, reference: `${row?.order_no}-1` },
      );
    },
  );

  visit(
    'a buyer who cancels in the sheet keeps the full cart, and pays under the same shop order from its page',
    async (phone) => {
      await addToCart(phone, COFFEE);
      await tab(phone, 'Giỏ hàng').click();
      await goToCheckout(phone);
      const sheet = await openPaymentSheet(phone);
      await sheet.getByRole('button', { name: 'Hủy', exact: true }).click();
      await expectResult(phone, 'Đã hủy thanh toán');

      const [canceled] = await shop().platformOrders();
      assert.equal(canceled?.status, 'canceled');
      const before = await shop().readDatabase<OrderRow>(ORDERS);
      assert.deepEqual(before[0]?.attempts, ['closed']);
      assert.equal(before[0]?.status, 'awaiting_payment');

      await back(phone);
      await tab(phone, 'Giỏ hàng').click();
      await phone.app.getByRole('checkbox', { name: new RegExp(`Chọn ${COFFEE}`) }).waitFor();
      await tab(phone, 'Đơn hàng').click();
      await phone.app.getByRole('link').filter({ hasText: COFFEE }).first().click();
      await phone.button(/^Thanh toán/).click();
      await (await paymentSheet(phone)).getByRole('button', { name: 'Thanh toán', exact: true }).click();
      await expectResult(phone, 'Đã thanh toán');

      const rows = await shop().readDatabase<OrderRow>(ORDERS);
      assert.equal(rows.length, before.length, 'paying again makes no second shop order');
      assert.deepEqual(
        { order: rows[0]?.order_no, status: rows[0]?.status, attempts: rows[0]?.attempts },
        { order: before[0]?.order_no, status: 'paid', attempts: ['closed', 'paid'] },
      );
      const [second] = await shop().platformOrders();
      assert.notEqual(second?.id, canceled?.id);
      assert.deepEqual([second?.status, second?.referenceId], ['online_paid', `${rows[0]?.order_no}-2`]);
    },
  );

  visit('cash on delivery is placed, and never called paid', async (phone) => {
    await addToCart(phone, DRIP);
    await tab(phone, 'Giỏ hàng').click();
    await goToCheckout(phone);
    await phone.app.getByText('Thanh toán khi nhận hàng').click();
    await phone.button('Đặt hàng').click();
    await expectResult(phone, 'Đặt hàng thành công');
    assert.equal(await phone.app.getByText('Đã thanh toán').count(), 0);

    const [row] = await shop().readDatabase<OrderRow>(ORDERS);
    assert.deepEqual(
      { status: row?.status, method: row?.payment_method, attempts: row?.attempts, platform: row?.platform_statuses },
      { status: 'cod_placed', method: 'cod', attempts: ['cod'], platform: ['processing'] },
    );
    const [order] = await shop().platformOrders();
    assert.equal(order?.status, 'processing');
  });

  visit('two quick taps on Pay make one order and one Tiki order', async (phone) => {
    await addToCart(phone, COFFEE);
    await tab(phone, 'Giỏ hàng').click();
    await goToCheckout(phone);
    const before = (await shop().platformOrders()).length;
    await phone.app.getByRole('button', { name: 'Thanh toán', exact: true }).dblclick();
    await (await paymentSheet(phone)).getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await expectResult(phone, 'Đã thanh toán');
    assert.equal((await shop().platformOrders()).length, before + 1);
  });
}
