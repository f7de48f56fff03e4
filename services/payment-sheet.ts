import type { PaymentMethod } from '../contract/orders';
import { readPaymentHint } from './host-failure';
import type { PaymentHint } from './host-failure';
import { HOST_SILENCE_MS, makePayment } from './my-api';

/** The app is on screen again: if the sheet ended, its callback comes within this time or not at all. */
const BACK_ON_SCREEN_MS = 2000;

/** Of the open sheet: gives up waiting for its callback after so long. */
let giveUpAfter: ((milliseconds: number) => void) | null = null;

/**
 * Opens Tiki's payment sheet. Never rejects, and answers `silent` after 20 s without a callback;
 * a callback that comes later, or a second one, goes to `onLate`.
 */
export function openPaymentSheet(
  orderId: string,
  method: PaymentMethod,
  onLate: (hint: PaymentHint) => void,
): Promise<PaymentHint> {
  return new Promise<PaymentHint>((resolve) => {
    let open = true;
    let timer: number | undefined;
    const settle = (hint: PaymentHint): void => {
      if (!open) return onLate(hint);
      open = false;
      giveUpAfter = null;
      clearTimeout(timer);
      resolve(hint);
    };
    giveUpAfter = (milliseconds) => {
      clearTimeout(timer);
      timer = setTimeout(() => settle('silent'), milliseconds);
    };
    giveUpAfter(HOST_SILENCE_MS);
    try {
      makePayment(orderId, method, {
        success: (payload) => settle(readPaymentHint('success', payload)),
        fail: (payload) => settle(readPaymentHint('fail', payload)),
      });
    } catch (error) {
      settle(readPaymentHint('fail', error)); // a host without makePayment
    }
  });
}

/** To be told on every show of the app: a sheet that went away without a word is not waited for much longer. */
export function noticeShow(): void {
  giveUpAfter?.(BACK_ON_SCREEN_MS);
}
