import type { PaymentMethod } from '../contract/orders';

/**
 * The checkout as one state machine. Its state is what the phone stores, so it survives being killed at any point.
 * Nothing here asks, pays or shows anything: services/checkout.ts does, and tells what happened.
 *
 * | from | event | to |
 * |---|---|---|
 * | idle, asking; unanswered: the same purchase only | order | ordering |
 * | ordering | unsent | where it came from |
 * | ordering | refused | idle |
 * | ordering | no-answer, restart | unanswered |
 * | ordering | placed | asking |
 * | idle, asking | renewed | asking |
 * | asking | sheet-opened | paying |
 * | paying | sheet-closed, restart | asking |
 * | asking | settled, of that order | idle |
 * | any | forgotten | idle |
 *
 * `unanswered` never leads to another purchase: while an order may exist, only the same request is sent again.
 */

/** Cart lines that an order takes along. */
export interface OrderedLine {
  variantId: string;
  quantity: number;
}

/** Everything an order request says. Repeated word for word, it finds the order that it made. */
export interface Purchase {
  quoteId: string;
  paymentMethod: PaymentMethod;
  /** The buyer's words to the shop; '' for none. */
  note: string;
  /** The lines that came from the cart; none when bought at once. */
  cartLines: OrderedLine[];
}

export interface AttemptIds {
  orderId: string;
  attemptId: string;
  /** The id for `my.makePayment`: good for one sheet. */
  platformOrderId: string;
}

export type CheckoutState =
  | { step: 'idle' }
  /** The order request is about to go out, or is out. `repeat`: one like it has been out before. */
  | { step: 'ordering'; purchase: Purchase; repeat: boolean }
  /** No answer came: the order may exist. */
  | { step: 'unanswered'; purchase: Purchase }
  /** The payment sheet is about to open, or is open. */
  | { step: 'paying'; attempt: AttemptIds }
  /** The order exists and the buyer has not seen yet what became of it: only the server knows. */
  | { step: 'asking'; orderId: string };

export type CheckoutEvent =
  | { type: 'order'; purchase: Purchase }
  /** The request never left: the buyer did not log in. */
  | { type: 'unsent' }
  /** The server's answer proves that this quote made no order, and never will. */
  | { type: 'refused' }
  | { type: 'no-answer' }
  | { type: 'placed'; orderId: string }
  /** The server gave an existing order a new attempt. */
  | { type: 'renewed'; orderId: string }
  | { type: 'sheet-opened'; attempt: AttemptIds }
  | { type: 'sheet-closed' }
  | { type: 'settled'; orderId: string }
  /** Another buyer holds the phone. What was under way may still end, and then means nothing here. */
  | { type: 'forgotten' }
  /** The app starts anew and finds the state in storage. */
  | { type: 'restart' };

export const IDLE: CheckoutState = { step: 'idle' };

function isSame(one: Purchase, other: Purchase): boolean {
  return one.quoteId === other.quoteId && one.paymentMethod === other.paymentMethod;
}

function fromOrdering(state: CheckoutState & { step: 'ordering' }, event: CheckoutEvent): CheckoutState | null {
  const { purchase, repeat } = state;
  switch (event.type) {
    case 'refused':
      return IDLE;
    case 'placed':
      return { step: 'asking', orderId: event.orderId };
    case 'unsent':
      return repeat ? { step: 'unanswered', purchase } : IDLE;
    case 'no-answer':
    case 'restart':
      return { step: 'unanswered', purchase };
    default:
      return null;
  }
}

function fromUnanswered(state: CheckoutState & { step: 'unanswered' }, event: CheckoutEvent): CheckoutState | null {
  if (event.type !== 'order' || !isSame(state.purchase, event.purchase)) return null;
  return { step: 'ordering', purchase: state.purchase, repeat: true };
}

/** From `idle` and from `asking`: what was ordered before does not keep anybody from ordering more. */
function fromRest(state: CheckoutState & { step: 'idle' | 'asking' }, event: CheckoutEvent): CheckoutState | null {
  switch (event.type) {
    case 'order':
      return { step: 'ordering', purchase: event.purchase, repeat: false };
    case 'renewed':
      return { step: 'asking', orderId: event.orderId };
    case 'sheet-opened':
      return state.step === 'asking' && state.orderId === event.attempt.orderId
        ? { step: 'paying', attempt: event.attempt }
        : null;
    default:
      return null;
  }
}

/** What ends a step that was forgotten while it ran. */
const ENDS: readonly CheckoutEvent['type'][] = ['unsent', 'refused', 'no-answer', 'placed', 'sheet-closed', 'restart'];

/** What a state becomes; null for an event that cannot happen in it. */
function step(state: CheckoutState, event: CheckoutEvent): CheckoutState | null {
  switch (state.step) {
    case 'ordering':
      return fromOrdering(state, event);
    case 'unanswered':
      return fromUnanswered(state, event);
    case 'paying':
      if (event.type !== 'sheet-closed' && event.type !== 'restart') return null;
      return { step: 'asking', orderId: state.attempt.orderId };
    default:
      return fromRest(state, event);
  }
}

/**
 * The state after the event. News about an order, and a restart, may come at any time and change nothing where they do not fit.
 * @throws Error for any other event that the table does not have: a defect of the caller.
 */
export function next(state: CheckoutState, event: CheckoutEvent): CheckoutState {
  if (event.type === 'forgotten') return IDLE;
  if (event.type === 'settled') return state.step === 'asking' && state.orderId === event.orderId ? IDLE : state;
  const after = step(state, event);
  if (after !== null) return after;
  if (event.type === 'restart' || (state.step === 'idle' && ENDS.includes(event.type))) return state;
  throw new Error(`checkout: ${event.type} cannot happen in ${state.step}`);
}

/** Whether this purchase may be ordered now: nothing else is unanswered. */
export function mayOrder(state: CheckoutState, purchase: Purchase): boolean {
  return state.step !== 'unanswered' || isSame(state.purchase, purchase);
}
