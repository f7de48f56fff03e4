import type { Deps } from '../../deps.ts';
import type { AttemptRow, OrderRow } from '../../tables.ts';
import type { Closing } from '../payments/closing.ts';
import { latestAttempt, lockOrder, moveOrder } from '../payments/repository.ts';
import type { Payments } from '../payments/service.ts';
import { deleteQuotes } from '../quotes/repository.ts';
import { deleteSessions } from '../sessions/repository.ts';
import { IDLE_MS } from '../sessions/service.ts';
import { creatingAttempts, takeDueAttempts, takeDueOrders } from './repository.ts';

/** A sheet that was never opened after this long never will be: Tiki keeps such drafts for ever (tiki-platform.md 1.8). */
export const DRAFT_LIFE_MS = 30 * 60_000;
const QUOTE_KEPT_MS = 24 * 3_600_000;

/** The time rules. Every one is a `due_at` in the database; nothing is lost when a sweep is late or runs twice. */
export function createSweep(deps: Deps & { payments: Payments; closing: Closing }) {
  const { db, log, payments, closing } = deps;

  /** Does what is due at `now` (Unix milliseconds). One row's trouble does not keep the others waiting. */
  async function sweep(now: number): Promise<void> {
    const at = new Date(now);
    for (const attempt of await takeDueAttempts(db, at)) await guard(attempt.id, () => look(attempt, now));
    for (const order of await takeDueOrders(db, at)) await guard(order.id, () => expire(order));
    await deleteQuotes(db, new Date(now - QUOTE_KEPT_MS));
    await deleteSessions(db, at, new Date(now - IDLE_MS));
  }

  async function guard(id: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // Boundary: the row is due again soon, the next one must have its turn.
      log.error({ err: error, id }, 'sweeping a row failed');
    }
  }

  async function look(attempt: AttemptRow, now: number): Promise<unknown> {
    switch (attempt.status) {
      case 'creating':
      case 'unknown':
        return payments.abandon(attempt.id, 'creating');
      case 'abandoned':
        return closing.cancelOrphan(attempt);
      case 'closing':
        return closing.close(attempt, 'closing a payment');
      default:
        await closing.ask(attempt);
        return isForgotten(attempt, now) ? closeIfDraft(attempt.order_id) : undefined;
    }
  }

  async function closeIfDraft(orderId: string): Promise<void> {
    const latest = await latestAttempt(db, orderId);
    if (latest.status === 'open' && latest.platform_status === 'draft') await closing.close(latest, 'never opened');
  }

  /** An order whose time is over: its attempt is ended at Tiki first; unclear, it is looked at again. */
  async function expire(order: OrderRow): Promise<void> {
    const attempt = await latestAttempt(db, order.id);
    if (attempt.status === 'open' || attempt.status === 'closing') await closing.close(attempt, 'the order expired');
    await db.transaction().execute(async (tx) => {
      const locked = await lockOrder(tx, order.id);
      const { status } = await latestAttempt(tx, order.id);
      const isOver = status === 'closed' || status === 'abandoned';
      if (locked?.status === 'awaiting_payment' && isOver) await moveOrder(tx, locked, 'expired');
    });
  }

  /**
   * Gives up every create that was under way. Only where no other process can be making one: at the start of the
   * only process on its database. A buyer's retry then need not wait for them.
   */
  async function forgetCreates(): Promise<void> {
    for (const id of await creatingAttempts(db)) await payments.abandon(id, 'creating');
  }

  return { sweep, forgetCreates };
}

function isForgotten(attempt: AttemptRow, now: number): boolean {
  return attempt.status === 'open' && now - attempt.created_at.getTime() >= DRAFT_LIFE_MS;
}

export type Sweep = ReturnType<typeof createSweep>;

/** Calls `run` every `everyMs`, never twice at a time, until the returned function is called; that waits for the last. */
export function repeat(run: () => Promise<void>, everyMs: number): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(() => {
      running = run().finally(() => {
        if (!stopped) next();
      });
    }, everyMs);
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
