import type { OrderRecord, PaymentOutcome } from './records.ts';

/** What the app's my.makePayment hears, and after how long. None at all is a possible answer. */
export interface Callback {
  afterMs: number;
  kind: 'success' | 'fail';
  payload: unknown;
}

const SUCCESS: Callback = { afterMs: 0, kind: 'success', payload: 'success' };
/** Documented: fail carries an error message string. */
const FAILED: Callback = { afterMs: 0, kind: 'fail', payload: 'Payment failed.' };
/** As seen in the field in May 2022 (tiki-platform.md section 6). */
const CANCELED: Callback = {
  afterMs: 0,
  kind: 'fail',
  payload: {
    error: 'Error',
    errorMessage: 'Request makePayment failed with message: payment_failure: user cancel payment',
  },
};

/** What each outcome does once the buyer presses Pay: to the order, and to the app. */
export const OUTCOMES: Record<PaymentOutcome, { effect: 'paid' | 'canceled' | 'none'; callbacks: Callback[] }> = {
  success: { effect: 'paid', callbacks: [SUCCESS] },
  // Tiki draws no status for a failed payment: the order waits for its 4 h timer.
  fail: { effect: 'none', callbacks: [FAILED] },
  cancel: { effect: 'canceled', callbacks: [CANCELED] },
  killed: { effect: 'none', callbacks: [] },
  silent: { effect: 'paid', callbacks: [] },
  // Beyond the 20 s after which an app asks its own server.
  late: { effect: 'paid', callbacks: [{ ...SUCCESS, afterMs: 25_000 }] },
  // The host repeats its result about 2 s after returning from a native screen (section 6, hole b).
  double: { effect: 'paid', callbacks: [SUCCESS, { ...SUCCESS, afterMs: 2_000 }] },
};

/** The same callbacks with what the Tiki app's host code of 2022 put into them (section 6, R1). */
export function toHostPayloads(callbacks: Callback[], order: OrderRecord): Callback[] {
  return callbacks.map((callback) => ({
    ...callback,
    payload:
      callback.kind === 'success'
        ? payLink(order, 'succeed')
        : { code: 400, message: `Payment failed. Order ID: ${order.id}` },
  }));
}

/** The link make_payment returns: in the sandbox it already says how the payment ended. */
export function payLink(order: OrderRecord, status: 'succeed' | 'failed'): string {
  return order.environment === 'sandbox'
    ? `tikivn://sandbox-payment?status=${status}&order_id=${order.id}`
    : `tikivn://quick-payment?ref_id=${order.paymentId}`;
}
