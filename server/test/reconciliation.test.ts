import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { OrderView } from '../../contract/orders.ts';
import { csvLine } from '../src/modules/reconciliation/csv.ts';
import { dayOf, nextRun } from '../src/modules/reconciliation/service.ts';
import { Buyer } from './support/buyer.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer, type PeerOrder } from './support/tiki-peer.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;
let buyer: Buyer;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock });
});
after(async () => {
  await shop?.close();
  await peer.stop();
});
beforeEach(async () => {
  await shop.reset();
  peer.reset();
  // Each process looks for its nightly work once a minute.
  clock.advance(60_000);
  buyer = await new Buyer(shop.app).login('100200300');
});

const atTiki = (order: OrderView): PeerOrder => peer.orders.get(order.attempt.platformOrderId)!;
const books = () => shop.app.backOffice.reconciliation;

async function buy(status: string): Promise<OrderView> {
  const { quoteId } = await buyer.quote([['cup-blue', 1, 45_000]]);
  const order = await buyer.order(quoteId);
  if (status === 'online_paid') {
    atTiki(order).status = status;
    assert.equal((await buyer.read(order.orderId)).result, 'paid');
  }
  return order;
}

describe('reconciliation', () => {
  it('runs once a night, whoever sweeps, and reports what differed and was put right', async () => {
    const paid = await buy('online_paid');
    const missed = await buy('');
    atTiki(missed).status = 'online_paid';
    const gone = await buy('');
    peer.orders.delete(gone.attempt.platformOrderId);
    await shop.app.sweep(clock.now());
    assert.deepEqual(await books().reports(), []);

    // Nothing else may look before the night's run does.
    await shop.database.db.updateTable('attempts').set({ due_at: null }).execute();
    clock.advance(nextRun(clock.now()) - clock.now());
    await Promise.all([shop.app.sweep(clock.now()), shop.app.sweep(clock.now())]);
    assert.equal(peer.calls.list, 1);
    const [summary] = await books().reports();
    assert.deepEqual(
      [summary?.day, summary?.checked, summary?.silent, summary?.differences],
      [dayOf(clock.now()), 3, 1, 1],
    );
    const { found, csv } = await books().report(dayOf(clock.now()));
    assert.deepEqual(found, [
      {
        orderNo: missed.orderNo,
        referenceId: `${missed.orderNo}-1`,
        kind: 'status',
        ours: 'open',
        theirs: 'online_paid',
      },
    ]);
    assert.equal((await buyer.read(missed.orderId)).result, 'paid');
    const [header, ...lines] = csv.trimEnd().split('\n');
    assert.equal(
      header,
      'order_no,reference_id,tini_order_id,tiki_order_code,amount,status,paid_at,completed_at,canceled_at',
    );
    const line = lines.find((one) => one.startsWith(paid.orderNo))!.split(',');
    assert.deepEqual(line.slice(0, 6), [
      paid.orderNo,
      `${paid.orderNo}-1`,
      paid.attempt.platformOrderId,
      '',
      String(paid.total),
      'online_paid',
    ]);
    assert.ok(Date.parse(line[6]!) > 0);
    const kinds = (await shop.app.backOffice.orders.alarms({ open: true })).map(({ kind }) => kind);
    assert.ok(kinds.includes('reconciliation'));
  });

  it('finds other amounts, orders completed without payment, and completed ones that Tiki has not completed', async () => {
    const cheaper = await buy('online_paid');
    atTiki(cheaper).grand_total -= 1;
    const strange = await buy('');
    atTiki(strange).status = 'completed';
    const undone = await buy('online_paid');
    await shop.app.backOffice.orders.complete(undone.orderId, { who: 'lan', why: 'delivered' });
    atTiki(undone).status = 'online_paid';
    const { differences } = await books().runNow({ who: 'lan', why: 'month end' });
    assert.equal(differences, 3);
    const { found } = await books().report(dayOf(clock.now()));
    const kinds = new Map(found.map(({ orderNo, kind }) => [orderNo, kind]));
    assert.equal(kinds.get(cheaper.orderNo), 'amount');
    assert.equal(kinds.get(strange.orderNo), 'completed_not_paid');
    assert.equal(kinds.get(undone.orderNo), 'paid_not_completed');
    const queue = (await shop.app.backOffice.orders.reviewQueue()).map(({ orderNo }) => orderNo);
    assert.ok(queue.includes(cheaper.orderNo) && queue.includes(strange.orderNo));
  });

  it('that fails is tried again, and looks three days back', async () => {
    await buy('online_paid');
    await shop.app.sweep(clock.now());
    await shop.database.db.updateTable('attempts').set({ due_at: null }).execute();
    clock.advance(nextRun(clock.now()) - clock.now());
    peer.faults.list = ['error 500'];
    await shop.app.sweep(clock.now());
    assert.deepEqual(await books().reports(), []);
    clock.advance(HOUR);
    await shop.app.sweep(clock.now());
    assert.equal((await books().reports())[0]?.checked, 1);
    clock.advance(4 * DAY);
    await shop.app.sweep(clock.now());
    assert.equal((await books().reports())[0]?.checked, 0);
  });

  it('writes cells that a spreadsheet does not run', () => {
    assert.equal(
      csvLine(['=1+1', '+84', '-2', '@x', ' =1', '\tx', 'a,"b"', 'two\nlines', -5, null]),
      `'=1+1,'+84,'-2,'@x,' =1,'\tx,"a,""b""","two\nlines",-5,\n`,
    );
  });

  it('counts days in Vietnam', () => {
    assert.equal(dayOf(Date.parse('2026-03-01T17:00:00Z')), '2026-03-02');
    assert.equal(new Date(nextRun(Date.parse('2026-03-01T18:59:59Z'))).toISOString(), '2026-03-01T19:00:00.000Z');
    assert.equal(new Date(nextRun(Date.parse('2026-03-01T19:00:00Z'))).toISOString(), '2026-03-02T19:00:00.000Z');
  });
});
