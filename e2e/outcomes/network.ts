import assert from 'node:assert/strict';
import type { Phone } from '../support/phone.ts';
import { expectResult, paymentSheet } from '../support/buyer.ts';
import { buyNow, orderNumber, payButton, payOnSheet } from '../support/regular.ts';
import { setOffline } from '../support/storefront.ts';
import { COFFEE } from './callbacks.ts';
import { outcomes, type Stage } from './stage.ts';

const PAID = { status: 'paid', attempts: ['paid'] };

/** The next order request reaches the server; its answer does not reach the phone. */
function loseTheAnswer(phone: Phone): Promise<void> {
  return new Promise((lost, failed) => {
    void phone.page.route('**/host/request', async (route) => {
      const body = route.request().postData() ?? '';
      if (!/"POST"/.test(body) || !/\/v1\/orders"/.test(body)) return route.fallback();
      try {
        await route.fetch();
        await route.abort();
        await phone.page.unroute('**/host/request');
        lost();
      } catch (error) {
        failed(error);
      }
    });
  });
}

/** No network, no server: what may have happened is found out before anything else is done. */
export function networkOutcomes(stage: () => Stage): void {
  const outcome = outcomes(stage);
  outcome('offline at Pay nothing is lost: the same tap later makes the one order', async () => {
    const { phone, shop, ledger } = stage();
    await buyNow(phone, COFFEE);
    const made = (await shop.platformOrders()).length;
    await setOffline(phone, true);
    await payButton(phone).click();
    await phone.app.getByText(/^Chưa có phản hồi/).waitFor();
    assert.equal((await shop.platformOrders()).length, made);
    await setOffline(phone, false);
    await payOnSheet(phone);
    await expectResult(phone, 'Đã thanh toán');
    assert.deepEqual(
      (await shop.platformOrders()).slice(0, -made).map(({ status }) => status),
      ['online_paid'],
    );
    ledger.note(await orderNumber(phone), 'offline at Pay', PAID);
  });

  outcome('offline on the sheet nothing is called paid; back online the same sheet pays', async () => {
    const { phone, shop, ledger } = stage();
    await buyNow(phone, COFFEE);
    await payButton(phone).click();
    const sheet = await paymentSheet(phone);
    await setOffline(phone, true);
    await sheet.getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await sheet.getByText(/^(Không kết nối|Tiki từ chối)/).waitFor();
    assert.equal(await phone.app.getByText('Đã thanh toán').count(), 0);
    await setOffline(phone, false);
    await sheet.getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await expectResult(phone, 'Đã thanh toán');
    assert.equal((await shop.platformOrders())[0]?.status, 'online_paid');
    ledger.note(await orderNumber(phone), 'offline on the sheet', PAID);
  });

  outcome(
    'a server that dies after it took the order: no other way to buy is offered, and the same order is paid later',
    async () => {
      const { phone, shop, ledger } = stage();
      await buyNow(phone, 'Phin nhôm pha cà phê');
      const lost = loseTheAnswer(phone);
      await payButton(phone).click();
      await lost;
      const made = (await shop.platformOrders()).length;
      await shop.stopServer();
      await phone.app.getByText(/^Chúng tôi vẫn đang kiểm tra đơn hàng/).waitFor();
      const refused = phone.page.waitForResponse((response) => response.url().endsWith('/host/request'));
      await payButton(phone).click();
      await refused;
      await phone.app.getByText(/^Chúng tôi vẫn đang kiểm tra đơn hàng/).waitFor();
      assert.equal(await phone.button('Mua qua Tiki').count(), 0);

      await shop.startServer();
      await payOnSheet(phone);
      await expectResult(phone, 'Đã thanh toán');
      assert.equal((await shop.platformOrders()).length, made, 'the second request found the order of the first');
      ledger.note(await orderNumber(phone), 'server down after it took the order', PAID);
    },
  );

  outcome('a server that is gone while the buyer pays says paid once it is back', async () => {
    const { phone, shop, ledger } = stage();
    await buyNow(phone, COFFEE);
    await payButton(phone).click();
    const sheet = await paymentSheet(phone);
    await shop.stopServer();
    await sheet.getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await phone.app.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await phone.app.getByText('Đã thanh toán').count(), 0);
    await shop.startServer();
    await expectResult(phone, 'Đã thanh toán');
    assert.equal((await shop.platformOrders())[0]?.status, 'online_paid');
    ledger.note(await orderNumber(phone), 'server down while paying', PAID);
  });
}
