import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { toText } from '../src/plugins/log-text.ts';
import { logger } from '../src/plugins/logging.ts';
import { ADDRESS, Buyer } from './support/buyer.ts';
import { notification, postIpn } from './support/ipn.ts';
import { KEYS, openShop, testClock, type Shop } from './support/shop.ts';
import { signAsTiki, TikiPeer } from './support/tiki-peer.ts';

const AUTH_CODE = '918273645546372819';
const clock = testClock();
const peer = new TikiPeer();
const lines: string[] = [];
let shop: Shop;

before(async () => {
  const stream = { write: (line: string) => void lines.push(line) };
  shop = await openShop({
    tikiBaseUrl: await peer.start(),
    clock,
    app: { logger: logger({ level: 'trace', format: 'json', stream }) },
  });
});
after(async () => {
  await shop.close();
  await peer.stop();
});

/** A purchase with everything that can go wrong in it. */
async function purchase(): Promise<Buyer> {
  const { app } = shop;
  const buyer = await new Buyer(app).login(AUTH_CODE);
  peer.faults.create.push('error 500');
  const order = await buyer.buyCoffee();
  const made = peer.byReference(`${order.orderNo}-2`);
  const paid = JSON.stringify(notification({ ...made, grand_total: 1 }, 'online_paid', clock.now()));
  await postIpn(app, paid, clock.now(), { 'x-tiniapp-signature': 'forged' });
  made.status = 'online_paid';
  peer.faults.get.push('error 500');
  await postIpn(app, JSON.stringify(notification(made, 'online_paid', clock.now())), clock.now());
  await postIpn(app, JSON.stringify(notification(made, 'online_paid', clock.now())), clock.now());
  await buyer.read(order.orderId);
  await buyer.orders();
  const { body } = await buyer.call<{ error: unknown }>('POST', '/v1/quotes', { lines: [], address: ADDRESS });
  assert.ok(body.error);
  await app.inject({ method: 'POST', url: '/v1/sessions', payload: { authCode: `${AUTH_CODE}!`.repeat(900) } });
  await app.inject({ url: `/v1/products?query=${encodeURIComponent(ADDRESS.fullName)}` });
  await app.inject({
    method: 'POST',
    url: '/v1/quotes',
    headers: { authorization: `Bearer ${buyer.token}`, 'content-type': 'application/json' },
    payload: `{"address": ${JSON.stringify(ADDRESS)}, broken`,
  });
  await shop.database.db.schema.alterTable('quotes').renameTo('quotes_gone').execute();
  await buyer.call('POST', '/v1/quotes', {
    lines: [{ variantId: 'coffee-250', quantity: 1, shownPrice: 1 }],
    address: ADDRESS,
  });
  await shop.database.db.schema.alterTable('quotes_gone').renameTo('quotes').execute();
  return buyer;
}

describe('the log', () => {
  it('of a whole purchase holds no token, secret, auth code, signature, name, phone or address', async () => {
    const buyer = await purchase();
    const all = lines.join('');
    assert.match(all, /"code":"INTERNAL"/, 'the database failed in it');
    const secrets = [buyer.token, AUTH_CODE, KEYS.clientSecret, ADDRESS.fullName, ADDRESS.phone, ADDRESS.street];
    const hidden = [
      ...secrets,
      encodeURIComponent(ADDRESS.fullName),
      signAsTiki('', '').slice(0, 0) || 'x-tiniapp-signature',
    ];
    for (const secret of hidden)
      assert.ok(!all.includes(secret), `${secret} in ${all.split('\n').find((line) => line.includes(secret))}`);
  });

  it('has a line for every request, by route and with an id that the answer carries', async () => {
    lines.length = 0;
    const reply = await shop.app.inject({ url: '/v1/products/coffee?x=1' });
    const line = JSON.parse(lines.find((text) => text.includes('"msg":"request"'))!);
    assert.deepEqual(
      [line.level, line.method, line.route, line.status],
      ['info', 'GET', '/v1/products/:id', reply.statusCode],
    );
    assert.equal(line.reqId, reply.headers['x-request-id']);
    assert.match(line.time, /^\d{4}-\d\d-\d\dT/);
  });

  it('is a short line for a person where text is asked for', () => {
    const line = JSON.stringify({
      level: 'warn',
      time: '2026-03-01T10:20:30.000Z',
      attemptId: 'a1',
      n: 2,
      msg: 'it failed',
    });
    assert.equal(toText(line), '10:20:30 warn  it failed attemptId=a1 n=2\n');
    const failed = JSON.stringify({
      level: 'error',
      time: '2026-03-01T10:20:30.000Z',
      msg: 'no',
      err: { stack: 'Error: x\n at y' },
    });
    assert.equal(toText(failed), '10:20:30 error no\n  Error: x\n   at y\n');
  });
});
