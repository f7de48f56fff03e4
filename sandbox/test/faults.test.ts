import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startReceiver } from './ipn-receiver.ts';
import { LAN, ORDER_REQUEST, placeOrder, statusOf, tokenOf } from './scenario.ts';
import type { Client } from './sandbox-client.ts';
import { startSandbox } from './start-sandbox.ts';

const arm = (client: Client, fault: Record<string, unknown>) =>
  client.consolePost('/faults', { endpoint: 'POST /order', ...fault });
const orderCount = async (client: Client) => (await client.consoleGet<{ items: unknown[] }>('/orders')).items.length;

for (const status of [500, 503]) {
  test(`an injected ${status} does nothing, is in the envelope, and strikes as often as it was armed`, async (t) => {
    const client = await startSandbox(t);
    await arm(client, { kind: 'status', status, count: 2 });
    for (let call = 0; call < 2; call += 1) {
      const reply = await client.post('/order', ORDER_REQUEST);
      assert.deepEqual([reply.status, reply.data, reply.error.code], [status, null, status]);
    }
    assert.equal(await orderCount(client), 0);
    await placeOrder(client);
    assert.deepEqual((await client.consoleGet<{ items: unknown[] }>('/faults')).items, []);
  });
}

test('a fault strikes its own endpoint only, and only after the signature was good', async (t) => {
  const client = await startSandbox(t);
  await arm(client, { kind: 'status' });
  assert.equal((await client.post('/order', ORDER_REQUEST, { timestamp: 1 })).error.reason, 'invalid_signature');
  assert.equal((await client.get('/order?order_id=1')).status, 404);
  assert.equal((await client.post('/order', ORDER_REQUEST)).status, 500);
});

for (const [kind, made] of [
  ['reset_before', 0],
  ['reset_after', 1],
] as const) {
  test(`${kind} breaks the connection with ${made} orders made`, async (t) => {
    const client = await startSandbox(t);
    await arm(client, { kind });
    await assert.rejects(client.post('/order', ORDER_REQUEST), TypeError);
    assert.equal(await orderCount(client), made);
  });
}

for (const [kind, made] of [
  ['timeout_before', 0],
  ['timeout_after', 1],
] as const) {
  test(`${kind} never answers, with ${made} orders made`, async (t) => {
    const client = await startSandbox(t);
    await arm(client, { kind });
    const gone = new AbortController();
    const call = client.post('/order', ORDER_REQUEST, { signal: gone.signal });
    const rejected = assert.rejects(call, { name: 'AbortError' });
    // The fault is taken off the list in the very moment it strikes.
    while ((await client.consoleGet<{ items: unknown[] }>('/faults')).items.length > 0);
    const orders = await orderCount(client);
    gone.abort();
    await rejected;
    assert.equal(orders, made);
    assert.equal(await statusOf(client, (await placeOrder(client)).id), 'draft', 'it goes on as before');
  });
}

test('a slow answer comes late and is right', async (t) => {
  const client = await startSandbox(t);
  await arm(client, { kind: 'slow', delayMs: 150 });
  const began = performance.now();
  await placeOrder(client);
  assert.ok(performance.now() - began >= 149);
});

test('status_after, garbage and wrong_total do the work and lie about it', async (t) => {
  const client = await startSandbox(t);
  await arm(client, { kind: 'status_after', status: 502 });
  await arm(client, { kind: 'garbage' });
  await arm(client, { kind: 'wrong_total' });
  assert.equal((await client.post('/order', ORDER_REQUEST)).status, 502);
  await assert.rejects(client.post('/order', ORDER_REQUEST), SyntaxError);
  const { data } = await client.post<{ order: { id: string; grand_total: number } }>('/order', ORDER_REQUEST);
  assert.equal(data.order.grand_total, 255_001);
  assert.equal(await orderCount(client), 3);
  const { data: read } = await client.get<{ order: { grand_total: number } }>(`/order?order_id=${data.order.id}`);
  assert.equal(read.order.grand_total, 255_000);
});

test('paid_before_reply: the notification is answered before the create is', async (t) => {
  const receiver = await startReceiver(t);
  const client = await startSandbox(t, { ipnUrl: receiver.url });
  await arm(client, { kind: 'paid_before_reply' });
  const order = await placeOrder(client);
  assert.equal(order.status, 'draft', 'the reply was made before the payment');
  assert.deepEqual(
    receiver.received.map(({ message }) => [message.order.id, message.order.status]),
    [[order.id, 'online_paid']],
  );
  assert.equal(await statusOf(client, order.id), 'online_paid');
});

test("the user API can ask for a security check, as Tiki's cart does", async (t) => {
  const client = await startSandbox(t);
  await arm(client, { endpoint: 'POST /_host/cart/items', kind: 'status', status: 428 });
  const reply = await client.host('POST', '/cart/items', await tokenOf(client, LAN), {
    products: [{ productId: '910000001', quantity: 1 }],
  });
  assert.deepEqual([reply.status, reply.error.code], [428, 428]);
});

test('an unknown endpoint or kind cannot be armed, and the known ones are listed with their meaning', async (t) => {
  const client = await startSandbox(t);
  const { endpoints, kinds } = await client.consoleGet<{ endpoints: string[]; kinds: Record<string, string> }>(
    '/faults',
  );
  for (const endpoint of ['*', 'POST /order', 'POST /order/cancel', 'GET /order/list', 'POST /graphql']) {
    assert.ok(endpoints.includes(endpoint), endpoint);
  }
  assert.ok(Object.values(kinds).every((meaning) => meaning.length > 10));
  assert.equal((await arm(client, { endpoint: 'POST /nothing', kind: 'status' })).status, 400);
  assert.equal((await arm(client, { kind: 'earthquake' })).status, 400);
  await arm(client, { endpoint: '*', kind: 'status', count: 9 });
  await client.consolePost('/faults/clear');
  await placeOrder(client);
});
