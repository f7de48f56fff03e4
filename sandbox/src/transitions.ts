import type { KnownPlatformStatus } from '../../tiki-api/order.ts';

export type Actor = 'partner' | 'customer' | 'tiki';

export type Trigger =
  | 'create'
  | 'pay_online'
  | 'pay_cod'
  | 'pay_by_transfer'
  | 'confirm_cod'
  | 'check_money'
  | 'receive_money'
  | 'cancel_on_pay_screen'
  | 'expire'
  | 'cancel_by_partner'
  | 'cancel_by_customer'
  | 'advance'
  | 'complete';

/** One legal status change. `row` is the row of the table in tiki-platform.md section 4. */
export interface Transition {
  row: number;
  from: KnownPlatformStatus | null;
  to: KnownPlatformStatus;
  trigger: Trigger;
  by: Actor;
  /** True where Tiki documents a notification. Where the table says "unknown" none is sent. */
  notifies: boolean;
}

type Row = [number, KnownPlatformStatus | null, KnownPlatformStatus, Trigger, Actor, 'ipn'?];

const ROWS: Row[] = [
  [1, null, 'draft', 'create', 'partner'],
  [2, 'draft', 'waiting_for_payment', 'pay_online', 'customer'],
  [3, 'draft', 'waiting_for_confirmation', 'pay_cod', 'customer'],
  [3, 'waiting_for_confirmation', 'processing', 'confirm_cod', 'tiki'],
  [4, 'draft', 'waiting_for_verification', 'pay_by_transfer', 'customer'],
  [5, 'waiting_for_payment', 'online_paid', 'receive_money', 'tiki', 'ipn'],
  [6, 'waiting_for_payment', 'waiting_for_verification', 'check_money', 'tiki'],
  [6, 'waiting_for_verification', 'online_paid', 'receive_money', 'tiki', 'ipn'],
  [7, 'waiting_for_payment', 'canceled', 'cancel_on_pay_screen', 'customer', 'ipn'],
  [8, 'waiting_for_payment', 'canceled', 'expire', 'tiki', 'ipn'],
  [9, 'waiting_for_verification', 'canceled', 'cancel_by_partner', 'partner'],
  [10, 'online_paid', 'processing', 'advance', 'tiki'],
  [11, 'online_paid', 'canceled', 'cancel_by_partner', 'partner'],
  [11, 'processing', 'canceled', 'cancel_by_partner', 'partner'],
  [11, 'on_delivery', 'canceled', 'cancel_by_partner', 'partner'],
  [12, 'online_paid', 'canceled', 'cancel_by_customer', 'customer'],
  [13, 'processing', 'on_delivery', 'advance', 'tiki'],
  [14, 'processing', 'completed', 'complete', 'partner'],
  [14, 'on_delivery', 'completed', 'complete', 'partner'],
  [14, 'online_paid', 'completed', 'complete', 'partner'],
  [15, 'draft', 'canceled', 'cancel_by_partner', 'partner'],
  [16, 'waiting_for_verification', 'processing', 'advance', 'partner'],
  [17, 'waiting_for_payment', 'canceled', 'cancel_by_partner', 'partner'],
  [17, 'waiting_for_confirmation', 'canceled', 'cancel_by_partner', 'partner'],
];

/** Rows 1-17 of section 4, nothing else. `completed` and `canceled` have no exits. */
export const TRANSITIONS: readonly Transition[] = ROWS.map(([row, from, to, trigger, by, ipn]) => ({
  row,
  from,
  to,
  trigger,
  by,
  notifies: ipn === 'ipn',
}));

/** The legal change for a trigger in a status, or undefined when Tiki would refuse it. */
export function findTransition(from: KnownPlatformStatus, trigger: Trigger): Transition | undefined {
  return TRANSITIONS.find((transition) => transition.from === from && transition.trigger === trigger);
}
