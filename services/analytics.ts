import type { OrderSummary, OrderView } from '../contract/orders';
import { readStorage, reportAnalytics, writeStorage } from './my-api';

/**
 * What the shop's owner counts. Ids and amounts only, nothing about the buyer.
 * A purchase is reported once per order and device, after the server confirmed it; the mark is stored before the call:
 * a report lost in a crash is better than one counted twice.
 */

const KEY = 'reported.v1';
/** The oldest orders are forgotten; by then they are settled. */
const MAX_ORDERS = 100;

type Mark = 'begun' | 'purchased' | 'refunded';
type Marks = { orderId: string; mark: Mark }[];

/** A product and what one piece costs, in đồng. */
export interface Item {
  productId: string;
  variantId: string;
  price: number;
  quantity: number;
}

let writes: Promise<unknown> = Promise.resolve();

export function reportView(productId: string): void {
  reportAnalytics('view_item', { product_id: productId });
}

export function reportAdd({ productId, variantId, price, quantity }: Item): void {
  reportAnalytics('add_to_cart', { product_id: productId, variant_id: variantId, price, quantity });
}

export function reportCheckout(items: readonly Item[]): void {
  const value = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  reportAnalytics('begin_checkout', { value, lines: items.length });
}

async function marks(): Promise<Marks> {
  const stored = await readStorage(KEY);
  return Array.isArray(stored) ? (stored as Marks) : [];
}

/** One after the other; true when the mark was new. */
function mark(orderId: string, from: Mark | undefined, to: Mark): Promise<boolean> {
  const done = writes.then(async () => {
    const known = await marks();
    if (known.find((one) => one.orderId === orderId)?.mark !== from) return false;
    const others = known.filter((one) => one.orderId !== orderId);
    await writeStorage(KEY, [...others, { orderId, mark: to }].slice(-MAX_ORDERS));
    return true;
  });
  writes = done.catch(() => undefined); // the failure is the caller's; the next mark starts anew
  return done;
}

/** This device is about to pay the order: its purchase is ours to report. */
export async function noteBegun(orderId: string): Promise<void> {
  await mark(orderId, undefined, 'begun');
}

const BOUGHT: readonly OrderSummary['result'][] = ['paid', 'cod_placed', 'completed'];

/** Reports what the server newly says about orders of this device. Others, and what was reported, are passed over. */
export async function reportOrders(orders: readonly (OrderSummary | OrderView)[]): Promise<void> {
  await writes;
  const known = await marks();
  for (const { orderId, orderNo, result, status, total } of orders) {
    const now = known.find((one) => one.orderId === orderId)?.mark;
    const data = { order_no: orderNo, value: total };
    if (now === 'begun' && BOUGHT.includes(result)) {
      if (await mark(orderId, 'begun', 'purchased')) reportAnalytics('purchase', data);
    } else if (now === 'purchased' && status === 'canceled') {
      if (await mark(orderId, 'purchased', 'refunded')) reportAnalytics('refund', data);
    }
  }
}
