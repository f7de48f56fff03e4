import type { KnownPlatformStatus, TikiCustomerInfo, TikiOrder, TikiOrderItem } from '../../tiki-api/order.ts';
import type { Actor } from './transitions.ts';

/** Everything the sandbox remembers: one JSON document. Times are virtual-clock milliseconds, amounts whole đồng. */
export interface State {
  version: 1;
  clockOffsetMs: number;
  /** How the next press of Pay ends; back to `success` after it. */
  nextPayment: PaymentOutcome;
  switches: Switches;
  apps: AppRecord[];
  /** Fake Tiki user tokens by customer id. */
  userTokens: Record<string, string>;
  authCodes: Record<string, Grant>;
  accessTokens: Record<string, Grant>;
  refreshTokens: Record<string, Grant>;
  orders: Record<string, OrderRecord>;
  payments: Record<string, PaymentRecord>;
  /** By message id. */
  deliveries: Record<string, Delivery>;
  /** Tiki's own cart by customer id. */
  carts: Record<string, { productId: string; quantity: number }[]>;
  marketplaceOrders: MarketplaceOrder[];
}

export const PAYMENT_OUTCOMES = ['success', 'fail', 'cancel', 'killed', 'silent', 'late', 'double'] as const;
export type PaymentOutcome = (typeof PAYMENT_OUTCOMES)[number];

/** Rules that no source documents and that a developer may turn off. */
export interface Switches {
  /** Refuse a signed request whose timestamp is more than five minutes off. */
  timestampWindow: boolean;
}

export interface AppRecord {
  identifier: string;
  name: string;
  clientKey: string;
  clientSecret: string;
  ipnUrl: string;
  orderAmountLimit: number;
}

/** What an auth code, access token or refresh token stands for. */
export interface Grant {
  appIdentifier: string;
  customerId: string;
  scopes: string[];
  expiresAt: number;
}

export interface OrderRecord {
  id: string;
  appIdentifier: string;
  customerId: string;
  status: KnownPlatformStatus;
  items: TikiOrderItem[];
  shippingFee: number;
  grandTotal: number;
  customerInfo: TikiCustomerInfo;
  extra: string;
  referenceId: string;
  tikiOrderId: string;
  tikiOrderCode: string;
  createdAt: number;
  /** Empty until my.makePayment was called, which is possible once. */
  paymentId: string;
  /** When Tiki cancels it unpaid; set while waiting for payment. */
  expiresAt: number | null;
  /** Money came in online; a later cancel refunds it. */
  paidOnline: boolean;
  refunded: boolean;
  history: HistoryEntry[];
}

export interface HistoryEntry {
  at: number;
  from: KnownPlatformStatus | null;
  to: KnownPlatformStatus;
  row: number;
  by: Actor;
  comment: string;
}

export interface PaymentRecord {
  id: string;
  orderId: string;
  customerId: string;
  kind: 'online' | 'cod';
  status: 'open' | 'answered';
  /** The chosen method and how it ended; empty while open. */
  method: string;
  outcome: PaymentOutcome | '';
  createdAt: number;
}

export interface Delivery {
  messageId: string;
  orderId: string;
  appIdentifier: string;
  orderStatus: KnownPlatformStatus;
  /** The exact bytes that are sent and signed. */
  body: string;
  createdAt: number;
  /** `refused`: a 3xx or 4xx, final for Tiki. `given_up`: all resends failed. */
  status: 'pending' | 'delivered' | 'refused' | 'given_up';
  /** Null once nothing more will be sent. */
  nextAt: number | null;
  attempts: DeliveryAttempt[];
}

export interface DeliveryAttempt {
  /** The time of the plan; `sentAt` is later when the clock jumped over it. */
  dueAt: number;
  sentAt: number;
  url: string;
  timestamp: string;
  signature: string;
  /** `answered` carries the HTTP status. */
  outcome: 'answered' | 'timeout' | 'network_error';
  httpStatus: number | null;
}

export interface MarketplaceOrder {
  orderCode: string;
  customerId: string;
  total: number;
  createdAt: number;
  lines: { productId: string; name: string; price: number; quantity: number }[];
}

export function emptyState(): State {
  return {
    version: 1,
    clockOffsetMs: 0,
    nextPayment: 'success',
    switches: { timestampWindow: true },
    apps: [],
    userTokens: {},
    authCodes: {},
    accessTokens: {},
    refreshTokens: {},
    orders: {},
    payments: {},
    deliveries: {},
    carts: {},
    marketplaceOrders: [],
  };
}

/** The order as Tiki sends it, in replies and notifications. */
export function toTikiOrder(order: OrderRecord): TikiOrder {
  return {
    id: order.id,
    extra: order.extra,
    status: order.status,
    grand_total: order.grandTotal,
    reference_id: order.referenceId,
    tiki_order_id: order.tikiOrderId,
    tiki_order_code: order.tikiOrderCode,
  };
}
