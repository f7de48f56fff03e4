import type {
  TikiCreateMultiSkuRequest,
  TikiCreateOrderRequest,
  TikiCustomerInfo,
  TikiOrderItem,
} from '../../../../tiki-api/order.ts';
import type { OrderLineRow, OrderRow } from '../../tables.ts';

type UrlOf = (image: string) => string;

/** POST /order for an attempt. Its items and delivery fee sum up to the order's total exactly (tiki-platform.md section 1.2). */
export function toCreateRequest(
  order: OrderRow,
  lines: OrderLineRow[],
  referenceId: string,
  urlOf: UrlOf,
): TikiCreateOrderRequest {
  const prices = order.discount === 0 ? undefined : discounted(lines, order.discount);
  return {
    customer_id: order.customer_id,
    reference_id: referenceId,
    shipping_fee: order.shipping_fee,
    ...(order.coupon_code && { extra: `coupon=${order.coupon_code}` }),
    items: lines.map((line, at) => {
      const name = nameOf(line);
      const shown = withImage(line, urlOf);
      if (!prices) return { name, quantity: line.quantity, price: line.unit_price, ...shown };
      // A discount rarely divides by the pieces, so the line becomes one piece of its own price.
      const pieces = line.quantity === 1 ? name : `${line.quantity} × ${name}`;
      return { name: pieces, quantity: 1, price: prices[at]!, ...shown };
    }),
    customer_info: customerInfo(order),
  };
}

/** POST /order/multi-sku, or undefined where the order cannot go that way: a line without SKU, or an amount beside the goods. */
export function toMultiSkuRequest(
  order: OrderRow,
  lines: OrderLineRow[],
  referenceId: string,
  urlOf: UrlOf,
): TikiCreateMultiSkuRequest | undefined {
  if (order.shipping_fee !== 0 || order.discount !== 0) return undefined;
  const items = lines.flatMap((line) =>
    line.sku ? [{ sku: line.sku, name: nameOf(line), quantity: line.quantity, ...withImage(line, urlOf) }] : [],
  );
  if (items.length < lines.length) return undefined;
  return { customer_id: order.customer_id, reference_id: referenceId, items, customer_info: customerInfo(order) };
}

/** What each line costs after the discount: shares by value, the odd đồng one each from the first line on, none below zero. */
export function discounted(lines: readonly { unit_price: number; quantity: number }[], discount: number): number[] {
  const values = lines.map((line) => line.unit_price * line.quantity);
  const subtotal = values.reduce((sum, value) => sum + value, 0);
  // In BigInt: a value times a discount can pass 2^53.
  const shares = values.map((value) => Number((BigInt(value) * BigInt(discount)) / BigInt(subtotal)));
  let left = discount - shares.reduce((sum, share) => sum + share, 0);
  return values.map((value, at) => {
    const odd = left > 0 && shares[at]! < value ? 1 : 0;
    left -= odd;
    return value - shares[at]! - odd;
  });
}

function nameOf(line: OrderLineRow): string {
  return line.variant_name ? `${line.name} - ${line.variant_name}` : line.name;
}

function withImage(line: OrderLineRow, urlOf: UrlOf): Pick<TikiOrderItem, 'image_url'> {
  const url = urlOf(line.image);
  return url ? { image_url: url } : {};
}

function customerInfo(order: OrderRow): TikiCustomerInfo {
  const { fullName, phone, street, ward, district, province } = order.address;
  return { name: fullName, phone, street: [street, ward, district, province].filter(Boolean).join(', ') };
}
