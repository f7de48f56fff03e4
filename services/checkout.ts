import type { OrderView } from '../contract/orders';
import { noteBegun } from './analytics';
import { mayOrder } from './checkout-machine';
import type { CheckoutEvent, Purchase } from './checkout-machine';
import { advance, advanceToOrder, advanceToSheet, checkoutState } from './checkout-memory';
import { ShopError, isShopError } from './errors';
import type { PaymentHint } from './host-failure';
import { newAttempt, placeOrder } from './orders';
import { openPaymentSheet } from './payment-sheet';
import { hasSession } from './session';

/**
 * Drives the machine of services/checkout-machine.ts: from a quote to a placed order and a closed payment sheet, once,
 * whatever is tapped, killed or repeated. Each step is stored before it is taken.
 * It never says whether money moved: the caller asks the server for the order afterwards.
 */

/** `none`: no sheet was opened, the order speaks for itself. `found`: an earlier request, unanswered until now, had made it. */
export interface CheckoutEnd {
  orderId: string;
  hint: PaymentHint | 'none' | 'found';
}

let running: Promise<CheckoutEnd> | null = null;
let onLate: (orderId: string, hint: PaymentHint) => void = () => undefined;

/** Who hears a payment callback that came after its 20 s, or a second time. */
export function listenForLateHints(listener: (orderId: string, hint: PaymentHint) => void): void {
  onLate = listener;
}

/** While one runs, every further tap gets the same end. */
function once(work: () => Promise<CheckoutEnd>): Promise<CheckoutEnd> {
  running =
    running ??
    work().finally(() => {
      running = null;
    });
  return running;
}

/** 4xx answers that come before the quote is looked at. */
const UNDECIDED = ['RATE_LIMITED', 'HTTP_408'];

/** What a failed order request means for the machine. Silence and trouble leave it open whether the order exists. */
function eventFor(error: unknown): CheckoutEvent {
  if (!isShopError(error)) return { type: 'no-answer' };
  if (error.kind === 'session') return { type: 'unsent' };
  return error.kind === 'refused' && !UNDECIDED.includes(error.code) ? { type: 'refused' } : { type: 'no-answer' };
}

async function ask(purchase: Purchase): Promise<OrderView> {
  const { quoteId, paymentMethod, note, cartLines } = purchase;
  await advance({ type: 'order', purchase });
  try {
    const order = await placeOrder(quoteId, paymentMethod, note);
    await advanceToOrder(order.orderId, cartLines);
    return order;
  } catch (error) {
    await advance(eventFor(error));
    throw error;
  }
}

/** Asks again for what got no answer; the order, if it made one. @throws ShopError while there still is no answer. */
async function findUnanswered(): Promise<OrderView | null> {
  const state = await checkoutState();
  if (state.step !== 'unanswered') return null;
  try {
    return await ask(state.purchase);
  } catch (error) {
    if (eventFor(error).type === 'refused') return null;
    throw error;
  }
}

/** An attempt that Tiki has not been paid for yet and that has an id to pay with. */
function isPayable({ attempt }: OrderView): boolean {
  return attempt.status === 'open' && attempt.platformOrderId !== '';
}

async function pay(order: OrderView): Promise<CheckoutEnd> {
  const { orderId, paymentMethod, attempt } = order;
  const { attemptId, platformOrderId } = attempt;
  await noteBegun(orderId);
  if (!isPayable(order)) return { orderId, hint: 'none' };
  if ((await checkoutState()).step !== 'asking') throw new ShopError('session', 'ACCOUNT_CHANGED');
  // Before the sheet: the app may be killed on it.
  if (!(await advanceToSheet({ orderId, attemptId, platformOrderId }))) return { orderId, hint: 'none' };
  const hint = await openPaymentSheet(platformOrderId, paymentMethod, (late) => onLate(orderId, late));
  await advance({ type: 'sheet-closed' });
  return { orderId, hint };
}

/**
 * Places the order and opens Tiki's payment sheet. While an earlier request is unanswered that one is asked for again
 * instead, and its order, if there is one, is the end: nobody orders twice because a network was slow.
 * @throws ShopError when no order is known to exist. After `timeout` or `server`, calling again is safe.
 */
export function checkout(purchase: Purchase): Promise<CheckoutEnd> {
  return once(async () => {
    const earlier = mayOrder(await checkoutState(), purchase) ? null : await findUnanswered();
    if (earlier !== null) return { orderId: earlier.orderId, hint: 'found' };
    return pay(await ask(purchase));
  });
}

/**
 * Pays an unpaid order with a new attempt: an order id of Tiki's can be used only once.
 * @throws ShopError PAYMENT_CLOSING while the old attempt's end is unclear.
 */
export function payAgain(orderId: string): Promise<CheckoutEnd> {
  return once(async () => {
    await findUnanswered();
    const order = await newAttempt(orderId);
    await advance({ type: 'renewed', orderId });
    return pay(order);
  });
}

/**
 * The order that was under way when the app last died; null when there is none or a checkout runs now.
 * An order request that got no answer is sent again, with the same quote and so for the same order.
 * @throws ShopError when that request fails again; the next start tries anew.
 */
export async function resumeCheckout(): Promise<CheckoutEnd | null> {
  if (running !== null) return null;
  const state = await checkoutState();
  if (state.step === 'asking') return { orderId: state.orderId, hint: 'none' };
  // Nothing may ask for a login at launch.
  if (state.step !== 'unanswered' || !(await hasSession())) return null;
  return once(async () => ({ orderId: (await ask(state.purchase)).orderId, hint: 'found' }));
}
