import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { TikiOrder } from '../../tiki-api/order.ts';
import { consoleOrder, KHOA, LAN, makePayment, openSheet, pay, placeOrder, statusOf, tokenOf } from './scenario.ts';
import { startSandbox } from './start-sandbox.ts';

test('an online payment shows the order on a sheet and waits', async (t) => {
  const client = await startSandbox(t);
  const { order, sheet } = await openSheet(client);
  assert.deepEqual(sheet.lines, [{ name: 'Cà phê rang 500g', quantity: 2, price: 120_000 }]);
  assert.deepEqual([sheet.orderId, sheet.shippingFee, sheet.grandTotal], [order.id, 15_000, 255_000]);
  assert.match(sheet.paymentId, /^\d{18}$/);
  assert.ok(sheet.methods.length > 0);
  const life = Date.parse(sheet.expiresAt) - Date.now();
  assert.ok(life > 4 * 3_600_000 - 60_000 && life <= 4 * 3_600_000, 'four hours');
  const { data } = await client.get<{ order: TikiOrder }>(`/order?order_id=${order.id}`);
  assert.equal(data.order.status, 'waiting_for_payment');
  assert.match(data.order.tiki_order_id, /^\d+$/);
  assert.match(data.order.tiki_order_code, /^\d+$/);
});

test('an order id serves one payment, ever: also after cancel, failure, success and COD', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const refusedAgain = async (orderId: string) => {
    for (const method of [undefined, 'cod']) {
      const { status, data, error } = await makePayment(client, lan, orderId, method);
      assert.deepEqual([status, data, error.reason], [400, null, 'INVALID_ORDER_STATUS']);
    }
  };
  const open = await openSheet(client);
  await refusedAgain(open.order.id);
  const canceled = await openSheet(client);
  await client.host('POST', `/payments/${canceled.sheet.paymentId}/cancel`, lan);
  await refusedAgain(canceled.order.id);
  const paid = await openSheet(client);
  await pay(client, lan, paid.sheet.paymentId);
  await refusedAgain(paid.order.id);
  const cod = await placeOrder(client);
  await makePayment(client, lan, cod.id, 'cod');
  await refusedAgain(cod.id);
});

test('a refused second payment does not lengthen the life of the first', async (t) => {
  const client = await startSandbox(t);
  const { order, lan } = await openSheet(client);
  await client.advance(3 * 3_600_000);
  assert.equal((await makePayment(client, lan, order.id)).status, 400);
  await client.advance(3_600_000);
  assert.equal(await statusOf(client, order.id), 'canceled');
});

test("nobody pays another customer's order, an unknown one, or one of another app", async (t) => {
  const client = await startSandbox(t);
  const khoa = await tokenOf(client, KHOA);
  const order = await placeOrder(client);
  const foreign = await makePayment(client, khoa, order.id);
  assert.deepEqual([foreign.status, foreign.error.reason], [400, 'ORDER_OF_ANOTHER_CUSTOMER']);
  const unknown = await makePayment(client, khoa, '100000000000000001');
  assert.deepEqual([unknown.status, unknown.error.reason], [400, 'ORDER_NOT_FOUND']);
  const otherApp = await client.host('POST', '/payments', await tokenOf(client, LAN), {
    appIdentifier: client.otherApp.identifier,
    orderId: order.id,
  });
  assert.deepEqual([otherApp.status, otherApp.error.reason], [400, 'ORDER_NOT_FOUND']);
  assert.equal(await statusOf(client, order.id), 'draft', 'the order is untouched');
});

test("a customer cannot answer another customer's sheet", async (t) => {
  const client = await startSandbox(t);
  const { order, sheet } = await openSheet(client);
  const khoa = await tokenOf(client, KHOA);
  for (const action of ['pay', 'cancel', 'leave']) {
    const reply = await client.host('POST', `/payments/${sheet.paymentId}/${action}`, khoa, { method: 'atm' });
    assert.deepEqual([reply.status, reply.error.reason], [404, 'PAYMENT_NOT_FOUND'], action);
  }
  assert.equal(await statusOf(client, order.id), 'waiting_for_payment');
});

test('COD needs no sheet: success at once, processing by way of confirmation', async (t) => {
  const client = await startSandbox(t);
  const order = await placeOrder(client);
  const { data } = await makePayment(client, await tokenOf(client, LAN), order.id, 'cod');
  assert.deepEqual(data, { callbacks: [{ afterMs: 0, kind: 'success', payload: 'success' }] });
  const { history } = await consoleOrder(client, order.id);
  assert.deepEqual(
    history.map(({ to }) => to),
    ['draft', 'waiting_for_confirmation', 'processing'],
  );
});

test('paying answers the documented success, and a sheet is answered once', async (t) => {
  const client = await startSandbox(t);
  const { order, sheet, lan } = await openSheet(client);
  const first = await pay(client, lan, sheet.paymentId);
  assert.deepEqual(first.data.callbacks, [{ afterMs: 0, kind: 'success', payload: 'success' }]);
  assert.equal(await statusOf(client, order.id), 'online_paid');
  const second = await pay(client, lan, sheet.paymentId);
  assert.deepEqual([second.status, second.error.reason], [400, 'PAYMENT_ALREADY_ANSWERED']);
});

test('canceling on the sheet tells the app and cancels the order at once', async (t) => {
  const client = await startSandbox(t);
  const { order, sheet, lan } = await openSheet(client);
  const { data } = await client.host<{ callbacks: { kind: string; payload: { errorMessage: string } }[] }>(
    'POST',
    `/payments/${sheet.paymentId}/cancel`,
    lan,
  );
  assert.deepEqual(
    data.callbacks.map(({ kind }) => kind),
    ['fail'],
  );
  assert.match(data.callbacks[0]?.payload.errorMessage ?? '', /user cancel/);
  assert.equal(await statusOf(client, order.id), 'canceled');
});

test('leaving the sheet calls nobody back, and the order is canceled four hours later', async (t) => {
  const client = await startSandbox(t);
  const { order, sheet, lan } = await openSheet(client);
  const { data } = await client.host<unknown>('POST', `/payments/${sheet.paymentId}/leave`, lan);
  assert.deepEqual(data, { callbacks: [] });
  await client.advance(4 * 3_600_000 - 60_000);
  assert.equal(await statusOf(client, order.id), 'waiting_for_payment');
  await client.advance(60_000);
  assert.equal(await statusOf(client, order.id), 'canceled');
  assert.equal((await consoleOrder(client, order.id)).history.at(-1)?.row, 8);
});

/** What the app hears and where the order stands after the buyer pressed Pay. */
const OUTCOMES = {
  success: { status: 'online_paid', callbacks: ['success@0'] },
  fail: { status: 'waiting_for_payment', callbacks: ['fail@0'] },
  cancel: { status: 'canceled', callbacks: ['fail@0'] },
  killed: { status: 'waiting_for_payment', callbacks: [] },
  silent: { status: 'online_paid', callbacks: [] },
  late: { status: 'online_paid', callbacks: ['success@25000'] },
  double: { status: 'online_paid', callbacks: ['success@0', 'success@2000'] },
};

for (const [outcome, expected] of Object.entries(OUTCOMES)) {
  test(`a payment armed as "${outcome}" ends so once, and the next one is a success again`, async (t) => {
    const client = await startSandbox(t);
    assert.equal((await client.consolePost('/next-payment', { outcome })).status, 200);
    const armed = await openSheet(client);
    const { data } = await pay(client, armed.lan, armed.sheet.paymentId);
    const seen = data.callbacks.map(({ kind, afterMs }) => `${kind}@${afterMs}`);
    assert.deepEqual({ status: await statusOf(client, armed.order.id), callbacks: seen }, expected);
    const next = await openSheet(client);
    await pay(client, next.lan, next.sheet.paymentId);
    assert.equal(await statusOf(client, next.order.id), 'online_paid');
  });
}

test('an order that the partner canceled under the open sheet cannot be paid', async (t) => {
  const client = await startSandbox(t);
  const { order, sheet, lan } = await openSheet(client);
  await client.post('/order/cancel', { order_id: order.id, comment: 'x' });
  const { status, error } = await pay(client, lan, sheet.paymentId);
  assert.deepEqual([status, error.reason], [400, 'INVALID_ORDER_STATUS']);
  assert.equal((await consoleOrder(client, order.id)).refunded, false);
});

test('invented methods are refused', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  for (const method of ['gold', 'toString', '__proto__']) {
    const { status } = await makePayment(client, await tokenOf(client, LAN), id, method);
    assert.equal(status, 400);
  }
  assert.equal(await statusOf(client, id), 'draft');
});
