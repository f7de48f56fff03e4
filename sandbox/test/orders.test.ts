import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { TikiOrder } from '../../tiki-api/order.ts';
import { consoleOrder, makePayment, openSheet, ORDER_REQUEST, pay, placeOrder, statusOf } from './scenario.ts';
import { startSandbox } from './start-sandbox.ts';

const item = { name: 'Sách', quantity: 1, price: 1 };

test('a new order is a draft that echoes the partner and carries an 18-digit id as text', async (t) => {
  const client = await startSandbox(t);
  const order = await placeOrder(client);
  assert.match(order.id, /^[1-9]\d{17}$/);
  assert.notEqual(String(Number(order.id)), order.id, 'parsing the id as a number loses digits');
  assert.deepEqual(
    { ...order, id: '' },
    {
      id: '',
      status: 'draft',
      grand_total: 255_000,
      extra: 'channel=tini',
      reference_id: 'SO-1042-1',
      tiki_order_id: '',
      tiki_order_code: '',
    },
  );
  const { data } = await client.get<{ order: TikiOrder }>(`/order?order_id=${order.id}`);
  assert.deepEqual(data.order, order);
});

test('the total is items plus shipping, and the same reference id may be used twice', async (t) => {
  const client = await startSandbox(t);
  const items = [{ ...item, price: 30_000, quantity: 3 }, { ...item, price: 0, quantity: 5 }, item];
  const [one, two] = [await placeOrder(client, { items, shipping_fee: 0 }), await placeOrder(client, { items })];
  assert.deepEqual([one.grand_total, two.grand_total], [90_001, 105_001]);
  assert.equal(one.reference_id, two.reference_id);
  assert.notEqual(one.id, two.id);
});

test('an order of 10.000.000 passes and one đồng more does not, shipping included', async (t) => {
  const client = await startSandbox(t);
  const { grand_total } = await placeOrder(client, { items: [{ ...item, price: 9_985_000 }] });
  assert.equal(grand_total, 10_000_000);
  const over = await client.post('/order', { ...ORDER_REQUEST, items: [{ ...item, price: 9_985_001 }] });
  assert.deepEqual([over.status, over.data, over.error.reason], [400, null, 'ORDER_AMOUNT_LIMIT_EXCEEDED']);
  const huge = { ...item, price: Number.MAX_SAFE_INTEGER, quantity: Number.MAX_SAFE_INTEGER };
  const beyond = await client.post('/order', { ...ORDER_REQUEST, items: [huge] });
  assert.equal(beyond.error.reason, 'ORDER_AMOUNT_LIMIT_EXCEEDED');
});

test('an order that breaks a rule of the request table is refused as invalid parameters', async (t) => {
  const client = await startSandbox(t);
  const wrong: Record<string, unknown>[] = [
    { customer_id: undefined },
    { customer_id: 100_200_300 },
    { items: undefined },
    { items: [] },
    { items: [{ ...item, quantity: 0 }] },
    { items: [{ ...item, quantity: '1' }] },
    { items: [{ ...item, price: -1 }] },
    { items: [{ ...item, price: 0.5 }] },
    { items: [{ ...item, name: undefined }] },
    { items: [{ ...item, price: 0 }], shipping_fee: 0 },
    { shipping_fee: -1 },
    { customer_info: { name: null } },
    { reference_id: 7 },
  ];
  for (const overrides of wrong) {
    const { status, error } = await client.post('/order', { ...ORDER_REQUEST, ...overrides });
    const seen = [status, error?.message, error?.reason];
    assert.deepEqual(seen, [400, 'invalid parameters', ''], JSON.stringify(overrides));
  }
  assert.equal((await client.consoleGet<{ items: unknown[] }>('/orders')).items.length, 0);
});

test('fields of the older request shape are ignored', async (t) => {
  const client = await startSandbox(t);
  const order = await placeOrder(client, { items: [{ ...item, sku: 'X1' }], billing_address: { name: 'Lan' } });
  assert.equal(order.grand_total, 15_001);
});

/** GET /order/list with the documented `%2C`. */
const ids = (list: string[]) => `/order/list?order_ids=${list.join('%2C')}`;
const many = (count: number) => Array.from({ length: count }, (_, index) => `1000000000000${10_000 + index}`);

test('the list answers at most 100 ids and leaves out unknown and foreign ones', async (t) => {
  const client = await startSandbox(t);
  const [one, two] = [await placeOrder(client), await placeOrder(client)];
  const { data } = await client.get<{ orders: TikiOrder[] }>(ids([two.id, '100000000000000001', one.id]));
  assert.deepEqual(data.orders, [two, one]);
  const foreign = await client.get<{ orders: TikiOrder[] }>(ids([one.id]), { keys: client.otherApp });
  assert.deepEqual(foreign.data.orders, []);
  assert.equal((await client.get(ids(many(100)))).status, 200);
  assert.equal((await client.get(ids(many(101)))).status, 400);
  assert.equal((await client.get('/order/list?order_ids=')).status, 400);
});

test('an unknown order, an order of another app and a property name are not found', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  for (const [orderId, keys] of [
    ['100000000000000001', client.app],
    [id, client.otherApp],
    ['constructor', client.app],
  ] as const) {
    const got = await client.get(`/order?order_id=${orderId}`, { keys });
    const canceled = await client.post('/order/cancel', { order_id: orderId, comment: 'x' }, { keys });
    assert.deepEqual([got.status, got.error.reason], [404, 'ORDER_NOT_FOUND']);
    assert.deepEqual([canceled.status, canceled.error.reason], [404, 'ORDER_NOT_FOUND']);
  }
  assert.equal(await statusOf(client, id), 'draft');
});

test('the partner cancels a draft, and neither a second cancel nor a payment is possible after it', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  const cancel = () => client.post('/order/cancel', { order_id: id, comment: 'khách đổi ý' });
  assert.deepEqual((await cancel()).data, { order: { id, status: 'canceled', grand_total: 255_000 } });
  const again = await cancel();
  assert.deepEqual([again.status, again.error.reason], [400, 'INVALID_ORDER_STATUS']);
  const { refunded, history } = await consoleOrder(client, id);
  assert.equal(refunded, false);
  assert.deepEqual(
    history.map(({ row, by, comment }) => [row, by, comment]),
    [
      [1, 'partner', ''],
      [15, 'partner', 'khách đổi ý'],
    ],
  );
});

test('a paid order is completed once and can never be canceled afterwards', async (t) => {
  const client = await startSandbox(t);
  const { order, sheet, lan } = await openSheet(client);
  const body = { order_id: order.id, comment: 'Đã giao', push_opts: { page_path: '/pages/order/index' } };
  assert.equal((await client.post('/order/complete', body)).error.reason, 'INVALID_ORDER_STATUS', 'not yet paid');
  await pay(client, lan, sheet.paymentId);
  const { data } = await client.post('/order/complete', body);
  assert.deepEqual(data, { order: { id: order.id, status: 'completed', grand_total: 255_000 } });
  assert.equal((await client.post('/order/complete', body)).error.reason, 'INVALID_ORDER_STATUS');
  const cancel = await client.post('/order/cancel', { order_id: order.id, comment: 'x' });
  assert.equal(cancel.error.reason, 'INVALID_ORDER_STATUS');
  assert.equal((await client.post('/order/complete', { order_id: order.id })).error.message, 'invalid parameters');
});

test('a cancel refunds exactly what was paid online', async (t) => {
  const client = await startSandbox(t);
  const cancel = (id: string) => client.post('/order/cancel', { order_id: id, comment: 'hết hàng' });
  const paid = await openSheet(client);
  await pay(client, paid.lan, paid.sheet.paymentId);
  const waiting = await openSheet(client);
  const cod = await placeOrder(client);
  await makePayment(client, paid.lan, cod.id, 'cod');
  for (const [id, refunded] of [
    [paid.order.id, true],
    [waiting.order.id, false],
    [cod.id, false],
  ] as const) {
    assert.equal((await cancel(id)).status, 200);
    assert.equal((await consoleOrder(client, id)).refunded, refunded);
  }
});

test('the console advances a paid order to delivery, and the partner completes it there', async (t) => {
  const client = await startSandbox(t);
  const { order, sheet, lan } = await openSheet(client);
  await pay(client, lan, sheet.paymentId);
  assert.deepEqual((await consoleOrder(client, order.id)).actions, ['customer-cancel', 'advance']);
  for (const status of ['processing', 'on_delivery']) {
    assert.equal((await client.consolePost(`/orders/${order.id}/advance`)).status, 200);
    assert.equal(await statusOf(client, order.id), status);
  }
  assert.equal((await client.consolePost(`/orders/${order.id}/advance`)).status, 400);
  assert.equal((await client.post('/order/complete', { order_id: order.id, comment: 'xong' })).status, 200);
});

test('the customer may cancel a paid order at Tiki, which refunds it', async (t) => {
  const client = await startSandbox(t);
  const { order, sheet, lan } = await openSheet(client);
  assert.equal((await client.consolePost(`/orders/${order.id}/customer-cancel`)).status, 400, 'not while unpaid');
  await pay(client, lan, sheet.paymentId);
  assert.equal((await client.consolePost(`/orders/${order.id}/customer-cancel`)).status, 200);
  const { status, refunded, history } = await consoleOrder(client, order.id);
  assert.deepEqual([status, refunded, history.at(-1)?.row], ['canceled', true, 12]);
});
