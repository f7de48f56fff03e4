import type { SwitchRule } from './switch-rule.ts';
import { NOTIFICATIONS, PAYMENT, PRODUCTS } from './switches-flow.ts';
import { ORDERS, STATUS_CHANGES } from './switches-orders.ts';
import { ERRORS_SHOWN, IDENTITY, SIGNING } from './switches-wire.ts';

const GROUPS = {
  Signing: SIGNING,
  Errors: ERRORS_SHOWN,
  Orders: ORDERS,
  Identity: IDENTITY,
  'Status changes': STATUS_CHANGES,
  Notifications: NOTIFICATIONS,
  'Payment and cart': PAYMENT,
  Products: PRODUCTS,
};

/** Every rule on which Tiki's documents are silent or disagree, as a switch; the defaults are the readings of tiki-platform.md. */
export const SWITCHES = {
  ...SIGNING,
  ...ERRORS_SHOWN,
  ...ORDERS,
  ...IDENTITY,
  ...STATUS_CHANGES,
  ...NOTIFICATIONS,
  ...PAYMENT,
  ...PRODUCTS,
} satisfies Record<string, SwitchRule>;

export type SwitchName = keyof typeof SWITCHES;
export type Switches = Record<SwitchName, boolean>;

export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[];

export function defaultSwitches(): Switches {
  return Object.fromEntries(SWITCH_NAMES.map((name) => [name, SWITCHES[name].default])) as Switches;
}

/** Every switch with where it stands, as the console lists it. */
export function listSwitches(switches: Switches) {
  return Object.entries(GROUPS).flatMap(([group, rules]) =>
    Object.entries<SwitchRule>(rules).map(([name, rule]) => ({
      name,
      group,
      value: switches[name as SwitchName],
      ...rule,
    })),
  );
}
