import type { AttemptView, OrderLine, OrderSummary, OrderView } from '../../../../contract/orders.ts';
import type { AttemptRow, OrderLineRow, OrderRow, StoredLine } from '../../tables.ts';
import { resultOf } from '../../transitions.ts';

type UrlOf = (image: string) => string;

export function toLineView(line: StoredLine, urlOf: UrlOf): OrderLine {
  const { image, ...rest } = line;
  return { ...rest, imageUrl: urlOf(image), lineTotal: line.unitPrice * line.quantity };
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
  attempt: AttemptRow;
  lines: OrderLineRow[];
}

export function toOrderView({ order, attempt, lines }: OrderParts, urlOf: UrlOf, now: number): OrderView {
  const payable = order.status === 'awaiting_payment' && now < order.expires_at.getTime();
  return {
    ...toSummary(order, attempt, urlOf),
    lines: lines.map((line) => toLineView(toStoredLine(line), urlOf)),
    subtotal: order.subtotal,
    shippingFee: order.shipping_fee,
    ...(payable ? { payBefore: order.expires_at.toISOString() } : {}),
    address: order.address,
    attempt: toAttemptView(attempt),
    canPayAgain: payable && attempt.status !== 'creating',
    canCancel: order.status === 'awaiting_payment',
  };
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
