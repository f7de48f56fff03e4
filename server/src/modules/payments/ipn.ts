import type { TikiNotification, TikiOrder } from '../../../../tiki-api/order.ts';
import type { AttemptStatus } from '../../../../contract/orders.ts';
import { raiseAlarm } from '../../alarms.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { TikiCallError } from '../../tiki-client.ts';
import { isGivenBack } from './closing.ts';
import { insertMessage, setOutcome, whatIsKnown } from './ipn-repository.ts';
import { isAnyCreatePending, lockByPlatform, patchAttempt } from './repository.ts';
import { isOurs, settle, type Word } from './settle.ts';

/** How long after a message was made its order may still become known to us (tiki-platform.md section 5, step 8). */
const MAY_APPEAR_MS = 2 * 3_600_000;
const CONFIRM_TIMEOUT_MS = 5_000;
/** An attempt that changes each time while Tiki is asked: Tiki sends the message again. */
const MAX_TRIES = 3;

export type IpnOutcome = 'duplicate' | 'applied' | 'stored' | 'older' | 'orphan' | 'review';

/** Settling Tiki's notifications: the receiver algorithm of tiki-platform.md section 5 from step 5 on. */
export function createIpn(deps: Deps) {
  const { db, tiki, clock, log } = deps;

  /**
   * Applies one verified notification, once, whatever is repeated or reordered.
   * @throws AppError IPN_NOT_YET when Tiki should send it again: its order is not known yet, or Tiki's own state lags.
   */
  async function applyNotification(message: TikiNotification): Promise<IpnOutcome> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const { isDuplicate, attempt } = await whatIsKnown(db, message);
      if (isDuplicate) return 'duplicate';
      const confirmed = needsConfirming(message, attempt?.status) ? await confirm(message.order) : undefined;
      const outcome = await store(message, confirmed, attempt?.version);
      if (outcome === 'changed') continue;
      if (outcome === 'orphan' || outcome === 'review') {
        log.error({ messageId: message.message_id, outcome }, 'a notification needs a person');
      }
      return outcome;
    }
    throw new AppError('IPN_NOT_YET');
  }

  /** Step 6: Tiki's own order, asked for before anybody believes that it is paid. */
  async function confirm(told: TikiOrder): Promise<TikiOrder> {
    let order: TikiOrder;
    try {
      order = await tiki.getOrder(told.id, CONFIRM_TIMEOUT_MS);
    } catch (error) {
      if (!(error instanceof TikiCallError)) throw error;
      throw new AppError('IPN_NOT_YET', { cause: error });
    }
    if (told.status === 'online_paid' && /^(draft$|waiting_)/.test(order.status)) throw new AppError('IPN_NOT_YET');
    return order;
  }

  /** `changed`, and nothing stored, where the attempt moved while Tiki was asked: its answer may be older than the move. */
  function store(
    message: TikiNotification,
    confirmed: TikiOrder | undefined,
    version: number | undefined,
  ): Promise<IpnOutcome | 'changed'> {
    return db.transaction().execute(async (tx) => {
      const now = clock.now();
      const madeAt = new Date(message.message_created_at);
      const locked = await lockByPlatform(tx, message.order.id, message.order.reference_id ?? '');
      if (confirmed && locked?.attempt.version !== version) return 'changed';
      const isNew = await insertMessage(tx, toRow(message, madeAt, new Date(now)));
      if (!isNew) return 'duplicate';
      const finish = async (outcome: IpnOutcome) => {
        if (outcome !== 'applied') await setOutcome(tx, message.message_id, outcome);
        return outcome;
      };
      if (!locked) {
        // Thrown, so the message is forgotten and Tiki sends it again.
        if (now - madeAt.getTime() < MAY_APPEAR_MS || (await isAnyCreatePending(tx))) throw new AppError('IPN_NOT_YET');
        const detail = `${message.order.id} ${message.order.status}`;
        await raiseAlarm(tx, { kind: 'orphan_message', detail }, now);
        return finish('orphan');
      }
      const { attempt } = locked;
      if (attempt.status === 'creating' || attempt.status === 'unknown') throw new AppError('IPN_NOT_YET');
      if (!attempt.platform_order_id) {
        // An unclear create did make this order. Nobody was given its id: the sweep cancels it.
        await patchAttempt(tx, attempt.id, { platform_order_id: message.order.id, due_at: new Date(now) });
      }
      if (attempt.last_message_at && madeAt < attempt.last_message_at) return finish('older');
      const word = toWord(
        message,
        confirmed,
        isOurs(locked, message.order) && (!confirmed || isOurs(locked, confirmed)),
      );
      // The message's own time, should it be ahead of the clock that we follow.
      const verdict = await settle(tx, locked, word, Math.max(now, madeAt.getTime()), { last_message_at: madeAt });
      if (isGivenBack(message.order.status) && confirmed && !isGivenBack(confirmed.status)) {
        await raiseAlarm(tx, { kind: 'contradiction', orderId: attempt.order_id, detail: attempt.reference_id }, now);
        return finish('review');
      }
      if (verdict.alarm) return finish('review');
      return finish(verdict.order || verdict.attempt ? 'applied' : 'stored');
    });
  }

  return { applyNotification };
}

export type Ipn = ReturnType<typeof createIpn>;

/**
 * Step 6 asks before money is believed. Before money that we have is believed to be gone, Tiki is asked too: a late
 * `canceled` must not undo an order that Tiki completed (section 10, row 16).
 */
function needsConfirming(message: TikiNotification, attempt: AttemptStatus | undefined): boolean {
  const { status } = message.order;
  return status === 'online_paid' || (isGivenBack(status) && (attempt === 'paid' || attempt === 'cod'));
}

const GOT_ITS_MONEY = ['online_paid', 'processing', 'on_delivery', 'completed'];

/** A verified `online_paid` with a later state at Tiki is proof; `canceled` at Tiki is applied instead. */
function toWord(message: TikiNotification, confirmed: TikiOrder | undefined, agrees: boolean): Word {
  if (!confirmed) return { order: message.order, status: message.order.status, agrees };
  if (message.order.status !== 'online_paid') return { order: confirmed, status: confirmed.status, agrees };
  if (GOT_ITS_MONEY.includes(confirmed.status)) return { order: confirmed, status: 'online_paid', agrees };
  if (confirmed.status === 'canceled' || confirmed.status === 'refunded') {
    return { order: confirmed, status: 'canceled', agrees };
  }
  // A word that Tiki has not documented, where it should have said paid: not agreed.
  return { order: confirmed, status: confirmed.status, agrees: false };
}

function toRow(message: TikiNotification, madeAt: Date, receivedAt: Date) {
  return {
    message_id: message.message_id,
    platform_order_id: message.order.id,
    reference_id: message.order.reference_id ?? '',
    status: message.order.status,
    grand_total: message.order.grand_total,
    message_created_at: madeAt,
    received_at: receivedAt,
    outcome: 'applied' satisfies IpnOutcome,
  };
}
