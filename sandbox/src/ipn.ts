import type { TikiNotification } from '../../tiki-api/order.ts';
import { CLIENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../tiki-api/envelope.ts';
import { type Clock, toVietnamTime } from './clock.ts';
import type { Ids } from './ids.ts';
import { sign } from './signature.ts';
import { type Delivery, type DeliveryAttempt, type OrderRecord, type State, toTikiOrder } from './state.ts';

const MINUTE = 60_000;
/** Documented (tiki-platform.md section 5): the gap before each of the seven resends. */
export const RESEND_GAPS_MS = [1, 5, 30, 60, 6 * 60, 12 * 60, 24 * 60].map((minutes) => minutes * MINUTE);
/** No answer within this long counts as silence. */
export const ANSWER_TIMEOUT_MS = 15_000;
/** What a restart leaves the receiver to come up before a message that fell due meanwhile. */
const RESTART_GRACE_MS = 10_000;

/** Posts and resolves with the HTTP status; rejects when the network fails or the signal fires. */
export type Post = (
  url: string,
  request: { headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<number>;

export type Ipn = ReturnType<typeof createIpn>;

/** The notification sender. All its times are the virtual clock's, the wait for an answer too. */
export function createIpn(deps: {
  state: State;
  clock: Clock;
  ids: Ids;
  post: Post;
  /** Called when a delivery changed by itself: save, and look for the next due time. */
  onProgress: () => void;
}) {
  const { state, clock, ids, post, onProgress } = deps;
  const inFlight = new Map<string, { deadline: number; controller: AbortController; done: Promise<void> }>();
  const pending = new Map<string, Delivery>();
  for (const delivery of Object.values(state.deliveries)) {
    if (delivery.nextAt === null) continue;
    // A sandbox that was switched off must not spend the whole plan in its first second.
    delivery.nextAt = Math.max(delivery.nextAt, clock.now() + RESTART_GRACE_MS);
    pending.set(delivery.messageId, delivery);
  }

  function schedule(delivery: Delivery, nextAt: number | null): void {
    delivery.nextAt = nextAt;
    if (nextAt === null) pending.delete(delivery.messageId);
    else pending.set(delivery.messageId, delivery);
  }

  function conclude(delivery: Delivery, attempt: DeliveryAttempt): void {
    delivery.attempts.push(attempt);
    const { httpStatus, dueAt } = attempt;
    if (httpStatus !== null && httpStatus < 500) {
      // A 3xx or 4xx is not among the documented reasons to resend: final.
      delivery.status = httpStatus < 300 ? 'delivered' : 'refused';
      return schedule(delivery, null);
    }
    const gap = RESEND_GAPS_MS[delivery.attempts.length - 1];
    if (gap === undefined) delivery.status = 'given_up';
    schedule(delivery, gap === undefined ? null : dueAt + gap);
  }

  async function send(delivery: Delivery, dueAt: number, controller: AbortController): Promise<void> {
    const app = state.apps.find(({ identifier }) => identifier === delivery.appIdentifier);
    if (!app || app.ipnUrl === '') {
      delivery.status = 'given_up'; // the URL was emptied meanwhile, which Tiki reads as opting out
      return schedule(delivery, null);
    }
    const sentAt = clock.now();
    // Whether Tiki renews the headers of a resend is unknown: signed afresh each time [C].
    const timestamp = String(sentAt);
    const signature = sign(app.clientSecret, { timestamp, clientKey: app.clientKey, subject: delivery.body });
    const attempt = { dueAt, sentAt, url: app.ipnUrl, timestamp, signature };
    const headers = {
      'Content-Type': 'application/json',
      [CLIENT_ID_HEADER]: app.clientKey,
      [TIMESTAMP_HEADER]: timestamp,
      [SIGNATURE_HEADER]: signature,
    };
    try {
      const httpStatus = await post(app.ipnUrl, { headers, body: delivery.body, signal: controller.signal });
      conclude(delivery, { ...attempt, outcome: 'answered', httpStatus });
    } catch {
      // The two other outcomes of the documented plan, recorded as such; a stop leaves the message due.
      if (controller.signal.reason === 'stopped') return;
      const outcome = controller.signal.aborted ? 'timeout' : 'network_error';
      conclude(delivery, { ...attempt, outcome, httpStatus: null });
    }
  }

  function start(delivery: Delivery, dueAt: number): void {
    const controller = new AbortController();
    const done = send(delivery, dueAt, controller).finally(() => {
      inFlight.delete(delivery.messageId);
      onProgress();
    });
    inFlight.set(delivery.messageId, { deadline: clock.now() + ANSWER_TIMEOUT_MS, controller, done });
  }

  return {
    /** Queues the message about an order's new status, due at once. Nothing for an app without an IPN URL. */
    notify(order: OrderRecord, at: number): void {
      const app = state.apps.find(({ identifier }) => identifier === order.appIdentifier);
      if (!app || app.ipnUrl === '') return;
      const message: TikiNotification = {
        order: toTikiOrder(order),
        message_id: ids.long(),
        message_type: 'notification',
        message_created_at: toVietnamTime(at),
      };
      const delivery: Delivery = {
        messageId: message.message_id,
        orderId: order.id,
        appIdentifier: app.identifier,
        orderStatus: order.status,
        body: JSON.stringify(message),
        createdAt: at,
        status: 'pending',
        nextAt: at,
        attempts: [],
      };
      state.deliveries[delivery.messageId] = delivery;
      pending.set(delivery.messageId, delivery);
    },

    /** Ends the waits that are over and starts every delivery that is due. */
    runDue(now: number): void {
      for (const { deadline, controller } of inFlight.values()) if (deadline <= now) controller.abort('timeout');
      for (const delivery of pending.values()) {
        if (delivery.nextAt === null || delivery.nextAt > now || inFlight.has(delivery.messageId)) continue;
        start(delivery, delivery.nextAt);
      }
    },

    /** The earliest moment at which `runDue` has something to do. */
    nextDue(): number | undefined {
      const deadlines = [...inFlight.values()].filter(({ controller }) => !controller.signal.aborted);
      const waiting = [...pending.values()].filter(({ messageId }) => !inFlight.has(messageId));
      const times = [...deadlines.map(({ deadline }) => deadline), ...waiting.map(({ nextAt }) => nextAt ?? Infinity)];
      return times.length === 0 ? undefined : Math.min(...times);
    },

    /** Resolves when no request is on its way any more. */
    async idle(): Promise<void> {
      while (inFlight.size > 0) await Promise.all([...inFlight.values()].map(({ done }) => done));
    },

    /** Breaks off what is on its way; it stays due. */
    stop(): void {
      for (const { controller } of inFlight.values()) controller.abort('stopped');
    },
  };
}
