import type { Deps } from './deps.ts';
import { createEffects } from './modules/effects/service.ts';
import { createOrders } from './modules/orders/service.ts';
import { createClosing } from './modules/payments/closing.ts';
import { createPayments } from './modules/payments/service.ts';
import { createDailyReconciliation } from './modules/reconciliation/service.ts';
import { createSessions } from './modules/sessions/service.ts';
import { createSweep } from './modules/sweep/service.ts';

/** The services that depend on one another, made in the order that allows it. */
export function createCore(deps: Deps) {
  const sessions = createSessions(deps);
  const payments = createPayments(deps);
  const closing = createClosing(deps);
  const effects = createEffects({ ...deps, closing });
  const daily = createDailyReconciliation({ ...deps, closing });
  const orders = createOrders({ ...deps, payments, closing, effects });
  const { sweep, forgetCreates } = createSweep({ ...deps, payments, closing, effects, daily });
  return { sessions, orders, closing, effects, daily, sweep, forgetCreates };
}

export type Core = ReturnType<typeof createCore>;
