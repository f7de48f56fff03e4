import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { OrderView } from '../../contract/orders.ts';
import type { SessionView } from '../../contract/sessions.ts';
import { createTikiClient, TikiCallError } from '../src/tiki-client.ts';
import { ADDRESS, Buyer } from './support/buyer.ts';
import { notification, postIpn } from './support/ipn.ts';
import { KEYS, openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer, type PeerOrder } from './support/tiki-peer.ts';

/**
 * One test for each row of the threat table (tiki-platform.md section 10) that concerns the server's core. Row 20 (secrets in
 * logs) is in logging.test.ts, the boot check of row 24 in clock-check.test.ts, the flood of row 22 in limits.test.ts.
 */
const HOUR = 3_600_000;
const MINUTE = 60_000;
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;
let buyer: Buyer;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock, tikiTimeoutMs: 1_500, app: { ipnReadMs: 300 } });
});
after(async () => {
  await shop?.close();
  await peer.stop();
});
beforeEach(async () => {
  await shop.reset();
  peer.reset();
  buyer = await new Buyer(shop.app).login('100200300');
});

const atTiki = (order: OrderView): PeerOrder => peer.orders.get(order.attempt.platformOrderId)!;
const orderRow = (order: OrderView) =>
  shop.database.db.selectFrom('orders').selectAll().where('id', '=', order.orderId).executeTakeFirstOrThrow();
const openAlarms = async () =>
  (await shop.app.backOffice.orders.alarms({ open: true })).map(({ kind }) => kind).toReversed();
const send = (told: object, headers?: Record<string, string>) =>
  postIpn(shop.app, JSON.stringify(told), clock.now(), headers);

async function paid(): Promise<OrderView> {
  const order = await buyer.buyCoffee();
  atTiki(order).status = 'online_paid';
  assert.equal(await send(notification(atTiki(order), 'online_paid', clock.now())), 200);
  return order;
}

describe('threats', () => {
  it('row 1: a forged notification is refused by its signature, and a signed one is believed only as far as Tiki confirms it', async () => {
    const order = await buyer.buyCoffee();
    const told = notification(atTiki(order), 'online_paid', clock.now());
    assert.equal(await send(told, { 'x-tiniapp-signature': 'a'.repeat(64) }), 401);
    assert.equal(peer.calls.get, 0);
    assert.equal(await send(told), 503, 'Tiki itself says draft');
    assert.equal((await orderRow(order)).status, 'awaiting_payment');
  });

  it('row 2: an old notification that is sent again after a cancellation changes nothing', async () => {
    const order = await buyer.buyCoffee();
    atTiki(order).status = 'online_paid';
    const told = notification(atTiki(order), 'online_paid', clock.now());
    assert.equal(await send(told), 200);
    await buyer.ok('POST', `/v1/orders/${order.orderId}/cancel`);
    assert.equal(await send(told), 200);
    assert.equal(await send({ ...told, message_id: 'same-words-new-id' }), 200);
    assert.equal((await orderRow(order)).status, 'canceled');
  });

  it('row 3: a notification under another environment’s key is refused and told to a person', async () => {
    const order = await buyer.buyCoffee();
    const told = notification(atTiki(order), 'canceled', clock.now());
    assert.equal(await send(told, { 'x-tiniapp-client-id': 'the-production-key' }), 401);
    // The answer does not wait for the alarm.
    while ((await openAlarms()).length === 0);
    assert.deepEqual(await openAlarms(), ['foreign_key']);
    const { environment } = await shop.database.db.selectFrom('attempts').selectAll().executeTakeFirstOrThrow();
    assert.equal(environment, 'sandbox');
  });

  it('row 4: another total is noticed at the create, in a notification and when Tiki is asked; nothing is fulfilled', async () => {
    peer.faults.create = ['wrong total'];
    assert.equal((await buyer.buyCoffee()).result, 'review');
    const told = await buyer.buyCoffee();
    atTiki(told).status = 'online_paid';
    assert.equal(await send(notification(atTiki(told), 'online_paid', clock.now(), { grand_total: 1 })), 200);
    const asked = await buyer.buyCoffee();
    Object.assign(atTiki(asked), { status: 'online_paid', grand_total: 1 });
    await buyer.read(asked.orderId);
    assert.deepEqual([(await orderRow(told)).status, (await orderRow(asked)).status], ['review', 'review']);
    assert.deepEqual(await openAlarms(), ['total_mismatch', 'total_mismatch', 'total_mismatch']);
  });

  it('row 5: a device sends ids and quantities; its prices and totals are not used, its quantities are bounded', async () => {
    const quote = await buyer.quote([['coffee-250', 1, 1]]);
    assert.equal(quote.total, 107_000);
    const order = await buyer.ok<OrderView>('POST', '/v1/orders', {
      quoteId: quote.quoteId,
      paymentMethod: 'online',
      total: 1,
      discount: 100_000,
    });
    assert.equal(atTiki(order).grand_total, 107_000);
    for (const quantity of [0, -1, 1.5, 100, 1e9, '1']) {
      const lines = [{ variantId: 'coffee-250', quantity, shownPrice: 1 }];
      await buyer.refused('400 BAD_REQUEST', 'POST', '/v1/quotes', { lines, address: ADDRESS });
    }
    const lines = Array.from({ length: 51 }, (_, at) => ({ variantId: `v${at}`, quantity: 1, shownPrice: 1 }));
    await buyer.refused('400 BAD_REQUEST', 'POST', '/v1/quotes', { lines });
  });

  it('row 6: an order meant to be prepaid that Tiki delivers unpaid goes to review', async () => {
    const order = await buyer.buyCoffee('online');
    atTiki(order).status = 'processing';
    assert.equal((await buyer.read(order.orderId)).result, 'review');
    clock.advance(HOUR);
    await shop.app.sweep(clock.now());
    assert.deepEqual([(await orderRow(order)).status, await openAlarms()], ['review', ['unproven_payment']]);
  });

  it('row 7: what a device says about a payment moves nothing', async () => {
    const order = await buyer.buyCoffee();
    const claim = { status: 'paid', result: 'success', platformStatus: 'online_paid' };
    for (const path of [`/v1/orders/${order.orderId}`, `/v1/orders/${order.orderId}/result`, '/v1/payments']) {
      await buyer.refused('404 NOT_FOUND', 'POST', path, claim);
    }
    assert.equal((await buyer.read(order.orderId)).result, 'unpaid');
  });

  it('row 8: a notification before our own commit is asked for again, and an unclear create is never paid', async () => {
    peer.faults.create = ['done then silent'];
    let early = 0;
    peer.beforeAnswer = async (call) => {
      const [made] = [...peer.orders.values()];
      if (call === 'create' && made && early === 0) early = await send(notification(made, 'canceled', clock.now()));
    };
    const order = await buyer.buyCoffee();
    assert.equal(early, 503);
    const lost = peer.byReference(`${order.orderNo}-1`);
    assert.equal(await send(notification(lost, 'waiting_for_payment', clock.now())), 200);
    await shop.app.sweep(clock.now());
    assert.deepEqual([lost.status, order.attempt.status], ['canceled', 'open']);
  });

  it('row 9: without notifications Tiki is asked every 30 s for 15 min, every 5 min for an hour, hourly to the fifth', async () => {
    const order = await buyer.buyCoffee();
    atTiki(order).status = 'waiting_for_payment';
    const asked: number[] = [];
    for (let at = 0; at < 5.5 * HOUR; at += 30_000) {
      const before = peer.calls.list;
      clock.advance(30_000);
      await shop.app.sweep(clock.now());
      if (peer.calls.list > before) asked.push((at + 30_000) / MINUTE);
    }
    const minutes = (from: number, to: number) => asked.filter((minute) => minute > from && minute <= to).length;
    assert.deepEqual([minutes(0, 15), minutes(15, 75), minutes(75, 299)], [30, 12, 3]);
    assert.equal(atTiki(order).status, 'canceled', 'after five hours we end it ourselves');
  });

  it('row 10: an auth code opens one session, even if Tiki would take it twice', async () => {
    await new Buyer(shop.app).login('100200301~code');
    await new Buyer(shop.app).refused('400 AUTH_CODE_REFUSED', 'POST', '/v1/sessions', { authCode: '100200301~code' });
    const sessions = await shop.database.db.selectFrom('sessions').selectAll().execute();
    const codes = await shop.database.db.selectFrom('used_codes').selectAll().execute();
    assert.doesNotMatch(JSON.stringify([sessions, codes]), /~code/);
  });

  it('row 11: who somebody is comes from a code that Tiki exchanges, with the scope to know it', async () => {
    const session = await buyer.ok<SessionView>('POST', '/v1/sessions', {
      authCode: '100200302~x',
      customerId: '100200300',
      accessToken: 'of-another-app',
    });
    assert.equal(session.customerId, '100200302');
    await buyer.refused('400 BAD_REQUEST', 'POST', '/v1/sessions', { accessToken: 'of-another-app' });
    peer.scopes = ['offline'];
    await buyer.refused('400 AUTH_CODE_REFUSED', 'POST', '/v1/sessions', { authCode: '100200303~x' });
  });

  it('rows 12 and 13: a stranger finds no order, whichever id is tried, and is never given its id at Tiki', async () => {
    const order = await buyer.buyCoffee();
    const stranger = await new Buyer(shop.app).login('100200301');
    const { quoteId } = await buyer.quote([['cup-blue', 1, 45_000]]);
    for (const id of [order.orderId, order.orderNo, order.attempt.platformOrderId, order.attempt.attemptId, quoteId]) {
      await stranger.refused('404 NOT_FOUND', 'GET', `/v1/orders/${id}`);
      await stranger.refused('404 NOT_FOUND', 'POST', `/v1/orders/${id}/payments`);
      await stranger.refused('404 NOT_FOUND', 'POST', `/v1/orders/${id}/cancel`);
    }
    assert.match(order.orderId, /^[\w-]{22}$/);
    assert.deepEqual((await stranger.orders()).items, []);
    assert.equal((await orderRow(order)).customer_id, '100200300', 'it stays with, and goes to, who placed it');
  });

  it('row 14: the database itself allows one payment attempt alive per order', async () => {
    const order = await buyer.buyCoffee();
    const { db } = shop.database;
    const first = await db.selectFrom('attempts').selectAll().executeTakeFirstOrThrow();
    const second = { ...first, id: 'another', attempt_no: 2, reference_id: 'another', platform_order_id: null };
    for (const status of ['creating', 'unknown', 'open', 'closing'] as const) {
      await assert.rejects(
        db
          .insertInto('attempts')
          .values({ ...second, status })
          .execute(),
        /attempts_one_alive/,
      );
    }
    const again = await Promise.all([1, 2, 3].map(() => buyer.call('POST', `/v1/orders/${order.orderId}/payments`)));
    assert.ok(again.some(({ status }) => status === 200));
  });

  it('row 15: of two payments of one order the first is kept and the second refunded', async () => {
    const order = await buyer.buyCoffee();
    const second = await buyer.ok<OrderView>('POST', `/v1/orders/${order.orderId}/payments`);
    for (const one of [order, second]) {
      atTiki(one).status = 'online_paid';
      assert.equal(await send(notification(atTiki(one), 'online_paid', clock.now())), 200);
    }
    await shop.app.sweep(clock.now());
    const kept = [...peer.orders.values()].filter(({ status }) => status === 'online_paid');
    assert.deepEqual([kept.length, await openAlarms()], [1, ['paid_twice']]);
  });

  it('row 16: completing and canceling at the same moment ends one way, the same here and at Tiki', async () => {
    const actor = { who: 'lan', why: 'delivered' };
    for (let round = 0; round < 4; round += 1) {
      const order = await paid();
      await Promise.allSettled([
        shop.app.backOffice.orders.complete(order.orderId, actor),
        buyer.call('POST', `/v1/orders/${order.orderId}/cancel`),
        shop.app.sweep(clock.now()),
      ]);
      await shop.app.sweep(clock.now() + 60_000);
      const { status, intent } = await orderRow(order);
      assert.equal(status, atTiki(order).status);
      assert.ok((status === 'completed' || status === 'canceled') && intent === '');
    }
  });

  it('row 16: a late word of cancellation does not undo a completed order', async () => {
    const order = await paid();
    await shop.app.backOffice.orders.complete(order.orderId, { who: 'lan', why: 'delivered' });
    assert.equal(await send(notification(atTiki(order), 'canceled', clock.now())), 200);
    assert.deepEqual([(await orderRow(order)).status, await openAlarms()], ['completed', ['contradiction']]);
  });

  it('row 17: the last piece is sold once', async () => {
    await shop.database.db.updateTable('variants').set({ stock: 1 }).where('id', '=', 'coffee-250').execute();
    const quotes = [];
    for (let n = 0; n < 5; n += 1) quotes.push(await buyer.quote([['coffee-250', 1, 89_000]]));
    const answers = await Promise.all(
      quotes.map(({ quoteId }) => buyer.call('POST', '/v1/orders', { quoteId, paymentMethod: 'online' })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(peer.calls.create, 1);
  });

  it('row 18: logging in again on a device ends the session it had, also under another account', async () => {
    const old = Object.assign(new Buyer(shop.app), { token: buyer.token });
    await buyer.login('100200301');
    assert.equal(buyer.customerId, '100200301');
    await old.refused('401 UNAUTHENTICATED', 'GET', '/v1/orders');
    await buyer.orders();
  });

  it('row 19: nothing is canceled once it is completed', async () => {
    const order = await paid();
    await shop.app.backOffice.orders.complete(order.orderId, { who: 'lan', why: 'delivered' });
    await buyer.refused('409 ORDER_NOT_CANCELABLE', 'POST', `/v1/orders/${order.orderId}/cancel`);
    assert.equal(peer.calls.cancel, 0);
  });

  it('row 21: hostile text is kept as text', async () => {
    const hostile = `'; drop table orders; -- <script>alert(1)</script> "=1+1"`;
    const quote = await buyer.quote([['coffee-250', 1, 89_000]], { ...ADDRESS, fullName: hostile, street: hostile });
    const order = await buyer.order(quote.quoteId);
    assert.equal((await buyer.read(order.orderId)).address.fullName, hostile);
    const products = await buyer.ok<{ items: unknown[] }>(
      'GET',
      `/v1/products?query=${encodeURIComponent(`zzz' | b:* & !(`)}`,
    );
    assert.deepEqual(products.items, []);
  });

  it('row 22: a notification that is too large is refused, and one that does not arrive is not waited for', async () => {
    assert.ok([400, 413].includes(await postIpn(shop.app, 'x'.repeat(65_537), clock.now())));
    await shop.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = shop.app.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /tiki/ipn HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{');
    socket.on('error', () => {});
    await once(socket, 'close');
  });

  it('row 23: while Tiki is down nobody waits for it, and one call tries again later', async () => {
    peer.faults.get = Array.from({ length: 20 }, () => 'error 500' as const);
    const tiki = createTikiClient({ ...KEYS, baseUrl: peer.url, clock });
    const down = (error: unknown) => error instanceof TikiCallError && error.kind === 'unavailable';
    for (let n = 0; n < 25; n += 1) await assert.rejects(tiki.getOrder('1'), down);
    assert.equal(peer.calls.get, 20, 'the last five did not leave the house');
    clock.advance(5_001);
    await assert.rejects(tiki.getOrder('1'), (error) => error instanceof TikiCallError && error.kind === 'refused');
    assert.equal(peer.calls.get, 21);
  });

  it('row 24: the time in Tiki’s answers is compared with ours', async () => {
    const skews: number[] = [];
    const told = { onSkew: (ms: number) => void skews.push(ms) };
    const order = await buyer.buyCoffee();
    const id = order.attempt.platformOrderId;
    await createTikiClient({ ...KEYS, baseUrl: peer.url, clock, ...told }).getOrder(id);
    assert.equal(Math.sign(skews[0] ?? 0), Math.sign(Date.now() - clock.now()));
    const right = { now: Date.now, sync: async () => {} };
    await createTikiClient({ ...KEYS, baseUrl: peer.url, clock: right, ...told }).getOrder(id);
    assert.equal(skews.length, 1);
  });

  it('row 25: ids of 18 digits and large amounts keep every digit', async () => {
    const customer = await new Buyer(shop.app).login('900719925474099301');
    assert.equal(customer.customerId, '900719925474099301');
    await shop.database.db.updateTable('variants').set({ price: 9_963_977 }).where('id', '=', 'lamp-oak').execute();
    const quote = await customer.quote([['lamp-oak', 1, 9_963_977]]);
    assert.equal(quote.total, 9_981_977);
    const order = await customer.order(quote.quoteId);
    assert.equal(order.attempt.platformOrderId, [...peer.orders.keys()].at(-1));
  });
});
