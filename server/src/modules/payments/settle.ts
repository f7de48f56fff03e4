import type { Transaction } from 'kysely';
import type { TikiOrder } from '../../../../tiki-api/order.ts';
import { raiseAlarm } from '../../alarms.ts';
import type { Tables } from '../../tables.ts';
import { judge, type Verdict } from '../../verdict.ts';
import { enqueueEffect } from '../effects/repository.ts';
import { retakeHolds } from '../orders/holds.ts';
import { closeOthers, moveAttempt, moveOrder, patchAttempt, type AttemptPatch, type Locked } from './repository.ts';

/** After this long Tiki itself cancels an order nobody paid (tiki-platform.md section 4, row 8). */
export const PLATFORM_LIFE_MS = 4 * 3_600_000;
/** Tiki counts from its own time of creation, and tells the time of a message in whole seconds. */
const PLATFORM_SLACK_MS = 60_000;
/** How often an order that has its money is looked at (section 10, row 9). */
const SETTLED_LOOK_MS = 3_600_000;

/** A signed word from Tiki about one order. */
export interface Word {
  order: TikiOrder;
  /** What it proves: Tiki's status, or `online_paid` where a notification proved that and Tiki has moved on since. */
  status: string;
  /** Every total and reference we were told agrees with ours. */
  agrees: boolean;
}

/** Whether Tiki's order is the one we made: our reference and our total (section 5, step 9). */
export function isOurs({ attempt }: Locked, order: TikiOrder): boolean {
  return order.grand_total === attempt.grand_total && order.reference_id === attempt.reference_id;
}

/**
 * Applies a word to a locked order and attempt: legal moves only, and with them the stock, the alarms and what must
 * happen at Tiki, everything in the caller's transaction. Gives what was done.
 */
export async function settle(
  tx: Transaction<Tables>,
  locked: Locked,
  word: Word,
  now: number,
  patch: AttemptPatch = {},
): Promise<Verdict> {
  const { order, attempt } = locked;
  const verdict = await withStock(tx, locked, judge(situation(locked, word, now), word.status));
  const told: AttemptPatch = {
    ...patch,
    platform_status: word.order.status,
    tiki_order_code: word.order.tiki_order_code || attempt.tiki_order_code,
  };
  const before = attempt.status;
  if (verdict.attempt) {
    const settled = verdict.attempt === 'paid' || verdict.attempt === 'cod';
    await moveAttempt(tx, attempt, verdict.attempt, {
      ...told,
      due_at: settled ? new Date(now + SETTLED_LOOK_MS) : null,
    });
  } else {
    const isOver = verdict.order === 'completed';
    await patchAttempt(
      tx,
      attempt.id,
      isStale(locked, word.status) ? patch : { ...told, ...(isOver && { due_at: null }) },
    );
  }
  if (verdict.order) {
    const keptAttemptId = verdict.keep && attempt.id;
    await moveOrder(tx, order, verdict.order, { now, reviewReason: verdict.reviewReason, keptAttemptId });
    if (verdict.order === 'paid' && order.digital) await enqueue(tx, locked, 'deliver', 'digital goods', now);
  } else if (verdict.keep) {
    await tx.updateTable('orders').set({ kept_attempt_id: attempt.id }).where('id', '=', order.id).execute();
  }
  // Money for an attempt that had ended: a newer one may be open, and must not be paid too.
  if (verdict.keep && before === 'closed') await closeOthers(tx, attempt, new Date(now));
  if (verdict.refund) await enqueue(tx, locked, 'cancel', 'paid beside or after the order: refund', now);
  if (verdict.alarm) {
    const detail = `${attempt.reference_id}: ${word.order.status}`;
    await raiseAlarm(tx, { kind: verdict.alarm, orderId: order.id, detail }, now);
  }
  return verdict;
}

function situation({ order, attempt }: Locked, word: Word, now: number) {
  const keptBy = order.kept_attempt_id === attempt.id ? 'this' : 'other';
  return {
    order: order.status,
    attempt: attempt.status,
    method: order.payment_method,
    reviewReason: order.review_reason,
    intent: order.intent,
    kept: order.kept_attempt_id === null ? 'none' : keptBy,
    agrees: word.agrees,
    // One that we are closing ourselves was not ended by Tiki's timer.
    outlived: attempt.status === 'open' && now - attempt.created_at.getTime() >= PLATFORM_LIFE_MS - PLATFORM_SLACK_MS,
  } as const;
}

/** Money that came after the stock was given back: with stock there again the order goes on, without it the money goes back. */
async function withStock(tx: Transaction<Tables>, { order }: Locked, verdict: Verdict): Promise<Verdict> {
  if (!verdict.retake || (await retakeHolds(tx, order))) return verdict;
  return { attempt: verdict.attempt, refund: true, alarm: 'late_payment' };
}

function enqueue(
  tx: Transaction<Tables>,
  { order, attempt }: Locked,
  kind: 'deliver' | 'cancel',
  comment: string,
  now: number,
): Promise<void> {
  return enqueueEffect(tx, { kind, orderId: order.id, attemptId: attempt.id, comment }, now);
}

/** A slow answer from before the attempt ended: it must not be shown as Tiki's last word. */
function isStale({ attempt }: Locked, status: string): boolean {
  return attempt.status !== 'open' && attempt.status !== 'closing' && /^(draft|waiting_)/.test(status);
}
