import type { Clock } from './clock.ts';
import { SandboxError } from './errors.ts';
import type { Ids } from './ids.ts';
import type { Orders } from './orders.ts';
import { type Callback, OUTCOMES, toHostPayloads } from './pay-outcomes.ts';
import type { AppRecord, OrderRecord, PaymentKind, PaymentOutcome, PaymentRecord } from './records.ts';
import type { State } from './state.ts';
import type { Trigger } from './transitions.ts';

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

const FIRST_MOVE: Record<PaymentKind, Trigger> = {
  online: 'pay_online',
  cod: 'pay_cod',
  bank_transfer: 'pay_by_transfer',
};

export type Payments = ReturnType<typeof createPayments>;

/** my.makePayment as the Tiki app carries it out: one call per order id, ever (tiki-platform.md section 1.8). */
export function createPayments(deps: { state: State; clock: Clock; ids: Ids; orders: Orders }) {
  const { state, clock, ids, orders } = deps;
  const { settings } = state;

  function begin(order: OrderRecord, customerId: string, kind: PaymentKind): PaymentRecord {
    const at = clock.now();
    // At `draft` no payment was made yet; the move refuses every other status.
    orders.move(order, FIRST_MOVE[kind], { at });
    order.paymentKind = kind;
    order.tikiOrderId = ids.digits(10);
    order.tikiOrderCode = ids.digits(9);
    const payment: PaymentRecord = {
      id: ids.long(),
      orderId: order.id,
      customerId,
      kind,
      status: kind === 'online' ? 'open' : 'answered',
      method: kind === 'online' ? '' : kind,
      outcome: kind === 'online' ? '' : 'success',
      createdAt: at,
    };
    order.paymentId = payment.id;
    state.orders.set(order.id, order);
    state.payments.set(payment.id, payment);
    if (kind === 'cod' && !settings.switches.codWaitsForConfirmation) orders.move(order, 'confirm_cod');
    return payment;
  }

  /** The order a customer may pay in this app. @throws SandboxError payment_order_unknown, payment_not_owner */
  function findPayable(app: AppRecord, customerId: string, orderId: string): OrderRecord {
    const order = state.orders.get(orderId);
    if (!order || order.appIdentifier !== app.identifier) throw new SandboxError('payment_order_unknown');
    if (settings.switches.ownerOnlyPays && order.customerId !== customerId) throw new SandboxError('payment_not_owner');
    return order;
  }

  function findOpen(customerId: string, paymentId: string): { payment: PaymentRecord; order: OrderRecord } {
    const payment = state.payments.get(paymentId);
    const order = payment && state.orders.get(payment.orderId);
    if (!payment || !order || payment.customerId !== customerId) throw new SandboxError('payment_not_found');
    if (payment.status !== 'open') throw new SandboxError('payment_closed');
    return { payment, order };
  }

  function answer(payment: PaymentRecord, outcome: PaymentOutcome, method: string): void {
    Object.assign(payment, { status: 'answered', outcome, method });
    state.payments.set(payment.id, payment);
  }

  function callbacksOf(callbacks: Callback[], order: OrderRecord): Callback[] {
    return settings.switches.hostPayloads ? toHostPayloads(callbacks, order) : callbacks;
  }

  /** The money came: paid, or first looked at by Tiki (row 6). */
  function takeMoney(order: OrderRecord): void {
    orders.move(order, settings.switches.checkMoneyFirst ? 'check_money' : 'receive_money');
  }

  function takeOutcome(): PaymentOutcome {
    const outcome = settings.nextPayment;
    if (outcome !== 'success' && !settings.keepNextPayment) {
      settings.nextPayment = 'success';
      state.saveSettings();
    }
    return outcome;
  }

  function settle(payment: PaymentRecord, order: OrderRecord, method: string): Callback[] {
    if (order.status !== 'waiting_for_payment') throw orders.illegal(`order is ${order.status}`);
    const outcome = takeOutcome();
    const { effect, callbacks } = OUTCOMES[outcome];
    answer(payment, outcome, method);
    if (effect === 'paid') takeMoney(order);
    if (effect === 'canceled') orders.move(order, 'cancel_on_pay_screen');
    return callbacksOf(callbacks, order);
  }

  return {
    findPayable,
    takeMoney,
    answer,

    /** The one makePayment of an order, as whoever may pay it. @throws SandboxError order_status */
    begin,

    /** Opens the pay screen. @throws SandboxError payment_order_unknown, payment_not_owner, order_status */
    openSheet(app: AppRecord, customerId: string, orderId: string): PaymentSheet {
      const order = findPayable(app, customerId, orderId);
      const payment = begin(order, customerId, 'online');
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

    /** COD and bank transfer: nothing is shown, the app hears success at once (rows 3 and 4). @throws as openSheet */
    placeUnseen(app: AppRecord, customerId: string, orderId: string, kind: 'cod' | 'bank_transfer'): Callback[] {
      const order = findPayable(app, customerId, orderId);
      begin(order, customerId, kind);
      return callbacksOf(OUTCOMES.success.callbacks, order);
    },

    /** The buyer presses Pay. @throws SandboxError payment_not_found, payment_closed, order_status */
    pay(customerId: string, paymentId: string, method: string): Callback[] {
      if (!METHODS.some(({ id }) => id === method)) throw new SandboxError('invalid_parameters', `method ${method}`);
      const { payment, order } = findOpen(customerId, paymentId);
      return settle(payment, order, method);
    },

    /** Pays without a screen, as Tiki's sandbox does: the console decides how it ends. @throws SandboxError order_status */
    payUnseen(payment: PaymentRecord, order: OrderRecord): Callback[] {
      return settle(payment, order, 'sandbox');
    },

    /** The buyer presses Cancel (row 7). @throws SandboxError payment_not_found, payment_closed, order_status */
    cancel(customerId: string, paymentId: string): Callback[] {
      const { payment, order } = findOpen(customerId, paymentId);
      orders.move(order, 'cancel_on_pay_screen');
      answer(payment, 'cancel', '');
      return callbacksOf(OUTCOMES.cancel.callbacks, order);
    },

    /** The app is killed on the pay screen: no callback, the 4 h timer does the rest (row 8). */
    leave(customerId: string, paymentId: string): Callback[] {
      const { payment } = findOpen(customerId, paymentId);
      answer(payment, 'killed', '');
      return [];
    },
  };
}
