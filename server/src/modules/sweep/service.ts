import type { TikiOrder } from '../../../../tiki-api/order.ts';
import { raiseAlarm } from '../../alarms.ts';
import type { Deps } from '../../deps.ts';
import type { AttemptRow, OrderRow } from '../../tables.ts';
import { TikiCallError } from '../../tiki-client.ts';
import type { Effects } from '../effects/service.ts';
import type { Closing } from '../payments/closing.ts';
import { attemptById, latestAttempt, lockOrder, moveOrder, patchAttempt } from '../payments/repository.ts';
import type { Payments } from '../payments/service.ts';
import { deleteQuotes } from '../quotes/repository.ts';
import type { DailyReconciliation } from '../reconciliation/service.ts';
import { deleteSessions, deleteUsedCodes } from '../sessions/repository.ts';
import { CODE_KEPT_MS, IDLE_MS } from '../sessions/service.ts';
import { isStillWaiting, newsOf } from './news.ts';
import {
  BATCH,
  creatingAttempts,
  paidWithoutMessage,
  takeDueAttempts,
  takeDueOrders,
  takeSettledAttempts,
} from './repository.ts';

export { repeat } from './repeat.ts';

/** A sheet that was never opened after this long never will be: Tiki keeps such drafts for ever (tiki-platform.md 1.8). */
export const DRAFT_LIFE_MS = 30 * 60_000;
/** Tiki's own timer ends an order after 4 h; one that is alive later is ended by us (section 10, row 9). */
const ATTEMPT_LIFE_MS = 5 * 3_600_000;
/** An order that Tiki leaves unclear gives its stock back this long after its own end (section 10, row 17). */
export const UNCLEAR_MS = 24 * 3_600_000;
const QUOTE_KEPT_MS = 24 * 3_600_000;
/** Attempts asked about at the same time. */
const LANES = 8;
/** Full batches one sweep takes before the next may begin. */
const MAX_ROUNDS = 20;
/** Rows nobody needs any more are removed this often by each process, by the clock that we follow. */
const CLEAN_EVERY_MS = 60_000;

/** The time rules. Every one is a `due_at` in the database; nothing is lost when a sweep is late or runs twice. */
export function createSweep(
  deps: Deps & { payments: Payments; closing: Closing; effects: Effects; daily: DailyReconciliation },
) {
  const { db, tiki, log, payments, closing, effects, daily } = deps;
  let cleanedAt = 0;

  /** Does what is due at `now` (Unix milliseconds). One row's trouble does not keep the others waiting. */
  async function sweep(now: number): Promise<void> {
    const at = new Date(now);
    await inRounds(async () => {
      const due = await takeDueAttempts(db, at);
      const news = await newsOf(
        deps,
        due.filter(({ status }) => status === 'open'),
      );
      await inLanes(due, (attempt) => guard(attempt.id, () => look(attempt, news.get(attempt.id), now)));
      return due.length;
    });
    await inRounds(() => lookAtSettled(at));
    await inRounds(async () => {
      const due = await takeDueOrders(db, at);
      for (const order of due) await guard(order.id, () => lookAtOrder(order, now));
      return due.length;
    });
    // A delivery leads to a completion: done in the same sweep.
    for (let round = 0; round < MAX_ROUNDS; round += 1) if ((await effects.run(now)) === 0) break;
    if (Math.abs(now - cleanedAt) >= CLEAN_EVERY_MS) {
      cleanedAt = now;
      await guard('reconciliation', () => daily.runWhenDue(now));
      await deleteQuotes(db, new Date(now - QUOTE_KEPT_MS));
      await deleteSessions(db, at, new Date(now - IDLE_MS));
      await deleteUsedCodes(db, new Date(now - CODE_KEPT_MS));
    }
  }

  async function guard(id: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // Boundary: the row is due again soon, the next one must have its turn.
      log.error({ err: error, id }, 'sweeping a row failed');
    }
  }

  async function look(attempt: AttemptRow, news: TikiOrder | undefined, now: number): Promise<unknown> {
    switch (attempt.status) {
      case 'creating':
      case 'unknown':
        return payments.abandon(attempt.id, 'creating');
      case 'abandoned':
        return closing.cancelOrphan(attempt);
      case 'closing':
        return closing.close(attempt, 'closing a payment', { silent: true });
      case 'closed':
        return patchAttempt(db, attempt.id, { due_at: null });
      default:
        // Most buyers are still at the sheet: nothing to lock and nothing to write.
        if (news && !isStillWaiting(attempt, news) && (await closing.applyAnswer(attempt, news))) {
          await closing.ask(await attemptById(db, attempt.id));
        }
        return closeForgotten(attempt, now - attempt.created_at.getTime());
    }
  }

  /** Ends a sheet that nobody opened, and a payment that outlived Tiki's own timer. */
  async function closeForgotten(attempt: AttemptRow, ageMs: number): Promise<void> {
    if (ageMs < DRAFT_LIFE_MS) return;
    const latest = await latestAttempt(db, attempt.order_id);
    if (latest.id !== attempt.id || latest.status !== 'open') return;
    const isForgotten = latest.platform_status === 'draft' || ageMs >= ATTEMPT_LIFE_MS;
    if (isForgotten) await closing.close(latest, 'not paid in time');
  }

  /** Up to a hundred orders that have their money in one call; of one that Tiki does not name there is no news. */
  async function lookAtSettled(at: Date): Promise<number> {
    const due = await takeSettledAttempts(db, at);
    const byPlatformId = new Map(due.map((attempt) => [attempt.platform_order_id ?? '', attempt]));
    if (due.length === 0) return 0;
    try {
      for (const told of await tiki.listOrders([...byPlatformId.keys()])) {
        const attempt = byPlatformId.get(told.id);
        if (attempt) await guard(attempt.id, () => closing.applyAnswer(attempt, told));
      }
    } catch (error) {
      if (!(error instanceof TikiCallError)) throw error;
      log.warn({ err: error, requestId: error.requestId }, 'listing orders at Tiki failed');
    }
    if (
      (await paidWithoutMessage(
        db,
        due.map(({ id }) => id),
      )) > 0
    ) {
      const detail = 'payments are found by asking: check the IPN URL in the console of Tiki';
      await raiseAlarm(db, { kind: 'ipn_missing', detail }, at.getTime());
    }
    return due.length;
  }

  function lookAtOrder(order: OrderRow, now: number): Promise<void> {
    if (order.status !== 'paid' && order.status !== 'cod_placed') return expire(order, now);
    return raiseAlarm(db, { kind: 'not_completed', orderId: order.id, detail: order.order_no }, now);
  }

  /** An order whose time is over: its attempt is ended at Tiki first; unclear, it is looked at again, for a day at most. */
  async function expire(order: OrderRow, now: number): Promise<void> {
    const attempt = await latestAttempt(db, order.id);
    if (attempt.status === 'open' || attempt.status === 'closing') await closing.close(attempt, 'the order expired');
    await db.transaction().execute(async (tx) => {
      const locked = await lockOrder(tx, order.id);
      const { status, reference_id: reference } = await latestAttempt(tx, order.id);
      if (locked?.status !== 'awaiting_payment' && locked?.status !== 'confirming') return;
      const isOver = status === 'closed' || status === 'abandoned';
      const isUnclear = !isOver && now - locked.expires_at.getTime() >= UNCLEAR_MS;
      if (isUnclear) await raiseAlarm(tx, { kind: 'attempt_unclear', orderId: order.id, detail: reference }, now);
      if (isOver || isUnclear) await moveOrder(tx, locked, 'expired', { now });
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

export type Sweep = ReturnType<typeof createSweep>;

/** Goes on while batches come full. */
async function inRounds(takeOne: () => Promise<number>): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) if ((await takeOne()) < BATCH) return;
}

/** A few at a time: each waits for Tiki. */
async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
