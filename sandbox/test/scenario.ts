import assert from 'node:assert/strict';

import type { TikiOrder } from '../../tiki-api/order.ts';
import type { Client } from './sandbox-client.ts';

export const LAN = '100200300';
export const KHOA = '100200301';

export interface Sheet {
  paymentId: string;
  orderId: string;
  appName: string;
  lines: { name: string; quantity: number; price: number }[];
  shippingFee: number;
  grandTotal: number;
  methods: { id: string; name: string }[];
  expiresAt: string;
}

export interface Callback {
  afterMs: number;
  kind: string;
  payload: unknown;
}

export interface ConsoleOrder {
  id: string;
  customerId: string;
  status: string;
  refunded: boolean;
  tikiOrderCode: string;
  actions: string[];
  history: { at: string; from: string | null; to: string; row: number; by: string; comment: string }[];
  deliveries: ConsoleDelivery[];
}

export interface ConsoleDelivery {
  messageId: string;
  orderStatus: string;
  status: string;
  nextAt: string | null;
  body: string;
  attempts: { dueAt: string; sentAt: string; outcome: string; httpStatus: number | null; signature: string }[];
}

/** The fake Tiki user token of a seeded customer. */
export async function tokenOf(client: Client, customerId: string): Promise<string> {
  const { data } = await client.host<{ items: { customerId: string; userToken: string }[] }>('GET', '/customers', '');
  const customer = data.items.find((item) => item.customerId === customerId);
  assert.ok(customer, `customer ${customerId} is seeded`);
  return customer.userToken;
}

export const ORDER_REQUEST = {
  customer_id: LAN,
  reference_id: 'SO-1042-1',
  shipping_fee: 15_000,
  extra: 'channel=tini',
  items: [{ name: 'Cà phê rang 500g', quantity: 2, price: 120_000, image_url: 'https://shop.example/i/1.jpg' }],
  customer_info: { name: 'Lan', phone: '0900000001', street: '1 Lê Lợi' },
};

/** Places an order of 255.000 đồng for Lan, or what `overrides` make of it. */
export async function placeOrder(client: Client, overrides: Record<string, unknown> = {}): Promise<TikiOrder> {
  const { status, data } = await client.post<{ order: TikiOrder }>('/order', { ...ORDER_REQUEST, ...overrides });
  assert.equal(status, 200);
  return data.order;
}

export async function statusOf(client: Client, orderId: string): Promise<string> {
  const { data } = await client.get<{ order: TikiOrder }>(`/order?order_id=${orderId}`);
  return data.order.status;
}

export function makePayment(client: Client, userToken: string, orderId: string, paymentMethod?: string) {
  return client.host<{ sheet: Sheet; callbacks: Callback[] }>('POST', '/payments', userToken, {
    appIdentifier: client.app.identifier,
    orderId,
    ...(paymentMethod === undefined ? {} : { paymentMethod }),
  });
}

/** Places an order and opens its pay screen as Lan. */
export async function openSheet(client: Client): Promise<{ order: TikiOrder; sheet: Sheet; lan: string }> {
  const lan = await tokenOf(client, LAN);
  const order = await placeOrder(client);
  const { status, data } = await makePayment(client, lan, order.id);
  assert.equal(status, 200);
  return { order, sheet: data.sheet, lan };
}

export function pay(client: Client, userToken: string, paymentId: string) {
  return client.host<{ callbacks: Callback[] }>('POST', `/payments/${paymentId}/pay`, userToken, { method: 'atm' });
}

export function consoleOrder(client: Client, orderId: string): Promise<ConsoleOrder> {
  return client.consoleGet<ConsoleOrder>(`/orders/${orderId}`);
}
