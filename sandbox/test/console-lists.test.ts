import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  type ConsoleDelivery,
  type ConsoleOrder,
  LAN,
  openSheet,
  pay,
  placeOrder,
  statusOf,
  tokenOf,
} from './scenario.ts';
import { startWithReceiver } from './start-sandbox.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface List<Row> {
  items: Row[];
  total: number;
  counts: Record<string, number>;
}

test('orders are listed by page, status and text, with how many there are of each status', async (t) => {
  const { client } = await startWithReceiver(t);
  const ids: string[] = [];
  for (let at = 0; at < 5; at += 1) ids.push((await placeOrder(client, { reference_id: `SO-${at}` })).id);
  await client.consolePost(`/orders/${ids[1]}/pay`);
  const list = (query: string) => client.consoleGet<List<ConsoleOrder>>(`/orders?${query}`);
  const page = await list('limit=2&skip=1');
  assert.deepEqual(
    page.items.map(({ id }) => id),
    [ids[3], ids[2]],
  );
  assert.deepEqual([page.total, page.counts], [5, { draft: 4, online_paid: 1 }]);
  const paid = await list('status=online_paid&deliveries=1');
  assert.deepEqual([paid.total, paid.items[0]?.id, paid.items[0]?.deliveries.length], [1, ids[1], 1]);
  assert.deepEqual(
    (await list('query=so-3')).items.map(({ id }) => id),
    [ids[3]],
  );
  assert.deepEqual(
    (await list(`query=${ids[4]}`)).items.map(({ id }) => id),
    [ids[4]],
  );
  assert.equal((await list(`query=${LAN}`)).total, 5);
  assert.deepEqual((await list('query=nothing')).counts, {});
});

test('a notification shows when it is sent next, by the documented gaps, until the plan is over', async (t) => {
  const { client, receiver } = await startWithReceiver(t);
  receiver.answerWith(500);
  const { id } = await placeOrder(client);
  await client.consolePost(`/orders/${id}/pay`);
  await client.settle();
  const see = async () => {
    const { items } = await client.consoleGet<List<ConsoleDelivery & { plan: string[] }>>(`/deliveries?query=${id}`);
    const [delivery] = items;
    assert.ok(delivery);
    const first = Date.parse(delivery.attempts[0]?.dueAt ?? '');
    return { ...delivery, gaps: delivery.plan.map((time) => Date.parse(time) - first) };
  };
  const gaps = [1, 6, 36, 96, 456, 1_176, 2_616].map((minutes) => minutes * MINUTE);
  assert.deepEqual((await see()).gaps, gaps);
  await client.advance(2 * HOUR);
  await client.settle();
  assert.deepEqual((await see()).gaps, gaps.slice(4), 'four resends fell due at once');
  await client.advance(44 * HOUR);
  await client.settle();
  const { plan, status, attempts } = await see();
  assert.deepEqual([plan, status, attempts.length], [[], 'given_up', 8]);
});

test('a reset puts back what it is told to and leaves keys, addresses and customers', async (t) => {
  const { client, receiver } = await startWithReceiver(t);
  const { order, sheet, lan } = await openSheet(client);
  await client.consolePost('/ipn-faults', { kind: 'delay', delayMs: HOUR });
  await pay(client, lan, sheet.paymentId);
  await client.consolePost('/switches', { timestampWindow: false });
  await client.consolePost('/next-payment', { outcome: 'fail', keep: true });
  await client.consolePost('/faults', { endpoint: 'POST /order', kind: 'status' });
  await client.consolePost('/reset', { parts: ['faults', 'switches', 'payment'] });
  const state = await client.consoleGet<Record<string, unknown>>('/state');
  assert.deepEqual([state['faults'], state['nextPayment'], state['keepNextPayment']], [[], 'success', false]);
  assert.equal((state['switches'] as Record<string, boolean>)['timestampWindow'], true);
  assert.equal(await statusOf(client, order.id), 'online_paid', 'data was not named');
  await client.advance(MINUTE);
  assert.equal((await client.consolePost('/reset')).status, 200);
  const { orders, clock } = await client.consoleGet<{ orders: unknown[]; clock: { offsetMs: number } }>('/state');
  assert.deepEqual([orders, clock.offsetMs], [[], 0]);
  assert.equal((await client.get(`/order?order_id=${order.id}`)).error.reason, 'ORDER_NOT_FOUND');
  await client.advance(2 * HOUR);
  await client.settle();
  assert.equal(receiver.received.length, 0, 'the delayed notification went with the rest');
  assert.equal(await tokenOf(client, LAN), lan);
  const again = await placeOrder(client);
  await client.consolePost(`/orders/${again.id}/pay`);
  await client.settle();
  assert.equal(receiver.received.length, 1);
  assert.equal((await client.consolePost('/reset', { parts: ['everything'] })).status, 400);
});
