import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Buyer } from './support/buyer.ts';
import { notification, postIpn } from './support/ipn.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

const HOUR = 3_600_000;
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock });
});
after(async () => {
  await shop?.close();
  await peer.stop();
});

const row = () => shop.database.db.selectFrom('orders').selectAll().executeTakeFirstOrThrow();
const send = (told: object) => postIpn(shop.app, JSON.stringify(told), clock.now());

describe('streams of notifications', () => {
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
        const buyer = await new Buyer(shop.app).login('100200300');
        const order = await buyer.buyCoffee();
        const atTiki = peer.orders.get(order.attempt.platformOrderId)!;
        let proven = false;
        for (const { status, truth, ageMs, wrongTotal, again } of steps) {
          atTiki.status = truth;
          const told = notification(atTiki, status, clock.now() - ageMs, wrongTotal ? { grand_total: 7 } : {});
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
