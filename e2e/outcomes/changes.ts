import assert from 'node:assert/strict';
import { addToCart, expectResult, tab } from '../support/buyer.ts';
import { buyNow, goHome, orderNumber, payButton, payOnSheet } from '../support/regular.ts';
import { COFFEE } from './callbacks.ts';
import { outcomes, type Stage } from './stage.ts';

const DRIP = 'Cà phê phin giấy tiện lợi';
const FILTER = 'Phin nhôm pha cà phê';
const BOARD = 'Thớt gỗ me nguyên tấm';

/** What the server changed since the buyer looked: said line by line, never slipped into a total. */
export function changeOutcomes(stage: () => Stage): void {
  const outcome = outcomes(stage);
  outcome(
    'a session that ended in the middle is renewed without a word, and what was shown is what is ordered',
    async () => {
      const { phone, shop, ledger } = stage();
      await goHome(phone);
      await addToCart(phone, DRIP);
      await addToCart(phone, FILTER);
      await addToCart(phone, BOARD);
      await buyNow(phone, COFFEE);
      await shop.changeDatabase(`
      delete from sessions;
      update variants set price = price + 11000 where product_id in (select id from products where name = '${COFFEE}');
      update variants set price = price + 5000 where product_id in (select id from products where name = '${DRIP}');
      update variants set stock = 0 where product_id in (select id from products where name = '${FILTER}');
    `);
      await payOnSheet(phone);
      await expectResult(phone, 'Đã thanh toán');
      const [order] = await shop.platformOrders();
      assert.deepEqual([order?.status, order?.grandTotal], ['online_paid', 107_000]);
      ledger.note(await orderNumber(phone), 'session ended before Pay', { status: 'paid', attempts: ['paid'] });
    },
  );

  outcome('a changed price is accepted, a sold-out line set aside, before anything can be paid', async () => {
    const { phone, shop, ledger } = stage();
    await goHome(phone);
    await tab(phone, 'Giỏ hàng').click();
    await phone.button(/^Mua hàng/).click();
    await phone.app.getByText('Có thay đổi so với lúc bạn chọn').waitFor();
    assert.equal(await payButton(phone).isEnabled(), false);
    await phone.button(new RegExp(`^Đồng ý: ${DRIP}`)).click();
    await phone.button(new RegExp(`^Để lại giỏ: ${FILTER}`)).click();
    await payOnSheet(phone);
    await expectResult(phone, 'Đã thanh toán');
    const [order] = await shop.platformOrders();
    assert.equal(order?.status, 'online_paid');
    ledger.note(await orderNumber(phone), 'price and stock changed', { status: 'paid', attempts: ['paid'] });

    await goHome(phone);
    await tab(phone, 'Giỏ hàng').click();
    await phone.app.getByText('Tạm hết hàng, để lại sau').waitFor();
    await phone.app.getByText(FILTER).first().waitFor();
    assert.equal((await phone.app.getByText(DRIP).count()) + (await phone.app.getByText(BOARD).count()), 0);
  });
}
