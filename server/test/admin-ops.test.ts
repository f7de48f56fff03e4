import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { openAdmin, Person } from './support/admin.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';

const clock = testClock();
let shop: Shop;
let admin: FastifyInstance;

before(async () => {
  shop = await openShop({ tikiBaseUrl: 'http://127.0.0.1:1/', clock });
  admin = await openAdmin(shop, clock, clock.now);
});
after(async () => {
  await admin.close();
  await shop.close();
});

const get = (url: string) => new Person(admin).get(url);

describe("the admin's port, for machines", () => {
  it('serves metrics, readiness and the description of the API without a login', async () => {
    const metrics = await get('/metrics');
    assert.match(String(metrics.headers['content-type']), /^text\/plain; version=0\.0\.4/);
    assert.match(metrics.body, /^sweep_lag_seconds 0$/m);
    assert.deepEqual((await get('/readyz')).json(), { status: 'ready', checks: { database: 'ok', sweep: 'ok' } });
    assert.equal((await get('/docs/json')).json().info.title, 'Tini Checkout');
    assert.match((await get('/docs')).body, /<code>\/v1\/orders\/\{id\}\/payments<\/code>/);
  });

  it('is not ready while nothing sweeps, and says so', async () => {
    const { db } = shop.database;
    await db
      .insertInto('orders')
      .values({
        id: 'late',
        order_no: 'TC-LATE',
        customer_id: '1',
        quote_id: 'q',
        status: 'awaiting_payment',
        payment_method: 'online',
        subtotal: 1,
        shipping_fee: 0,
        total: 1,
        line_count: 1,
        title: '',
        image: '',
        address: '{}',
        stock_held: false,
        created_at: new Date(clock.now()),
        expires_at: new Date(clock.now()),
        due_at: new Date(clock.now() - 301_000),
      })
      .execute();
    const reply = await get('/readyz');
    assert.deepEqual([reply.statusCode, reply.json().checks.sweep], [503, '301 s late']);
    await db.deleteFrom('orders').execute();
  });

  it('is not ready without its database, and says nothing of why', async () => {
    const gone = await openShop({ tikiBaseUrl: 'http://127.0.0.1:1/', clock });
    const over = await openAdmin(gone, clock, clock.now);
    await gone.close();
    const reply = await new Person(over).get('/readyz');
    assert.deepEqual([reply.statusCode, reply.json().checks], [503, { database: 'unavailable', sweep: 'unknown' }]);
    await over.close();
  });

  it('is another port: the shop’s own knows nothing of it', async () => {
    for (const url of ['/metrics', '/readyz', '/docs', '/docs/json', '/admin', '/admin/login']) {
      assert.equal((await shop.app.inject({ url })).statusCode, 404, url);
    }
    assert.equal((await get('/v1/products')).statusCode, 404);
  });
});
