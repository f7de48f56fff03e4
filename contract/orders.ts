/**
 * From the chosen lines to an order, as it travels between the buyer's device and the server:
 * POST /v1/quotes, POST /v1/orders, GET /v1/orders, GET /v1/orders/:id and its two actions.
 * The device sends ids and quantities; every price in an answer is the server's, in whole đồng. Times are RFC 3339, UTC.
 */

/** Where an order goes: the part of `my.getAddress` that we keep (tini-framework.md section 7.2). */
export interface Address {
  fullName: string;
  phone: string;
  street: string;
  ward: string;
  district: string;
  /** Province or city, as Tiki names it; decides the delivery fee. */
  province: string;
}

/** At most this many lines in one order, pieces of one variant, characters of a note. */
export const MAX_LINES = 50;
export const MAX_QUANTITY = 99;
export const MAX_NOTE = 100;

export interface QuoteLineRequest {
  variantId: string;
  quantity: number;
  /** The unit price the buyer was shown, in đồng: only compared, never used. */
  shownPrice: number;
}

export interface QuoteRequest {
  lines: QuoteLineRequest[];
  /** Absent until the buyer chose one: the quote then has no delivery fee and cannot be ordered. */
  address?: Address;
  /** As the buyer typed it. One that gives nothing is no error: the quote says why (`QuoteView.coupon`). */
  coupon?: string;
}

export const COUPON_REFUSALS = ['unknown', 'not_yet', 'ended', 'used_up', 'already_used', 'below_minimum'] as const;
export type CouponRefusal = (typeof COUPON_REFUSALS)[number];

/** What came of a coupon: `discount` is 0 with a refusal; `minimum`, of `below_minimum`, is the subtotal it asks for. */
export interface QuoteCoupon {
  code: string;
  discount: number;
  refusal?: CouponRefusal;
  minimum?: number;
}

/** A line as it is, or would be, ordered. */
export interface OrderLine {
  variantId: string;
  productId: string;
  name: string;
  variantName: string;
  imageUrl: string;
  unitPrice: number;
  quantity: number;
  lineTotal: number;
}

/** What changed between what the buyer was shown and what the server will sell. */
export type QuoteDifference =
  | { kind: 'price_changed'; variantId: string; shownPrice: number; price: number }
  | { kind: 'stock_reduced'; variantId: string; requested: number; available: number }
  | { kind: 'sold_out'; variantId: string }
  | { kind: 'unavailable'; variantId: string };

export interface QuoteView {
  /** Random; also the idempotency key of POST /v1/orders. */
  quoteId: string;
  /** The lines that can be ordered. */
  lines: OrderLine[];
  /** Empty when everything is as the buyer was shown. */
  differences: QuoteDifference[];
  subtotal: number;
  shippingFee: number;
  coupon?: QuoteCoupon;
  total: number;
  /** False without an address, without a line, or above Tiki's limit for one order. */
  orderable: boolean;
  /** Tiki's limit for one order, in đồng. */
  amountLimit: number;
  expiresAt: string;
}

export const PAYMENT_METHODS = ['online', 'cod'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Ours (DESIGN.md section 4), never to be confused with `platformStatus`. */
export const ORDER_STATUSES = [
  'awaiting_payment',
  'confirming',
  'paid',
  'cod_placed',
  'review',
  'completed',
  'canceled',
  'expired',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const ATTEMPT_STATUSES = [
  'creating',
  'unknown',
  'open',
  'paid',
  'cod',
  'closing',
  'closed',
  'abandoned',
] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

/** POST /v1/orders. Sending the same again gives the same order: the quote id is the idempotency key. */
export interface OrderRequest {
  quoteId: string;
  paymentMethod: PaymentMethod;
  /** To the shop, at most MAX_NOTE characters. Kept from the first request; a repeat does not change it. */
  note?: string;
}

/** What the result page shows. Decided by the server from order, attempt and platform status. */
export const RESULT_STATES = [
  'unpaid',
  'confirming',
  'paid',
  'cod_placed',
  'canceled',
  'expired',
  'review',
  'completed',
] as const;
export type ResultState = (typeof RESULT_STATES)[number];

/** One Tiki order under the shop order; Tiki lets it be paid once. */
export interface AttemptView {
  attemptId: string;
  status: AttemptStatus;
  /** The id for `my.makePayment`. Empty until Tiki gave one. */
  platformOrderId: string;
  /** Tiki's word as last received; empty before. */
  platformStatus: string;
}

export interface OrderSummary {
  orderId: string;
  /** Short and readable, for people; no secret, no key. */
  orderNo: string;
  status: OrderStatus;
  result: ResultState;
  paymentMethod: PaymentMethod;
  total: number;
  lineCount: number;
  /** The first line's name and picture. */
  title: string;
  imageUrl: string;
  createdAt: string;
}

/** What can be said with a time of an order's way; its payments are in `attempts`. */
export const ORDER_EVENTS = ['placed', 'paid', 'packed', 'delivered', 'completed', 'canceled', 'expired'] as const;
export type OrderEvent = (typeof ORDER_EVENTS)[number];

/** Lists are oldest first; `attempts` ends with `attempt`. What an order does not have is absent. */
export interface OrderView extends OrderSummary {
  lines: OrderLine[];
  subtotal: number;
  shippingFee: number;
  discount?: number;
  couponCode?: string;
  note?: string;
  /** Until when an unpaid order can be paid. Absent when it need not, or no longer can. */
  payBefore?: string;
  timeline?: { event: OrderEvent; at: string }[];
  attempts?: AttemptView[];
  address: Address;
  /** The latest one. */
  attempt: AttemptView;
  canPayAgain: boolean;
  canCancel: boolean;
}

/** GET /v1/orders: newest first. */
export interface OrderPage {
  items: OrderSummary[];
  nextCursor: string | null;
}
