import type { OrderView } from '../../contract/orders';
import type { TextKey } from '../../i18n/index';
import type { CheckoutEnd } from '../../services/checkout';

/** The one next step that makes sense. */
export type NextStep = 'wait' | 'check' | 'pay' | 'orders' | 'cart' | 'support';

export interface ResultText {
  tone: 'good' | 'wait' | 'bad';
  title: TextKey;
  text: TextKey;
  step: NextStep;
}

/** What is known: the server's answer, the sheet's hint, and whether we still ask. */
export interface ResultFacts {
  order: OrderView | null;
  hint: CheckoutEnd['hint'];
  polling: boolean;
}

function unanswered(polling: boolean): ResultText {
  if (polling) return { tone: 'wait', title: 'result.checking', text: 'result.checkingText', step: 'wait' };
  return { tone: 'wait', title: 'result.unknown', text: 'error.timeout', step: 'check' };
}

function confirming(polling: boolean, canPayAgain = false): ResultText {
  if (polling) return { tone: 'wait', title: 'result.confirming', text: 'result.confirmingText', step: 'wait' };
  // Somebody who never got to pay must not be stuck; who did pay loses nothing: the server asks Tiki about the old attempt first.
  if (canPayAgain) return { tone: 'wait', title: 'result.confirming', text: 'result.confirmingOrPay', step: 'pay' };
  return { tone: 'wait', title: 'result.confirming', text: 'result.confirmingLater', step: 'check' };
}

const ENDED_BADLY: { readonly [hint: string]: TextKey } = {
  cancelled: 'result.unpaidCancelled',
  failed: 'result.unpaidFailed',
};

/** Tiki has not decided. A sheet that ended badly may be opened anew: the server makes sure that only one attempt is paid. */
function undecided({ hint, polling }: ResultFacts, canPayAgain: boolean): ResultText {
  const text = ENDED_BADLY[hint];
  if (text === undefined || !canPayAgain) return confirming(polling, canPayAgain);
  return { tone: 'bad', title: 'result.unfinished', text, step: 'pay' };
}

/** The server knows of no payment. A sheet that said success, or nothing, is given time; the hint never means paid. */
function unpaid({ hint, polling }: ResultFacts, canPayAgain: boolean): ResultText {
  const mayHavePaid = hint === 'success' || hint === 'silent';
  if (!canPayAgain || (mayHavePaid && polling)) return confirming(polling);
  const text = hint === 'found' ? 'result.unpaidFound' : (ENDED_BADLY[hint] ?? 'result.unpaidText');
  return { tone: 'bad', title: 'result.unpaid', text, step: 'pay' };
}

/** One text and one next step for whatever is known about the order. */
export function describe(facts: ResultFacts): ResultText {
  const { order, polling } = facts;
  if (order === null) return unanswered(polling);
  switch (order.result) {
    case 'paid':
      return { tone: 'good', title: 'result.paid', text: 'result.paidText', step: 'orders' };
    case 'cod_placed':
      return { tone: 'good', title: 'result.codPlaced', text: 'result.codPlacedText', step: 'orders' };
    case 'completed':
      return { tone: 'good', title: 'result.completed', text: 'result.completedText', step: 'orders' };
    case 'confirming':
      return undecided(facts, order.canPayAgain);
    case 'unpaid':
      return unpaid(facts, order.canPayAgain);
    case 'canceled':
      return order.canPayAgain
        ? { tone: 'bad', title: 'result.canceled', text: 'result.canceledText', step: 'pay' }
        : { tone: 'bad', title: 'result.canceledFinal', text: 'result.canceledFinalText', step: 'cart' };
    case 'expired':
      return { tone: 'bad', title: 'result.expired', text: 'result.expiredText', step: 'cart' };
    case 'review':
      return { tone: 'wait', title: 'result.review', text: 'result.reviewText', step: 'support' };
    default:
      return confirming(polling); // a state of a newer server: no claim, ask again
  }
}
