import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { TikiTokenData } from '../../tiki-api/oauth.ts';
import { PLATFORM_STATUSES, type TikiOrder } from '../../tiki-api/order.ts';
import * as scenario from './scenario.ts';
import type { SignedCall } from './sandbox-client.ts';
import { attempt, orderIn, TRIES } from './section-4.ts';
import { startSandbox, startWithReceiver } from './start-sandbox.ts';

const { consoleOrder, KHOA, LAN, makePayment, openSheet, ORDER_REQUEST, pay, placeOrder, statusOf, tokenOf } = scenario;

/** The conformance list of tiki-platform.md section 12, as far as it is about Tiki's side; numbers are the list's. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [ITEM] = ORDER_REQUEST.items;
const worth = (price: number) => ({ ...ORDER_REQUEST, shipping_fee: 0, items: [{ ...ITEM, quantity: 1, price }] });

for (const prefix of ['/tiniapp-open-api', '/tiniapp-sandbox-open-api']) {
  test(`1. wrong secret, changed byte, + for %20, stale timestamp and foreign key fail at ${prefix}`, async (t) => {
    const client = await startSandbox(t);
    const post = (call: SignedCall) =>
      client.signed('POST', '/order', { body: JSON.stringify(ORDER_REQUEST), prefix, ...call });
    assert.equal((await post({})).status, 200);
    const bad: Promise<{ status: number; error: { reason: string } }>[] = [
      post({ keys: { ...client.app, clientSecret: 'x'.repeat(32) } }),
      post({ signedSubject: `${JSON.stringify(ORDER_REQUEST)} ` }),
      client.get('/order?order_id=1%202', { prefix, signedSubject: '/order?order_id=1+2' }),
      client.get('/order?order_id=1+2', { prefix, signedSubject: '/order?order_id=1%202' }),
      post({ timestamp: Date.now() - 6 * MINUTE }),
      post({ timestamp: Date.now() + 6 * MINUTE }),
      post({ keys: { ...client.app, clientKey: client.otherApp.clientKey } }),
    ];
    for (const { status, error } of await Promise.all(bad)) {
      assert.deepEqual([status, error.reason], [400, 'invalid_signature']);
    }
    assert.equal((await client.get('/order?order_id=1%202', { prefix })).error.reason, 'ORDER_NOT_FOUND');
  });
}

test('2. a code works once; an expired token is invalid_token; without offline there is no refresh token', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const login = async (scopes: string[]) => {
    const asked = { appIdentifier: client.app.identifier, scopes };
    const { code } = (await client.host<{ code: string }>('POST', '/auth-code', lan, asked)).data;
    const { data } = await client.post<TikiTokenData>('/oauth/auth/token', { code });
    assert.equal((await client.post('/oauth/auth/token', { code })).error.reason, 'invalid_code');
    return data;
  };
  assert.equal((await login(['user_profile'])).refresh_token, undefined);
  const { access_token } = await login(['user_profile', 'offline']);
  assert.equal((await client.post('/oauth/me', { access_token })).status, 200);
  await client.advance(HOUR);
  assert.equal((await client.post('/oauth/me', { access_token })).error.reason, 'invalid_token');
});

test('3. 10,000,000 passes and one more does not; ids survive JSON as strings only; 101 ids are refused', async (t) => {
  const client = await startSandbox(t);
  const { data } = await client.post<{ order: TikiOrder }>('/order', worth(10_000_000));
  assert.equal(data.order.grand_total, 10_000_000);
  assert.equal((await client.post('/order', worth(10_000_001))).error.reason, 'ORDER_AMOUNT_LIMIT_EXCEEDED');
  assert.match(data.order.id, /^\d{17,18}$/);
  assert.notEqual(String(Number(data.order.id)), data.order.id, 'as a number it would be another order');
  const ids = (count: number) =>
    Array.from({ length: count }, () => data.order.id.slice(1)).map((id, n) => `${id}${n}`);
  assert.equal((await client.get(`/order/list?order_ids=${ids(100).join('%2C')}`)).status, 200);
  assert.equal((await client.get(`/order/list?order_ids=${ids(101).join('%2C')}`)).status, 400);
});

test('4. one makePayment per order, ever: refused while open, after paying, after a cancel, after a kill', async (t) => {
  const client = await startSandbox(t);
  for (const press of ['', 'pay', 'cancel', 'leave']) {
    const { order, sheet, lan } = await openSheet(client);
    if (press !== '') await client.host('POST', `/payments/${sheet.paymentId}/${press}`, lan, { method: 'atm' });
    for (const method of [undefined, 'cod']) {
      const again = await makePayment(client, lan, order.id, method);
      assert.deepEqual([again.status, again.error.reason], [400, 'INVALID_ORDER_STATUS'], press);
    }
  }
});

test("4. another customer's order is refused, or payable when lenient, and stays its creator's", async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  const khoa = await tokenOf(client, KHOA);
  assert.equal((await makePayment(client, khoa, id)).error.reason, 'ORDER_OF_ANOTHER_CUSTOMER');
  await client.consolePost('/switches', { ownerOnlyPays: false });
  const { data } = await makePayment(client, khoa, id);
  await pay(client, khoa, data.sheet.paymentId);
  const { status, customerId } = await consoleOrder(client, id);
  assert.deepEqual([status, customerId], ['online_paid', LAN]);
});

for (const status of PLATFORM_STATUSES) {
  test(`5. from ${status} every row of section 4 is allowed and everything else refused`, async (t) => {
    const client = await startSandbox(t);
    await client.consolePost('/switches', { codWaitsForConfirmation: true });
    for (const [action, rows] of Object.entries(TRIES)) {
      const id = await orderIn(client, status);
      const to = rows[status];
      assert.equal(await attempt(client, id, action), to ? 200 : 400, `${action} in ${status}`);
      assert.equal(await statusOf(client, id), to ?? status, action);
    }
  });
}

test('5. the refund flag is set exactly for online-paid cancels', async (t) => {
  const client = await startSandbox(t);
  await client.consolePost('/switches', { codWaitsForConfirmation: true });
  for (const status of Object.keys(TRIES['cancel'] ?? {})) {
    const id = await orderIn(client, status);
    await attempt(client, id, 'cancel');
    const wasPaid = ['online_paid', 'processing', 'on_delivery'].includes(status);
    assert.equal((await consoleOrder(client, id)).refunded, wasPaid, status);
  }
  const cod = await orderIn(client, 'waiting_for_confirmation');
  await attempt(client, cod, 'advance');
  await attempt(client, cod, 'cancel');
  assert.equal((await consoleOrder(client, cod)).refunded, false, 'COD in processing was never paid');
});

test('6. COD: success at once, processing, and never a notification, also when every other change has one', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  await client.consolePost('/switches', { notifyEveryChange: true });
  const { id } = await placeOrder(client);
  const { data } = await makePayment(client, await tokenOf(client, LAN), id, 'cod');
  assert.deepEqual(data.callbacks, [{ afterMs: 0, kind: 'success', payload: 'success' }]);
  await attempt(client, id, 'advance');
  await attempt(client, id, 'complete');
  await client.settle();
  assert.deepEqual([await statusOf(client, id), receiver.received.length], ['completed', 0]);
});

test('7. sixteen seconds without an answer are resent, a 4xx ends delivery, an empty URL sends nothing', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  receiver.answerWith('silence');
  const slow = await orderIn(client, 'online_paid');
  await receiver.arrived(1);
  await client.advance(16_000);
  await client.settle();
  assert.equal((await consoleOrder(client, slow)).deliveries[0]?.attempts[0]?.outcome, 'timeout');
  receiver.answerWith(404);
  await client.advance(MINUTE);
  await client.settle();
  assert.equal((await consoleOrder(client, slow)).deliveries[0]?.status, 'refused');
  await client.consolePost(`/apps/${client.app.identifier}`, { ipnUrl: '' });
  const unheard = await orderIn(client, 'online_paid');
  assert.deepEqual((await consoleOrder(client, unheard)).deliveries, []);
});

test('8. a killed app: the order is canceled four hours later, with a notification, not a minute earlier', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  const id = await orderIn(client, 'waiting_for_payment');
  await client.advance(4 * HOUR - MINUTE);
  await client.settle();
  assert.deepEqual([await statusOf(client, id), receiver.received.length], ['waiting_for_payment', 0]);
  await client.advance(MINUTE);
  await client.settle();
  assert.deepEqual([await statusOf(client, id), receiver.received[0]?.message.order.status], ['canceled', 'canceled']);
});

test('9. the outcomes of a payment, silence included, each with what the app hears', async (t) => {
  const client = await startSandbox(t);
  const heard = [];
  for (const outcome of ['success', 'fail', 'cancel', 'killed', 'silent', 'late', 'double']) {
    const { order, sheet, lan } = await openSheet(client);
    await client.consolePost('/next-payment', { outcome });
    const { data } = await pay(client, lan, sheet.paymentId);
    const callbacks = data.callbacks.map(({ afterMs, kind }) => `${kind}@${afterMs}`).join(' ');
    heard.push(`${outcome}: ${await statusOf(client, order.id)} ${callbacks}`.trim());
  }
  assert.deepEqual(heard, [
    'success: online_paid success@0',
    'fail: waiting_for_payment fail@0',
    'cancel: canceled fail@0',
    'killed: waiting_for_payment',
    'silent: online_paid',
    'late: online_paid success@25000',
    'double: online_paid success@0 success@2000',
  ]);
});

test('10. a create whose answer is lost: the order exists and can be canceled', async (t) => {
  const client = await startSandbox(t);
  await client.consolePost('/faults', { endpoint: 'POST /order', kind: 'reset_after' });
  await assert.rejects(client.post('/order', ORDER_REQUEST), TypeError);
  const { items } = await client.consoleGet<{ items: { id: string }[] }>('/orders');
  assert.equal(await attempt(client, items[0]?.id ?? '', 'cancel'), 200);
});

test("11. the cart route: a price in the request is ignored, Tiki's counts; in R2 mode only the first product is kept", async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const products = ['910000001', '910000002'].map((productId) => ({ productId, quantity: 2, price: 1 }));
  const add = async () =>
    (await client.host<{ total: number; items: unknown[] }>('POST', '/cart/items', lan, { products })).data;
  assert.equal((await add()).total, 2 * (12_000 + 45_000));
  await client.consolePost('/reset', { parts: ['data'] });
  await client.consolePost('/switches', { cartKeepsFirst: true });
  const { total, items } = await add();
  assert.deepEqual([total, items.length], [24_000, 1]);
});
