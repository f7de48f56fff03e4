import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startReceiver } from './ipn-receiver.ts';
import { consoleOrder, LAN, makePayment, openSheet, pay, placeOrder, statusOf, tokenOf } from './scenario.ts';
import { type Client, hmacHex } from './sandbox-client.ts';
import { startSandbox } from './start-sandbox.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function payForOrder(client: Client): Promise<string> {
  const { order, sheet, lan } = await openSheet(client);
  await pay(client, lan, sheet.paymentId);
  return order.id;
}

test('a payment is notified at once, signed over the very bytes with the key of the app', async (t) => {
  const receiver = await startReceiver(t);
  const client = await startSandbox(t, { ipnUrl: receiver.url });
  const orderId = await payForOrder(client);
  await client.settle();
  assert.equal(receiver.received.length, 1);
  const { path, headers, body, message } = receiver.received[0] ?? assert.fail();
  assert.equal(path, '/payment/ipn');
  assert.equal(headers['content-type'], 'application/json');
  assert.equal(headers['x-tiniapp-client-id'], client.app.clientKey);
  const timestamp = String(headers['x-tiniapp-timestamp']);
  assert.ok(Math.abs(Number(timestamp) - Date.now()) < MINUTE);
  assert.equal(headers['x-tiniapp-signature'], hmacHex(client.app.clientSecret, timestamp, client.app.clientKey, body));
  const { data } = await client.get<{ order: unknown }>(`/order?order_id=${orderId}`);
  assert.deepEqual(message.order, data.order, 'the order as GET /order tells it');
  assert.match(message.message_id, /^\d{18}$/);
  assert.equal(message.message_type, 'notification');
  assert.match(message.message_created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);
  assert.ok(Math.abs(Date.parse(message.message_created_at) - Date.now()) < MINUTE);
  const { deliveries } = await consoleOrder(client, orderId);
  assert.deepEqual(
    deliveries.map(({ status, nextAt }) => [status, nextAt]),
    [['delivered', null]],
  );
});

test('paying does not wait for a slow receiver', async (t) => {
  const receiver = await startReceiver(t);
  receiver.answerWith('silence');
  const client = await startSandbox(t, { ipnUrl: receiver.url });
  const orderId = await payForOrder(client);
  await receiver.arrived(1);
  assert.equal(await statusOf(client, orderId), 'online_paid');
});

test('a cancel on the pay screen and the four-hour timer are notified, each once', async (t) => {
  const receiver = await startReceiver(t);
  const client = await startSandbox(t, { ipnUrl: receiver.url });
  const canceled = await openSheet(client);
  await client.host('POST', `/payments/${canceled.sheet.paymentId}/cancel`, canceled.lan);
  const left = await openSheet(client);
  await client.advance(4 * HOUR);
  await client.settle();
  const seen = receiver.received.map(({ message }) => [message.order.id, message.order.status]);
  assert.deepEqual(seen, [
    [canceled.order.id, 'canceled'],
    [left.order.id, 'canceled'],
  ]);
});

test('the timer cancels at its due time, however far the clock jumps', async (t) => {
  const receiver = await startReceiver(t);
  const client = await startSandbox(t, { ipnUrl: receiver.url });
  const { sheet } = await openSheet(client);
  await client.advance(100 * HOUR);
  await client.settle();
  const created = Date.parse(receiver.received[0]?.message.message_created_at ?? '');
  assert.equal(created, Math.floor(Date.parse(sheet.expiresAt) / 1000) * 1000);
});

test('COD, drafts, partner cancels, completes, Tiki moves and customer cancels send nothing', async (t) => {
  const receiver = await startReceiver(t);
  const client = await startSandbox(t, { ipnUrl: receiver.url });
  const cod = await placeOrder(client);
  await makePayment(client, await tokenOf(client, LAN), cod.id, 'cod');
  await client.post('/order/complete', { order_id: cod.id, comment: 'x' });
  const draft = await placeOrder(client);
  await client.post('/order/cancel', { order_id: draft.id, comment: 'x' });
  const waiting = await openSheet(client);
  await client.post('/order/cancel', { order_id: waiting.order.id, comment: 'x' });
  const paid = [await payForOrder(client), await payForOrder(client)];
  await client.consolePost(`/orders/${paid[0]}/advance`);
  await client.consolePost(`/orders/${paid[1]}/customer-cancel`);
  await client.advance(48 * HOUR);
  await client.settle();
  assert.deepEqual(
    receiver.received.map(({ message }) => message.order.id),
    paid,
  );
});

test('an empty IPN URL means that nothing is ever sent', async (t) => {
  const client = await startSandbox(t, { ipnUrl: '' });
  const { deliveries, status } = await consoleOrder(client, await payForOrder(client));
  assert.deepEqual([status, deliveries], ['online_paid', []]);
});

for (const answer of [500, 503, 599, 'reset'] as const) {
  test(`after ${answer} the same message is resent on the documented plan and then given up`, async (t) => {
    const receiver = await startReceiver(t);
    receiver.answerWith(answer);
    const client = await startSandbox(t, { ipnUrl: receiver.url });
    const orderId = await payForOrder(client);
    await client.settle();
    assert.equal(receiver.received.length, 1);
    const gaps = [1, 5, 30, 60, 6 * 60, 12 * 60, 24 * 60];
    for (const [index, minutes] of gaps.entries()) {
      await client.advance(minutes * MINUTE - 30_000);
      await client.settle();
      assert.equal(receiver.received.length, index + 1, `not yet ${minutes} min`);
      await client.advance(30_000);
      await client.settle();
      assert.equal(receiver.received.length, index + 2, `resent after ${minutes} min`);
    }
    await client.advance(1000 * HOUR);
    await client.settle();
    assert.equal(receiver.received.length, 8);
    assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 1, 'the same bytes');
    assert.equal(new Set(receiver.received.map(({ headers }) => headers['x-tiniapp-signature'])).size, 8, 're-signed');
    const { deliveries } = await consoleOrder(client, orderId);
    assert.deepEqual(
      deliveries.map(({ status, attempts }) => [status, attempts.length]),
      [['given_up', 8]],
    );
    const [first, last] = [deliveries[0]?.attempts[0], deliveries[0]?.attempts[7]];
    const span = Date.parse(last?.dueAt ?? '') - Date.parse(first?.dueAt ?? '');
    assert.equal(span, 43 * HOUR + 36 * MINUTE);
  });
}

test('fifteen seconds of silence are a failed attempt, ten are not', async (t) => {
  const receiver = await startReceiver(t);
  receiver.answerWith('silence');
  const client = await startSandbox(t, { ipnUrl: receiver.url });
  const orderId = await payForOrder(client);
  await receiver.arrived(1);
  await client.advance(10_000);
  assert.deepEqual((await consoleOrder(client, orderId)).deliveries[0]?.attempts, []);
  await client.advance(5_000);
  await client.settle();
  const [delivery] = (await consoleOrder(client, orderId)).deliveries;
  assert.deepEqual(
    delivery?.attempts.map(({ outcome }) => outcome),
    ['timeout'],
  );
  receiver.answerWith(200);
  await client.advance(MINUTE);
  await client.settle();
  assert.equal(receiver.received.length, 2);
  assert.equal((await consoleOrder(client, orderId)).deliveries[0]?.status, 'delivered');
});

for (const answer of [400, 401, 404, 'redirect'] as const) {
  test(`the answer ${answer} ends delivery for good`, async (t) => {
    const receiver = await startReceiver(t);
    receiver.answerWith(answer);
    const client = await startSandbox(t, { ipnUrl: receiver.url });
    const orderId = await payForOrder(client);
    await client.settle();
    await client.advance(100 * HOUR);
    await client.settle();
    assert.equal(receiver.received.length, 1);
    assert.equal((await consoleOrder(client, orderId)).deliveries[0]?.status, 'refused');
  });
}

test('a receiver that is not there is tried again, and gets the message when it is back', async (t) => {
  const receiver = await startReceiver(t);
  receiver.answerWith('reset');
  const client = await startSandbox(t, { ipnUrl: receiver.url });
  const orderId = await payForOrder(client);
  await client.settle();
  receiver.answerWith(200);
  await client.advance(MINUTE);
  await client.settle();
  const [delivery] = (await consoleOrder(client, orderId)).deliveries;
  assert.deepEqual(
    delivery?.attempts.map(({ outcome, httpStatus }) => [outcome, httpStatus]),
    [
      ['network_error', null],
      ['answered', 200],
    ],
  );
});
