import type { TikiOrder } from '../../tiki-api/order.ts';
import { findApp } from './apps.ts';
import type { Clock } from './clock.ts';
import { DueQueue } from './due-queue.ts';
import type { Ids } from './ids.ts';
import { takeIpnFault } from './ipn-faults.ts';
import { faultNow, nextGap } from './ipn-plan.ts';
import { signBody, signerOf, toBody, toHeaders } from './ipn-message.ts';
import { createOutbox, type Post } from './outbox.ts';
import type { IpnFaultKind } from './fault-kinds.ts';
import type { Delivery, DeliveryAttempt, EnvironmentName, OrderRecord } from './records.ts';
import type { State } from './state.ts';

const MINUTE = 60_000;
/** What a restart leaves the receiver to come up before a message that fell due meanwhile. */
const RESTART_GRACE_MS = 10_000;
/** A message held back by `reorder` waits for the next one, but not for ever. */
const LONGEST_HOLD_MS = 10 * MINUTE;
export type Ipn = ReturnType<typeof createIpn>;

/** The notification sender: which message is due when. All its times are the virtual clock's, the wait for an answer too. */
export function createIpn(deps: { state: State; clock: Clock; ids: Ids; post: Post; onProgress: () => void }) {
  const { state, clock, ids, post, onProgress } = deps;
  const { settings } = state;
  const queue = new DueQueue();
  const held = new Set<string>();
  const outbox = createOutbox({ clock, post, onProgress });
  for (const delivery of state.deliveries.values()) {
    if (delivery.nextAt === null) continue;
    // A sandbox that was switched off must not spend the whole plan in its first second.
    schedule(delivery, Math.max(delivery.nextAt, clock.now() + RESTART_GRACE_MS));
  }

  function schedule(delivery: Delivery, nextAt: number | null): void {
    delivery.nextAt = nextAt;
    state.deliveries.set(delivery.messageId, delivery);
    queue.set(delivery.messageId, nextAt);
  }

  function conclude(delivery: Delivery, attempt: DeliveryAttempt): void {
    if (state.deliveries.get(delivery.messageId) !== delivery) return; // forgotten while it was on its way
    delivery.attempts.push(attempt);
    releaseHeld(delivery.messageId);
    if (attempt.extra) return state.deliveries.set(delivery.messageId, delivery);
    const { httpStatus, dueAt } = attempt;
    const isFinal = settings.switches.resendAfter4xx ? (status: number) => status < 300 : (s: number) => s < 500;
    if (httpStatus !== null && isFinal(httpStatus)) {
      // A 3xx or 4xx is not among the documented reasons to resend: final.
      delivery.status = httpStatus < 300 ? 'delivered' : 'refused';
      return schedule(delivery, null);
    }
    const gap = nextGap(delivery);
    if (gap === undefined) delivery.status = 'given_up';
    schedule(delivery, gap === undefined ? null : dueAt + gap);
  }

  /** Another message went first: what was held back for it follows. */
  function releaseHeld(passedBy: string): void {
    for (const messageId of held) {
      if (messageId === passedBy) continue;
      const delivery = state.deliveries.get(messageId);
      if (delivery?.nextAt) schedule(delivery, Math.min(delivery.nextAt, clock.now()));
      held.delete(messageId);
    }
  }

  function send(delivery: Delivery, options: { dueAt: number; extra: boolean; fault: IpnFaultKind | '' }): void {
    const { dueAt, extra, fault } = options;
    const app = findApp(state, delivery.appIdentifier);
    const url = app?.[delivery.environment].ipnUrl ?? '';
    if (!app || url === '') {
      delivery.status = 'given_up'; // the URL was emptied meanwhile, which Tiki reads as opting out
      return schedule(delivery, null);
    }
    const keys = signerOf({ app, environment: delivery.environment, fault, apps: settings.apps });
    const [first] = delivery.attempts;
    const isFrozen = !extra && first && (fault === 'frozen_headers' || !settings.switches.resignResends);
    const signed = isFrozen
      ? { timestamp: first.timestamp, signature: first.signature }
      : signBody(keys, delivery.body, { timestamp: String(clock.now()), fault, ids });
    const base = { dueAt, sentAt: clock.now(), url, ...signed, extra };
    if (!extra && delivery.drops > 0) {
      delivery.drops -= 1;
      return conclude(delivery, { ...base, outcome: 'dropped', httpStatus: null });
    }
    outbox.send({ url, headers: toHeaders(keys.clientKey, signed), body: delivery.body }, (result) =>
      conclude(delivery, { ...base, ...result }),
    );
  }

  function add(options: {
    order: TikiOrder;
    appIdentifier: string;
    environment: EnvironmentName;
    at: number;
    fault: IpnFaultKind | '';
    drops?: number;
    forged?: boolean;
  }): Delivery {
    const { order, appIdentifier, environment, at, fault, drops = 0, forged = false } = options;
    const messageId = ids.long();
    const shown = fault === 'wrong_amount' ? { ...order, grand_total: order.grand_total + 1 } : order;
    const record = state.orders.get(order.id);
    record?.messageIds.push(messageId);
    if (record) state.orders.set(record.id, record);
    const body = toBody({ order: shown, messageId, at }, { pretty: fault === 'pretty' });
    return {
      messageId,
      orderId: order.id,
      appIdentifier,
      environment,
      orderStatus: order.status,
      body,
      createdAt: at,
      status: 'pending',
      nextAt: at,
      fault,
      drops,
      forged,
      attempts: [],
    };
  }

  /** Ends the waits that are over and starts every delivery that is due, as far as there is room. */
  function runDue(now: number): void {
    outbox.endWaits(now);
    while (outbox.hasRoom()) {
      const dueAt = queue.next();
      const delivery = state.deliveries.get(queue.take(now) ?? '');
      if (!delivery || dueAt === undefined) return;
      held.delete(delivery.messageId);
      const fault = faultNow(delivery);
      const twice = fault === 'duplicate' && delivery.attempts.length === 0;
      send(delivery, { dueAt, extra: false, fault });
      if (twice) send(delivery, { dueAt, extra: true, fault: '' });
    }
  }

  return {
    runDue,

    /** Queues the message about an order's new status, due at once. Nothing for an app without an IPN URL. */
    notify(record: OrderRecord, order: TikiOrder, at: number): Delivery | undefined {
      const { appIdentifier, environment } = record;
      const app = findApp(state, appIdentifier);
      if (!app || app[environment].ipnUrl === '') return undefined;
      const armed = takeIpnFault(state);
      const drops = armed?.kind === 'drop' ? armed.times : 0;
      const delivery = add({ order, appIdentifier, environment, at, fault: armed?.kind ?? '', drops });
      if (armed?.kind === 'reorder') held.add(delivery.messageId);
      const delay = { delay: armed?.delayMs ?? 0, reorder: LONGEST_HOLD_MS }[armed?.kind as string] ?? 0;
      schedule(delivery, at + delay);
      return delivery;
    },

    /** Sends a message that Tiki never made, once; `fault` says how it is signed. */
    forge(record: Pick<OrderRecord, 'appIdentifier' | 'environment'>, order: TikiOrder, fault: IpnFaultKind | '') {
      const { appIdentifier, environment } = record;
      const delivery = add({ order, appIdentifier, environment, at: clock.now(), fault, forged: true });
      schedule(delivery, delivery.nextAt);
      return delivery;
    },

    /** Sends a message once more, now, whatever the plan says. */
    resend(delivery: Delivery, fault: IpnFaultKind | ''): void {
      send(delivery, { dueAt: clock.now(), extra: true, fault });
    },

    /** The earliest moment at which `runDue` has something to do. */
    nextDue(): number | undefined {
      const times = [outbox.nextDeadline(), outbox.hasRoom() ? queue.next() : undefined];
      const known = times.filter((time) => time !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    },

    /** Resolves when nothing is due and no request is on its way any more. */
    async idle(): Promise<void> {
      for (;;) {
        runDue(clock.now());
        if (outbox.size() === 0) return;
        await outbox.progress();
      }
    },

    /** How many messages are still to be sent, or on their way. */
    pending: () => queue.size + outbox.size(),

    /** All messages are gone. */
    forget(): void {
      outbox.abandon();
      queue.clear();
      held.clear();
    },

    stop: () => outbox.stop(),
  };
}
