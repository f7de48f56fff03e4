import { showSheet } from '../dialogs.ts';
import { HostFailure } from '../failure.ts';
import { showPaymentSheet, type PaymentSheet } from '../screens/payment-sheet.ts';
import { isOptions, text, UNANSWERED, type HostApi, type HostCall } from './host-api.ts';
import { offerOutcomes } from './no-tiki.ts';

/** What the app's callbacks are to hear, and after how long. */
interface Callback {
  afterMs?: number;
  kind: 'success' | 'fail';
  payload: unknown;
}

const CANCELED: Callback = {
  kind: 'fail',
  payload: {
    error: 'Error',
    errorMessage: 'Request makePayment failed with message: payment_failure: user cancel payment',
  },
};

/** `my.makePayment` (tiki-platform.md section 6). The Tiki side decides every outcome; the sheet only shows what it said. */
export const paymentApis: Readonly<Record<string, HostApi>> = {
  async makePayment(call) {
    const { phone, options } = call;
    const orderId = text(options, 'orderId');
    if (orderId === '') throw new HostFailure('Error', 'orderId is required');
    if (!phone.tiki.connected) return payWithoutTiki(call);
    const paymentMethod = text(options, 'paymentMethod');
    const answer = await phone.tiki.ask<{ sheet?: PaymentSheet; callbacks?: Callback[] }>('POST', 'payments', {
      appIdentifier: phone.app.description.appId,
      orderId,
      ...(paymentMethod === '' ? {} : { paymentMethod }),
    });
    if (answer.sheet) await showPaymentSheet<Callback>(phone, answer.sheet, (callbacks) => deliver(call, callbacks));
    else deliver(call, answer.callbacks ?? []);
    return UNANSWERED;
  },
  makePaymentV2: (call) => paymentApis['makePayment']?.(asVersion2(call)),
  async choosePaymentMethod({ phone }) {
    const methods = ['cod', 'cc'];
    const index = await showSheet(phone.layers, {
      title: 'Phương thức thanh toán',
      items: [{ title: 'Thanh toán khi nhận hàng' }, { title: 'Thẻ' }],
      cancel: 'Hủy',
    });
    const paymentMethod = methods[index];
    if (paymentMethod === undefined) throw new HostFailure('Error', 'No item selected');
    return { paymentMethod };
  },
  async makePaymentCheckout({ phone, options }) {
    const paid = await offerOutcomes(phone, `my.makePaymentCheckout (${text(options, 'transactionId')})`, [
      { text: 'Thanh toán thành công', value: true },
      { text: 'Khách hủy thanh toán', value: false },
    ]);
    if (!paid) throw new HostFailure('Error', 'User canceled payment');
    return { status: 'SUCCESS' };
  },
};

/** `makePaymentV2`: the same payment with an object as its answer (section 10-33). */
function asVersion2(call: HostCall): HostCall {
  const orderId = text(call.options, 'orderId');
  return {
    ...call,
    answer: (ok, value) =>
      call.answer(
        ok,
        ok
          ? { status: 'SUCCESS', data: { status: 'SUCCESS', orderId } }
          : {
              ...(isOptions(value) ? value : { error: 'Error', errorMessage: String(value) }),
              data: { status: 'FAIL' },
            },
      ),
  };
}

/** Zero callbacks: the app hears nothing. Two: it hears twice. */
function deliver(call: HostCall, callbacks: readonly Callback[]): void {
  for (const { afterMs = 0, kind, payload } of callbacks) {
    setTimeout(() => call.answer(kind === 'success', payload), afterMs);
  }
}

async function payWithoutTiki(call: HostCall): Promise<typeof UNANSWERED> {
  const success: Callback = { kind: 'success', payload: 'success' };
  const callbacks = await offerOutcomes<readonly Callback[]>(
    call.phone,
    `my.makePayment (${text(call.options, 'orderId')})`,
    [
      { text: 'Thanh toán thành công', value: [success] },
      { text: 'Thanh toán thất bại', value: [{ kind: 'fail', payload: { code: 400, message: 'Payment failed.' } }] },
      { text: 'Khách hủy thanh toán', value: [CANCELED] },
      { text: 'Không có phản hồi', value: [] },
      { text: 'Thành công muộn (25 giây)', value: [{ ...success, afterMs: 25_000 }] },
      { text: 'Thành công hai lần', value: [success, { ...success, afterMs: 2_000 }] },
    ],
  );
  deliver(call, callbacks ?? [CANCELED]);
  return UNANSWERED;
}
