import type { OrderSummary, PaymentMethod } from '../contract/orders';
import { readStorage, writeStorage } from './my-api';

/**
 * What must survive the app being killed on the payment sheet: the order under way,
 * and which orders took their lines from the cart, so that these leave it once the server confirms.
 */

const KEY = 'checkout.v1';
/** Orders whose cart lines wait for a confirmation; the oldest are forgotten. */
const MAX_WAITING = 20;

/** Cart lines that an order took along. */
export interface OrderedLine {
  variantId: string;
  quantity: number;
}

export interface PendingAttempt {
  quoteId: string;
  paymentMethod: PaymentMethod;
  note: string;
  /** Empty for a bought-now line, which never was in the cart. */
  cartLines: OrderedLine[];
  /** Empty until the server answered. */
  orderId: string;
  attemptId: string;
  platformOrderId: string;
}

interface CheckoutMemory {
  pending: PendingAttempt | null;
  waiting: { orderId: string; lines: OrderedLine[] }[];
  /** Orders with an attempt that may still be paid, as far as this phone has heard. */
  alive: string[];
}

let writes: Promise<unknown> = Promise.resolve();

function parseMemory(stored: unknown): CheckoutMemory {
  if (typeof stored !== 'object' || stored === null) return { pending: null, waiting: [], alive: [] };
  const { pending, waiting, alive } = stored as Partial<CheckoutMemory>;
  return {
    pending: pending ?? null,
    waiting: Array.isArray(waiting) ? waiting : [],
    alive: Array.isArray(alive) ? alive : [],
  };
}

async function load(): Promise<CheckoutMemory> {
  return parseMemory(await readStorage(KEY));
}

/** One change after the other: two at once would each write what the other did not read. */
function change<T>(edit: (memory: CheckoutMemory) => T): Promise<T> {
  const done = writes.then(async () => {
    const memory = await load();
    const result = edit(memory);
    await writeStorage(KEY, memory);
    return result;
  });
  // The failure is the caller's; the next change starts anew.
  writes = done.then(
    () => undefined,
    () => undefined,
  );
  return done;
}

/** The order under way, or null. */
export async function pendingAttempt(): Promise<PendingAttempt | null> {
  return (await load()).pending;
}

/** Before POST /v1/orders: from here on this quote id may have become an order. */
export function rememberQuote(
  purchase: Pick<PendingAttempt, 'quoteId' | 'paymentMethod' | 'note' | 'cartLines'>,
): Promise<void> {
  return change((memory) => {
    memory.pending = { ...purchase, orderId: '', attemptId: '', platformOrderId: '' };
  });
}

/** Before `my.makePayment`: from here on this attempt may have been paid. */
export function rememberAttempt(ids: { orderId: string; attemptId: string; platformOrderId: string }): Promise<void> {
  return change((memory) => {
    const { pending } = memory;
    const known = pending !== null && (pending.orderId === '' || pending.orderId === ids.orderId) ? pending : null;
    memory.pending = {
      quoteId: known?.quoteId ?? '',
      paymentMethod: known?.paymentMethod ?? 'online',
      note: known?.note ?? '',
      cartLines: known?.cartLines ?? [],
      ...ids,
    };
    const lines = memory.pending.cartLines;
    memory.alive = [...memory.alive.filter((orderId) => orderId !== ids.orderId), ids.orderId].slice(-MAX_WAITING);
    const others = memory.waiting.filter(({ orderId }) => orderId !== ids.orderId);
    if (lines.length > 0) memory.waiting = [...others, { orderId: ids.orderId, lines }].slice(-MAX_WAITING);
  });
}

/** Nothing is under way any more. With an order id: only if it is that order. */
export function forgetPending(orderId?: string): Promise<void> {
  return change((memory) => {
    if (orderId === undefined || memory.pending?.orderId === orderId) memory.pending = null;
  });
}

/** Whether an order request is unanswered, or a payment may still go through. */
export async function isSomethingAlive(): Promise<boolean> {
  const { pending, alive } = await load();
  return pending !== null || alive.length > 0;
}

const CONFIRMED: readonly OrderSummary['result'][] = ['paid', 'cod_placed', 'completed'];
/** Never to be paid any more, unless the server still offers to pay again. */
const OVER: readonly OrderSummary['result'][] = ['expired', 'canceled'];

/** Nothing of such an order can be paid any more unless the buyer pays again, which is remembered anew. */
const DEAD: readonly OrderSummary['result'][] = [...CONFIRMED, ...OVER];

/**
 * The cart lines that these orders bought, each order's once: the first time the server calls it confirmed.
 * Orders that ended without payment are forgotten and give none.
 */
export function takeBoughtLines(orders: (OrderSummary & { canPayAgain?: boolean })[]): Promise<OrderedLine[]> {
  const idsOf = (wanted: readonly OrderSummary['result'][]): string[] =>
    orders.filter(({ result }) => wanted.includes(result)).map(({ orderId }) => orderId);
  const confirmed = idsOf(CONFIRMED);
  const dead = idsOf(DEAD);
  const over = orders
    .filter(({ result, canPayAgain }) => OVER.includes(result) && canPayAgain === false)
    .map(({ orderId }) => orderId);
  if (dead.length === 0) return Promise.resolve([]);
  return change((memory) => {
    const bought = memory.waiting.filter(({ orderId }) => confirmed.includes(orderId));
    memory.waiting = memory.waiting.filter(({ orderId }) => !confirmed.includes(orderId) && !over.includes(orderId));
    memory.alive = memory.alive.filter((orderId) => !dead.includes(orderId));
    return bought.reduce<OrderedLine[]>((lines, order) => lines.concat(order.lines), []);
  });
}
