import type { TikiNotification, TikiOrder } from '../../../../tiki-api/order.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { TikiCallError } from '../../tiki-client.ts';
import { insertMessage, isMessageKnown, setOutcome } from './ipn-repository.ts';
import { isAnyCreatePending, lockByPlatform, patchAttempt } from './repository.ts';
import { isOurs, settle, type Word } from './settle.ts';

/** How long after a message was made its order may still become known to us (tiki-platform.md section 5, step 8). */
const MAY_APPEAR_MS = 2 * 3_600_000;
const CONFIRM_TIMEOUT_MS = 5_000;

export type IpnOutcome = 'duplicate' | 'applied' | 'stored' | 'older' | 'orphan' | 'review';

/** Settling Tiki's notifications: the receiver algorithm of tiki-platform.md section 5 from step 5 on. */
export function createIpn(deps: Deps) {
  const { db, tiki, clock, log } = deps;

  /**
   * Applies one verified notification, once, whatever is repeated or reordered.
   * @throws AppError IPN_NOT_YET when Tiki should send it again: its order is not known yet, or Tiki's own state lags.
   */
  async function applyNotification(message: TikiNotification): Promise<IpnOutcome> {
    if (await isMessageKnown(db, message.message_id)) return 'duplicate';
    const confirmed = message.order.status === 'online_paid' ? await confirm(message.order) : undefined;
    const outcome = await store(message, confirmed);
    if (outcome === 'orphan' || outcome === 'review') {
      log.error({ messageId: message.message_id, outcome }, 'a notification needs a person');
    }
    return outcome;
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
    if (order.status === 'draft' || order.status.startsWith('waiting_')) throw new AppError('IPN_NOT_YET');
    return order;
  }

  function store(message: TikiNotification, confirmed: TikiOrder | undefined): Promise<IpnOutcome> {
    return db.transaction().execute(async (tx) => {
      const now = clock.now();
      const madeAt = new Date(message.message_created_at);
      const isNew = await insertMessage(tx, toRow(message, madeAt, new Date(now)));
      if (!isNew) return 'duplicate';
      const finish = async (outcome: IpnOutcome) => {
        if (outcome !== 'applied') await setOutcome(tx, message.message_id, outcome);
        return outcome;
      };
      const locked = await lockByPlatform(tx, message.order.id, message.order.reference_id ?? '');
      if (!locked) {
        // Thrown, so the message is forgotten and Tiki sends it again.
        if (now - madeAt.getTime() < MAY_APPEAR_MS || (await isAnyCreatePending(tx))) throw new AppError('IPN_NOT_YET');
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
      if (verdict.alarm) return finish('review');
      return finish(verdict.order || verdict.attempt ? 'applied' : 'stored');
    });
  }

  return { applyNotification };
}

export type Ipn = ReturnType<typeof createIpn>;

const GOT_ITS_MONEY = ['online_paid', 'processing', 'on_delivery', 'completed'];

/** A verified `online_paid` with a later state at Tiki is proof; `canceled` at Tiki is applied instead. */
function toWord(message: TikiNotification, confirmed: TikiOrder | undefined, agrees: boolean): Word {
  if (!confirmed) return { order: message.order, status: message.order.status, agrees };
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
