import type { AttemptStatus, OrderStatus, PaymentMethod } from '../../contract/orders.ts';
import { mayAttemptGo, mayOrderGo } from './transitions.ts';

/** Why a person must look at an order. */
export type ReviewReason = 'total_mismatch' | 'unproven_payment' | 'late_payment' | 'paid_twice';

/** How things stand when Tiki's word arrives, read under the order's lock. */
export interface Situation {
  order: OrderStatus;
  attempt: AttemptStatus;
  method: PaymentMethod;
  reviewReason: string;
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
  /** A person should know, although nothing else can be done. */
  alarm: boolean;
}

const NOTHING: Verdict = { alarm: false };

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
      return isAlive(now) && mayOrderGo(now.order, 'confirming') ? { order: 'confirming', alarm: false } : NOTHING;
    default:
      return NOTHING;
  }
}

/** The buyer may hold this attempt's id and it has not ended. */
function isAlive({ attempt }: Situation): boolean {
  return attempt === 'open' || attempt === 'closing';
}

function review(now: Situation, reason: ReviewReason): Verdict {
  if (now.order === 'review') return now.reviewReason === reason ? NOTHING : { alarm: true };
  return mayOrderGo(now.order, 'review') ? { order: 'review', reviewReason: reason, alarm: true } : { alarm: true };
}

function paid(now: Situation): Verdict {
  if (now.attempt === 'paid' || now.attempt === 'cod') return NOTHING;
  if (!isAlive(now)) return review(now, 'late_payment');
  const attempt = 'paid';
  if (now.order === 'awaiting_payment' || now.order === 'confirming') return { attempt, order: 'paid', alarm: false };
  // The proof that was missing has come.
  if (now.order === 'review' && now.reviewReason === 'unproven_payment')
    return { attempt, order: 'paid', alarm: false };
  return { attempt, ...review(now, now.order === 'paid' ? 'paid_twice' : 'late_payment') };
}

function movedOn(now: Situation): Verdict {
  if (now.attempt === 'paid' || now.attempt === 'cod') return NOTHING;
  if (!isAlive(now)) return review(now, 'late_payment');
  if (now.method === 'online') {
    return now.order === 'review' ? NOTHING : review(now, 'unproven_payment');
  }
  return mayOrderGo(now.order, 'cod_placed')
    ? { attempt: 'cod', order: 'cod_placed', alarm: false }
    : { attempt: 'cod', alarm: true };
}

function completed(now: Situation): Verdict {
  const settled = now.attempt === 'paid' || now.attempt === 'cod';
  if (!settled) return movedOn(now);
  if (now.order === 'completed') return NOTHING;
  return mayOrderGo(now.order, 'completed') && now.order !== 'review'
    ? { order: 'completed', alarm: false }
    : { alarm: true };
}

function canceled(now: Situation): Verdict {
  if (!mayAttemptGo(now.attempt, 'closed')) return NOTHING;
  const attempt = 'closed';
  switch (now.order) {
    case 'awaiting_payment':
      return now.outlived ? { attempt, order: 'expired', alarm: false } : { attempt, alarm: false };
    case 'confirming':
      return { attempt, order: now.outlived ? 'expired' : 'awaiting_payment', alarm: false };
    case 'paid':
    case 'cod_placed':
      return { attempt, order: 'canceled', alarm: false };
    case 'completed': // Terminal at Tiki too: this cannot be, so nothing is touched.
      return { alarm: true };
    default:
      return { attempt, alarm: now.order === 'review' };
  }
}
