import type { OrderSummary } from '../contract/orders';
import { IDLE, next } from './checkout-machine';
import type { AttemptIds, CheckoutEvent, CheckoutState, OrderedLine } from './checkout-machine';
import { readStorage, writeStorage } from './my-api';

/**
 * What must survive the app being killed: where the checkout is, which orders may still be paid,
 * and which took their lines from the cart, so that these leave it once the server confirms.
 */

const KEY = 'checkout.v2';
/** Orders that wait for a confirmation; the oldest are forgotten. */
const MAX_WAITING = 20;

interface CheckoutMemory {
  state: CheckoutState;
  waiting: { orderId: string; lines: OrderedLine[] }[];
  /** Orders with an attempt that may still be paid, as far as this phone has heard. */
  alive: string[];
  /** Tiki order ids that were handed to a sheet: each is good for one. */
  used: string[];
}

let writes: Promise<unknown> = Promise.resolve();
/** Of this run of the app; what storage held at its start has been through a restart. */
let known: CheckoutMemory | null = null;

function parseMemory(stored: unknown): CheckoutMemory {
  const { state, waiting, alive, used } = (
    typeof stored === 'object' && stored !== null ? stored : {}
  ) as Partial<CheckoutMemory>;
  return {
    state: next(typeof state?.step === 'string' ? state : IDLE, { type: 'restart' }),
    waiting: Array.isArray(waiting) ? waiting : [],
    alive: Array.isArray(alive) ? alive : [],
    used: Array.isArray(used) ? used : [],
  };
}

async function load(): Promise<CheckoutMemory> {
  if (known === null) {
    const stored = parseMemory(await readStorage(KEY));
    known = known ?? stored;
  }
  return known;
}

/** One change after the other, each stored before the next step is taken. */
function change<T>(edit: (memory: CheckoutMemory) => T): Promise<T> {
  const done = writes.then(async () => {
    const memory = { ...(await load()) };
    const result = edit(memory);
    await writeStorage(KEY, memory);
    known = memory;
    return result;
  });
  // The failure is the caller's; the next change starts anew.
  writes = done.then(
    () => undefined,
    () => undefined,
  );
  return done;
}

/** Where the checkout is. */
export async function checkoutState(): Promise<CheckoutState> {
  await writes;
  return (await load()).state;
}

/** Tells the machine what happened; the new state is stored when this resolves. */
export function advance(event: CheckoutEvent): Promise<void> {
  return change((memory) => {
    memory.state = next(memory.state, event);
  });
}

/** The server made or found the order: from here on it can be paid, and takes these lines from the cart when it is. */
export function advanceToOrder(orderId: string, lines: readonly OrderedLine[]): Promise<void> {
  return change((memory) => {
    memory.state = next(memory.state, { type: 'placed', orderId });
    const others = memory.waiting.filter((one) => one.orderId !== orderId);
    if (lines.length > 0) memory.waiting = [...others, { orderId, lines: lines.slice() }].slice(-MAX_WAITING);
  });
}

/** Before `my.makePayment`: from here on this attempt may have been paid. False when its sheet has been open before. */
export function advanceToSheet(attempt: AttemptIds): Promise<boolean> {
  const { orderId, platformOrderId } = attempt;
  return change((memory) => {
    if (memory.used.includes(platformOrderId)) return false;
    memory.used = [...memory.used, platformOrderId].slice(-MAX_WAITING);
    memory.state = next(memory.state, { type: 'sheet-opened', attempt });
    memory.alive = [...memory.alive.filter((one) => one !== orderId), orderId].slice(-MAX_WAITING);
    return true;
  });
}

/** Whether an order request is unanswered, or a payment may still go through. */
export async function isSomethingAlive(): Promise<boolean> {
  await writes;
  const { state, alive } = await load();
  return state.step !== 'idle' || alive.length > 0;
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

/** Another buyer holds the phone: what the former one has under way is the server's and theirs to know. */
export function forgetCheckout(): Promise<void> {
  return change((memory) => {
    memory.state = next(memory.state, { type: 'forgotten' });
    memory.waiting = [];
    memory.alive = [];
  });
}
