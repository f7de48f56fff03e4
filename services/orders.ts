import type { OrderPage, OrderRequest, OrderView, PaymentMethod } from '../contract/orders';
import { request } from './request';
import { withSession } from './session';

/** What a buyer decided is done for that buyer only. */
const DECIDED = { fresh: true, sameBuyer: true } as const;

/** Places the order, or finds the one this quote already made: the quote id is the idempotency key. */
export function placeOrder(quoteId: string, paymentMethod: PaymentMethod, note: string): Promise<OrderView> {
  const body: OrderRequest = { quoteId, paymentMethod, ...(note === '' ? {} : { note }) };
  return withSession((token) => request<OrderView>('POST', '/v1/orders', { body, token }), DECIDED);
}

/** The order as the server judges it now; it asks Tiki where it must. */
export function getOrder(orderId: string): Promise<OrderView> {
  return withSession((token) => request<OrderView>('GET', `/v1/orders/${encodeURIComponent(orderId)}`, { token }));
}

/** A new payment attempt under the same order; the order itself where it turns out to be paid already. */
export function newAttempt(orderId: string): Promise<OrderView> {
  const path = `/v1/orders/${encodeURIComponent(orderId)}/payments`;
  return withSession((token) => request<OrderView>('POST', path, { body: {}, token }), DECIDED);
}

/** Ends the order for good. @throws ShopError ORDER_NOT_CANCELABLE, PAYMENT_CLOSING. */
export function cancelOrder(orderId: string): Promise<OrderView> {
  const path = `/v1/orders/${encodeURIComponent(orderId)}/cancel`;
  return withSession((token) => request<OrderView>('POST', path, { body: {}, token }), DECIDED);
}

/** A page of the buyer's orders, newest first. */
export function listOrders(cursor: string | null): Promise<OrderPage> {
  const query = { cursor: cursor ?? undefined };
  return withSession((token) => request<OrderPage>('GET', '/v1/orders', { query, token }));
}
