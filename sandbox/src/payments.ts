import type { Clock } from './clock.ts';
import { SandboxError } from './errors.ts';
import type { Ids } from './ids.ts';
import type { Orders } from './orders.ts';
import type { AppRecord, OrderRecord, PaymentOutcome, PaymentRecord, State } from './state.ts';

/** Tiki cancels an order whose pay screen was opened and left (tiki-platform.md section 4 row 8). */
export const PAYMENT_LIFE_MS = 4 * 3_600_000;

/** What the app's my.makePayment hears, and after how long. None at all is a possible answer. */
export interface Callback {
  afterMs: number;
  kind: 'success' | 'fail';
  payload: unknown;
}

/** What the pay screen shows. Amounts in đồng. */
export interface PaymentSheet {
  paymentId: string;
  orderId: string;
  appName: string;
  lines: { name: string; quantity: number; price: number }[];
  shippingFee: number;
  grandTotal: number;
  methods: { id: string; name: string }[];
  /** RFC 3339, UTC: when Tiki cancels the order. */
  expiresAt: string;
}

const METHODS = [
  { id: 'card', name: 'Thẻ quốc tế' },
  { id: 'atm', name: 'Thẻ ATM nội địa' },
  { id: 'wallet', name: 'Ví điện tử' },
];

const SUCCESS: Callback = { afterMs: 0, kind: 'success', payload: 'success' };
/** Documented: fail carries an error message string. */
const FAILED: Callback = { afterMs: 0, kind: 'fail', payload: 'Payment failed.' };
/** As seen in the field in May 2022 (section 6). */
const CANCELED: Callback = {
  afterMs: 0,
  kind: 'fail',
  payload: {
    error: 'Error',
    errorMessage: 'Request makePayment failed with message: payment_failure: user cancel payment',
  },
};

/** What each outcome does once the buyer presses Pay: to the order, and to the app. */
const OUTCOMES: Record<PaymentOutcome, { effect: 'paid' | 'canceled' | 'none'; callbacks: Callback[] }> = {
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

export type Payments = ReturnType<typeof createPayments>;

/** my.makePayment as the Tiki app carries it out: one call per order id, ever (tiki-platform.md section 1.8). */
export function createPayments(deps: { state: State; clock: Clock; ids: Ids; orders: Orders; onChange: () => void }) {
  const { state, clock, ids, orders, onChange } = deps;

  function open(app: AppRecord, customerId: string, orderId: string, kind: PaymentRecord['kind']) {
    const order = orders.findOwn(app, orderId);
    if (!order) throw new SandboxError('payment_order_unknown');
    if (order.customerId !== customerId) throw new SandboxError('payment_not_owner');
    const at = clock.now();
    // At `draft` no payment was made yet; the move refuses every other status.
    orders.move(order, kind === 'online' ? 'pay_online' : 'pay_cod');
    if (kind === 'online') order.expiresAt = at + PAYMENT_LIFE_MS;
    order.tikiOrderId = ids.digits(10);
    order.tikiOrderCode = ids.digits(9);
    const payment: PaymentRecord = {
      id: ids.long(),
      orderId,
      customerId,
      kind,
      status: kind === 'online' ? 'open' : 'answered',
      method: kind === 'online' ? '' : 'cod',
      outcome: kind === 'online' ? '' : 'success',
      createdAt: at,
    };
    order.paymentId = payment.id;
    state.payments[payment.id] = payment;
    return { order, payment };
  }

  function findOpen(customerId: string, paymentId: string): { payment: PaymentRecord; order: OrderRecord } {
    const payment = Object.hasOwn(state.payments, paymentId) ? state.payments[paymentId] : undefined;
    const order = payment && state.orders[payment.orderId];
    if (!payment || !order || payment.customerId !== customerId) throw new SandboxError('payment_not_found');
    if (payment.status !== 'open') throw new SandboxError('payment_closed');
    return { payment, order };
  }

  function answer(payment: PaymentRecord, outcome: PaymentOutcome, method: string): void {
    payment.status = 'answered';
    payment.outcome = outcome;
    payment.method = method;
    onChange();
  }

  return {
    /** Opens the pay screen. @throws SandboxError payment_order_unknown, payment_not_owner, order_status */
    openSheet(app: AppRecord, customerId: string, orderId: string): PaymentSheet {
      const { order, payment } = open(app, customerId, orderId, 'online');
      return {
        paymentId: payment.id,
        orderId,
        appName: app.name,
        lines: order.items.map(({ name, quantity, price }) => ({ name, quantity, price })),
        shippingFee: order.shippingFee,
        grandTotal: order.grandTotal,
        methods: METHODS,
        expiresAt: new Date(order.expiresAt ?? clock.now()).toISOString(),
      };
    },

    /** Cash on delivery: nothing is shown, no IPN, the app hears success at once (row 3). @throws as openSheet */
    placeCod(app: AppRecord, customerId: string, orderId: string): Callback[] {
      const { order } = open(app, customerId, orderId, 'cod');
      orders.move(order, 'confirm_cod');
      return [SUCCESS];
    },

    /** The buyer presses Pay. @throws SandboxError payment_not_found, payment_closed, order_status */
    pay(customerId: string, paymentId: string, method: string): Callback[] {
      if (!METHODS.some(({ id }) => id === method)) throw new SandboxError('invalid_parameters', `method ${method}`);
      const { payment, order } = findOpen(customerId, paymentId);
      const outcome = state.nextPayment;
      const { effect, callbacks } = OUTCOMES[outcome];
      if (order.status !== 'waiting_for_payment') throw new SandboxError('order_status', `order is ${order.status}`);
      state.nextPayment = 'success';
      answer(payment, outcome, method);
      if (effect === 'paid') orders.move(order, 'receive_money');
      if (effect === 'canceled') orders.move(order, 'cancel_on_pay_screen');
      return callbacks;
    },

    /** The buyer presses Cancel (row 7). @throws SandboxError payment_not_found, payment_closed, order_status */
    cancel(customerId: string, paymentId: string): Callback[] {
      const { payment, order } = findOpen(customerId, paymentId);
      orders.move(order, 'cancel_on_pay_screen');
      answer(payment, 'cancel', '');
      return [CANCELED];
    },

    /** The app is killed on the pay screen: no callback, the 4 h timer does the rest (row 8). */
    leave(customerId: string, paymentId: string): Callback[] {
      const { payment } = findOpen(customerId, paymentId);
      answer(payment, 'killed', '');
      return [];
    },
  };
}
