import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';

import { openSheet, placeOrder } from './scenario.ts';
import { startSandbox } from './start-sandbox.ts';

/** A request with headers that `fetch` would not let through. */
function raw(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('console, host surface and page answer only to a loopback Host with our port', async (t) => {
  const { base, token } = await startSandbox(t);
  const { port } = new URL(base);
  const status = async (path: string, host: string) =>
    (await raw(`${base}${path}`, { Host: host, 'X-Sandbox-Token': token })).status;
  for (const path of ['/_console', '/_console/page.js', '/_console/state', '/_host/customers']) {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      assert.equal(await status(path, host), 200, `${path} at ${host}`);
    }
    for (const host of [`evil.example:${port}`, '127.0.0.1', '127.0.0.1:1', `127.0.0.1.evil.example:${port}`]) {
      assert.equal(await status(path, host), 403, `${path} at ${host}`);
    }
  }
});

test("another page's Origin is refused even with the token", async (t) => {
  const { base, token } = await startSandbox(t);
  const status = async (origin: string) =>
    (await raw(`${base}/_console/state`, { Origin: origin, 'X-Sandbox-Token': token })).status;
  assert.equal(await status(base), 200);
  for (const origin of ['null', 'http://evil.example', 'http://127.0.0.1:3000', base.replace('http', 'https')]) {
    assert.equal(await status(origin), 403, origin);
  }
});

test('without the token neither console nor host surface says anything', async (t) => {
  const { base, token } = await startSandbox(t);
  for (const given of [undefined, '', `${token}x`, token.slice(1)]) {
    const headers: Record<string, string> = given === undefined ? {} : { 'X-Sandbox-Token': given };
    for (const path of ['/_console/state', '/_console/clock', '/_console/requests', '/_host/customers']) {
      const { status, body } = await raw(`${base}${path}`, headers);
      assert.equal(status, 401, path);
      assert.equal(JSON.parse(body).data, null);
    }
  }
});

test('the page carries the token and may not be framed', async (t) => {
  const { base, token } = await startSandbox(t);
  const response = await fetch(`${base}/_console`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.ok((await response.text()).includes(token));
});

test('the clock is moved by a step or set to an offset', async (t) => {
  const client = await startSandbox(t);
  const now = async () => client.consoleGet<{ now: number; offsetMs: number }>('/clock');
  assert.equal((await now()).offsetMs, 0);
  await client.consolePost('/clock', { advanceMs: 600_000 });
  await client.consolePost('/clock', { advanceMs: 600_000 });
  assert.equal((await now()).offsetMs, 1_200_000);
  assert.ok(Math.abs((await now()).now - Date.now() - 1_200_000) < 5_000);
  assert.equal((await client.consolePost('/clock', { offsetMs: 0 })).status, 200);
  assert.equal((await now()).offsetMs, 0);
  for (const wrong of [{}, { advanceMs: -1 }, { advanceMs: 1, offsetMs: 1 }, { offsetMs: '1' }, { offsetMs: 1e15 }]) {
    assert.equal((await client.consolePost('/clock', wrong)).status, 400, JSON.stringify(wrong));
  }
});

test('the state shows everything but secrets', async (t) => {
  const client = await startSandbox(t);
  const { order } = await openSheet(client);
  const state = await client.consoleGet<{ orders: { id: string; status: string }[]; apps: unknown[] }>('/state');
  assert.deepEqual(
    state.orders.map(({ id, status }) => [id, status]),
    [[order.id, 'waiting_for_payment']],
  );
  assert.equal(state.apps.length, 2);
  const text = JSON.stringify(state);
  for (const { clientSecret } of [client.app, client.otherApp]) assert.equal(text.includes(clientSecret), false);
});

test('an order can be expired, and only where its status allows', async (t) => {
  const client = await startSandbox(t);
  const { order } = await openSheet(client);
  const expired = await client.consolePost<{ status: string }>(`/orders/${order.id}/expire`);
  assert.deepEqual([expired.status, expired.body.status], [200, 'canceled']);
  const draft = await placeOrder(client);
  assert.equal((await client.consolePost(`/orders/${draft.id}/expire`)).status, 400);
  assert.equal((await client.consolePost('/orders/1/expire')).status, 404);
});

interface Logged {
  method: string;
  target: string;
  body: string;
  received: string;
  expected: string;
  verdict: string;
  status: number;
  reason: string;
}

test('the log shows the received beside the expected signature, and why a request was refused', async (t) => {
  const client = await startSandbox(t);
  const body = '{ "order_id": "1", "comment": "Hà Nội" }';
  await client.signed('POST', '/order/cancel', { body });
  await client.signed('POST', '/order/cancel', { body, signedSubject: body.replace(' ', '') });
  const { items } = await client.consoleGet<{ items: Logged[] }>('/requests');
  const [refused, checked] = items;
  assert.deepEqual(
    [checked?.verdict, checked?.received === checked?.expected, checked?.status, checked?.reason],
    ['ok', true, 404, 'ORDER_NOT_FOUND'],
  );
  assert.deepEqual(
    [refused?.verdict, refused?.received === refused?.expected, refused?.status, refused?.reason],
    ['signature differs', false, 400, 'invalid_signature'],
  );
  assert.equal(refused?.expected !== '' && refused?.body === body, true);
  assert.deepEqual([refused?.method, refused?.target], ['POST', '/tiniapp-sandbox-open-api/order/cancel']);
});

test('the log cuts codes and tokens, and never has a secret', async (t) => {
  const client = await startSandbox(t);
  await client.signed('POST', '/oauth/me', { body: '{ "access_token" : "abcdSECRETPART" }' });
  await client.signed('POST', '/oauth/auth/token', { body: '{"code":"wxyzSECRETPART"}' });
  const text = JSON.stringify(await client.consoleGet('/requests'));
  assert.equal(text.includes('SECRETPART'), false);
  assert.ok(text.includes('abcd…') && text.includes('wxyz…'));
  assert.equal(text.includes(client.app.clientSecret), false);
});
