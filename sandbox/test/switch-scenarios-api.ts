import { LAN, ORDER_REQUEST, pay, openSheet, placeOrder, tokenOf } from './scenario.ts';
import { brief, type Scenarios } from './switch-scenario.ts';
import { hmacHex } from './sandbox-client.ts';

const [ITEM] = ORDER_REQUEST.items;
const MINUTE = 60_000;
const TEN_MILLION = { items: [{ ...ITEM, quantity: 1, price: 10_000_000 }] };

/** Signing, errors and the rules of order calls. */
export const API_SCENARIOS: Scenarios = {
  timestampWindow: {
    on: '400 invalid_signature',
    off: 'ok',
    see: async (client) => brief(await client.post('/order', ORDER_REQUEST, { timestamp: Date.now() - 6 * MINUTE })),
  },
  verifyRestringified: {
    on: 'ok',
    off: '400 invalid_signature',
    see: async (client) => {
      const [body, signedSubject] = [JSON.stringify(ORDER_REQUEST, null, 2), JSON.stringify(ORDER_REQUEST)];
      return brief(await client.signed('POST', '/order', { body, signedSubject }));
    },
  },
  deleteSignsBody: {
    on: '404 SHIPMENT_NOT_FOUND',
    off: '400 invalid_signature',
    see: async (client) => {
      const body = '{"tracking_id":"none"}';
      const { clientKey, clientSecret } = client.app;
      const timestamp = String(Date.now());
      const response = await fetch(`${client.base}/tiniapp-sandbox-open-api/shipping/shipments`, {
        method: 'DELETE',
        body,
        headers: {
          'X-Tiniapp-Client-Id': clientKey,
          'X-Tiniapp-Timestamp': timestamp,
          'X-Tiniapp-Signature': hmacHex(clientSecret, timestamp, clientKey, body),
        },
      });
      return brief({ status: response.status, ...((await response.json()) as object) });
    },
  },
  keysBoundToBaseUrl: {
    on: '400 invalid_signature',
    off: 'ok',
    see: async (client) => brief(await client.post('/order', ORDER_REQUEST, { prefix: '/tiniapp-open-api' })),
  },
  statusLineFollowsCode: {
    on: [404, 404],
    off: [200, 404],
    see: async (client) => {
      const { status, error } = await client.get('/order?order_id=1');
      return [status, error.code];
    },
  },
  createRefusalsAre400: {
    on: '400 ORDER_AMOUNT_LIMIT_EXCEEDED',
    off: '422 ORDER_AMOUNT_LIMIT_EXCEEDED',
    see: async (client) => brief(await client.post('/order', { ...ORDER_REQUEST, ...TEN_MILLION })),
  },
  unknownOrderIs404: {
    on: '404 ORDER_NOT_FOUND',
    off: '400',
    see: async (client) => brief(await client.get('/order?order_id=1')),
  },
  illegalTransitionNamed: {
    on: '400 INVALID_ORDER_STATUS',
    off: '400',
    see: async (client) => {
      const { id } = await placeOrder(client);
      return brief(await client.post('/order/complete', { order_id: id, comment: 'x' }));
    },
  },
  malformedJsonIs400: {
    on: '400',
    off: '500',
    see: async (client) => brief(await client.signed('POST', '/order', { body: '{' })),
  },
  ignoreUnknownFields: {
    on: ['ok', ['unknown field items[].sku']],
    off: ['400', []],
    see: async (client) => {
      const reply = await client.post('/order', { ...ORDER_REQUEST, items: [{ ...ITEM, sku: 'A' }] });
      const { items } = await client.consoleGet<{ items: { warnings: string[] }[] }>('/requests');
      return [brief(reply), items[0]?.warnings];
    },
  },
  requirePositiveAmounts: {
    on: ['400', '400', '400'],
    off: ['ok', 'ok', 'ok'],
    see: async (client) => {
      const odd = [
        { items: [{ ...ITEM, quantity: 0 }] },
        { items: [{ ...ITEM, price: -1 }] },
        { items: [{ ...ITEM, price: 0 }], shipping_fee: 0 },
      ];
      return Promise.all(
        odd.map(async (change) => brief(await client.post('/order', { ...ORDER_REQUEST, ...change }))),
      );
    },
  },
  limitCountsShipping: {
    on: '400 ORDER_AMOUNT_LIMIT_EXCEEDED',
    off: 'ok',
    see: async (client) => brief(await client.post('/order', { ...ORDER_REQUEST, ...TEN_MILLION, shipping_fee: 1 })),
  },
  grandTotalIncludesShipping: {
    on: 255_000,
    off: 240_000,
    see: async (client) => (await placeOrder(client)).grand_total,
  },
  strictExtra: {
    on: ['ok', 'ok', '400'],
    off: ['ok', 'ok', 'ok'],
    see: (client) =>
      Promise.all(
        ['a=1;b=2', 'a=1; b=', 'no pairs'].map(async (extra) =>
          brief(await client.post('/order', { ...ORDER_REQUEST, extra })),
        ),
      ),
  },
  uniqueReferenceId: {
    on: '400',
    off: 'ok',
    see: async (client) => {
      await placeOrder(client);
      return brief(await client.post('/order', ORDER_REQUEST));
    },
  },
  listOmitsUnknownIds: {
    on: 'ok',
    off: '404 ORDER_NOT_FOUND',
    see: async (client) => brief(await client.get(`/order/list?order_ids=${(await placeOrder(client)).id}%2C1`)),
  },
  limitListedIds: {
    on: '400',
    off: 'ok',
    see: async (client) => {
      const ids = Array.from({ length: 101 }, (_, index) => index + 1).join('%2C');
      return brief(await client.get(`/order/list?order_ids=${ids}`));
    },
  },
  repeatedCloseOk: {
    on: ['ok', 'ok', '400 INVALID_ORDER_STATUS'],
    off: ['ok', '400 INVALID_ORDER_STATUS', '400 INVALID_ORDER_STATUS'],
    see: async (client) => {
      const body = { order_id: (await placeOrder(client)).id, comment: 'x' };
      const replies = [];
      for (const path of ['/order/cancel', '/order/cancel', '/order/complete']) {
        replies.push(brief(await client.post(path, body)));
      }
      return replies;
    },
  },
  draftsExpire: {
    on: ['canceled', 0],
    off: ['draft', 0],
    see: async (client, receiver) => {
      const { id } = await placeOrder(client);
      await client.advance(25 * 60 * MINUTE);
      await client.settle();
      const { data } = await client.get<{ order: { status: string } }>(`/order?order_id=${id}`);
      return [data.order.status, receiver.received.length];
    },
  },
  ownerOnlyPays: {
    on: '400 ORDER_OF_ANOTHER_CUSTOMER',
    off: 'ok',
    see: async (client) => {
      const { id } = await placeOrder(client, { customer_id: 'somebody else' });
      const body = { appIdentifier: client.app.identifier, orderId: id };
      return brief(await client.host('POST', '/payments', await tokenOf(client, LAN), body));
    },
  },
  cartKeepsFirst: {
    on: 1,
    off: 2,
    see: async (client) => {
      const products = ['910000001', '910000002'].map((productId) => ({ productId, quantity: 1 }));
      const { data } = await client.host<{ items: unknown[] }>('POST', '/cart/items', await tokenOf(client, LAN), {
        products,
      });
      return data.items.length;
    },
  },
  hostPayloads: {
    on: ['object', 400],
    off: ['string', undefined],
    see: async (client) => {
      const { sheet, lan } = await openSheet(client);
      await client.consolePost('/next-payment', { outcome: 'fail' });
      const { data } = await pay(client, lan, sheet.paymentId);
      const payload = data.callbacks[0]?.payload as { code?: number };
      return [typeof payload, payload.code];
    },
  },
};
