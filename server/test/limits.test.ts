import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Buyer } from './support/buyer.ts';
import { createTikiClient } from '../src/tiki-client.ts';
import { KEYS, openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

const peer = new TikiPeer();
const clock = testClock();
let tikiBaseUrl: string;

before(async () => {
  tikiBaseUrl = await peer.start();
});
after(() => peer.stop());

describe('the rate limit', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop({ tikiBaseUrl, clock, app: { limits: { requestsPerMinute: 10 } } });
  });
  after(() => shop.close());

  const statusOf = async (url: string, remoteAddress: string, authorization?: string) => {
    const headers = authorization ? { authorization } : {};
    return (await shop.app.inject({ url, headers, remoteAddress })).statusCode;
  };

  it('counts an address, whatever it says in headers', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      const headers = { authorization: `Bearer made-up-${at}`, 'x-forwarded-for': `10.0.0.${at}` };
      const reply = await shop.app.inject({ url: '/v1/orders', headers, remoteAddress: '192.0.2.1' });
      statuses.push(reply.statusCode);
      if (reply.statusCode === 429) assert.equal(reply.headers['retry-after'], '60');
    }
    assert.deepEqual(statuses, [...Array.from({ length: 10 }, () => 401), 429, 429]);
    assert.equal(await statusOf('/v1/categories', '192.0.2.1'), 429, 'the open routes count with them');
    assert.equal(await statusOf('/v1/categories', '192.0.2.2'), 200, 'another address does not suffer');
    assert.equal(await statusOf('/healthz', '192.0.2.1'), 200);
  });

  it('counts a verified customer on its own, not on the address it shares with others', async () => {
    const [lan, minh] = [new Buyer(shop.app), new Buyer(shop.app)];
    await lan.login('100200300');
    await minh.login('100200301');
    const [ofLan, ofMinh] = [`Bearer ${lan.token}`, `Bearer ${minh.token}`];
    for (let at = 0; at < 10; at += 1) assert.equal(await statusOf('/v1/orders', '192.0.2.3', ofLan), 200);
    assert.equal(await statusOf('/v1/orders', '192.0.2.4', ofLan), 429, 'from another address too');
    assert.equal(await statusOf('/v1/orders', '192.0.2.3', ofMinh), 200);
  });

  it('believes X-Forwarded-For of a trusted proxy', async () => {
    const behind = await openShop({
      tikiBaseUrl,
      clock,
      app: { limits: { requestsPerMinute: 1 }, trustedProxies: ['10.9.0.0/16'] },
    });
    const ask = async (buyer: string) => {
      const headers = { 'x-forwarded-for': buyer };
      return (await behind.app.inject({ url: '/v1/categories', headers, remoteAddress: '10.9.1.1' })).statusCode;
    };
    assert.deepEqual(
      [await ask('198.51.100.1'), await ask('198.51.100.2'), await ask('198.51.100.1')],
      [200, 200, 429],
    );
    await behind.close();
  });
});

describe('under load', () => {
  let shop: Shop;
  /** Settles when Tiki was asked to make an order; it does so once `release` is called. */
  let reached: Promise<void>;
  let release: () => void;

  beforeEach(async () => {
    const [asked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    [reached, release] = [asked.promise, gate.resolve];
    const tiki = createTikiClient({ ...KEYS, baseUrl: tikiBaseUrl, clock });
    const slow: typeof tiki = {
      ...tiki,
      createOrder: async (...request) => {
        asked.resolve();
        await gate.promise;
        return tiki.createOrder(...request);
      },
    };
    shop = await openShop({
      tikiBaseUrl,
      clock,
      app: { tiki: slow, limits: { maxInFlight: 1, maxEventLoopDelayMs: 0 } },
    });
  });

  afterEach(async () => {
    release();
    await shop.close();
  });

  async function quoted(): Promise<{ buyer: Buyer; quoteId: string }> {
    const buyer = await new Buyer(shop.app).login('100200300');
    await settled();
    const { quoteId } = await buyer.quote([['coffee-250', 1, 89_000]]);
    await settled();
    return { buyer, quoteId };
  }

  /** An answered request is counted out after its answer is here. */
  async function settled(): Promise<void> {
    await new Promise(setImmediate);
  }

  it('new work is refused as OVERLOADED with a time to come back, notifications and the health check are not', async () => {
    const { buyer, quoteId } = await quoted();
    const order = buyer.order(quoteId);
    await Promise.race([reached, order]);
    const refused = await shop.app.inject({ url: '/v1/categories' });
    assert.deepEqual([refused.statusCode, refused.json().error.code], [503, 'OVERLOADED']);
    assert.equal(refused.headers['retry-after'], '5');
    assert.equal((await shop.app.inject({ url: '/healthz' })).statusCode, 200);
    const ipn = await shop.app.inject({ method: 'POST', url: '/tiki/ipn', payload: {} });
    assert.equal(ipn.statusCode, 401, 'looked at, not turned away');
    release();
    assert.equal((await order).status, 'awaiting_payment');
    await settled();
    assert.equal((await shop.app.inject({ url: '/v1/categories' })).statusCode, 200, 'and then it works again');
  });

  it('a stop ends what is under way and takes nothing new, without waiting for idle connections', async () => {
    const origin = await shop.app.listen({ port: 0, host: '127.0.0.1' });
    const { buyer, quoteId } = await quoted();
    const order = fetch(`${origin}/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${buyer.token}` },
      body: JSON.stringify({ quoteId, paymentMethod: 'online' }),
    });
    await Promise.race([reached, order]);
    const closed = shop.app.close();
    await assert.rejects(fetch(`${origin}/healthz`, { headers: { connection: 'close' } }));
    release();
    const reply = await order;
    assert.deepEqual([reply.status, reply.headers.get('connection')], [200, 'close']);
    assert.equal(((await reply.json()) as { status: string }).status, 'awaiting_payment');
    await closed;
  });
});
