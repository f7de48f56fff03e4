import type { Clock } from './clock.ts';
import { DueQueue } from './due-queue.ts';
import type { Orders } from './orders.ts';
import type { OrderRecord } from './records.ts';
import type { State } from './state.ts';

/** Lengths of our own, behind the switches draftsExpire and autoAdvance. */
const DRAFT_LIFE_MS = 24 * 3_600_000;
const PROCESSING_AFTER_MS = 60_000;

export type Timers = ReturnType<typeof createTimers>;

/** What Tiki does to orders as time passes: the 4 h cancel (section 4 row 8), and the two that a switch turns on. */
export function createTimers(deps: { state: State; clock: Clock; orders: () => Orders }) {
  const { state, orders } = deps;
  const queue = new DueQueue();

  function dueOf(order: OrderRecord): number | null {
    const { draftsExpire, autoAdvance } = state.settings.switches;
    if (order.status === 'waiting_for_payment') return order.expiresAt;
    if (order.status === 'draft' && draftsExpire) return order.createdAt + DRAFT_LIFE_MS;
    if (order.status === 'online_paid' && autoAdvance) return (order.history.at(-1)?.at ?? 0) + PROCESSING_AFTER_MS;
    return null;
  }
  const watch = (order: OrderRecord) => queue.set(order.id, dueOf(order));

  return {
    watch,
    /** After a start, and after a switch changed. */
    watchAll(): void {
      for (const order of state.orders.values()) watch(order);
    },
    /** All orders are gone. */
    forget: () => queue.clear(),
    runDue(now: number): void {
      for (let due = queue.next(); due !== undefined && due <= now; due = queue.next()) {
        const order = state.orders.get(queue.take(now) ?? '');
        if (order) orders().move(order, order.status === 'online_paid' ? 'advance' : 'expire', { at: due });
      }
    },
    nextDue: () => queue.next(),
  };
}
