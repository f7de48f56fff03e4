import type { OrderView, PaymentMethod } from '../contract/orders';
import { noteBegun } from './analytics';
import { isShopError } from './errors';
import type { PaymentHint } from './host-failure';
import { newAttempt, placeOrder } from './orders';
import { openPaymentSheet } from './payment-sheet';
import { forgetPending, pendingAttempt, rememberAttempt, rememberQuote } from './pending-attempt';
import type { OrderedLine } from './pending-attempt';
import { hasSession } from './session';

/**
 * From a quote to a placed order and a closed payment sheet, once, whatever is tapped, killed or repeated.
 * It never says whether money moved: the caller asks the server for the order afterwards.
 */

export type CheckoutStep = 'idle' | 'ordering' | 'paying';

/** Which steps may follow which; anything else is a defect. */
const NEXT: { readonly [step in CheckoutStep]: readonly CheckoutStep[] } = {
  idle: ['ordering'],
  ordering: ['paying', 'idle'],
  paying: ['idle'],
};

/** `none`: no sheet was opened, the order speaks for itself. */
export interface CheckoutEnd {
  orderId: string;
  hint: PaymentHint | 'none';
}

export interface Purchase {
  quoteId: string;
  paymentMethod: PaymentMethod;
  /** The buyer's words to the shop; '' for none. */
  note: string;
  /** The lines that came from the cart; none when bought at once. */
  cartLines: OrderedLine[];
}

let step: CheckoutStep = 'idle';
let running: Promise<CheckoutEnd> | null = null;
let onLate: (orderId: string, hint: PaymentHint) => void = () => undefined;

function enter(next: CheckoutStep): void {
  if (!NEXT[step].includes(next)) throw new Error(`checkout cannot go from ${step} to ${next}`);
  step = next;
}

/** What the engine is doing now. */
export function checkoutStep(): CheckoutStep {
  return step;
}

/** Who hears a payment callback that came after its 20 s, or a second time. */
export function listenForLateHints(listener: (orderId: string, hint: PaymentHint) => void): void {
  onLate = listener;
}

/** While one runs, every further tap gets the same end. */
function once(work: () => Promise<CheckoutEnd>): Promise<CheckoutEnd> {
  if (running !== null) return running;
  enter('ordering');
  running = work().finally(() => {
    running = null;
    enter('idle');
  });
  return running;
}

/** An attempt that Tiki has not been paid for yet and that has an id to pay with. */
function isPayable(order: OrderView): boolean {
  return order.attempt.status === 'open' && order.attempt.platformOrderId !== '';
}

async function pay(order: OrderView): Promise<CheckoutEnd> {
  const { orderId, paymentMethod, attempt } = order;
  const { attemptId, platformOrderId } = attempt;
  await rememberAttempt({ orderId, attemptId, platformOrderId }); // before the sheet: the app may be killed on it
  await noteBegun(orderId);
  if (!isPayable(order)) return { orderId, hint: 'none' };
  enter('paying');
  const hint = await openPaymentSheet(platformOrderId, paymentMethod, (late) => onLate(orderId, late));
  return { orderId, hint };
}

/** The server's answer proves that this quote made no order, and never will. */
function isFinalRefusal(error: unknown): boolean {
  return isShopError(error) && error.kind === 'refused' && !['RATE_LIMITED', 'HTTP_408'].includes(error.code);
}

async function placeOnce({ quoteId, paymentMethod, note, cartLines }: Purchase): Promise<OrderView> {
  const before = await pendingAttempt();
  const first = before === null || before.quoteId !== quoteId || before.paymentMethod !== paymentMethod;
  if (first) await rememberQuote({ quoteId, paymentMethod, note, cartLines });
  try {
    return await placeOrder(quoteId, paymentMethod, note);
  } catch (error) {
    const neverSent = first && isShopError(error) && error.kind === 'session';
    if (neverSent || isFinalRefusal(error)) await forgetPending();
    throw error; // on silence the quote stays remembered: the order may exist
  }
}

/**
 * Places the order and opens Tiki's payment sheet.
 * @throws ShopError when no order is known to exist. After `timeout` or `server`, calling again with the same quote is safe.
 */
export function checkout(purchase: Purchase): Promise<CheckoutEnd> {
  return once(async () => pay(await placeOnce(purchase)));
}

/**
 * Pays an unpaid order with a new attempt: an order id of Tiki's can be used only once.
 * @throws ShopError PAYMENT_CLOSING while the old attempt's end is unclear.
 */
export function payAgain(orderId: string): Promise<CheckoutEnd> {
  return once(async () => pay(await newAttempt(orderId)));
}

/**
 * The order that was under way when the app last died; null when there is none or a checkout runs now.
 * An order request that got no answer is sent again, with the same quote and so for the same order.
 * @throws ShopError when that request fails again; the next start tries anew.
 */
export async function resumeCheckout(): Promise<string | null> {
  if (running !== null) return null;
  const pending = await pendingAttempt();
  if (pending === null) return null;
  if (pending.orderId !== '') return pending.orderId;
  if (!(await hasSession())) return null; // nothing may ask for a login at launch
  const end = await once(async () => {
    const { orderId, attempt } = await placeOnce(pending);
    await rememberAttempt({ orderId, attemptId: attempt.attemptId, platformOrderId: attempt.platformOrderId });
    return { orderId, hint: 'none' };
  });
  return end.orderId;
}
