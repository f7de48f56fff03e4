import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ORDER_REQUEST, placeOrder } from './scenario.ts';
import type { Reply } from './sandbox-client.ts';
import { startSandbox } from './start-sandbox.ts';

function assertInvalidSignature({ status, data, error }: Reply<unknown>): void {
  assert.equal(status, 400);
  assert.equal(data, null);
  assert.deepEqual(
    { code: error.code, message: error.message, reason: error.reason },
    { code: 400, message: 'invalid signature', reason: 'invalid_signature' },
  );
  assert.ok(error.metadata['request_id']);
}

test('both base URLs serve the same orders', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  for (const prefix of ['/tiniapp-open-api', '/tiniapp-sandbox-open-api']) {
    assert.equal((await client.get(`/order?order_id=${id}`, { prefix })).status, 200);
  }
});

test('a body is verified as the bytes that came, pretty or compact, escaped or not', async (t) => {
  const client = await startSandbox(t);
  const bodies = [
    JSON.stringify(ORDER_REQUEST),
    JSON.stringify(ORDER_REQUEST, null, 2),
    `${JSON.stringify(ORDER_REQUEST)}\n`,
    JSON.stringify({ ...ORDER_REQUEST, reference_id: '<b>&</b>' }).replaceAll('<', '\\u003c'),
    JSON.stringify({ ...ORDER_REQUEST, reference_id: 'Đơn hàng số 1' }),
  ];
  for (const body of bodies) assert.equal((await client.signed('POST', '/order', { body })).status, 200, body);
});

test('a body that differs by one byte from the signed one is refused', async (t) => {
  const client = await startSandbox(t);
  const body = JSON.stringify(ORDER_REQUEST);
  for (const signedSubject of [`${body} `, body.replace('500g', '501g'), JSON.stringify(ORDER_REQUEST, null, 1)]) {
    assertInvalidSignature(await client.signed('POST', '/order', { body, signedSubject }));
  }
});

test('a GET is verified on the request target as sent', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  const query = `/order?note=H%C3%A0%20N%E1%BB%99i&order_id=${id}`;
  assert.equal((await client.get(query)).status, 200);
  assert.equal((await client.get(`/order/list?order_ids=${id}%2C${id}`)).status, 200);
  assertInvalidSignature(await client.get(query, { signedSubject: query.replace('%20', '+') }));
  assertInvalidSignature(await client.get(query, { signedSubject: `/tiniapp-sandbox-open-api${query}` }));
  assertInvalidSignature(
    await client.get(`/order/list?order_ids=${id}%2C${id}`, { signedSubject: `/order/list?order_ids=${id},${id}` }),
  );
});

test('a wrong secret, a foreign key and a missing header are refused alike', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  const path = `/order?order_id=${id}`;
  const { app, otherApp } = client;
  assertInvalidSignature(await client.get(path, { keys: { ...app, clientSecret: 'not the secret at all' } }));
  assertInvalidSignature(await client.get(path, { keys: { ...app, clientKey: otherApp.clientKey } }));
  assertInvalidSignature(await client.get(path, { keys: { ...app, clientKey: 'nobody-knows-me' } }));
  for (const name of ['X-Tiniapp-Client-Id', 'X-Tiniapp-Timestamp', 'X-Tiniapp-Signature']) {
    assertInvalidSignature(await client.get(path, { headers: { [name]: '' } }));
  }
});

test('a signature is looked at before the body is: broken JSON with a bad signature says invalid signature', async (t) => {
  const client = await startSandbox(t);
  assertInvalidSignature(await client.signed('POST', '/order', { body: '{"a":', signedSubject: 'x' }));
  const signed = await client.signed('POST', '/order', { body: '{"a":' });
  assert.deepEqual([signed.status, signed.error.message, signed.error.reason], [400, 'invalid parameters', '']);
});

test('a POST without any body is still a signed request', async (t) => {
  const client = await startSandbox(t);
  assertInvalidSignature(await client.signed('POST', '/oauth/me', { body: '', signedSubject: 'x' }));
  assert.equal((await client.signed('POST', '/oauth/me', { body: '' })).error.message, 'invalid parameters');
});

test('a timestamp more than five minutes off is refused, unless the console switches the window off', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  const path = `/order?order_id=${id}`;
  const now = Date.now();
  assert.equal((await client.get(path, { timestamp: now - 290_000 })).status, 200);
  assert.equal((await client.get(path, { timestamp: now + 290_000 })).status, 200);
  assertInvalidSignature(await client.get(path, { timestamp: now - 310_000 }));
  assertInvalidSignature(await client.get(path, { timestamp: now + 310_000 }));
  assertInvalidSignature(await client.get(path, { timestamp: Math.floor(now / 1000) }));
  assertInvalidSignature(await client.get(path, { timestamp: `${now}x` }));
  await client.consolePost('/switches', { timestampWindow: false });
  assert.equal((await client.get(path, { timestamp: now - 310_000 })).status, 200);
});

test('freshness is measured on the virtual clock, with a moment of grace for who follows it', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  const path = `/order?order_id=${id}`;
  const start = Date.now();
  await client.advance(4 * 3_600_000);
  assert.equal((await client.get(path, { timestamp: start + 4 * 3_600_000 })).status, 200);
  assert.equal((await client.get(path, { timestamp: start })).status, 200, 'the time just before the jump');
  assertInvalidSignature(await client.get(path, { timestamp: start + 2 * 3_600_000 }));
});

test('an unknown endpoint answers with the envelope too', async (t) => {
  const client = await startSandbox(t);
  const { status, error } = await client.get('/nothing/here');
  assert.deepEqual([status, error.reason], [404, 'NOT_FOUND']);
});
