import { mask } from './request-log.ts';
import type { AppRecord, Delivery, OrderRecord } from './state.ts';
import { TRANSITIONS } from './transitions.ts';

/** Times in the console's JSON are RFC 3339, UTC, on the virtual clock. */
const toTime = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

export function toAppView(app: AppRecord) {
  const { identifier, name, clientKey, clientSecret, ipnUrl, orderAmountLimit } = app;
  return { identifier, name, clientKey, clientSecret: mask(clientSecret), ipnUrl, orderAmountLimit };
}

/** What the console's three order buttons do. */
const BUTTONS = { expire: 'expire', 'customer-cancel': 'cancel_by_customer', advance: 'advance' } as const;

export function toOrderView(order: OrderRecord) {
  const { createdAt, expiresAt, history, ...rest } = order;
  return {
    ...rest,
    createdAt: toTime(createdAt),
    expiresAt: toTime(expiresAt),
    history: history.map((entry) => ({ ...entry, at: toTime(entry.at) })),
    /** The state changes the console offers now. */
    actions: Object.entries(BUTTONS)
      .filter(([, trigger]) => TRANSITIONS.some((row) => row.from === order.status && row.trigger === trigger))
      .map(([action]) => action),
  };
}

export function toDeliveryView(delivery: Delivery) {
  return {
    ...delivery,
    createdAt: toTime(delivery.createdAt),
    nextAt: toTime(delivery.nextAt),
    attempts: delivery.attempts.map((attempt) => ({
      ...attempt,
      dueAt: toTime(attempt.dueAt),
      sentAt: toTime(attempt.sentAt),
    })),
  };
}
