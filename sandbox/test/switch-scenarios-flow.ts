import { graphql } from './graphql-client.ts';
import { consoleOrder, LAN, makePayment, openSheet, pay, placeOrder, statusOf, tokenOf } from './scenario.ts';
import type { Client } from './sandbox-client.ts';
import { brief, type Scenarios } from './switch-scenario.ts';

const MINUTE = 60_000;

async function paidOrder(client: Client): Promise<string> {
  const { order, sheet, lan } = await openSheet(client);
  await pay(client, lan, sheet.paymentId);
  return order.id;
}

const close = async (client: Client, path: 'complete' | 'cancel', id: string) =>
  brief(await client.post(`/order/${path}`, { order_id: id, comment: 'x' }));

/** Status changes, notifications and products. */
export const FLOW_SCENARIOS: Scenarios = {
  completeFromProcessing: {
    on: 'ok',
    off: '400 INVALID_ORDER_STATUS',
    see: async (client) => {
      const id = await paidOrder(client);
      await client.consolePost(`/orders/${id}/advance`);
      return close(client, 'complete', id);
    },
  },
  completeFromPaid: {
    on: 'ok',
    off: '400 INVALID_ORDER_STATUS',
    see: async (client) => close(client, 'complete', await paidOrder(client)),
  },
  customerCancelsPaid: {
    on: 200,
    off: 400,
    see: async (client) => (await client.consolePost(`/orders/${await paidOrder(client)}/customer-cancel`)).status,
  },
  cancelWhileWaiting: {
    on: 'ok',
    off: '400 INVALID_ORDER_STATUS',
    see: async (client) => close(client, 'cancel', (await openSheet(client)).order.id),
  },
  autoAdvance: {
    on: 'processing',
    off: 'online_paid',
    see: async (client) => {
      const id = await paidOrder(client);
      await client.advance(2 * MINUTE);
      return statusOf(client, id);
    },
  },
  checkMoneyFirst: {
    on: ['waiting_for_verification', 'online_paid', 1],
    off: ['online_paid', 'online_paid', 1],
    see: async (client, receiver) => {
      const id = await paidOrder(client);
      const before = await statusOf(client, id);
      await client.consolePost(`/orders/${id}/confirm-money`);
      await client.settle();
      return [before, await statusOf(client, id), receiver.received.length];
    },
  },
  codWaitsForConfirmation: {
    on: 'waiting_for_confirmation',
    off: 'processing',
    see: async (client) => {
      const { id } = await placeOrder(client);
      await makePayment(client, await tokenOf(client, LAN), id, 'cod');
      return statusOf(client, id);
    },
  },
  bankTransfer: {
    on: 'ok',
    off: '400 INVALID_ORDER_STATUS',
    see: async (client) => {
      const { id } = await placeOrder(client);
      return brief(await makePayment(client, await tokenOf(client, LAN), id, 'bank_transfer'));
    },
  },
  cancelPaidTransfer: {
    on: 'ok',
    off: '400 INVALID_ORDER_STATUS',
    see: async (client) => {
      const { id } = await placeOrder(client);
      await makePayment(client, await tokenOf(client, LAN), id, 'bank_transfer');
      await client.consolePost(`/orders/${id}/advance`);
      return close(client, 'cancel', id);
    },
  },
  refundedStatus: {
    on: 'refunded',
    off: 'canceled',
    see: async (client) => {
      const id = await paidOrder(client);
      await close(client, 'cancel', id);
      return statusOf(client, id);
    },
  },
  notifyCanceled: {
    on: ['canceled'],
    off: [],
    see: async (client, receiver) => {
      await client.consolePost(`/orders/${(await openSheet(client)).order.id}/cancel-on-pay-screen`);
      await client.settle();
      return receiver.received.map(({ message }) => message.order.status);
    },
  },
  notifyEveryChange: {
    on: ['online_paid', 'processing', 'completed'],
    off: ['online_paid'],
    see: async (client, receiver) => {
      const id = await paidOrder(client);
      await client.settle();
      await client.consolePost(`/orders/${id}/advance`);
      await client.settle();
      await close(client, 'complete', id);
      await client.settle();
      return receiver.received.map(({ message }) => message.order.status);
    },
  },
  resignResends: {
    on: 2,
    off: 1,
    see: async (client, receiver) => {
      receiver.answerWith(500);
      await paidOrder(client);
      await client.settle();
      await client.advance(MINUTE);
      await client.settle();
      return new Set(receiver.received.map(({ headers }) => headers['x-tiniapp-signature'])).size;
    },
  },
  resendAfter4xx: {
    on: [2, 'delivered'],
    off: [1, 'refused'],
    see: async (client, receiver) => {
      receiver.answerWith(404);
      const id = await paidOrder(client);
      await client.settle();
      receiver.answerWith(200);
      await client.advance(MINUTE);
      await client.settle();
      return [receiver.received.length, (await consoleOrder(client, id)).deliveries[0]?.status];
    },
  },
  orderGetOwnerOnly: {
    on: 'ORDER_NOT_FOUND',
    off: 'draft',
    see: async (client) => {
      const { id } = await placeOrder(client, { customer_id: 'somebody else' });
      const query = `{ order_get(id: "urn:order:order:${id}") { status } }`;
      const { data, errors } = await graphql<{ order_get: { status: string } | null }>(client, query, {
        userToken: await tokenOf(client, LAN),
      });
      return data?.order_get?.status ?? errors?.[0]?.extensions.reason;
    },
  },
  productCreateExists: {
    on: 'invalid_signature',
    off: undefined,
    see: async (client) => {
      const input = '{sku: "A", name: "A", price: 1, client_id: "x", timestamp: 1, signature: "x"}';
      const { errors } = await graphql(client, `mutation { product_create(input: ${input}) { id } }`);
      return errors?.[0]?.extensions?.reason;
    },
  },
  productsApprovedAtOnce: {
    on: 'approved',
    off: 'waiting_content_review',
    see: async (client) => {
      const product = { appIdentifier: client.app.identifier, sku: 'A-1', name: 'Phin', price: 45_000 };
      return (await client.consolePost<{ status: string }>('/products', product)).body.status;
    },
  },
};
