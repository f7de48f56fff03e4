import type { PaymentMethod } from '../contract/orders';
import { readPaymentHint } from './host-failure';
import type { PaymentHint } from './host-failure';
import { HOST_SILENCE_MS, makePayment } from './my-api';

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
    const settle = (hint: PaymentHint): void => {
      if (!open) return onLate(hint);
      open = false;
      clearTimeout(timer);
      resolve(hint);
    };
    const timer = setTimeout(() => {
      open = false;
      resolve('silent');
    }, HOST_SILENCE_MS);
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
