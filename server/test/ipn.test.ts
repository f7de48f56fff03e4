import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { OrderView } from '../../contract/orders.ts';
import { Buyer } from './support/buyer.ts';
import { KEYS, openShop, testClock, type Shop } from './support/shop.ts';
import { signAsTiki, TikiPeer, type PeerOrder } from './support/tiki-peer.ts';

const HOUR = 3_600_000;
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;
let buyer: Buyer;
let order: OrderView;
let atTiki: PeerOrder;
let serial = 0;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock, tikiTimeoutMs: 150 });
});
after(async () => {
  await shop?.close();
  await peer.stop();
});
beforeEach(async () => {
  await shop.reset();
  peer.reset();
  buyer = await new Buyer(shop.app).login('100200300');
  order = await buyer.buyCoffee();
  atTiki = peer.orders.get(order.attempt.platformOrderId)!;
});

interface Message {
  order: PeerOrder;
  message_id: string;
  message_type: string;
  message_created_at: string;
}

function message(status: string, changes: Partial<PeerOrder> = {}, at = clock.now()): Message {
  return {
    order: { ...atTiki, status, ...changes },
    message_id: `m-${(serial += 1)}`,
    message_type: 'notification',
    message_created_at: new Date(at).toISOString(),
  };
}

/** Sends raw text as Tiki does; `headers` replaces some of the signed ones. */
async function post(body: string, headers: Record<string, string> = {}): Promise<number> {
  const timestamp = String(clock.now());
  const reply = await shop.app.inject({
    method: 'POST',
    url: '/tiki/ipn',
    payload: body,
    headers: {
      'content-type': 'application/json',
      'x-tiniapp-client-id': KEYS.clientKey,
      'x-tiniapp-timestamp': timestamp,
      'x-tiniapp-signature': signAsTiki(body, timestamp),
      ...headers,
    },
  });
  return reply.statusCode;
}

const send = (told: Message): Promise<number> => post(JSON.stringify(told));
const row = () => shop.database.db.selectFrom('orders').selectAll().executeTakeFirstOrThrow();
const attempt = () => shop.database.db.selectFrom('attempts').selectAll().executeTakeFirstOrThrow();
const messages = () => shop.database.db.selectFrom('ipn_messages').select(['message_id', 'outcome']).execute();

describe('the IPN receiver', () => {
  it('a forged, foreign or unsigned message gets 401 before its body is read, also when that is no JSON', async () => {
    const body = JSON.stringify(message('online_paid'));
    assert.equal(await post(body, { 'x-tiniapp-signature': '0'.repeat(64) }), 401);
    assert.equal(await post(body, { 'x-tiniapp-signature': '' }), 401);
    assert.equal(await post(body, { 'x-tiniapp-client-id': 'somebody-else' }), 401);
    assert.equal(await post(body, { 'x-tiniapp-timestamp': '1' }), 401);
    assert.equal(await post('{broken', { 'x-tiniapp-signature': 'f'.repeat(64) }), 401);
    assert.equal(await post('', { 'x-tiniapp-signature': 'f'.repeat(64) }), 401);
    assert.equal(peer.calls.get, 0);
    assert.equal((await row()).status, 'awaiting_payment');
  });

  it('a signed body that is no notification gets 400, one above 64 KB is refused', async () => {
    for (const body of [
      '{broken',
      '[]',
      'null',
      '{"order":{}}',
      JSON.stringify({ ...message('canceled'), message_created_at: 'noon' }),
    ]) {
      assert.equal(await post(body), 400, body);
    }
    assert.equal(await post(JSON.stringify({ ...message('canceled'), filler: 'x'.repeat(70_000) })), 400);
    assert.equal(await post(JSON.stringify(message('canceled', { status: 'cancel\u0000ed' }))), 400);
    assert.deepEqual(await messages(), []);
  });

  it('a pretty-printed body is verified by its bytes', async () => {
    atTiki.status = 'online_paid';
    assert.equal(await post(JSON.stringify(message('online_paid'), null, 2)), 200);
    assert.equal((await row()).status, 'paid');
  });

  it('online_paid that Tiki itself does not confirm yet is not believed and asked for again', async () => {
    const told = message('online_paid');
    atTiki.status = 'waiting_for_payment';
    assert.equal(await send(told), 503);
    peer.faults.get = ['silent'];
    assert.equal(await send(told), 503);
    assert.deepEqual(await messages(), []);
    atTiki.status = 'online_paid';
    assert.equal(await send(told), 200);
    assert.equal((await row()).status, 'paid');
  });

  it('online_paid stays proof when Tiki has moved on to processing since, and a canceled order is canceled instead', async () => {
    atTiki.status = 'processing';
    assert.equal(await send(message('online_paid')), 200);
    assert.equal((await row()).status, 'paid');
    atTiki.status = 'canceled';
    assert.equal(await send(message('online_paid')), 200);
    assert.deepEqual([(await row()).status, (await attempt()).status], ['canceled', 'closed']);
  });

  it('a missing proof that arrives late takes the order out of review', async () => {
    atTiki.status = 'processing';
    assert.equal((await buyer.read(order.orderId)).result, 'review');
    assert.equal(await send(message('online_paid')), 200);
    assert.deepEqual([(await row()).status, (await row()).review_reason], ['paid', '']);
  });

  it('a wrong total or a foreign reference is stored, answered 200 and put in review', async () => {
    atTiki.status = 'online_paid';
    assert.equal(await send(message('online_paid', { grand_total: 1 })), 200);
    assert.deepEqual([(await row()).status, (await row()).review_reason], ['review', 'total_mismatch']);
    assert.equal(await send(message('online_paid')), 200);
    assert.equal((await row()).status, 'review', 'a person decides');
  });

  it("Tiki's own order with another total is not paid, whatever the message says", async () => {
    const honest = message('online_paid');
    Object.assign(atTiki, { status: 'online_paid', grand_total: 1_000 });
    assert.equal(await send(honest), 200);
    assert.equal((await row()).status, 'review');
  });

  it('an order that may still appear gets 503; two hours later its message is kept as an orphan', async () => {
    const told = message('canceled', { id: '300000000000999999', reference_id: 'TC-GONE-1' });
    assert.equal(await send(told), 503);
    assert.deepEqual(await messages(), []);
    clock.advance(2 * HOUR + 1);
    assert.equal(await send(told), 200);
    assert.deepEqual(await messages(), [{ message_id: told.message_id, outcome: 'orphan' }]);
  });

  it('a message about an attempt still being created gets 503', async () => {
    await shop.database.db.updateTable('attempts').set({ status: 'creating', platform_order_id: null }).execute();
    assert.equal(await send(message('canceled')), 503);
  });

  it('the order of an unclear create that shows up in a message is canceled at Tiki and never paid', async () => {
    await shop.database.db
      .updateTable('attempts')
      .set({ status: 'abandoned', platform_order_id: null, due_at: null })
      .execute();
    assert.equal(await send(message('waiting_for_payment')), 200);
    await shop.app.sweep(clock.now());
    assert.equal(atTiki.status, 'canceled');
    assert.deepEqual([(await attempt()).status, (await row()).status], ['abandoned', 'awaiting_payment']);
  });

  it('an older message that arrives later is stored only', async () => {
    atTiki.status = 'online_paid';
    const older = message('waiting_for_verification', {}, clock.now() - 60_000);
    assert.equal(await send(message('online_paid')), 200);
    assert.equal(await send(older), 200);
    assert.deepEqual(
      (await messages()).map(({ outcome }) => outcome),
      ['applied', 'older'],
    );
    assert.equal((await row()).status, 'paid');
  });

  it('ten deliveries of one message at once are applied once', async () => {
    const told = message('canceled');
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(told)));
    assert.deepEqual(new Set(answers), new Set([200]));
    assert.equal((await messages()).length, 1);
    assert.deepEqual([(await row()).status, (await attempt()).status], ['awaiting_payment', 'closed']);
  });

  it('a paid order that Tiki cancels gives its stock back once', async () => {
    atTiki.status = 'online_paid';
    await send(message('online_paid'));
    atTiki.status = 'canceled';
    clock.advance(1_000);
    await send(message('canceled'));
    await send(message('canceled'));
    assert.equal((await row()).status, 'canceled');
    const { stock } = await shop.database.db
      .selectFrom('variants')
      .select('stock')
      .where('id', '=', 'coffee-250')
      .executeTakeFirstOrThrow();
    assert.equal(stock, 10);
  });

  it('is outside the rate limit', async () => {
    for (let sent = 0; sent < 1_300; sent += 1) await post('{}', { 'x-tiniapp-signature': 'f'.repeat(64) });
    assert.equal(await post('{}', { 'x-tiniapp-signature': 'f'.repeat(64) }), 401);
  });

  it('any stream of messages, repeated and reordered, leaves order, attempt and stock in step, and paid only with proof', async () => {
    const step = fc.record({
      status: fc.constantFrom('online_paid', 'canceled', 'processing', 'waiting_for_payment', 'completed', 'odd'),
      truth: fc.constantFrom('draft', 'waiting_for_payment', 'online_paid', 'processing', 'canceled', 'completed'),
      ageMs: fc.integer({ min: 0, max: HOUR }),
      wrongTotal: fc.boolean(),
      again: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        await shop.reset();
        buyer = await new Buyer(shop.app).login('100200300');
        order = await buyer.buyCoffee();
        atTiki = peer.orders.get(order.attempt.platformOrderId)!;
        let proven = false;
        for (const { status, truth, ageMs, wrongTotal, again } of steps) {
          atTiki.status = truth;
          const told = message(status, wrongTotal ? { grand_total: 7 } : {}, clock.now() - ageMs);
          const answers = [await send(told), ...(again ? [await send(told)] : [])];
          assert.ok(
            answers.every((code) => code === 200 || code === 503),
            String(answers),
          );
          proven ||=
            status === 'online_paid' && !wrongTotal && !['draft', 'waiting_for_payment', 'canceled'].includes(truth);
        }
        const { status, stock_held: held } = await row();
        if (status === 'paid') assert.ok(proven);
        const { stock } = await shop.database.db
          .selectFrom('variants')
          .select('stock')
          .where('id', '=', 'coffee-250')
          .executeTakeFirstOrThrow();
        assert.equal(stock, held ? 8 : 10);
        assert.equal(held, status !== 'canceled' && status !== 'expired');
      }),
      { numRuns: 40 },
    );
  });
});
