import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { OrderView } from '../../contract/orders.ts';
import { Buyer } from './support/buyer.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

const CUSTOMER = '900719925474099301';
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;
let buyer: Buyer;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock, tikiTimeoutMs: 700 });
});
after(async () => {
  await shop?.close();
  await peer.stop();
});
beforeEach(async () => {
  await shop.reset();
  peer.reset();
  buyer = await new Buyer(shop.app).login(CUSTOMER);
});

const attemptsOf = (orderId: string) =>
  shop.database.db.selectFrom('attempts').selectAll().where('order_id', '=', orderId).orderBy('attempt_no').execute();
const onlyOrder = () => shop.database.db.selectFrom('orders').selectAll().executeTakeFirstOrThrow();

describe('Tiki misbehaves', () => {
  it('a customer id above 2^53, sent as a number, keeps every digit', () => {
    assert.equal(buyer.customerId, CUSTOMER);
  });

  it('a create that is not answered is abandoned and a fresh attempt is made in the same request', async () => {
    peer.faults.create = ['done then silent'];
    const order = await buyer.buyCoffee();
    const attempts = await attemptsOf(order.orderId);
    assert.deepEqual(
      attempts.map((attempt) => attempt.status),
      ['abandoned', 'open'],
    );
    assert.equal(order.attempt.platformOrderId, peer.byReference(`${order.orderNo}-2`).id);
    assert.equal(peer.calls.create, 2);
  });

  it('with no answer at all the buyer is told so; the retry finds the same order and makes one attempt', async () => {
    peer.faults.create = ['silent', 'error 500'];
    const { quoteId } = await buyer.quote([['coffee-250', 2, 89_000]]);
    await buyer.refused('503 PLATFORM_UNAVAILABLE', 'POST', '/v1/orders', { quoteId, paymentMethod: 'online' });
    const { id } = await onlyOrder();
    assert.deepEqual(
      (await attemptsOf(id)).map((attempt) => attempt.status),
      ['abandoned', 'abandoned'],
    );
    const order = await buyer.order(quoteId);
    assert.deepEqual([order.orderId, order.attempt.status], [id, 'open']);
    assert.equal((await attemptsOf(id)).length, 3);
  });

  it('a total that is not ours is never handed out: review, and the Tiki order is canceled', async () => {
    peer.faults.create = ['wrong total'];
    const order = await buyer.buyCoffee();
    assert.deepEqual([order.result, order.attempt.platformOrderId, order.canPayAgain], ['review', '', false]);
    await shop.app.sweep(clock.now());
    assert.equal(peer.byReference(`${order.orderNo}-1`).status, 'canceled');
    const [attempt] = await attemptsOf(order.orderId);
    assert.equal(attempt?.due_at, null, 'nothing is left to do');
  });

  it('a refusal is passed on as such, and the amount limit by its name', async () => {
    peer.faults.create = [{ reason: 'ORDER_AMOUNT_LIMIT_EXCEEDED' }, { reason: 'SELLER_NOT_FOUND' }];
    const { quoteId } = await buyer.quote([['coffee-250', 2, 89_000]]);
    await buyer.refused('422 AMOUNT_LIMIT_EXCEEDED', 'POST', '/v1/orders', { quoteId, paymentMethod: 'online' });
    await buyer.refused('502 PLATFORM_REFUSED', 'POST', '/v1/orders', { quoteId, paymentMethod: 'online' });
    assert.equal((await buyer.order(quoteId)).attempt.status, 'open');
  });

  it('a redirect is not followed', async () => {
    peer.faults.create = ['redirect', 'redirect'];
    const { quoteId } = await buyer.quote([['coffee-250', 1, 89_000]]);
    await buyer.refused('503 PLATFORM_UNAVAILABLE', 'POST', '/v1/orders', { quoteId, paymentMethod: 'online' });
  });

  it('paying again waits while Tiki does not make clear how the old attempt ended', async () => {
    const order = await buyer.buyCoffee();
    peer.orders.get(order.attempt.platformOrderId)!.status = 'waiting_for_payment';
    peer.faults.cancel = ['error 500'];
    await buyer.refused('409 PAYMENT_CLOSING', 'POST', `/v1/orders/${order.orderId}/payments`);
    clock.advance(4_000);
    const waiting = await buyer.read(order.orderId);
    assert.deepEqual([waiting.result, waiting.attempt.status], ['confirming', 'closing']);
    const again = await buyer.ok<OrderView>('POST', `/v1/orders/${order.orderId}/payments`);
    assert.deepEqual(
      (await attemptsOf(order.orderId)).map((attempt) => attempt.status),
      ['closed', 'open'],
    );
    assert.notEqual(again.attempt.platformOrderId, order.attempt.platformOrderId);
  });

  it('an unanswered cancel that was done counts as done, because Tiki is asked afterwards', async () => {
    const order = await buyer.buyCoffee();
    peer.faults.cancel = ['done then silent'];
    await buyer.ok('POST', `/v1/orders/${order.orderId}/cancel`);
    assert.equal((await onlyOrder()).status, 'canceled');
  });

  it('paying again an order whose old attempt was paid meanwhile keeps that payment and opens nothing', async () => {
    const order = await buyer.buyCoffee();
    const atTiki = peer.orders.get(order.attempt.platformOrderId)!;
    atTiki.status = 'online_paid';
    const again = await buyer.ok<OrderView>('POST', `/v1/orders/${order.orderId}/payments`);
    assert.deepEqual([again.result, again.attempt.attemptId], ['paid', order.attempt.attemptId]);
    assert.deepEqual([peer.calls.create, peer.calls.cancel, atTiki.status], [1, 0, 'online_paid']);
  });

  it('paying again on two devices at once leaves one attempt alive', async () => {
    const order = await buyer.buyCoffee();
    const pay = () => buyer.call<OrderView>('POST', `/v1/orders/${order.orderId}/payments`);
    const answers = await Promise.all([pay(), pay(), pay()]);
    assert.ok(answers.some(({ status }) => status === 200));
    const alive = (await attemptsOf(order.orderId)).filter(({ status }) =>
      ['creating', 'unknown', 'open', 'closing'].includes(status),
    );
    assert.equal(alive.length, 1);
    const drafts = [...peer.orders.values()].filter(({ status }) => status !== 'canceled');
    assert.deepEqual(
      drafts.map(({ id }) => id),
      [alive[0]!.platform_order_id],
    );
  });

  it('Tiki is asked about an open attempt at most once per 3 seconds, however often the buyer looks', async () => {
    const order = await buyer.buyCoffee();
    for (let look = 0; look < 5; look += 1) await buyer.read(order.orderId);
    assert.equal(peer.calls.get, 1);
    clock.advance(3_001);
    await Promise.all([buyer.read(order.orderId), buyer.read(order.orderId)]);
    assert.equal(peer.calls.get, 2);
  });

  it('an attempt left behind by a dead process is given up by the sweep or at the next start, and can be paid again', async () => {
    for (const recover of [() => shop.app.sweep(clock.now()), () => shop.app.forgetCreates()]) {
      const order = await buyer.buyCoffee();
      await shop.database.db
        .updateTable('attempts')
        .set({ status: 'creating', platform_order_id: null, due_at: new Date(clock.now()) })
        .where('order_id', '=', order.orderId)
        .execute();
      await recover();
      const seen = await buyer.read(order.orderId);
      assert.deepEqual([seen.attempt.status, seen.result, seen.canPayAgain], ['abandoned', 'unpaid', true]);
    }
  });

  it('with Tiki silent an order stays as it was, and its expiry waits until Tiki is clear', async () => {
    const order = await buyer.buyCoffee();
    peer.orders.get(order.attempt.platformOrderId)!.status = 'waiting_for_payment';
    clock.advance(25 * 3_600_000);
    peer.faults.get = Array.from({ length: 8 }, () => 'silent' as const);
    peer.faults.cancel = Array.from({ length: 8 }, () => 'silent' as const);
    await shop.app.sweep(clock.now());
    assert.equal((await onlyOrder()).status, 'awaiting_payment');
    peer.faults.get = [];
    peer.faults.cancel = [];
    clock.advance(3_600_000);
    await shop.app.sweep(clock.now());
    assert.equal((await onlyOrder()).status, 'expired');
  });
});
