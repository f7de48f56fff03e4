import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Buyer } from './support/buyer.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
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
  beforeEach(async () => {
    peer.reset();
    shop = await openShop({ tikiBaseUrl, clock, tikiTimeoutMs: 400, app: { limits: { maxInFlight: 1 } } });
  });

  it('new work is refused as OVERLOADED with a time to come back, notifications and the health check are not', async () => {
    const buyer = await new Buyer(shop.app).login('100200300');
    const { quoteId } = await buyer.quote([['coffee-250', 1, 89_000]]);
    peer.faults.create.push('silent');
    const slow = buyer.order(quoteId);
    await untilCreating();
    const refused = await shop.app.inject({ url: '/v1/categories' });
    assert.deepEqual([refused.statusCode, refused.json().error.code], [503, 'OVERLOADED']);
    assert.equal(refused.headers['retry-after'], '5');
    assert.equal((await shop.app.inject({ url: '/healthz' })).statusCode, 200);
    const ipn = await shop.app.inject({ method: 'POST', url: '/tiki/ipn', payload: {} });
    assert.equal(ipn.statusCode, 401, 'looked at, not turned away');
    assert.equal((await slow).status, 'awaiting_payment');
    assert.equal((await shop.app.inject({ url: '/v1/categories' })).statusCode, 200, 'and then it works again');
    await shop.close();
  });

  it('a stop ends what is under way and takes nothing new', { timeout: 10_000 }, async () => {
    const origin = await shop.app.listen({ port: 0, host: '127.0.0.1' });
    const buyer = await new Buyer(shop.app).login('100200300');
    const { quoteId } = await buyer.quote([['coffee-250', 1, 89_000]]);
    peer.faults.create.push('silent');
    const slow = fetch(`${origin}/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${buyer.token}` },
      body: JSON.stringify({ quoteId, paymentMethod: 'online' }),
    });
    await untilCreating();
    const closed = shop.app.close();
    await assert.rejects(fetch(`${origin}/healthz`, { headers: { connection: 'close' } }));
    const reply = await slow;
    assert.equal(reply.status, 200);
    assert.equal(((await reply.json()) as { status: string }).status, 'awaiting_payment');
    await closed;
    await shop.close();
  });

  /** A create has reached Tiki, which does not answer. */
  async function untilCreating(): Promise<void> {
    while (peer.calls.create === 0) await new Promise(setImmediate);
  }
});
