import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { startReceiver } from './ipn-receiver.ts';
import { consoleOrder, openSheet, pay } from './scenario.ts';
import { type Client, hmacHex } from './sandbox-client.ts';
import { startWithReceiver } from './start-sandbox.ts';

const MINUTE = 60_000;

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

const arm = (client: Client, fault: Record<string, unknown>) => client.consolePost('/ipn-faults', fault);

async function paidOrder(client: Client): Promise<string> {
  const { order, sheet, lan } = await openSheet(client);
  await pay(client, lan, sheet.paymentId);
  await client.settle();
  return order.id;
}

function isSigned({ received }: Receiver, { clientKey, clientSecret }: Client['app'], index = 0): boolean {
  const { headers, body } = received[index] ?? assert.fail('nothing came');
  const timestamp = String(headers['x-tiniapp-timestamp']);
  return (
    headers['x-tiniapp-client-id'] === clientKey &&
    headers['x-tiniapp-signature'] === hmacHex(clientSecret, timestamp, clientKey, body)
  );
}

test('duplicate: the same message comes twice', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  await arm(client, { kind: 'duplicate' });
  await paidOrder(client);
  assert.equal(receiver.received.length, 2);
  assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 1);
  await paidOrder(client);
  assert.equal(receiver.received.length, 3, 'armed once');
});

test('reorder: the message comes after the next one', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  await arm(client, { kind: 'reorder' });
  const [first, second] = [await paidOrder(client), await paidOrder(client)];
  await client.settle();
  assert.deepEqual(
    receiver.received.map(({ message }) => message.order.id),
    [second, first],
  );
});

test('reorder: with no next one it comes after ten minutes all the same', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  await arm(client, { kind: 'reorder' });
  await paidOrder(client);
  assert.equal(receiver.received.length, 0);
  await client.advance(10 * MINUTE);
  await client.settle();
  assert.equal(receiver.received.length, 1);
});

test('drop: each of the seven gaps is waited for, and eight drops lose the message for good', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  for (const times of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await arm(client, { kind: 'drop', times });
    const id = await paidOrder(client);
    const gaps = [1, 5, 30, 60, 360, 720, 1440].slice(0, times);
    const before = receiver.received.length;
    for (const [index, minutes] of gaps.entries()) {
      assert.equal(receiver.received.length, before, `gap ${index + 1} of ${times}`);
      await client.advance(minutes * MINUTE);
      await client.settle();
    }
    assert.equal(receiver.received.length - before, times === 8 ? 0 : 1);
    const { deliveries } = await consoleOrder(client, id);
    assert.equal(deliveries[0]?.status, times === 8 ? 'given_up' : 'delivered');
    assert.equal(deliveries[0]?.attempts.filter(({ outcome }) => outcome === 'dropped').length, times);
  }
});

test('delay: nothing comes before its time', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  await arm(client, { kind: 'delay', delayMs: 3 * MINUTE });
  await paidOrder(client);
  await client.advance(2 * MINUTE);
  await client.settle();
  assert.equal(receiver.received.length, 0);
  await client.advance(MINUTE);
  await client.settle();
  assert.equal(receiver.received.length, 1);
});

test('wrong_signature, foreign_key and other_environment_key spoil one sending, a resend is right again', async (t) => {
  for (const kind of ['wrong_signature', 'foreign_key', 'other_environment_key']) {
    const { receiver, client } = await startWithReceiver(t);
    receiver.answerWith(500);
    await arm(client, { kind });
    await paidOrder(client);
    assert.equal(isSigned(receiver, client.app), false, kind);
    assert.equal(isSigned(receiver, client.otherApp), kind === 'foreign_key', kind);
    const key = receiver.received[0]?.headers['x-tiniapp-client-id'];
    assert.equal(key === client.app.clientKey, kind === 'wrong_signature', kind);
    await client.advance(MINUTE);
    await client.settle();
    assert.equal(isSigned(receiver, client.app, 1), true, kind);
  }
});

test('wrong_amount and pretty are signed like any message', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  await arm(client, { kind: 'wrong_amount' });
  await arm(client, { kind: 'pretty' });
  await paidOrder(client);
  await paidOrder(client);
  assert.deepEqual([isSigned(receiver, client.app, 0), isSigned(receiver, client.app, 1)], [true, true]);
  assert.equal(receiver.received[0]?.message.order.grand_total, 255_001);
  assert.match(receiver.received[1]?.body ?? '', /^\{\n {2}"order": \{\n/);
});

test('frozen_headers: a resend repeats timestamp and signature of the first', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  receiver.answerWith(503);
  await arm(client, { kind: 'frozen_headers' });
  await paidOrder(client);
  await client.advance(MINUTE);
  await client.settle();
  assert.equal(receiver.received.length, 2);
  assert.equal(new Set(receiver.received.map(({ headers }) => headers['x-tiniapp-signature'])).size, 1);
});

test('a delivered message can be sent again, with a fault or without', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  const id = await paidOrder(client);
  const [delivery] = (await consoleOrder(client, id)).deliveries;
  await client.consolePost(`/deliveries/${delivery?.messageId}/resend`);
  await client.settle();
  await client.consolePost(`/deliveries/${delivery?.messageId}/resend`, { fault: 'wrong_signature' });
  await client.settle();
  assert.deepEqual(
    [0, 1, 2].map((index) => isSigned(receiver, client.app, index)),
    [true, true, false],
  );
  assert.equal((await consoleOrder(client, id)).deliveries[0]?.status, 'delivered');
  assert.equal((await client.consolePost('/deliveries/1/resend')).status, 404);
});

test('a forged message says what it is told to, about known and unknown orders, and is not resent', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  receiver.answerWith(500);
  const { order } = await openSheet(client);
  await client.consolePost('/forge-ipn', { orderId: order.id });
  await client.consolePost('/forge-ipn', { orderId: '199', grandTotal: 5, referenceId: 'R', as: 'genuine' });
  await client.settle();
  await client.advance(60 * MINUTE);
  await client.settle();
  const seen = receiver.received.map(({ message: { order: told } }) => [told.id, told.status, told.grand_total]);
  assert.deepEqual(seen, [
    [order.id, 'online_paid', 255_000],
    ['199', 'online_paid', 5],
  ]);
  assert.deepEqual([isSigned(receiver, client.app, 0), isSigned(receiver, client.app, 1)], [false, true]);
});

test('unknown faults and counts out of range are refused; clearing disarms', async (t) => {
  const { receiver, client } = await startWithReceiver(t);
  for (const wrong of [{ kind: 'x' }, { kind: 'drop', count: 0 }, { kind: 'drop', times: 9 }, {}]) {
    assert.equal((await arm(client, wrong)).status, 400);
  }
  await arm(client, { kind: 'drop', count: 5, times: 8 });
  await client.consolePost('/ipn-faults/clear');
  await paidOrder(client);
  assert.equal(receiver.received.length, 1);
});
