import assert from 'node:assert/strict';

import { placeOrder, statusOf } from './scenario.ts';
import type { Client } from './sandbox-client.ts';

/** How to bring a new order into each status, by the console's buttons and the partner's calls. */
export const WAYS: Record<string, string[]> = {
  draft: [],
  waiting_for_payment: ['kill-app'],
  waiting_for_confirmation: ['pay-cod'],
  waiting_for_verification: ['kill-app', 'check-money'],
  online_paid: ['pay'],
  processing: ['pay', 'advance'],
  on_delivery: ['pay', 'advance', 'advance'],
  canceled: ['cancel-on-pay-screen'],
  completed: ['pay', 'complete'],
};

/** Everything that can be tried on an order, and where section 4 lets it lead; what is missing must be refused. */
export const TRIES: Record<string, Record<string, string>> = {
  pay: { draft: 'online_paid', waiting_for_payment: 'online_paid' },
  'pay-cod': { draft: 'waiting_for_confirmation' },
  'pay-by-transfer': { draft: 'waiting_for_verification' },
  'cancel-on-pay-screen': { draft: 'canceled', waiting_for_payment: 'canceled' },
  'kill-app': { draft: 'waiting_for_payment', waiting_for_payment: 'waiting_for_payment' },
  'check-money': { waiting_for_payment: 'waiting_for_verification' },
  'confirm-money': { waiting_for_verification: 'online_paid' },
  advance: {
    waiting_for_confirmation: 'processing',
    waiting_for_verification: 'processing',
    online_paid: 'processing',
    processing: 'on_delivery',
  },
  'customer-cancel': { online_paid: 'canceled' },
  'tiki-cancel': { waiting_for_verification: 'canceled' },
  expire: { waiting_for_payment: 'canceled' },
  complete: { online_paid: 'completed', processing: 'completed', on_delivery: 'completed' },
  cancel: Object.fromEntries(
    Object.keys(WAYS)
      .filter((status) => !['canceled', 'completed'].includes(status))
      .map((status) => [status, 'canceled']),
  ),
};

/** Tries one thing on an order, as partner or at the console, and returns the HTTP status. */
export async function attempt(client: Client, id: string, action: string): Promise<number> {
  if (action === 'complete' || action === 'cancel') {
    return (await client.post(`/order/${action}`, { order_id: id, comment: 'x' })).status;
  }
  return (await client.consolePost(`/orders/${id}/${action}`)).status;
}

/** A new order in this status. */
export async function orderIn(client: Client, status: string): Promise<string> {
  const { id } = await placeOrder(client);
  for (const step of WAYS[status] ?? []) await attempt(client, id, step);
  assert.equal(await statusOf(client, id), status);
  return id;
}
