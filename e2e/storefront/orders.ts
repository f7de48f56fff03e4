import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser } from 'playwright-core';
import { expectResult, paymentSheet } from '../support/buyer.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { ORDERS, type OrderRow } from '../support/ledger.ts';
import type { Shop } from '../support/shop.ts';
import { back, buyUpToTheSheet, openAt, visits } from '../support/storefront.ts';

const COFFEE = 'Cà phê rang mộc nguyên hạt';

/** What a buyer does with orders, whatever the payment sheet says. */
export function orderTests(browser: () => Browser, shop: () => Shop): void {
  const visit = visits(browser, shop);

  const pay = async (phone: Phone): Promise<void> =>
    (await paymentSheet(phone)).getByRole('button', { name: 'Thanh toán', exact: true }).click();

  // It asks for 32 s before it gives up: the other visits go on meanwhile.
  let killed: Phone;
  test('an app killed on the sheet starts again at its order', async () => {
    killed = await openPhone(browser(), shop().appUrl);
    await buyUpToTheSheet(killed, COFFEE);
    await killed.page.reload();
    await expectResult(killed, 'Đang xác nhận thanh toán');
    await killed.app.getByText(COFFEE).first().waitFor();
    const [order] = await shop().platformOrders();
    assert.equal(order?.status, 'waiting_for_payment');
  });

  visit(
    'a payment that says it failed is tried again under the same order, and its page lists both attempts',
    async (phone) => {
      await shop().console('/next-payment', { outcome: 'fail' });
      await buyUpToTheSheet(phone, COFFEE);
      await pay(phone);
      await expectResult(phone, 'Thanh toán chưa hoàn tất');
      await phone.button('Thanh toán lại').click();
      await pay(phone);
      await expectResult(phone, 'Đã thanh toán');
      await phone.button('Xem đơn hàng').click();
      await phone.app.getByRole('link').filter({ hasText: COFFEE }).first().click();
      await phone.app.getByText('Lần 2').waitFor();
      const [row] = await shop().readDatabase<OrderRow>(ORDERS);
      assert.deepEqual([row?.status, row?.attempts], ['paid', ['closed', 'paid']]);
    },
  );

  visit('a callback that comes twice pays once', async (phone) => {
    await shop().console('/next-payment', { outcome: 'double' });
    await buyUpToTheSheet(phone, COFFEE);
    const before = (await shop().platformOrders()).length;
    await pay(phone);
    await expectResult(phone, 'Đã thanh toán');
    assert.equal((await shop().platformOrders()).length, before);
  });

  let canceled: OrderRow | undefined;
  visit('an unpaid order is canceled from its page, kept in its group, and bought again', async (phone) => {
    const sheet = await buyUpToTheSheet(phone, COFFEE);
    await sheet.getByRole('button', { name: 'Hủy', exact: true }).click();
    await expectResult(phone, 'Đã hủy thanh toán');
    await phone.button('Xem đơn hàng').click();
    await phone.app.getByRole('link').filter({ hasText: 'Chưa thanh toán' }).first().click();
    await phone.app.getByText(/^Thanh toán trước/).waitFor();
    await phone.button('Hủy đơn').click();
    await phone.page.getByRole('button', { name: 'Hủy đơn' }).click();
    await phone.app.getByRole('heading', { name: 'Đã hủy' }).waitFor();
    [canceled] = await shop().readDatabase<OrderRow>(ORDERS);
    assert.deepEqual([canceled?.status, canceled?.attempts], ['canceled', ['closed']]);

    await back(phone);
    await phone.button('Hoàn tất').click();
    await phone.app.getByText('Không có đơn hàng nào ở mục này').waitFor();
    await phone.button('Đã hủy').click();
    await phone.app.getByRole('link').filter({ hasText: COFFEE }).first().click();
    await phone.button('Mua lại').click();
    await phone.app.getByRole('checkbox', { name: new RegExp(`Chọn ${COFFEE}`) }).waitFor();
  });

  test('a notification opens the order: logged out it asks first, another account is told that it is not theirs', async () => {
    const path = `pages/order/index?orderId=${canceled?.id}`;
    const owner = await openAt(browser(), shop(), path);
    const stranger = await openAt(browser(), shop(), path, '100200301');
    for (const [phone, expected] of [
      [owner, canceled?.order_no ?? ''],
      [stranger, 'Không thấy đơn hàng trong tài khoản này'],
    ] as const) {
      await phone.button('Đăng nhập bằng Tiki').click();
      await phone.page
        .getByRole('dialog', { name: 'Cho phép truy cập' })
        .getByRole('button', { name: 'Đồng ý' })
        .click();
      await phone.app.getByText(expected).first().waitFor();
      await phone.close();
    }
  });

  test('somebody who did not pay before the kill gets to pay again once the questions to Tiki are over', async () => {
    await killed.app.getByText('không bị trừ tiền lần nữa', { exact: false }).waitFor({ timeout: 60_000 });
    const title = await killed.app.getByText(/^Đơn hàng TC-/).innerText();
    await killed.button('Thanh toán lại').click();
    await pay(killed);
    await expectResult(killed, 'Đã thanh toán');
    const rows = await shop().readDatabase<OrderRow>(ORDERS);
    const row = rows.find((one) => title.includes(one.order_no));
    assert.deepEqual([row?.status, row?.attempts], ['paid', ['closed', 'paid']]);
    await killed.close();
  });
}
