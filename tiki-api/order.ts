/**
 * Tiki's order objects as they travel (tiki-platform.md sections 1, 4 and 5).
 * Ids are strings of 17-18 digits, above 2^53: never parsed, never sent as numbers. Money is whole đồng.
 */

/** The eight documented statuses plus the one that appears only in Tiki's diagram (section 4). */
export const PLATFORM_STATUSES = [
  'draft',
  'waiting_for_payment',
  'waiting_for_confirmation',
  'waiting_for_verification',
  'online_paid',
  'processing',
  'on_delivery',
  'canceled',
  'completed',
] as const;

export type KnownPlatformStatus = (typeof PLATFORM_STATUSES)[number];

/** A Tini order in every reply and notification. `status` is kept as received: an unknown one is not an error. */
export interface TikiOrder {
  id: string;
  status: string;
  grand_total: number;
  /** Both empty until the customer starts to pay; the code is the reconciliation key. */
  tiki_order_id: string;
  tiki_order_code: string;
  /** `key=value;key=value` */
  extra: string;
  /** Our order id, echoed. Uniqueness is not documented. */
  reference_id: string;
}

/** A display block on Tiki's order detail page. */
export interface TikiItemMetadata {
  sections: { header: string; fields: { type: string; name: string; value: unknown }[] }[];
}

/** POST /order, one line. `price` is the unit price. */
export interface TikiOrderItem {
  name: string;
  quantity: number;
  price: number;
  image_url?: string;
  extra?: string;
  metadata?: TikiItemMetadata;
}

/** Shown on Tiki's pay screen; each field optional, but never null. */
export interface TikiCustomerInfo {
  name?: string;
  phone?: string;
  email?: string;
  street?: string;
}

/** POST /order (section 1.2). */
export interface TikiCreateOrderRequest {
  customer_id: string;
  items: TikiOrderItem[];
  customer_info?: TikiCustomerInfo;
  shipping_fee?: number;
  extra?: string;
  reference_id?: string;
}

/** POST /order/multi-sku (section 1.3): Tiki's catalogue knows the prices, and nothing is added for delivery. */
export interface TikiCreateMultiSkuRequest extends Omit<TikiCreateOrderRequest, 'items' | 'shipping_fee'> {
  items: (Omit<TikiOrderItem, 'price'> & { sku: string })[];
}

/** POST /order/complete and /order/cancel (sections 1.6 and 1.7). */
export interface TikiCloseOrderRequest {
  order_id: string;
  comment: string;
  push_opts?: { page_path: string };
}

/** What Tiki posts to the IPN URL (section 5). */
export interface TikiNotification {
  order: TikiOrder;
  message_id: string;
  message_type: string;
  /** RFC 3339 with an offset. */
  message_created_at: string;
}
