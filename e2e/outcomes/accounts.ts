import assert from 'node:assert/strict';
import { expectResult, paymentSheet, tab } from '../support/buyer.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { buyNow, goHome, leaveAndReturn, orderNumber, payButton, switchAccount } from '../support/regular.ts';
import { COFFEE } from './callbacks.ts';
import { outcomes, type Stage } from './stage.ts';

const OTHER = '100200301';

function allowLogin(phone: Phone): Promise<void> {
  return phone.page.getByRole('dialog', { name: 'Cho phép truy cập' }).getByRole('button', { name: 'Đồng ý' }).click();
}

/** Two devices of one buyer, two buyers on one device. */
export function accountOutcomes(stage: () => Stage): void {
  const outcome = outcomes(stage);
  outcome(
    'the same order on two devices: the second one pays, the sheet left open on the first is refused',
    async () => {
      const { browser, phone, shop, ledger } = stage();
      await buyNow(phone, COFFEE);
      await payButton(phone).click();
      const sheet = await paymentSheet(phone);
      const made = (await shop.platformOrders()).length;

      const second = await openPhone(browser, shop.appUrl);
      await second.app.getByText(COFFEE).first().waitFor();
      await tab(second, 'Đơn hàng').click();
      await second.button('Đăng nhập bằng Tiki').click();
      await allowLogin(second);
      await second.app.getByRole('link').filter({ hasText: COFFEE }).first().click();
      const number = await orderNumber(second);
      await second.button(/^Thanh toán/).click();
      await (await paymentSheet(second)).getByRole('button', { name: 'Thanh toán', exact: true }).click();
      await expectResult(second, 'Đã thanh toán');

      await sheet.getByRole('button', { name: 'Thanh toán', exact: true }).click();
      await sheet.getByText(/^Tiki từ chối/).waitFor();
      await sheet.getByRole('button', { name: 'Hủy', exact: true }).click();
      // Of a payment that it does not know any more Tiki tells the app nothing.
      await leaveAndReturn(phone);
      await expectResult(phone, 'Đã thanh toán');
      assert.equal(await orderNumber(phone), number);
      const orders = (await shop.platformOrders()).slice(0, 2).map(({ status }) => status);
      assert.deepEqual([orders, (await shop.platformOrders()).length], [['online_paid', 'canceled'], made + 1]);
      ledger.note(number, 'two devices', { status: 'paid', attempts: ['closed', 'paid'] });
      await second.close();
    },
  );

  outcome('another account on the phone sees no order, no address and no cart of the former one', async () => {
    const { phone } = stage();
    await buyNow(phone, COFFEE);
    await switchAccount(phone, OTHER);
    await phone.app.getByText(/^Phiên đăng nhập đã hết/).waitFor();
    assert.equal(await phone.app.getByText('27 Nguyễn Trãi', { exact: false }).count(), 0);
    await phone.button('Thử lại').click();
    await allowLogin(phone);
    await phone.app.getByText(/^Tài khoản Tiki trên máy đã đổi/).waitFor();

    await goHome(phone);
    await tab(phone, 'Giỏ hàng').click();
    await phone.app.getByText('Giỏ hàng đang trống').waitFor();
    await tab(phone, 'Đơn hàng').click();
    await phone.app.getByText('Bạn chưa có đơn hàng nào').waitFor();
    await switchAccount(phone, '100200300');
  });

  outcome('the account of before, back on the phone, has its orders again', async () => {
    const { phone } = stage();
    await tab(phone, 'Đơn hàng').click();
    await phone.button('Đăng nhập bằng Tiki').click();
    await phone.app.getByRole('link').filter({ hasText: COFFEE }).first().waitFor();
  });
}
