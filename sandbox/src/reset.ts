import type { Clock } from './clock.ts';
import type { Ipn } from './ipn.ts';
import type { RequestLog } from './request-log.ts';
import { defaultSwitches } from './switches.ts';
import type { State } from './state.ts';
import type { Timers } from './timers.ts';

/** What the console can put back: everything that happened, and the four kinds of knobs. */
export const RESET_PARTS = ['data', 'payment', 'faults', 'switches', 'clock'] as const;
export type ResetPart = (typeof RESET_PARTS)[number];

/** Puts parts back to how a first start leaves them. Messages on their way are broken off and forgotten with the rest. */
export function resetParts(
  parts: readonly ResetPart[],
  deps: { state: State; clock: Clock; timers: Timers; ipn: Ipn; requestLog: RequestLog },
): void {
  const { state, clock, timers, ipn, requestLog } = deps;
  const { settings } = state;
  const isReset = (part: ResetPart) => parts.includes(part);
  if (isReset('data')) {
    ipn.forget();
    timers.forget();
    requestLog.clear();
    const { authCodes, accessTokens, refreshTokens, orders, payments, deliveries } = state;
    const tables = [authCodes, accessTokens, refreshTokens, orders, payments, deliveries];
    for (const table of tables) table.clear();
    for (const table of [state.carts, state.marketplaceOrders, state.products, state.shipments]) table.clear();
  }
  if (isReset('payment')) Object.assign(settings, { nextPayment: 'success', keepNextPayment: false });
  if (isReset('faults')) Object.assign(settings, { faults: [], ipnFaults: [] });
  if (isReset('switches')) settings.switches = defaultSwitches();
  if (isReset('clock')) clock.setOffset(0);
  state.saveSettings();
}
