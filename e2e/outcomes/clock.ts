import assert from 'node:assert/strict';
import { expectResult, paymentSheet, tab } from '../support/buyer.ts';
import { buyNow, goHome, leaveAndReturn, orderNumber, payButton } from '../support/regular.ts';
import { COFFEE } from './callbacks.ts';
import { outcomes, type Stage } from './stage.ts';

const HOUR = 3_600_000;

/** Late: the clock of everything is moved, nobody waits. */
export function clockOutcomes(stage: () => Stage): void {
  const outcome = outcomes(stage);
  outcome('money that comes three hours after the app was killed is shown on the next visit', async () => {
    const { phone, shop, ledger } = stage();
    await buyNow(phone, COFFEE, 'anew');
    await payButton(phone).click();
    await paymentSheet(phone);
    await phone.page.reload();
    await expectResult(phone, 'Đang xác nhận thanh toán');
    const number = await orderNumber(phone);
    const [order] = await shop.platformOrders();
    await shop.advanceClock(3 * HOUR);
    await shop.console(`/orders/${order?.id}/pay`, {});
    await shop.console('/settle', {});
    await leaveAndReturn(phone);
    await expectResult(phone, 'Đã thanh toán');
    assert.equal((await shop.platformOrders())[0]?.status, 'online_paid');
    ledger.note(number, 'late payment', { status: 'paid', attempts: ['paid'] });
  });

  outcome('an order that nobody paid for four hours has expired, and its page offers to buy again', async () => {
    const { phone, shop } = stage();
    await shop.advanceClock(HOUR + 60_000);
    await goHome(phone);
    await tab(phone, 'Đơn hàng').click();
    await phone.button('Đã hủy').click();
    await phone.app.getByRole('link').filter({ hasText: 'Hết hạn' }).first().click();
    await phone.app.getByRole('heading', { name: 'Hết hạn' }).waitFor();
    await phone.button('Mua lại').waitFor();
    const statuses = (await shop.platformOrders()).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 'waiting_for_payment').length, 0);
  });
}
