import type { AttemptStatus, OrderStatus, PaymentMethod } from '../../contract/orders.ts';
import type { AlarmKind } from './tables-back-office.ts';
import { mayAttemptGo, mayOrderGo } from './transitions.ts';

/** Why a person must look at an order. */
export type ReviewReason = 'total_mismatch' | 'unproven_payment' | 'contradiction';

/** How things stand when Tiki's word arrives, read under the order's lock. */
export interface Situation {
  order: OrderStatus;
  attempt: AttemptStatus;
  method: PaymentMethod;
  reviewReason: string;
  /** What we have begun at Tiki. */
  intent: '' | 'completing' | 'canceling';
  /** Which attempt's payment the order stands on. */
  kept: 'none' | 'this' | 'other';
  /** Tiki's total and reference are ours. */
  agrees: boolean;
  /** The attempt is older than the 4 hours after which Tiki itself cancels (tiki-platform.md section 4, row 8). */
  outlived: boolean;
}

/** What to do: nothing where a field is absent. Each move is legal by the transition tables. */
export interface Verdict {
  order?: OrderStatus;
  attempt?: AttemptStatus;
  reviewReason?: ReviewReason;
  /** From now on the order stands on this attempt. */
  keep?: true;
  /** The order gave its stock back: it may only be moved where the stock can be taken again, else `refund`. */
  retake?: true;
  /** This payment has no order to stand for: cancel it at Tiki, which refunds it. */
  refund?: true;
  /** A person should know. */
  alarm?: AlarmKind;
}

const NOTHING: Verdict = {};

/**
 * What a signed word from Tiki does to an order and its attempt. Pure and total: every string is a status, an
 * unknown one changes nothing. The paid-evidence rule (section 4): only `online_paid` with our total proves an
 * online payment; `processing` and later prove nothing, because COD reaches them unpaid.
 */
export function judge(now: Situation, platformStatus: string): Verdict {
  if (!now.agrees) return review(now, 'total_mismatch');
  switch (platformStatus) {
    case 'online_paid':
      return paid(now);
    case 'waiting_for_confirmation':
    case 'processing':
    case 'on_delivery':
      return movedOn(now);
    case 'completed':
      return completed(now);
    case 'canceled':
    case 'refunded': // Withdrawn in 2022; should it ever be seen it means canceled and refunded (section 11).
      return canceled(now);
    case 'waiting_for_verification':
      return isAlive(now) && mayOrderGo(now.order, 'confirming') ? { order: 'confirming' } : NOTHING;
    default:
      return NOTHING;
  }
}

/** The buyer may hold this attempt's id and it has not ended. */
function isAlive({ attempt }: Situation): boolean {
  return attempt === 'open' || attempt === 'closing';
}

function review(now: Situation, reason: ReviewReason): Verdict {
  if (now.order === 'review') return now.reviewReason === reason ? NOTHING : { alarm: reason };
  return mayOrderGo(now.order, 'review') ? { order: 'review', reviewReason: reason, alarm: reason } : { alarm: reason };
}

/** Proven money. The first that is known is kept; any other, and any that comes too late, goes back. */
function paid(now: Situation): Verdict {
  if (now.attempt === 'paid' || now.attempt === 'cod') return NOTHING;
  // Nobody was given this id, so whoever paid it did not mean our order.
  if (now.attempt === 'abandoned') return { refund: true, alarm: 'late_payment' };
  if (!mayAttemptGo(now.attempt, 'paid')) return { alarm: 'contradiction' };
  const attempt = 'paid';
  if (now.kept === 'other') return { attempt, refund: true, alarm: 'paid_twice' };
  switch (now.order) {
    case 'awaiting_payment':
    case 'confirming':
      return { attempt, order: 'paid', keep: true };
    case 'expired':
      return { attempt, order: 'paid', keep: true, retake: true };
    case 'review':
      // The proof that was missing has come; for any other reason a person still decides.
      return now.reviewReason === 'unproven_payment' ? { attempt, order: 'paid', keep: true } : { attempt, keep: true };
    default:
      return { attempt, refund: true, alarm: 'late_payment' };
  }
}

/** Delivery has begun. For cash on delivery that is the order's start; of a payment it proves nothing. */
function movedOn(now: Situation): Verdict {
  if (now.attempt === 'paid' || now.attempt === 'cod') return NOTHING;
  if (!isAlive(now) || now.kept === 'other') return strange(now);
  if (now.method === 'online') return now.order === 'review' ? NOTHING : review(now, 'unproven_payment');
  const attempt = 'cod';
  if (now.order === 'review') return { attempt, keep: true };
  if (now.order === 'expired') return { attempt, order: 'cod_placed', keep: true, retake: true };
  return mayOrderGo(now.order, 'cod_placed')
    ? { attempt, order: 'cod_placed', keep: true }
    : { attempt, refund: true, alarm: 'late_payment' };
}

/** Tiki goes on with an order that had ended, or beside the one that is kept. Unproven, so nothing is done alone. */
function strange(now: Situation): Verdict {
  return now.kept === 'other' ? { alarm: 'contradiction' } : review(now, 'contradiction');
}

function completed(now: Situation): Verdict {
  if (now.kept !== 'this') return now.intent === 'completing' ? complete(now) : movedOn(now);
  if (now.order === 'completed') return NOTHING;
  return now.order !== 'review' || now.intent === 'completing' ? complete(now) : { alarm: 'contradiction' };
}

function complete(now: Situation): Verdict {
  return mayOrderGo(now.order, 'completed') ? { order: 'completed' } : { alarm: 'contradiction' };
}

function canceled(now: Situation): Verdict {
  if (!mayAttemptGo(now.attempt, 'closed')) return NOTHING;
  const attempt = 'closed';
  if (now.kept === 'other') return { attempt };
  // Somebody of the shop asked for this.
  if (now.intent === 'canceling' && mayOrderGo(now.order, 'canceled')) return { attempt, order: 'canceled' };
  switch (now.order) {
    case 'awaiting_payment':
      return now.outlived ? { attempt, order: 'expired' } : { attempt };
    case 'confirming':
      return { attempt, order: now.outlived ? 'expired' : 'awaiting_payment' };
    case 'paid':
    case 'cod_placed':
    case 'review': // Tiki gives back what was paid, so there is nothing left to decide.
      return { attempt, order: 'canceled' };
    case 'completed': // Terminal at Tiki too: this cannot be, so nothing is touched.
      return { alarm: 'contradiction' };
    default:
      return { attempt };
  }
}
