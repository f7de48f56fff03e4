import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Product, ProductPage } from '../../../contract/catalog.ts';
import type { OrderView, QuoteView } from '../../../contract/orders.ts';
import { openDatabase, type Database } from '../../src/database.ts';
import { ADDRESS } from '../support/buyer.ts';
import { createPostgresDatabase } from '../support/engine.ts';
import { FaultyLink, kindOfTikiCall, toOrigin } from '../support/faulty-link.ts';
import { freePort, Sandbox, startPart, stopPart } from '../support/sandbox.ts';
import { KEYS } from '../support/shop.ts';

let own: Awaited<ReturnType<typeof createPostgresDatabase>>;
let database: Database;
let sandbox: Sandbox;
let link: FaultyLink;
const servers: { origin: string; child: ChildProcess }[] = [];
let token: string;

before(async () => {
  own = await createPostgresDatabase();
  database = await openDatabase({ databaseUrl: own.url, dataDir: '' });
  const sandboxPort = await freePort();
  link = new FaultyLink(kindOfTikiCall, toOrigin(`http://127.0.0.1:${sandboxPort}`));
  const tiki = await link.start();
  const ports = [await freePort(), await freePort()];
  sandbox = await Sandbox.start({ port: sandboxPort, ipnUrl: `http://127.0.0.1:${ports[0]}/tiki/ipn`, ...KEYS });
  const clock = Sandbox.clock(sandboxPort);
  const start = async (port: number) => {
    const child = await startPart('server/src/server.ts', {
      SERVER_PORT: String(port),
      TIKI_BASE_URL: `${tiki}/tiniapp-sandbox-open-api`,
      TIKI_CLIENT_KEY: KEYS.clientKey,
      TIKI_CLIENT_SECRET: KEYS.clientSecret,
      CLOCK_URL: clock.url,
      SANDBOX_TOKEN: clock.token,
      DATABASE_URL: own.url,
      ADMIN_PORT: '0',
    });
    servers.push({ origin: `http://127.0.0.1:${port}`, child });
  };
  // At once: they migrate and seed one after the other.
  await Promise.all(ports.map(start));
  const session = await call<{ token: string }>(0, 'POST', '/v1/sessions', { authCode: await sandbox.authCode() });
  token = session.token;
});

after(async () => {
  for (const { child } of servers) await stopPart(child);
  await sandbox?.stop();
  await link?.stop();
  await database?.close();
  await own?.drop();
});

async function request(server: number, method: string, path: string, body?: object) {
  const headers = { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) };
  const reply = await fetch(servers[server % 2]!.origin + path, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await reply.json();
  return { status: reply.status, body: answer };
}

async function call<Body>(server: number, method: string, path: string, body?: object): Promise<Body> {
  const reply = await request(server, method, path, body);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body as Body;
}

/** Answers when the condition holds; fails after 20 s. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await sleep(100);
  }
  assert.fail(`never: ${what}`);
}

describe('two servers on one PostgreSQL', () => {
  it('sell the same last pieces once, whichever is asked', async () => {
    const page = await call<ProductPage>(0, 'GET', '/v1/products?limit=50');
    const product = await call<Product>(1, 'GET', `/v1/products/${page.items.find(({ soldOut }) => !soldOut)!.id}`);
    const variant = product.variants.find(({ stock }) => stock > 0)!;
    await database.db.updateTable('variants').set({ stock: 30 }).where('id', '=', variant.id).execute();
    const lines = [{ variantId: variant.id, quantity: 1, shownPrice: variant.price }];
    const buy = async (server: number) => {
      const { quoteId } = await call<QuoteView>(server, 'POST', '/v1/quotes', { lines, address: ADDRESS });
      const asked = { quoteId, paymentMethod: 'online' };
      // The same quote to both at once: one order.
      const both = await Promise.all([0, 1].map((other) => request(other, 'POST', '/v1/orders', asked)));
      const made = both.filter(({ status }) => status === 200).map(({ body }) => (body as OrderView).orderId);
      assert.ok(new Set(made).size <= 1);
      return made[0];
    };
    const made = await Promise.all(Array.from({ length: 40 }, (_, at) => buy(at).catch(() => undefined)));
    assert.equal(new Set(made.filter(Boolean)).size, 30);
    const { stock } = await database.db
      .selectFrom('variants')
      .select('stock')
      .where('id', '=', variant.id)
      .executeTakeFirstOrThrow();
    assert.equal(stock, 0);
    assert.equal(link.arrived.filter(({ kind, status }) => kind === 'create' && status === 200).length, 30);
  });

  it('share the sweep: each forgotten draft is canceled at Tiki once', async () => {
    await sandbox.advance(31 * 60_000);
    await until('every attempt is closed', async () => {
      const open = database.db.selectFrom('attempts').select('id').where('status', 'in', ['open', 'closing']);
      return (await open.execute()).length === 0;
    });
    const canceled = link.arrived.filter(({ kind }) => kind === 'cancel').map(({ sent }) => sent.body);
    assert.equal(canceled.length, 30);
    assert.equal(new Set(canceled).size, 30);
  });

  it('lose a connection that PostgreSQL ends, and go on', async () => {
    const client = new Client({ connectionString: own.url });
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await client.end();
    await until('both answer', async () => {
      const replies = await Promise.all([0, 1].map((server) => request(server, 'GET', '/v1/orders')));
      return replies.every(({ status }) => status === 200);
    });
    assert.deepEqual(
      servers.map(({ child }) => child.exitCode),
      [null, null],
    );
  });
});
