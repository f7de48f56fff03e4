import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, beforeEach, describe, it } from 'node:test';
import { forgetCustomer } from '../src/commands/forget-customer.ts';
import type { CommandContext } from '../src/commands/context.ts';
import { readConfig } from '../src/config.ts';
import type { OrderStatus } from '../../contract/orders.ts';
import { ADDRESS, Buyer } from './support/buyer.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

const DAY = 24 * 3_600_000;
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;
let buyer: Buyer;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock, app: { retentionDays: 30 } });
});
after(async () => {
  await shop.close();
  await peer.stop();
});
beforeEach(async () => {
  await shop.reset();
  peer.reset();
  buyer = await new Buyer(shop.app).login('100200300');
});

/** An order that has come to this state, whichever way. */
async function orderIn(status: OrderStatus): Promise<string> {
  const { orderId } = await buyer.buyCoffee();
  await shop.database.db.updateTable('orders').set({ status, due_at: null }).where('id', '=', orderId).execute();
  await shop.database.db.updateTable('attempts').set({ status: 'closed', due_at: null }).execute();
  return orderId;
}

function row(orderId: string) {
  return shop.database.db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
}

/** Every text of every row that a person is in. */
async function everything(): Promise<string> {
  const { db } = shop.database;
  const tables = [
    'orders',
    'order_lines',
    'attempts',
    'quotes',
    'sessions',
    'ipn_messages',
    'forget_requests',
  ] as const;
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

describe('personal data', () => {
  it('of closed orders is removed after its time, of open ones never', async () => {
    const [closed, open] = [await orderIn('completed'), await orderIn('paid')];
    clock.advance(29 * DAY);
    await shop.app.sweep(clock.now());
    assert.equal((await row(closed)).address.fullName, ADDRESS.fullName, 'not before its time');
    clock.advance(2 * DAY);
    await Promise.all([shop.app.sweep(clock.now()), shop.app.sweep(clock.now())]);
    const { address, customer_id: customerId, total } = await row(closed);
    assert.deepEqual(address, {
      fullName: '',
      phone: '',
      street: '',
      ward: '',
      district: '',
      province: ADDRESS.province,
    });
    assert.deepEqual([customerId, total], [buyer.customerId, 196_000], 'the books keep what they need');
    assert.equal((await row(open)).address.fullName, ADDRESS.fullName);
  });

  it('of a customer who asks goes at once, but for open orders, which follow when they are closed', async () => {
    const { db } = shop.database;
    const [closed, open] = [await orderIn('completed'), await orderIn('paid')];
    const said: string[] = [];
    const context = {
      db,
      now: clock.now,
      input: Readable.from([]),
      print: (line) => void said.push(line),
    } as CommandContext;
    context.config = readConfig({
      TIKI_BASE_URL: 'http://x.test',
      TIKI_CLIENT_KEY: 'a-key-of-ours',
      TIKI_CLIENT_SECRET: 'a-secret-of-ours',
    });
    await forgetCustomer(context, [buyer.customerId]);
    assert.match(said[0]!, new RegExp(`open orders.*${(await row(open)).order_no}$`));
    await buyer.refused('401 UNAUTHENTICATED', 'GET', '/v1/orders');
    assert.deepEqual([(await row(closed)).customer_id, (await row(closed)).address.phone], ['forgotten', '']);
    assert.equal((await row(open)).address.fullName, ADDRESS.fullName, 'it must still be delivered');

    await db.updateTable('orders').set({ status: 'completed' }).where('id', '=', open).execute();
    clock.advance(2 * 3_600_000);
    await shop.app.sweep(clock.now());
    const left = await everything();
    for (const trace of [buyer.customerId, ADDRESS.fullName, ADDRESS.phone, ADDRESS.street]) {
      assert.ok(!left.includes(trace), `${trace} is left in ${left}`);
    }
  });

  it('of what the customer does after asking is kept as of any other', async () => {
    const { db } = shop.database;
    await db
      .insertInto('forget_requests')
      .values({ customer_id: buyer.customerId, asked_at: new Date(clock.now()) })
      .execute();
    clock.advance(1_000);
    const later = await orderIn('completed');
    clock.advance(2 * 3_600_000);
    await shop.app.sweep(clock.now());
    assert.equal((await row(later)).customer_id, buyer.customerId);
  });
});
