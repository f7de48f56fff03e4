import type { AttemptView, OrderEvent, OrderLine, OrderSummary, OrderView } from '../../../../contract/orders.ts';
import type { AttemptRow, OrderLineRow, OrderRow, StoredLine } from '../../tables.ts';
import { resultOf } from '../../transitions.ts';

type UrlOf = (image: string) => string;

export function toLineView(line: StoredLine, urlOf: UrlOf): OrderLine {
  const { variantId, productId, name, variantName, unitPrice, quantity, image } = line;
  const shown = { variantId, productId, name, variantName, unitPrice, quantity };
  return { ...shown, imageUrl: urlOf(image), lineTotal: unitPrice * quantity };
}

export function toSummary(order: OrderRow, attempt: AttemptRow, urlOf: UrlOf): OrderSummary {
  return {
    orderId: order.id,
    orderNo: order.order_no,
    status: order.status,
    result: resultOf(order.status, attempt.status, attempt.platform_status),
    paymentMethod: order.payment_method,
    total: order.total,
    lineCount: order.line_count,
    title: order.title,
    imageUrl: urlOf(order.image),
    createdAt: order.created_at.toISOString(),
  };
}

/** An abandoned attempt's Tiki id is never handed out, so it can never be paid. */
function toAttemptView(attempt: AttemptRow): AttemptView {
  return {
    attemptId: attempt.id,
    status: attempt.status,
    platformOrderId: attempt.status === 'abandoned' ? '' : (attempt.platform_order_id ?? ''),
    platformStatus: attempt.platform_status,
  };
}

export interface OrderParts {
  order: OrderRow;
  /** All of them, oldest first; never none. */
  attempts: AttemptRow[];
  lines: OrderLineRow[];
}

export function toOrderView({ order, attempts, lines }: OrderParts, urlOf: UrlOf, now: number): OrderView {
  const attempt = attempts.at(-1);
  if (!attempt) throw new Error(`order ${order.id} is without an attempt`);
  const payable = order.status === 'awaiting_payment' && now < order.expires_at.getTime();
  return {
    ...toSummary(order, attempt, urlOf),
    lines: lines.map((line) => toLineView(toStoredLine(line), urlOf)),
    subtotal: order.subtotal,
    shippingFee: order.shipping_fee,
    ...(order.coupon_code !== null && { discount: order.discount, couponCode: order.coupon_code }),
    ...(payable ? { payBefore: order.expires_at.toISOString() } : {}),
    ...(order.note !== '' && { note: order.note }),
    timeline: toTimeline(order),
    attempts: attempts.map(toAttemptView),
    address: order.address,
    attempt: toAttemptView(attempt),
    canPayAgain: payable && attempt.status !== 'creating',
    canCancel: order.status === 'awaiting_payment' || mayBuyerCancelSold(order),
  };
}

/** What happened, with its time, oldest first. */
function toTimeline(order: OrderRow): NonNullable<OrderView['timeline']> {
  const times: readonly [OrderEvent, Date | null][] = [
    ['placed', order.created_at],
    ['paid', order.paid_at],
    ['packed', order.packed_at],
    ['delivered', order.delivered_at],
    ['completed', order.completed_at],
    ['canceled', order.canceled_at],
    ['expired', order.status === 'expired' ? order.expires_at : null],
  ];
  return times.flatMap(([event, at]) => (at ? [{ event, at: at.toISOString() }] : []));
}

/** Sold goods can be taken back until they are packed, or handed over, or their end at Tiki has begun. */
export function mayBuyerCancelSold(order: OrderRow): boolean {
  const isSold = order.status === 'paid' || order.status === 'cod_placed';
  return isSold && order.intent === '' && !order.digital && !order.packed_at && !order.delivered_at;
}

function toStoredLine(row: OrderLineRow): StoredLine {
  return {
    variantId: row.variant_id,
    productId: row.product_id,
    name: row.name,
    variantName: row.variant_name,
    image: row.image,
    unitPrice: row.unit_price,
    quantity: row.quantity,
  };
}
