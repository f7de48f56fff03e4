import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { TikiOrder } from '../../tiki-api/order.ts';
import { consoleOrder, LAN, openSheet } from './scenario.ts';
import type { Client } from './sandbox-client.ts';
import { startSandbox } from './start-sandbox.ts';

const order = (client: Client, items: object[], more: object = {}) =>
  client.post<{ order: TikiOrder }>('/order/multi-sku', { customer_id: LAN, reference_id: 'SO-1', items, ...more });
const trial = { sku: 'TRIAL-1', name: 'Thử', quantity: 2 };

test("Tiki's price rules, whatever price and shipping fee the request names", async (t) => {
  const client = await startSandbox(t);
  const { status, data } = await order(client, [{ ...trial, price: 1 }], { shipping_fee: 99 });
  assert.equal(status, 200);
  assert.deepEqual([data.order.status, data.order.grand_total, data.order.reference_id], ['draft', 20_000, 'SO-1']);
  const read = await client.get<{ order: TikiOrder }>(`/order?order_id=${data.order.id}`);
  assert.deepEqual(read.data.order, data.order);
});

test('same SKU twice, unknown, not approved, of another seller, no seller: each has its reason', async (t) => {
  const client = await startSandbox(t);
  const product = { appIdentifier: client.app.identifier, sku: 'A-1', name: 'A', price: 10 };
  await client.consolePost('/products', product);
  await client.consolePost('/products/A-1', { status: 'off_sale' });
  const cases: [object[], string][] = [
    [[trial, trial], 'DUPLICATE_ITEMS'],
    [[{ ...trial, sku: 'NOTHING' }], 'PRODUCT_NOT_FOUND'],
    [[{ ...trial, sku: 'A-1' }], 'PRODUCT_NOT_FOUND'],
    [[{ ...trial, sku: 'TRIAL-2' }], 'INVALID_ITEM'],
    [[{ name: 'no sku', quantity: 1 }], ''],
    [[{ ...trial, quantity: 1_001 }], 'ORDER_AMOUNT_LIMIT_EXCEEDED'],
  ];
  for (const [items, reason] of cases) {
    const reply = await order(client, items);
    assert.deepEqual([reply.status, reply.error.reason], [400, reason]);
  }
  await client.consolePost(`/apps/${client.app.identifier}`, { sellerLinked: false });
  assert.equal((await order(client, [trial])).error.reason, 'SELLER_NOT_FOUND');
});

test('bank transfer by the console: verification, then processing, then canceled or completed', async (t) => {
  const client = await startSandbox(t);
  const { data } = await order(client, [trial]);
  const act = async (action: string) =>
    (await client.consolePost<{ status: string }>(`/orders/${data.order.id}/${action}`)).body.status;
  assert.equal(await act('pay-by-transfer'), 'waiting_for_verification');
  assert.deepEqual((await consoleOrder(client, data.order.id)).actions, ['confirm-money', 'advance', 'tiki-cancel']);
  assert.equal(await act('advance'), 'processing');
  const closed = await client.post<{ order: TikiOrder }>('/order/complete', { order_id: data.order.id, comment: 'x' });
  assert.equal(closed.data.order.status, 'completed');
});

test('each button of the console is offered exactly where it works', async (t) => {
  const client = await startSandbox(t);
  const { order: waiting } = await openSheet(client);
  const { actions } = await consoleOrder(client, waiting.id);
  assert.deepEqual(actions, ['pay', 'cancel-on-pay-screen', 'kill-app', 'check-money', 'expire']);
  for (const name of ['pay-cod', 'pay-by-transfer', 'confirm-money', 'advance', 'customer-cancel', 'tiki-cancel']) {
    assert.equal((await client.consolePost(`/orders/${waiting.id}/${name}`)).status, 400, name);
  }
  const ends = { pay: 'online_paid', 'cancel-on-pay-screen': 'canceled', 'kill-app': 'waiting_for_payment' };
  for (const [name, status] of Object.entries(ends)) {
    const { order: fresh, sheet, lan } = await openSheet(client);
    const { body } = await client.consolePost<{ status: string }>(`/orders/${fresh.id}/${name}`);
    assert.equal(body.status, status, name);
    const pressed = await client.host('POST', `/payments/${sheet.paymentId}/pay`, lan, { method: 'atm' });
    assert.equal(pressed.error.reason, 'PAYMENT_ALREADY_ANSWERED', 'the pay screen is gone');
  }
});
