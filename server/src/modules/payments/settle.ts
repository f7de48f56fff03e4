import type { Transaction } from 'kysely';
import type { TikiOrder } from '../../../../tiki-api/order.ts';
import type { Tables } from '../../tables.ts';
import { judge, type Verdict } from '../../verdict.ts';
import { moveAttempt, moveOrder, patchAttempt, type AttemptPatch, type Locked } from './repository.ts';

/** After this long Tiki itself cancels an order nobody paid (tiki-platform.md section 4, row 8). */
export const PLATFORM_LIFE_MS = 4 * 3_600_000;

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

/** Applies a word to a locked order and attempt: legal moves only, everything in the caller's transaction. */
export async function settle(
  tx: Transaction<Tables>,
  locked: Locked,
  word: Word,
  now: number,
  patch: AttemptPatch = {},
): Promise<Verdict> {
  const { order, attempt } = locked;
  const verdict = judge(
    {
      order: order.status,
      attempt: attempt.status,
      method: order.payment_method,
      reviewReason: order.review_reason,
      agrees: word.agrees,
      // One that we are closing ourselves was not ended by Tiki's timer.
      outlived: attempt.status === 'open' && now - attempt.created_at.getTime() >= PLATFORM_LIFE_MS,
    },
    word.status,
  );
  const told: AttemptPatch = {
    ...patch,
    platform_status: word.order.status,
    tiki_order_code: word.order.tiki_order_code || attempt.tiki_order_code,
  };
  if (verdict.attempt) await moveAttempt(tx, attempt, verdict.attempt, { ...told, due_at: null });
  else await patchAttempt(tx, attempt.id, isStale(locked, word.status) ? patch : told);
  if (verdict.order) await moveOrder(tx, order, verdict.order, verdict.reviewReason);
  return verdict;
}

/** A slow answer from before the attempt ended: it must not be shown as Tiki's last word. */
function isStale({ attempt }: Locked, status: string): boolean {
  return attempt.status !== 'open' && attempt.status !== 'closing' && /^(draft|waiting_)/.test(status);
}
