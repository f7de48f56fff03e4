import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { OrderView } from '../../contract/orders.ts';
import { Buyer } from './support/buyer.ts';
import { notification, postIpn } from './support/ipn.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer, type PeerOrder } from './support/tiki-peer.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clock = testClock();
const peer = new TikiPeer();
const delivered: string[] = [];
let shop: Shop;
let buyer: Buyer;

before(async () => {
  shop = await openShop({
    tikiBaseUrl: await peer.start(),
    clock,
    tikiTimeoutMs: 1_500,
    app: { deliver: async (order) => void delivered.push(order.id) },
  });
});
after(async () => {
  await shop?.close();
  await peer.stop();
});
beforeEach(async () => {
  await shop.reset();
  peer.reset();
  delivered.length = 0;
  buyer = await new Buyer(shop.app).login('100200300');
});

const atTiki = (platformOrderId: string): PeerOrder => peer.orders.get(platformOrderId)!;
const sweep = () => shop.app.sweep(clock.now());
const orderRow = (id: string) =>
  shop.database.db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const attemptsOf = (id: string) =>
  shop.database.db.selectFrom('attempts').selectAll().where('order_id', '=', id).orderBy('attempt_no').execute();
const alarms = async () =>
  (
    await shop.database.db.selectFrom('alarms').selectAll().where('resolved_at', 'is', null).orderBy('id').execute()
  ).map(({ kind }) => kind);

async function stockOf(variantId: string): Promise<number> {
  const query = shop.database.db.selectFrom('variants').select('stock').where('id', '=', variantId);
  return (await query.executeTakeFirstOrThrow()).stock;
}

/** Tiki has the money and says so. */
async function pay(platformOrderId: string): Promise<void> {
  atTiki(platformOrderId).status = 'online_paid';
  const told = notification(atTiki(platformOrderId), 'online_paid', clock.now());
  assert.equal(await postIpn(shop.app, JSON.stringify(told), clock.now()), 200);
}

/** An order whose first payment Tiki ended, with a second one open. */
async function paidAgain(): Promise<{ first: string; second: OrderView }> {
  const order = await buyer.buyCoffee();
  const first = order.attempt.platformOrderId;
  const second = await buyer.ok<OrderView>('POST', `/v1/orders/${order.orderId}/payments`);
  assert.equal(atTiki(first).status, 'canceled');
  return { first, second };
}

describe('two payments of one order', () => {
  it('the first that is known is kept, the second is canceled at Tiki, and a person is told', async () => {
    const { first, second } = await paidAgain();
    await pay(second.attempt.platformOrderId);
    await pay(first);
    assert.deepEqual(await alarms(), ['paid_twice']);
    await sweep();
    assert.deepEqual(
      [atTiki(first).status, atTiki(second.attempt.platformOrderId).status],
      ['canceled', 'online_paid'],
    );
    const row = await orderRow(second.orderId);
    assert.deepEqual([row.status, row.kept_attempt_id], ['paid', second.attempt.attemptId]);
    assert.deepEqual(
      (await attemptsOf(second.orderId)).map(({ status }) => status),
      ['closed', 'paid'],
    );
    assert.equal(await stockOf('coffee-250'), 8);
  });

  it('money for the old one keeps the order paid, and the new one is ended before it can be paid', async () => {
    const { first, second } = await paidAgain();
    await pay(first);
    assert.equal((await orderRow(second.orderId)).status, 'paid');
    await sweep();
    assert.equal(atTiki(second.attempt.platformOrderId).status, 'canceled');
    assert.deepEqual(
      (await attemptsOf(second.orderId)).map(({ status }) => status),
      ['paid', 'closed'],
    );
    assert.equal(peer.calls.create, 2);
  });

  it('a refund that Tiki does not answer is tried until it is certain', async () => {
    const { first, second } = await paidAgain();
    await pay(second.attempt.platformOrderId);
    await pay(first);
    peer.faults.cancel = ['error 500', 'done then silent'];
    peer.faults.get = ['silent'];
    await sweep();
    assert.equal(atTiki(first).status, 'online_paid');
    clock.advance(10_000);
    await sweep();
    assert.equal(atTiki(first).status, 'canceled');
    const [effect] = await shop.database.db.selectFrom('outbox').selectAll().execute();
    assert.equal(effect?.due_at, null);
  });
});

describe('money that comes late', () => {
  /** Its sheet outlived Tiki's own four hours, so it expired and gave its stock back. */
  async function expired(): Promise<OrderView> {
    const order = await buyer.buyCoffee();
    clock.advance(4 * HOUR);
    atTiki(order.attempt.platformOrderId).status = 'canceled';
    await sweep();
    assert.equal((await orderRow(order.orderId)).status, 'expired');
    assert.equal(await stockOf('coffee-250'), 10);
    return order;
  }

  it('takes the order up again while there is stock', async () => {
    const order = await expired();
    await pay(order.attempt.platformOrderId);
    assert.deepEqual([(await orderRow(order.orderId)).status, await stockOf('coffee-250')], ['paid', 8]);
    assert.deepEqual(await alarms(), []);
  });

  it('goes back when the stock is gone, and a person is told', async () => {
    const order = await expired();
    await shop.database.db.updateTable('variants').set({ stock: 1 }).where('id', '=', 'coffee-250').execute();
    await pay(order.attempt.platformOrderId);
    await sweep();
    assert.equal(atTiki(order.attempt.platformOrderId).status, 'canceled');
    assert.deepEqual([(await orderRow(order.orderId)).status, await stockOf('coffee-250')], ['expired', 1]);
    assert.deepEqual(await alarms(), ['late_payment']);
  });

  it('goes back when the buyer had canceled the order', async () => {
    const order = await buyer.buyCoffee();
    await buyer.ok('POST', `/v1/orders/${order.orderId}/cancel`);
    await pay(order.attempt.platformOrderId);
    await sweep();
    assert.equal(atTiki(order.attempt.platformOrderId).status, 'canceled');
    assert.deepEqual([(await orderRow(order.orderId)).status, await alarms()], ['canceled', ['late_payment']]);
  });

  it('an order that Tiki leaves unclear gives its stock back a day after its end, and is still cleared later', async () => {
    const order = await buyer.buyCoffee();
    const platformOrderId = order.attempt.platformOrderId;
    atTiki(platformOrderId).status = 'waiting_for_payment';
    const silence = () => {
      peer.faults.get = Array.from({ length: 4 }, () => 'error 500' as const);
      peer.faults.cancel = ['error 500', 'error 500'];
    };
    for (const wait of [25 * HOUR, 22 * HOUR]) {
      clock.advance(wait);
      silence();
      await sweep();
      assert.equal((await orderRow(order.orderId)).status, 'awaiting_payment');
    }
    clock.advance(2 * HOUR);
    silence();
    await sweep();
    assert.deepEqual([(await orderRow(order.orderId)).status, await stockOf('coffee-250')], ['expired', 10]);
    assert.deepEqual(await alarms(), ['attempt_unclear']);
    peer.faults.get = [];
    peer.faults.cancel = [];
    await pay(platformOrderId);
    assert.deepEqual([(await orderRow(order.orderId)).status, await stockOf('coffee-250')], ['paid', 8]);
  });
});

describe('an answer that is older than what happened since', () => {
  it('is not applied: Tiki is asked again', async () => {
    const order = await buyer.buyCoffee();
    const platformOrderId = order.attempt.platformOrderId;
    atTiki(platformOrderId).status = 'online_paid';
    // While this answer is on its way the customer cancels on Tiki's own page, and Tiki tells us.
    peer.beforeAnswer = async (call) => {
      if (call !== 'get') return;
      peer.beforeAnswer = async () => {};
      atTiki(platformOrderId).status = 'canceled';
      const told = notification(atTiki(platformOrderId), 'canceled', clock.now());
      assert.equal(await postIpn(shop.app, JSON.stringify(told), clock.now()), 200);
    };
    const seen = await buyer.read(order.orderId);
    assert.deepEqual([seen.result, seen.attempt.status], ['canceled', 'closed']);
    assert.equal(peer.calls.get, 2);
  });

  it('of a notification is not applied either', async () => {
    const order = await buyer.buyCoffee();
    const platformOrderId = order.attempt.platformOrderId;
    atTiki(platformOrderId).status = 'online_paid';
    peer.beforeAnswer = async (call) => {
      if (call !== 'get') return;
      peer.beforeAnswer = async () => {};
      atTiki(platformOrderId).status = 'canceled';
      const told = notification(atTiki(platformOrderId), 'canceled', clock.now());
      assert.equal(await postIpn(shop.app, JSON.stringify(told), clock.now()), 200);
    };
    const told = notification(atTiki(platformOrderId), 'online_paid', clock.now());
    assert.equal(await postIpn(shop.app, JSON.stringify(told), clock.now()), 200);
    assert.equal((await orderRow(order.orderId)).status, 'awaiting_payment');
  });
});

describe('digital goods', () => {
  async function buyDigital(): Promise<OrderView> {
    await shop.database.db.updateTable('variants').set({ digital: true }).where('id', '=', 'coffee-250').execute();
    const quote = await buyer.quote([['coffee-250', 1, 89_000]]);
    assert.deepEqual([quote.shippingFee, quote.total], [0, 89_000]);
    return buyer.order(quote.quoteId);
  }

  it('are handed over when they are paid, and completed at Tiki at once', async () => {
    const order = await buyDigital();
    await pay(order.attempt.platformOrderId);
    await sweep();
    assert.deepEqual(delivered, [order.orderId]);
    assert.equal(atTiki(order.attempt.platformOrderId).status, 'completed');
    const row = await orderRow(order.orderId);
    assert.ok(row.status === 'completed' && row.delivered_at && row.completed_at);
    await buyer.refused('409 ORDER_NOT_CANCELABLE', 'POST', `/v1/orders/${order.orderId}/cancel`);
  });

  it('are not paid on delivery', async () => {
    await shop.database.db.updateTable('variants').set({ digital: true }).where('id', '=', 'coffee-250').execute();
    const { quoteId } = await buyer.quote([['coffee-250', 1, 89_000]]);
    await buyer.refused('409 QUOTE_NOT_ORDERABLE', 'POST', '/v1/orders', { quoteId, paymentMethod: 'cod' });
  });
});

describe('orders that have their money', () => {
  it('are looked at hourly, a hundred in one call, until they end', async () => {
    const order = await buyer.buyCoffee();
    await pay(order.attempt.platformOrderId);
    clock.advance(HOUR - 1_000);
    await sweep();
    assert.equal(peer.calls.list, 0);
    clock.advance(1_000);
    await sweep();
    await sweep();
    assert.equal(peer.calls.list, 1);
    atTiki(order.attempt.platformOrderId).status = 'canceled';
    clock.advance(HOUR);
    await sweep();
    assert.deepEqual([(await orderRow(order.orderId)).status, await stockOf('coffee-250')], ['canceled', 10]);
    clock.advance(HOUR);
    await sweep();
    assert.equal(peer.calls.list, 2, 'nothing is left to look at');
  });

  it('stay as they are when Tiki leaves one out of its list', async () => {
    const order = await buyer.buyCoffee();
    await pay(order.attempt.platformOrderId);
    peer.orders.delete(order.attempt.platformOrderId);
    clock.advance(HOUR);
    await sweep();
    assert.equal((await orderRow(order.orderId)).status, 'paid');
  });

  it('and are not completed for three days are told to a person, once', async () => {
    const order = await buyer.buyCoffee();
    await pay(order.attempt.platformOrderId);
    clock.advance(3 * DAY);
    await sweep();
    clock.advance(DAY);
    await sweep();
    assert.deepEqual(await alarms(), ['not_completed']);
    atTiki(order.attempt.platformOrderId).status = 'completed';
    clock.advance(HOUR);
    await sweep();
    assert.deepEqual([(await orderRow(order.orderId)).status, await alarms()], ['completed', []]);
  });

  it('and of which no notification came are told: the IPN URL may be wrong', async () => {
    const order = await buyer.buyCoffee();
    atTiki(order.attempt.platformOrderId).status = 'online_paid';
    assert.equal((await buyer.read(order.orderId)).result, 'paid');
    clock.advance(HOUR);
    await sweep();
    assert.deepEqual(await alarms(), ['ipn_missing']);
  });
});

describe('orders by SKU', () => {
  let bySku: Shop;
  let logins = 0;
  before(async () => {
    bySku = await openShop({ tikiBaseUrl: peer.url, clock, tikiTimeoutMs: 1_500, app: { multiSku: true } });
  });
  after(() => bySku.close());
  beforeEach(() => bySku.reset());

  async function buyBySku(shippingFree: boolean): Promise<OrderView> {
    const { db } = bySku.database;
    await db
      .updateTable('variants')
      .set({ sku: 'SKU-7', digital: shippingFree })
      .where('id', '=', 'coffee-250')
      .execute();
    const one = await new Buyer(bySku.app).login(`100200300~${(logins += 1)}`);
    const { quoteId } = await one.quote([['coffee-250', 2, 89_000]]);
    return one.order(quoteId);
  }

  it('go by /order/multi-sku without prices when every line has one and nothing costs beside', async () => {
    peer.skuPrices.set('SKU-7', 89_000);
    const order = await buyBySku(true);
    assert.equal(order.attempt.status, 'open');
    const [made] = peer.created;
    assert.equal(made?.path, '/order/multi-sku');
    assert.deepEqual(
      made.body.items.map(({ sku, quantity, price }) => [sku, quantity, price]),
      [['SKU-7', 2, undefined]],
    );
    assert.equal(made.body.shipping_fee, undefined);
  });

  it('whose total at Tiki is not ours are never handed out', async () => {
    peer.skuPrices.set('SKU-7', 88_000);
    const order = await buyBySku(true);
    assert.deepEqual([order.result, order.attempt.platformOrderId], ['review', '']);
    await bySku.app.sweep(clock.now());
    assert.equal([...peer.orders.values()][0]?.status, 'canceled');
  });

  it('with a delivery fee go by /order with our prices', async () => {
    await buyBySku(false);
    assert.equal(peer.created[0]?.path, '/order');
  });
});
