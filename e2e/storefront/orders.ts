import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser } from 'playwright-core';
import { expectResult, paymentSheet } from '../support/buyer.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import type { Shop } from '../support/shop.ts';
import { back, buyUpToTheSheet, openAt, visits } from '../support/storefront.ts';

const COFFEE = 'Cà phê rang mộc nguyên hạt';

interface OrderRow {
  id: string;
  order_no: string;
  status: string;
  attempts: string[];
}

const ORDERS = `
  select o.id, o.order_no, o.status, array_agg(a.status order by a.attempt_no) as attempts
  from orders o join attempts a on a.order_id = o.id group by o.id order by o.created_at desc`;

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
    const [row] = await shop().readDatabase<OrderRow>(ORDERS);
    assert.deepEqual([row?.status, row?.attempts], ['canceled', ['closed']]);

    await back(phone);
    await phone.button('Hoàn tất').click();
    await phone.app.getByText('Không có đơn hàng nào ở mục này').waitFor();
    await phone.button('Đã hủy').click();
    await phone.app.getByRole('link').filter({ hasText: COFFEE }).first().click();
    await phone.button('Mua lại').click();
    await phone.app.getByRole('checkbox', { name: new RegExp(`Chọn ${COFFEE}`) }).waitFor();
  });

  test('a notification opens the order: logged out it asks first, another account is told that it is not theirs', async () => {
    const [row] = await shop().readDatabase<OrderRow>(ORDERS);
    const path = `pages/order/index?orderId=${row?.id}`;
    const owner = await openAt(browser(), shop(), path);
    const stranger = await openAt(browser(), shop(), path, '100200301');
    for (const [phone, expected] of [
      [owner, row?.order_no ?? ''],
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
