import type { OrderRecord } from './records.ts';
import type { Sandbox } from './sandbox.ts';
import { findTransition, type Trigger } from './transitions.ts';

interface Action {
  /** On the button. */
  label: string;
  /** The change that must be possible, by status; a status that is missing does not offer the action. */
  by: Partial<Record<OrderRecord['status'], Trigger>>;
  run: (sandbox: Sandbox, order: OrderRecord) => void;
}

/** What Tiki or the customer can do to an order: the buttons of the console (tiki-platform.md section 12). */
export const ACTIONS: Record<string, Action> = {
  pay: {
    label: 'Pay',
    by: { draft: 'pay_online', waiting_for_payment: 'receive_money' },
    run: (sandbox, order) => {
      openScreen(sandbox, order, 'success');
      sandbox.payments.takeMoney(order);
    },
  },
  'pay-cod': {
    label: 'Choose COD',
    by: { draft: 'pay_cod' },
    run: ({ payments }, order) => void payments.begin(order, order.customerId, 'cod'),
  },
  'pay-by-transfer': {
    label: 'Choose bank transfer',
    by: { draft: 'pay_by_transfer' },
    run: ({ payments }, order) => void payments.begin(order, order.customerId, 'bank_transfer'),
  },
  'cancel-on-pay-screen': {
    label: 'Cancel on pay screen',
    by: { draft: 'pay_online', waiting_for_payment: 'cancel_on_pay_screen' },
    run: (sandbox, order) => {
      openScreen(sandbox, order, 'cancel');
      sandbox.orders.move(order, 'cancel_on_pay_screen');
    },
  },
  'kill-app': {
    label: 'Kill app',
    by: { draft: 'pay_online', waiting_for_payment: 'expire' },
    run: (sandbox, order) => openScreen(sandbox, order, 'killed'),
  },
  'check-money': moveBy('Tiki checks the money', { waiting_for_payment: 'check_money' }),
  'confirm-money': moveBy('Money confirmed', { waiting_for_verification: 'receive_money' }),
  'customer-cancel': moveBy('Customer cancels', { online_paid: 'cancel_by_customer' }),
  advance: {
    label: 'Advance',
    by: {
      online_paid: 'advance',
      processing: 'advance',
      waiting_for_verification: 'advance',
      waiting_for_confirmation: 'confirm_cod',
    },
    run: ({ orders }, order) =>
      orders.move(order, order.status === 'waiting_for_confirmation' ? 'confirm_cod' : 'advance'),
  },
  'tiki-cancel': moveBy('Tiki cancels', { waiting_for_verification: 'cancel_by_tiki' }),
  expire: moveBy('Expire now', { waiting_for_payment: 'expire', draft: 'expire' }),
};

function moveBy(label: string, by: Action['by']): Action {
  const [trigger] = Object.values(by);
  return { label, by, run: ({ orders }, order) => orders.move(order, trigger ?? 'expire') };
}

/** The customer on the pay screen, wherever the order was; with how that visit ends. */
function openScreen({ state, payments }: Sandbox, order: OrderRecord, outcome: 'success' | 'cancel' | 'killed'): void {
  const payment =
    order.status === 'draft' ? payments.begin(order, order.customerId, 'online') : state.payments.get(order.paymentId);
  if (payment?.status === 'open') payments.answer(payment, outcome, outcome === 'success' ? 'card' : '');
}

/** The actions that are possible now. */
export function actionsOf({ state }: Sandbox, order: OrderRecord): string[] {
  return Object.entries(ACTIONS)
    .filter(([, { by }]) => {
      const trigger = by[order.status];
      return trigger && findTransition(order.status, trigger, state.settings.switches);
    })
    .map(([name]) => name);
}
