import { COFFEE, DRIP, FILTER, buyNow, openProduct, openSheet, payButton, seeResult, type Tour } from '../tour.ts';
import type { Visitor } from '../visitor.ts';

/** Longer than Tiki keeps an open payment. */
const TOO_LATE = 5 * 3_600_000;

async function pay(buyer: Visitor, button = 'Thanh toán'): Promise<void> {
  const sheet = buyer.page.getByRole('dialog', { name: 'Thanh toán' });
  await sheet.getByRole('button', { name: button, exact: true }).click();
}

interface Listed {
  items: { orderId: string; title: string }[];
}

/** The results of a payment that need no clock: paid, cash on delivery, canceled, failed, nothing heard. */
export async function tourOfResults({ open, at, t, shop }: Tour): Promise<void> {
  const buyer = await open();
  const buy = async (product: string): Promise<void> => {
    await openProduct(buyer, product);
    await buyNow(buyer);
  };
  await buy(COFFEE);
  await openSheet(buyer);
  await at(buyer, 'payment-sheet');
  await pay(buyer, 'Hủy');
  await seeResult(buyer, t('result.canceled'));
  await at(buyer, 'result-canceled');
  await buyer.button(t('result.payAgain')).click();
  await pay(buyer);
  await seeResult(buyer, t('result.paid'));
  await at(buyer, 'result-paid');
  await buyer.scroll('end');
  await at(buyer, 'result-paid-end');

  const cash = await open();
  await openProduct(cash, DRIP);
  await buyNow(cash);
  await cash.app.getByText(t('checkout.cod')).click();
  await cash.button(t('checkout.placeOrder')).click();
  await seeResult(cash, t('result.codPlaced'));
  await at(cash, 'result-cod');

  await shop.console('/next-payment', { outcome: 'fail' });
  const unlucky = await open();
  await openProduct(unlucky, FILTER);
  await buyNow(unlucky);
  await openSheet(unlucky);
  await pay(unlucky);
  await seeResult(unlucky, t('result.unfinished'));
  await at(unlucky, 'result-failed');
}

/** Payments that nobody has decided yet, as they are at once and after the last question. */
export async function tourOfWaiting({ open, at, t }: Tour): Promise<void> {
  const silent = await open();
  await openProduct(silent, FILTER);
  await buyNow(silent);
  await openSheet(silent);
  await silent.page.reload();
  await seeResult(silent, t('result.confirming'));
  await at(silent, 'result-confirming');

  const lost = await open();
  await openProduct(lost, FILTER);
  await buyNow(lost);
  await openSheet(lost);
  lost.fail(/\/v1\//);
  await pay(lost, 'Hủy');
  await seeResult(lost, t('result.checking'));
  await at(lost, 'result-checking');
  await Promise.all([
    silent.app.getByText(t('result.confirmingOrPay')).waitFor({ timeout: 60_000 }),
    seeResult(lost, t('result.unknown')),
  ]);
  await at(silent, 'result-confirming-later');
  await at(lost, 'result-unknown');
}

/** The list of orders and one order in every state. Moves the clock past the end of unpaid orders. */
export async function tourOfOrders({ open, at, t, shop }: Tour): Promise<void> {
  const buyer = await open({ customerId: '100200301' });
  await buyer.app.getByText(COFFEE).first().waitFor();
  await buyer.tab(t('title.orders'));
  await buyer.app.getByText(t('orders.loggedOut')).waitFor();
  await at(buyer, 'orders-logged-out');
  await buyer.button(t('orders.logIn')).click();
  await buyer.app.getByText(t('orders.empty')).waitFor();
  await at(buyer, 'orders-empty');
  await buyer.tab(t('title.homeTab'));

  const buy = async (product: string, outcome: 'pay' | 'cod' | 'cancel' | 'leave'): Promise<string> => {
    await openProduct(buyer, product);
    await buyer.button(t('product.buyNow')).click();
    await buyer.app.getByText(t('checkout.summary')).waitFor();
    const choose = buyer.button(t('checkout.chooseAddress'));
    await choose.or(payButton(buyer)).first().waitFor();
    if ((await choose.count()) > 0) {
      await choose.click();
      await buyer.page
        .getByRole('dialog', { name: 'Chọn địa chỉ giao hàng' })
        .getByRole('button')
        .filter({ hasText: 'Mặc định' })
        .click();
    }
    if (outcome === 'cod') {
      await buyer.app.getByText(t('checkout.cod')).click();
      await buyer.app.getByRole('button', { name: t('checkout.placeOrder'), disabled: false }).click();
      await seeResult(buyer, t('result.codPlaced'));
    } else {
      await openSheet(buyer);
      if (outcome !== 'leave') {
        await pay(buyer, outcome === 'pay' ? 'Thanh toán' : 'Hủy');
        await seeResult(buyer, t(outcome === 'pay' ? 'result.paid' : 'result.canceled'));
      }
    }
    if (outcome !== 'leave') {
      await buyer.back();
      await buyer.back();
    }
    const { token } = (await buyer.stored('session.v1')) as { token: string };
    const answer = await fetch(`${shop.stack.server?.url}/v1/orders`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const { items } = (await answer.json()) as Listed;
    return items[0]?.orderId ?? '';
  };
  await buyer.app.getByText(COFFEE).waitFor();
  const completed = await buy(COFFEE, 'pay');
  const paid = await buy(DRIP, 'pay');
  const cash = await buy('Trà xanh ướp sen', 'cod');
  const unpaid = await buy(FILTER, 'cancel');
  const review = await buy('Hoa cúc chi sấy khô', 'cancel');
  await shop.changeDatabase(`
    update orders set status = 'completed', packed_at = paid_at, delivered_at = paid_at, completed_at = paid_at where id = '${completed}';
    update orders set status = 'review', review_reason = 'late payment' where id = '${review}';
  `);

  await buyer.tab(t('title.orders'));
  await buyer.app.getByText(t('orders.groupAll')).waitFor();
  await at(buyer, 'orders');
  await buyer.button(t('orders.groupEnded')).click();
  await buyer.app.getByText(t('orders.emptyGroup')).waitFor();
  await at(buyer, 'orders-empty-group');

  const see = async (state: string, orderId: string): Promise<void> => {
    await buyer.restart(`pages/order/index?orderId=${orderId}`);
    await buyer.app.getByText(t('order.timeline')).waitFor();
    await at(buyer, state);
  };
  for (const [state, id] of Object.entries({ paid, cod: cash, review, completed })) await see(`order-${state}`, id);
  await buyer.scroll('end');
  await at(buyer, 'order-completed-end');
  await see('order-unpaid', unpaid);
  await buyer
    .button(t('result.payAgain'))
    .or(buyer.button(t('result.payNow')))
    .first()
    .click();
  await pay(buyer, 'Hủy');
  await seeResult(buyer, t('result.canceled'));
  await buyer.back();
  await buyer.app.getByText(t('order.attempts')).waitFor();
  await at(buyer, 'order-two-attempts');
  await buyer.button(t('order.cancel')).click();
  await buyer.page.getByText(t('order.cancelQuestion')).waitFor();
  await at(buyer, 'order-cancel-question');
  await buyer.page.getByRole('button', { name: t('order.keep') }).click();
  await buyer.restart(`pages/result/index?orderId=${review}&hint=none`);
  await seeResult(buyer, t('result.review'));
  await at(buyer, 'result-review');

  buyer.fail(/orders/);
  await buyer.restart('pages/orders/index');
  await buyer.button(t('common.retry')).waitFor();
  await at(buyer, 'orders-no-answer');
  buyer.hold(/orders/);
  await buyer.restart('pages/orders/index');
  await buyer.app.getByRole('status', { name: t('common.loading') }).waitFor();
  await at(buyer, 'orders-loading');
  await buyer.restart(`pages/order/index?orderId=${paid}`);
  await buyer.app.getByRole('status', { name: t('common.loading') }).waitFor();
  await at(buyer, 'order-loading');
  buyer.release();

  const foreign = await open({ start: `pages/order/index?orderId=${paid}` });
  await foreign.button(t('orders.logIn')).waitFor();
  await at(foreign, 'order-logged-out');
  await foreign.button(t('orders.logIn')).click();
  await foreign.app.getByText(t('order.foreign')).waitFor();
  await at(foreign, 'order-foreign');

  await buyer.restart('pages/home/index');
  await buyer.app.getByText(COFFEE).waitFor();
  const left = await buy(COFFEE, 'leave');
  const { offsetMs } = (await shop.console('/clock')) as { offsetMs: number };
  await shop.console('/clock', { offsetMs: offsetMs + TOO_LATE });
  await buyer.restart(`pages/result/index?orderId=${left}&hint=none`);
  await seeResult(buyer, t('result.expired'));
  await at(buyer, 'result-expired');
  await see('order-expired', left);
}
