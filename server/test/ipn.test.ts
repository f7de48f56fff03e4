import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { OrderView } from '../../contract/orders.ts';
import type { TikiNotification } from '../../tiki-api/order.ts';
import { Buyer } from './support/buyer.ts';
import { notification, postIpn } from './support/ipn.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer, type PeerOrder } from './support/tiki-peer.ts';

const HOUR = 3_600_000;
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;
let buyer: Buyer;
let order: OrderView;
let atTiki: PeerOrder;

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
  buyer = await new Buyer(shop.app).login('100200300');
  order = await buyer.buyCoffee();
  atTiki = peer.orders.get(order.attempt.platformOrderId)!;
});

const message = (status: string, changes: Partial<PeerOrder> = {}, at = clock.now()): TikiNotification =>
  notification(atTiki, status, at, changes);
const post = (body: string, headers?: Record<string, string>) => postIpn(shop.app, body, clock.now(), headers);
const send = (told: TikiNotification) => post(JSON.stringify(told));
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

  it('is taken whatever its age, but one older than 48 hours or from more than 5 minutes ahead is told to a person', async () => {
    const alarms = () => shop.database.db.selectFrom('alarms').select(['kind', 'detail']).execute();
    const sendAt = (sentAt: number) => postIpn(shop.app, JSON.stringify(message('canceled')), sentAt);
    for (const inTime of [-48 * HOUR, -44 * HOUR, 0, 5 * 60_000]) {
      assert.equal(await sendAt(clock.now() + inTime), 200);
    }
    assert.deepEqual(await alarms(), []);
    assert.equal(await sendAt(clock.now() - 48 * HOUR - 60_000), 200);
    assert.equal(await sendAt(clock.now() + 6 * 60_000), 200);
    const told = await alarms();
    assert.deepEqual(
      told.map(({ kind, detail }) => `${kind} ${detail.replace(/m-\d+/, 'm')}`),
      ['message_age message m is 2881 minutes old', 'message_age message m is -6 minutes old'],
    );
  });

  it('a stranger’s messages are told once, however many come', async () => {
    const stranger = { 'x-tiniapp-client-id': 'somebody-else' };
    await Promise.all(Array.from({ length: 50 }, () => post(JSON.stringify(message('canceled')), stranger)));
    const alarms = await shop.database.db.selectFrom('alarms').select('kind').execute();
    assert.ok(alarms.length <= 1);
  });

  it('is outside the rate limit', async () => {
    for (let sent = 0; sent < 1_300; sent += 1) await post('{}', { 'x-tiniapp-signature': 'f'.repeat(64) });
    assert.equal(await post('{}', { 'x-tiniapp-signature': 'f'.repeat(64) }), 401);
  });
});
