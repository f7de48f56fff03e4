import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { attackOnce, hostile } from './hostile-requests.ts';
import { LAN, ORDER_REQUEST, tokenOf } from './scenario.ts';
import { startSandbox } from './start-sandbox.ts';

/** `HOSTILE_SEED` repeats a failure; `npm run soak -- hostile-sandbox` is the long run. */
const RUNS = 400;
const seed = Number(process.env['HOSTILE_SEED'] ?? Date.now() % 1_000_000);

test(`no endpoint answers hostile input with a 5xx, a stack or a foreign secret, or stops (seed ${seed})`, async (t) => {
  const client = await startSandbox(t);
  const port = Number(new URL(client.base).port);
  const userToken = await tokenOf(client, LAN);
  const { clientKey, clientSecret } = client.app;
  const foreignSecret = client.otherApp.clientSecret;
  const sender = { port, consoleToken: client.token, userToken, clientKey, clientSecret, foreignSecret };

  const property = fc.asyncProperty(hostile, (request) => attackOnce(sender, request));
  await fc.assert(property, { numRuns: RUNS, seed });
  assert.equal(({} as { polluted?: number }).polluted, undefined);
  await client.consolePost('/faults/clear');
  assert.equal((await fetch(`${client.base}/_console`)).status, 200, 'it is alive');
});

test('a request that never ends, a head without end and a thousand idle connections do not keep others waiting', async (t) => {
  const client = await startSandbox(t);
  const port = Number(new URL(client.base).port);
  const sockets = Array.from({ length: 300 }, (_, index) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {}); // the server hangs up on them at the end
    if (index % 3 === 0)
      socket.write('POST /tiniapp-open-api/order HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    if (index % 3 === 1) socket.write(`GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(1_000)}`);
    return socket;
  });
  t.after(() => sockets.forEach((socket) => socket.destroy()));
  const began = performance.now();
  assert.equal((await client.post('/order', ORDER_REQUEST)).status, 200);
  assert.ok(performance.now() - began < 5_000);
});

test('a body beyond the limit is refused with 413, in the envelope', async (t) => {
  const client = await startSandbox(t);
  const reply = await client.post('/order', { ...ORDER_REQUEST, extra: 'x'.repeat(1_100_000) });
  assert.deepEqual([reply.status, reply.error.reason, reply.data], [413, 'TOO_LARGE', null]);
});
