import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { OrderView } from '../../contract/orders.ts';
import { followClock } from '../src/clock.ts';
import { Buyer } from './support/buyer.ts';
import { freePort, Sandbox } from './support/sandbox.ts';
import { KEYS, openShop, type Shop } from './support/shop.ts';

const HOUR = 3_600_000;
let shop: Shop;
let sandbox: Sandbox;
let clock: ReturnType<typeof followClock>;
let buyer: Buyer;

before(async () => {
  const port = await freePort();
  // Read by hand: no timer runs beside the tests.
  clock = followClock({ ...Sandbox.clock(port), realNow: Date.now, onTrouble: (error) => assert.fail(String(error)) });
  shop = await openShop({ tikiBaseUrl: `http://127.0.0.1:${port}/tiniapp-sandbox-open-api`, clock });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port: ownPort } = shop.app.server.address() as { port: number };
  sandbox = await Sandbox.start({ port, ipnUrl: `http://127.0.0.1:${ownPort}/tiki/ipn`, ...KEYS });
});

after(async () => {
  await sandbox?.stop();
  await shop?.close();
});

beforeEach(async () => {
  await shop.reset();
  buyer = await new Buyer(shop.app).login(await sandbox.authCode());
});

async function stockOf(variantId: string): Promise<number> {
  const query = shop.database.db.selectFrom('variants').select('stock').where('id', '=', variantId);
  return (await query.executeTakeFirstOrThrow()).stock;
}

async function rowOf(order: OrderView) {
  return shop.database.db.selectFrom('orders').selectAll().where('id', '=', order.orderId).executeTakeFirstOrThrow();
}

describe('buying, against the real sandbox', () => {
  it('an order paid in the sheet is paid because Tiki notified and confirmed it', async () => {
    const order = await buyer.buyCoffee();
    assert.equal(order.result, 'unpaid');
    assert.equal(order.total, 2 * 89_000 + 18_000);
    assert.match(order.attempt.platformOrderId, /^\d{17,18}$/);
    assert.equal((await sandbox.order(order.attempt.platformOrderId)).grandTotal, order.total);

    await sandbox.inSheet(order.attempt.platformOrderId, 'pay');
    await sandbox.settle();
    const row = await rowOf(order);
    assert.equal(row.status, 'paid', 'by the notification alone, nobody asked');
    const seen = await buyer.read(order.orderId);
    assert.deepEqual(
      [seen.result, seen.attempt.status, seen.canPayAgain, seen.canCancel],
      ['paid', 'paid', false, true],
    );
    assert.equal((await sandbox.order(order.attempt.platformOrderId)).status, 'online_paid');
    assert.equal((await buyer.orders()).items[0]?.result, 'paid');
  });

  it('canceled in the sheet, the order can be paid again with a new Tiki order under the same shop order', async () => {
    const order = await buyer.buyCoffee();
    await sandbox.inSheet(order.attempt.platformOrderId, 'cancel');
    await sandbox.settle();
    const canceled = await buyer.read(order.orderId);
    assert.deepEqual([canceled.status, canceled.result, canceled.canPayAgain], ['awaiting_payment', 'canceled', true]);
    assert.equal(await stockOf('coffee-250'), 8, 'its stock stays reserved');

    const again = await buyer.ok<OrderView>('POST', `/v1/orders/${order.orderId}/payments`);
    assert.equal(again.orderId, order.orderId);
    assert.notEqual(again.attempt.platformOrderId, order.attempt.platformOrderId);
    const atTiki = await sandbox.order(again.attempt.platformOrderId);
    assert.equal(atTiki.referenceId, `${order.orderNo}-2`);
    await sandbox.inSheet(again.attempt.platformOrderId, 'pay');
    await sandbox.settle();
    assert.equal((await buyer.read(order.orderId)).result, 'paid');
    assert.equal(await stockOf('coffee-250'), 8, 'reserved once for both attempts');
  });

  it('paying again while the sheet is still open ends the old Tiki order first', async () => {
    const order = await buyer.buyCoffee();
    await sandbox.makePayment(order.attempt.platformOrderId);
    assert.equal((await buyer.read(order.orderId)).result, 'confirming');
    const again = await buyer.ok<OrderView>('POST', `/v1/orders/${order.orderId}/payments`);
    assert.equal((await sandbox.order(order.attempt.platformOrderId)).status, 'canceled');
    assert.equal((await sandbox.order(again.attempt.platformOrderId)).status, 'draft');
  });

  it('cash on delivery is placed, never paid, and only for an order placed so', async () => {
    const order = await buyer.buyCoffee('cod');
    await sandbox.makePayment(order.attempt.platformOrderId, 'cod');
    const seen = await buyer.read(order.orderId);
    assert.deepEqual([seen.status, seen.result, seen.attempt.status], ['cod_placed', 'cod_placed', 'cod']);

    const prepaid = await buyer.buyCoffee('online');
    await sandbox.makePayment(prepaid.attempt.platformOrderId, 'cod');
    const downgraded = await buyer.read(prepaid.orderId);
    assert.deepEqual([downgraded.status, downgraded.result], ['review', 'review']);
    assert.equal((await rowOf(prepaid)).review_reason, 'unproven_payment');
  });

  it('a quote ordered ten times at once is one order with one Tiki order', async () => {
    const { quoteId } = await buyer.quote([['coffee-250', 2, 89_000]]);
    const orders = await Promise.all(Array.from({ length: 10 }, () => buyer.order(quoteId)));
    assert.equal(new Set(orders.map((order) => `${order.orderId} ${order.attempt.platformOrderId}`)).size, 1);
    assert.equal(await stockOf('coffee-250'), 8);
    await buyer.refused('409 QUOTE_ALREADY_ORDERED', 'POST', '/v1/orders', { quoteId, paymentMethod: 'cod' });
  });

  it('a buyer who cancels gives the stock back, and the Tiki order can no longer be paid', async () => {
    const order = await buyer.buyCoffee();
    const canceled = await buyer.ok<OrderView>('POST', `/v1/orders/${order.orderId}/cancel`);
    assert.deepEqual([canceled.status, canceled.canPayAgain, canceled.canCancel], ['canceled', false, false]);
    assert.equal(await stockOf('coffee-250'), 10);
    assert.equal((await sandbox.order(order.attempt.platformOrderId)).status, 'canceled');
    await assert.rejects(sandbox.makePayment(order.attempt.platformOrderId));
    await buyer.ok('POST', `/v1/orders/${order.orderId}/cancel`);
    assert.equal(await stockOf('coffee-250'), 10, 'given back once');
    await buyer.refused('409 ORDER_NOT_PAYABLE', 'POST', `/v1/orders/${order.orderId}/payments`);
  });

  it('paying a paid order again changes nothing', async () => {
    const order = await buyer.buyCoffee();
    await sandbox.inSheet(order.attempt.platformOrderId, 'pay');
    await sandbox.settle();
    const again = await buyer.ok<OrderView>('POST', `/v1/orders/${order.orderId}/payments`);
    assert.deepEqual([again.result, again.attempt.attemptId], ['paid', order.attempt.attemptId]);
  });

  it('a paid order that is not packed can be canceled by the buyer, and Tiki refunds it', async () => {
    const order = await buyer.buyCoffee();
    await sandbox.inSheet(order.attempt.platformOrderId, 'pay');
    await sandbox.settle();
    const canceled = await buyer.ok<OrderView>('POST', `/v1/orders/${order.orderId}/cancel`);
    assert.deepEqual([canceled.result, canceled.canCancel, await stockOf('coffee-250')], ['canceled', false, 10]);
    assert.equal((await sandbox.order(order.attempt.platformOrderId)).status, 'canceled');
  });

  it("another customer's order is not found, whatever is done with it", async () => {
    const order = await buyer.buyCoffee();
    const stranger = await new Buyer(shop.app).login(await sandbox.authCode(1));
    assert.notEqual(stranger.customerId, buyer.customerId);
    await stranger.refused('404 NOT_FOUND', 'GET', `/v1/orders/${order.orderId}`);
    await stranger.refused('404 NOT_FOUND', 'POST', `/v1/orders/${order.orderId}/payments`);
    await stranger.refused('404 NOT_FOUND', 'POST', `/v1/orders/${order.orderId}/cancel`);
    const { quoteId } = await buyer.quote([['cup-blue', 1, 45_000]]);
    await stranger.refused('404 NOT_FOUND', 'POST', '/v1/orders', { quoteId, paymentMethod: 'online' });
    assert.deepEqual((await stranger.orders()).items, []);
  });

  it('a sheet left open for four hours expires the order and gives its stock back', async () => {
    const order = await buyer.buyCoffee();
    await sandbox.inSheet(order.attempt.platformOrderId, 'leave');
    await sandbox.advance(4 * HOUR + 60_000);
    await clock.sync();
    await sandbox.settle();
    assert.equal((await rowOf(order)).status, 'expired');
    assert.equal(await stockOf('coffee-250'), 10);
    const seen = await buyer.read(order.orderId);
    assert.deepEqual([seen.result, seen.canPayAgain], ['expired', false]);
  });

  it('a sheet that was never opened is closed at Tiki after half an hour; the order expires after a day', async () => {
    const order = await buyer.buyCoffee();
    await sandbox.advance(HOUR / 2 + 60_000);
    await clock.sync();
    await shop.app.sweep(clock.now());
    assert.equal((await sandbox.order(order.attempt.platformOrderId)).status, 'canceled');
    assert.equal((await rowOf(order)).status, 'awaiting_payment');
    await sandbox.advance(24 * HOUR);
    await clock.sync();
    await shop.app.sweep(clock.now());
    await shop.app.sweep(clock.now());
    assert.equal((await rowOf(order)).status, 'expired');
    assert.equal(await stockOf('coffee-250'), 10);
  });

  it('the clock may jump between two calls: a refused signature is signed anew at the time of Tiki', async () => {
    const order = await buyer.buyCoffee();
    await sandbox.advance(6 * HOUR);
    assert.equal((await buyer.read(order.orderId)).attempt.platformStatus, 'draft');
  });

  it('an auth code logs in once', async () => {
    const code = await sandbox.authCode();
    await new Buyer(shop.app).login(code);
    await new Buyer(shop.app).refused('400 AUTH_CODE_REFUSED', 'POST', '/v1/sessions', { authCode: code });
    const rows = await shop.database.db.selectFrom('sessions').selectAll().execute();
    assert.ok(
      rows.every((row) => !row.token_hash.includes(buyer.token)),
      'only a hash is stored',
    );
  });

  it('an order needs an address', async () => {
    const quote = await buyer.ok<{ quoteId: string; orderable: boolean; shippingFee: number }>('POST', '/v1/quotes', {
      lines: [{ variantId: 'cup-blue', quantity: 1, shownPrice: 45_000 }],
    });
    assert.deepEqual([quote.orderable, quote.shippingFee], [false, 0]);
    await buyer.refused('409 QUOTE_NOT_ORDERABLE', 'POST', '/v1/orders', {
      quoteId: quote.quoteId,
      paymentMethod: 'online',
    });
  });
});
