import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ChildProcess } from 'node:child_process';
import type { OrderView, QuoteView } from '../../contract/orders.ts';
import type { ProductPage, Product } from '../../contract/catalog.ts';
import { ADDRESS } from './support/buyer.ts';
import { databaseForProcess } from './support/engine.ts';
import { freePort, startPart, stopPart } from './support/sandbox.ts';
import { KEYS, ROOT } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

const peer = new TikiPeer();
let database: Awaited<ReturnType<typeof databaseForProcess>>;
let env: Record<string, string>;
let origin: string;
let child: ChildProcess;

before(async () => {
  database = await databaseForProcess();
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  env = {
    SERVER_PORT: String(port),
    PUBLIC_URL: 'https://shop.example',
    TIKI_BASE_URL: await peer.start(),
    TIKI_CLIENT_KEY: KEYS.clientKey,
    TIKI_CLIENT_SECRET: KEYS.clientSecret,
    ...database.env,
  };
  child = await startPart('server/src/server.ts', env);
});
after(async () => {
  if (child) await stopPart(child);
  await database?.drop();
  await peer.stop();
});

/** Expects success, at once or after the server has said that it is busy: the machine of a test may be crowded. */
async function call<Body>(method: string, path: string, body?: object, token = ''): Promise<Body> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const reply = await fetch(origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const answer = (await reply.json()) as { error?: { code: string } };
  if (answer.error?.code === 'OVERLOADED') return call(method, path, body, token);
  assert.equal(reply.status, 200, JSON.stringify(answer));
  return answer as Body;
}

/** Starts the server expecting it to refuse; its exit code and everything it said. */
async function refused(changes: Record<string, string>): Promise<{ code: number; said: string }> {
  const failing = spawn(process.execPath, [join(ROOT, 'src', 'server.ts')], {
    env: { ...env, ...changes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  failing.stderr.on('data', (chunk) => (said += String(chunk)));
  failing.stdout.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(failing, 'close');
  return { code, said };
}

describe('the server as a process', () => {
  it('loses no acknowledged order to kill -9, and a repeated order is the same one after the restart', async () => {
    const { token } = await call<{ token: string }>('POST', '/v1/sessions', { authCode: '100200300' });
    const page = await call<ProductPage>('GET', '/v1/products?limit=50');
    const product = await call<Product>('GET', `/v1/products/${page.items.find(({ soldOut }) => !soldOut)!.id}`);
    const variant = product.variants.find(({ stock }) => stock > 0)!;
    const lines = [{ variantId: variant.id, quantity: 1, shownPrice: variant.price }];
    const placed: OrderView[] = [];
    for (let made = 0; made < 2; made += 1) {
      const quote = await call<QuoteView>('POST', '/v1/quotes', { lines, address: ADDRESS }, token);
      const asked = { quoteId: quote.quoteId, paymentMethod: 'online' };
      placed.push(await call<OrderView>('POST', '/v1/orders', asked, token));
      await stopPart(child, 'SIGKILL');
      child = await startPart('server/src/server.ts', env);
      assert.equal((await call<OrderView>('POST', '/v1/orders', asked, token)).orderId, placed[made]!.orderId);
    }
    for (const order of placed) {
      const seen = await call<OrderView>('GET', `/v1/orders/${order.orderId}`, undefined, token);
      assert.deepEqual([seen.orderNo, seen.attempt.platformOrderId], [order.orderNo, order.attempt.platformOrderId]);
    }
    assert.equal(peer.calls.create, 2);
    const { variants } = await call<Product>('GET', `/v1/products/${product.id}`);
    assert.equal(
      variants.find(({ id }) => id === variant.id)?.stock,
      variant.stock - 2,
      'and the second start seeded nothing',
    );
  });

  it('says in one line that its port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    const other = await databaseForProcess();
    const { code, said } = await refused({ SERVER_PORT: String(port), ...other.env });
    holder.close();
    await other.drop();
    assert.deepEqual([code, said], [1, `server: port ${port} is already in use: choose another in SERVER_PORT\n`]);
  });

  it('says in one line which variable is wrong, and that PostgreSQL does not answer', async () => {
    const wrong = await refused({ TIKI_ENV: 'test' });
    assert.deepEqual([wrong.code, wrong.said.split('\n').length], [1, 2]);
    assert.match(wrong.said, /^server: TIKI_ENV: /);
    const unreachable = await refused({ DATABASE_URL: 'postgres://user:hidden@127.0.0.1:1/shop' });
    assert.deepEqual([unreachable.code, unreachable.said.split('\n').length], [1, 2]);
    assert.match(unreachable.said, /^server: DATABASE_URL: no connection to PostgreSQL at 127\.0\.0\.1:1: /);
    assert.ok(!unreachable.said.includes('hidden'));
  });

  it('stops on SIGTERM with exit code 0', async () => {
    await stopPart(child);
    assert.equal(child.exitCode, 0);
  });
});
