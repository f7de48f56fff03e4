import { actionsOf } from './console-actions.ts';
import { planOf } from './ipn-plan.ts';
import type { AppEnvironment, AppRecord, Delivery, OrderRecord } from './records.ts';
import { mask } from './request-log.ts';
import type { Sandbox } from './sandbox.ts';

/** Times in the console's JSON are RFC 3339, UTC, on the virtual clock. */
export const toTime = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

const toKeys = ({ clientKey, clientSecret, ipnUrl }: AppEnvironment) => ({
  clientKey,
  clientSecret: mask(clientSecret),
  ipnUrl,
});

/** The pair of the sandbox environment at the top, the other one beside it; secrets masked. */
export function toAppView(app: AppRecord) {
  const { sandbox, production, ...rest } = app;
  return { ...rest, ...toKeys(sandbox), production: toKeys(production) };
}

export function toOrderView(sandbox: Sandbox, order: OrderRecord) {
  const { createdAt, expiresAt, history, ...rest } = order;
  return {
    ...rest,
    createdAt: toTime(createdAt),
    expiresAt: toTime(expiresAt),
    history: history.map((entry) => ({ ...entry, at: toTime(entry.at) })),
    /** The state changes the console offers now. */
    actions: actionsOf(sandbox, order),
  };
}

export function toDeliveryView(delivery: Delivery) {
  return {
    ...delivery,
    createdAt: toTime(delivery.createdAt),
    nextAt: toTime(delivery.nextAt),
    /** When it is sent, the next time first, if no attempt is answered. */
    plan: planOf(delivery).map(toTime),
    attempts: delivery.attempts.map((attempt) => ({
      ...attempt,
      dueAt: toTime(attempt.dueAt),
      sentAt: toTime(attempt.sentAt),
    })),
  };
}
