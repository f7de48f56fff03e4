import assert from 'node:assert/strict';
import { expectResult } from '../support/buyer.ts';
import { buyNow, leaveAndReturn, lieAboutPayment, orderNumber, payOnSheet } from '../support/regular.ts';
import { outcomes, type Stage } from './stage.ts';

export const COFFEE = 'Cà phê rang mộc nguyên hạt';
const PAID = { status: 'paid', attempts: ['paid'] };

/** What the payment sheet tells the app is a hint, whatever it tells and whenever. */
export function callbackOutcomes(stage: () => Stage): void {
  const outcome = outcomes(stage);
  /** Of the order that was made last. */
  const atTiki = async (): Promise<string | undefined> => (await stage().shop.platformOrders())[0]?.status;

  outcome('a success that is not true is never shown as paid', async () => {
    const { phone, ledger } = stage();
    await buyNow(phone, COFFEE, 'firstTime');
    await lieAboutPayment(phone, { paid: false, callbacks: [{ kind: 'success', payload: 'success' }] });
    await payOnSheet(phone);
    await expectResult(phone, 'Đang xác nhận thanh toán');
    assert.equal(await atTiki(), 'waiting_for_payment');
    // Left alone: the clock ends it (clock.ts).
    ledger.note(await orderNumber(phone), 'false success', { status: 'expired', attempts: ['closed'] });
  });

  outcome('a failure that is not true is shown as paid, because the money moved', async () => {
    const { phone, ledger } = stage();
    await buyNow(phone, COFFEE);
    const callbacks = [{ kind: 'fail', payload: { code: 400, message: 'Payment failed.' } }];
    await lieAboutPayment(phone, { paid: true, callbacks });
    await payOnSheet(phone);
    await expectResult(phone, 'Đã thanh toán');
    assert.equal(await atTiki(), 'online_paid');
    ledger.note(await orderNumber(phone), 'false failure', PAID);
  });

  outcome('a sheet that goes away without a word is found out when the app is on screen again', async () => {
    const { phone, shop, ledger } = stage();
    await shop.console('/next-payment', { outcome: 'silent' });
    await buyNow(phone, COFFEE);
    await payOnSheet(phone);
    await leaveAndReturn(phone);
    await expectResult(phone, 'Đã thanh toán');
    assert.equal(await atTiki(), 'online_paid');
    ledger.note(await orderNumber(phone), 'silent callback', PAID);
  });

  outcome('a callback that comes after the result, and once more, changes nothing', async () => {
    const { phone, shop, ledger } = stage();
    await buyNow(phone, COFFEE);
    const late = { kind: 'fail', payload: 'user cancel payment' };
    const callbacks = [
      { ...late, afterMs: 6_000 },
      { ...late, afterMs: 6_100 },
    ];
    let questions = 0;
    const askedAgain = phone.page.waitForResponse((response) => {
      const sent = response.request().postData() ?? '';
      if (response.url().endsWith('/host/request') && /\/v1\/orders\/[^"]+","method":"GET"/.test(sent)) questions += 1;
      return questions === 2; // the first is the page's own, the second is what a late callback makes it do
    });
    await lieAboutPayment(phone, { paid: true, callbacks });
    await payOnSheet(phone);
    await leaveAndReturn(phone);
    await expectResult(phone, 'Đã thanh toán');
    const made = (await shop.platformOrders()).length;
    await askedAgain;
    await expectResult(phone, 'Đã thanh toán');
    assert.equal((await shop.platformOrders()).length, made);
    ledger.note(await orderNumber(phone), 'late and double callback', PAID);
  });
}
