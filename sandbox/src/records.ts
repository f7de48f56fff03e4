import type { KnownPlatformStatus, TikiCustomerInfo, TikiOrderItem } from '../../tiki-api/order.ts';
import type { IpnFaultKind } from './fault-kinds.ts';
import type { Actor } from './transitions.ts';

/** The rows of the state. Times are virtual-clock milliseconds, amounts whole đồng. */

export type EnvironmentName = 'sandbox' | 'production';

/** An app's key pair and notification address in one of Tiki's two environments (tiki-platform.md section 0). */
export interface AppEnvironment {
  clientKey: string;
  clientSecret: string;
  /** Empty: no notification is ever sent. */
  ipnUrl: string;
}

export interface AppRecord {
  identifier: string;
  name: string;
  sandbox: AppEnvironment;
  production: AppEnvironment;
  /** Empty: no shipping webhook. */
  shippingUrl: string;
  orderAmountLimit: number;
  /** A linked seller account and a granted payment feature, which multi-sku orders need. */
  sellerLinked: boolean;
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
  /** Whose key made it: its notifications are signed and addressed accordingly. */
  environment: EnvironmentName;
  customerId: string;
  status: KnownPlatformStatus;
  items: (TikiOrderItem & { sku?: string })[];
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
  paymentKind: PaymentKind | '';
  /** When Tiki cancels it unpaid; set while waiting for payment. */
  expiresAt: number | null;
  /** Money came in online; a later cancel refunds it. */
  paidOnline: boolean;
  refunded: boolean;
  history: HistoryEntry[];
  /** Notifications about it, forged ones too. */
  messageIds: string[];
}

export interface HistoryEntry {
  at: number;
  from: KnownPlatformStatus | null;
  to: KnownPlatformStatus;
  row: number;
  by: Actor;
  comment: string;
}

export const PAYMENT_OUTCOMES = ['success', 'fail', 'cancel', 'killed', 'silent', 'late', 'double'] as const;
export type PaymentOutcome = (typeof PAYMENT_OUTCOMES)[number];
export type PaymentKind = 'online' | 'cod' | 'bank_transfer';

export interface PaymentRecord {
  id: string;
  orderId: string;
  customerId: string;
  kind: PaymentKind;
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
  environment: EnvironmentName;
  orderStatus: string;
  /** The exact bytes that are sent and signed. */
  body: string;
  createdAt: number;
  /** `refused`: a 3xx or 4xx, final for Tiki. `given_up`: all resends failed. */
  status: 'pending' | 'delivered' | 'refused' | 'given_up';
  /** Null once nothing more will be sent by itself. */
  nextAt: number | null;
  fault: IpnFaultKind | '';
  /** Attempts still to be lost. */
  drops: number;
  /** Made up by the console: sent once, and no message of Tiki. */
  forged: boolean;
  attempts: DeliveryAttempt[];
}

export interface DeliveryAttempt {
  /** The time of the plan; `sentAt` is later when the clock jumped over it. */
  dueAt: number;
  sentAt: number;
  url: string;
  timestamp: string;
  signature: string;
  /** `answered` carries the HTTP status; `dropped` was never sent. */
  outcome: 'answered' | 'timeout' | 'network_error' | 'dropped';
  httpStatus: number | null;
  /** Not an attempt of the plan: a duplicate, or a resend asked for at the console. */
  extra: boolean;
}

export interface MarketplaceOrder {
  orderCode: string;
  customerId: string;
  total: number;
  createdAt: number;
  lines: { productId: string; name: string; price: number; quantity: number }[];
  /** What the host said of it afterwards: tiki_order_notify. */
  notices?: string[];
}

/** A Tini product with an SKU (section 8). `appIdentifier` names the app whose seller account it belongs to. */
export interface SkuProduct {
  id: string;
  sku: string;
  appIdentifier: string;
  name: string;
  price: number;
  imageUrl: string;
  status: 'approved' | 'waiting_content_review' | 'rejected' | 'off_sale';
}

export interface Shipment {
  trackingId: string;
  appIdentifier: string;
  environment: EnvironmentName;
  orderId: string;
  status: string;
  partnerCode: string;
  serviceCode: string;
  fee: number;
  createdAt: number;
  /** The webhooks that were sent, and how the partner answered. */
  webhooks: { at: number; status: string; httpStatus: number | null }[];
}
