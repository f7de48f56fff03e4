import type { KnownPlatformStatus } from '../../tiki-api/order.ts';
import type { SwitchName, Switches } from './switches.ts';

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
  | 'cancel_by_tiki'
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
  /** What the table says of a notification; `unknown` is none unless the switch notifyEveryChange says so. */
  ipn: 'yes' | 'no' | 'unknown';
  /** Legal only while this switch is on. */
  needs: SwitchName | undefined;
}

type Row = [number, KnownPlatformStatus | null, KnownPlatformStatus, Trigger, Actor, Transition['ipn'], SwitchName?];

const ROWS: Row[] = [
  [1, null, 'draft', 'create', 'partner', 'no'],
  [2, 'draft', 'waiting_for_payment', 'pay_online', 'customer', 'no'],
  [3, 'draft', 'waiting_for_confirmation', 'pay_cod', 'customer', 'no'],
  [3, 'waiting_for_confirmation', 'processing', 'confirm_cod', 'tiki', 'no'],
  [4, 'draft', 'waiting_for_verification', 'pay_by_transfer', 'customer', 'unknown', 'bankTransfer'],
  [5, 'waiting_for_payment', 'online_paid', 'receive_money', 'tiki', 'yes'],
  [6, 'waiting_for_payment', 'waiting_for_verification', 'check_money', 'tiki', 'no'],
  [6, 'waiting_for_verification', 'online_paid', 'receive_money', 'tiki', 'yes'],
  [7, 'waiting_for_payment', 'canceled', 'cancel_on_pay_screen', 'customer', 'yes'],
  [8, 'waiting_for_payment', 'canceled', 'expire', 'tiki', 'yes'],
  [9, 'waiting_for_verification', 'canceled', 'cancel_by_partner', 'partner', 'unknown'],
  [9, 'waiting_for_verification', 'canceled', 'cancel_by_tiki', 'tiki', 'unknown'],
  [10, 'online_paid', 'processing', 'advance', 'tiki', 'unknown'],
  [11, 'online_paid', 'canceled', 'cancel_by_partner', 'partner', 'unknown'],
  [11, 'processing', 'canceled', 'cancel_by_partner', 'partner', 'unknown'],
  [11, 'on_delivery', 'canceled', 'cancel_by_partner', 'partner', 'unknown'],
  [12, 'online_paid', 'canceled', 'cancel_by_customer', 'customer', 'unknown', 'customerCancelsPaid'],
  [13, 'processing', 'on_delivery', 'advance', 'tiki', 'unknown'],
  [14, 'processing', 'completed', 'complete', 'partner', 'unknown', 'completeFromProcessing'],
  [14, 'on_delivery', 'completed', 'complete', 'partner', 'unknown'],
  [14, 'online_paid', 'completed', 'complete', 'partner', 'unknown', 'completeFromPaid'],
  [15, 'draft', 'canceled', 'cancel_by_partner', 'partner', 'unknown'],
  [15, 'draft', 'canceled', 'expire', 'tiki', 'no', 'draftsExpire'],
  [16, 'waiting_for_verification', 'processing', 'advance', 'partner', 'unknown'],
  [17, 'waiting_for_payment', 'canceled', 'cancel_by_partner', 'partner', 'unknown', 'cancelWhileWaiting'],
  [17, 'waiting_for_confirmation', 'canceled', 'cancel_by_partner', 'partner', 'unknown'],
];

/** Rows 1-17 of section 4, nothing else. `completed` and `canceled` have no exits. */
export const TRANSITIONS: readonly Transition[] = ROWS.map(([row, from, to, trigger, by, ipn, needs]) => ({
  row,
  from,
  to,
  trigger,
  by,
  ipn,
  needs,
}));

/** The legal change for a trigger in a status, or undefined when Tiki would refuse it. */
export function findTransition(
  from: KnownPlatformStatus,
  trigger: Trigger,
  switches: Switches,
): Transition | undefined {
  return TRANSITIONS.find(
    (transition) =>
      transition.from === from && transition.trigger === trigger && (!transition.needs || switches[transition.needs]),
  );
}
