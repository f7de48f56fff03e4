import type { AttemptStatus, OrderStatus, ResultState } from '../../contract/orders.ts';

/**
 * Where a shop order may go (DESIGN.md section 4). `completed` and `canceled` have no exits.
 *
 * An order waits for its money until `expires_at`, 24 hours after it was placed. A payment that ends without money
 * (the buyer cancels in the sheet) leaves it `awaiting_payment`, so it can be paid again with a new Tiki order; a
 * payment that Tiki's own 4 hour timer ended makes it `expired`, because nobody is at the sheet any more.
 *
 * Stock: taken when the order is placed, kept while it waits for its money or is in review, kept for good once it is
 * sold, given back exactly once when it becomes `canceled` or `expired`.
 */
export const ORDER_TRANSITIONS: Record<OrderStatus, readonly OrderStatus[]> = {
  awaiting_payment: ['confirming', 'paid', 'cod_placed', 'review', 'canceled', 'expired'],
  confirming: ['awaiting_payment', 'paid', 'cod_placed', 'review', 'canceled', 'expired'],
  paid: ['review', 'completed', 'canceled'],
  cod_placed: ['review', 'completed', 'canceled'],
  review: ['paid', 'completed', 'canceled'],
  // Money that arrives late: the order is taken up again where there is stock left, else the money is given back.
  expired: ['paid', 'cod_placed', 'review'],
  completed: [],
  canceled: [],
};

/**
 * Where a payment attempt may go. `abandoned` means: no buyer was ever given its Tiki id, so it can never be paid.
 */
export const ATTEMPT_TRANSITIONS: Record<AttemptStatus, readonly AttemptStatus[]> = {
  creating: ['open', 'unknown', 'abandoned'],
  unknown: ['abandoned'],
  open: ['paid', 'cod', 'closing', 'closed'],
  closing: ['paid', 'cod', 'closed'],
  paid: ['closed'],
  cod: ['closed'],
  // Tiki told of money after it had told of the end: to be kept or given back, never to be overlooked.
  closed: ['paid'],
  abandoned: [],
};

/** Statuses of which an order has at most one attempt; the database's partial unique index says the same. */
export const ALIVE_ATTEMPTS: readonly AttemptStatus[] = ['creating', 'unknown', 'open', 'closing'];

export function mayOrderGo(from: OrderStatus, to: OrderStatus): boolean {
  return ORDER_TRANSITIONS[from].includes(to);
}

export function mayAttemptGo(from: AttemptStatus, to: AttemptStatus): boolean {
  return ATTEMPT_TRANSITIONS[from].includes(to);
}

/** A settled order says by itself what the buyer sees. */
const RESULT_OF_ORDER: Record<Exclude<OrderStatus, 'awaiting_payment'>, ResultState> = {
  confirming: 'confirming',
  paid: 'paid',
  cod_placed: 'cod_placed',
  review: 'review',
  completed: 'completed',
  canceled: 'canceled',
  expired: 'expired',
};

/** While the order waits for its money, its latest attempt decides; `by platform` means the next table. */
const RESULT_OF_ATTEMPT: Record<AttemptStatus, ResultState | 'by platform'> = {
  creating: 'unpaid',
  unknown: 'unpaid',
  abandoned: 'unpaid',
  open: 'by platform',
  closing: 'confirming',
  // The attempt has its money but the order was not moved with it: never shown as paid.
  paid: 'confirming',
  cod: 'confirming',
  // Ended without money; the order can be paid again until it expires.
  closed: 'canceled',
};

/** An open attempt: the sheet was not opened yet, or Tiki has not said how it ended. */
const RESULT_OF_PLATFORM: Record<string, ResultState> = { '': 'unpaid', draft: 'unpaid' };

/** The result page of (order, latest attempt, Tiki's word). Total: an unknown word is "being confirmed". */
export function resultOf(order: OrderStatus, attempt: AttemptStatus, platformStatus: string): ResultState {
  if (order !== 'awaiting_payment') return RESULT_OF_ORDER[order];
  const result = RESULT_OF_ATTEMPT[attempt];
  if (result !== 'by platform') return result;
  return Object.hasOwn(RESULT_OF_PLATFORM, platformStatus) ? RESULT_OF_PLATFORM[platformStatus]! : 'confirming';
}
