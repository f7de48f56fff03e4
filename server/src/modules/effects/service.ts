import { raiseAlarm, settleAlarms } from '../../alarms.ts';
import type { Deps } from '../../deps.ts';
import type { OutboxRow } from '../../tables-back-office.ts';
import type { AttemptRow } from '../../tables.ts';
import { TikiCallError, type CloseWords } from '../../tiki-client.ts';
import { orderPage } from '../orders/page-path.ts';
import { isGivenBack, type Closing } from '../payments/closing.ts';
import { attemptById, lockOrder } from '../payments/repository.ts';
import { enqueueEffect, finishEffect, noteFailure, takeEffects } from './repository.ts';

const CALL_MS = 5_000;
/** Tried so often in vain, a person is told; the tries go on. */
const TELL_AFTER = 4;

/**
 * The outbox: what a transaction decided to do outside, done afterwards, as often as it takes. After every call Tiki
 * is asked what is so (tiki-platform.md section 10, row 16), so a crash between the two, or a repeat, does no harm.
 */
export function createEffects(deps: Deps & { closing: Closing }) {
  const { db, tiki, clock, log, closing } = deps;

  /** Does what is due, or everything open of one order at once. One effect's trouble does not keep the others waiting. */
  async function run(now: number, orderId?: string): Promise<number> {
    const taken = await takeEffects(db, new Date(now), orderId);
    for (const effect of taken) {
      try {
        await attemptEffect(effect, now);
      } catch (error) {
        // Boundary: it is due again soon.
        log.error({ err: error, effectId: effect.id, kind: effect.kind }, 'an effect failed');
      }
    }
    return taken.length;
  }

  async function attemptEffect(effect: OutboxRow, now: number): Promise<void> {
    const said = await perform(effect);
    if (said === 'done') {
      await settleAlarms(db, effect.order_id, ['effect_failing'], now);
      return finishEffect(db, effect.id);
    }
    await noteFailure(db, effect.id, said);
    if (effect.tries >= TELL_AFTER) {
      const detail = `${effect.kind} at Tiki`;
      await raiseAlarm(db, { kind: 'effect_failing', orderId: effect.order_id, detail }, now);
    }
    return undefined;
  }

  /** `done`, or why not yet. */
  function perform(effect: OutboxRow): Promise<string> {
    switch (effect.kind) {
      case 'deliver':
        return deliver(effect);
      case 'complete':
        return converge(effect, 'completed', (id) => tiki.completeOrder(id, toWords(effect), CALL_MS));
      case 'cancel':
        return converge(effect, 'canceled', (id) => tiki.cancelOrder(id, toWords(effect), CALL_MS));
    }
  }

  /** Calls, then asks Tiki whatever the call said, and applies that. Ended the other way counts as done, with an alarm. */
  async function converge(
    effect: OutboxRow,
    wanted: 'completed' | 'canceled',
    call: (platformOrderId: string) => Promise<void>,
  ): Promise<string> {
    const attempt = await attemptById(db, effect.attempt_id);
    if (!attempt.platform_order_id) return 'done';
    const said = isEnded(attempt) ? '' : await tryCall(attempt.platform_order_id, call);
    if (!(await closing.ask(attempt))) return said || 'Tiki did not say how it ended';
    const { platform_status: status } = await attemptById(db, attempt.id);
    const isWanted = wanted === 'completed' ? status === 'completed' : isGivenBack(status);
    const isOpposite = wanted === 'completed' ? isGivenBack(status) : status === 'completed';
    if (!isWanted && !isOpposite) return said || `Tiki still says ${status}`;
    if (isOpposite) await lost(effect, `to be ${wanted}, but Tiki says ${status}`);
    return 'done';
  }

  /** Empty when Tiki said yes. */
  async function tryCall(platformOrderId: string, call: (id: string) => Promise<void>): Promise<string> {
    try {
      await call(platformOrderId);
      return '';
    } catch (error) {
      if (!(error instanceof TikiCallError)) throw error;
      return `${error.message} ${error.reason}`.trim().slice(0, 300);
    }
  }

  /** Tiki ended it the other way, for good: the intent is void and a person is told. */
  async function lost(effect: OutboxRow, detail: string): Promise<void> {
    await db.transaction().execute(async (tx) => {
      await tx.updateTable('orders').set({ intent: '' }).where('id', '=', effect.order_id).execute();
      await raiseAlarm(tx, { kind: 'contradiction', orderId: effect.order_id, detail }, clock.now());
    });
  }

  /** Digital goods: handed over, and at once completed at Tiki, because the customer may cancel until then (row 19). */
  async function deliver(effect: OutboxRow): Promise<string> {
    const order = await db.selectFrom('orders').selectAll().where('id', '=', effect.order_id).executeTakeFirstOrThrow();
    if (order.status !== 'paid' || order.intent === 'canceling') return 'done';
    if (!order.delivered_at) await deps.deliver?.(order);
    await db.transaction().execute(async (tx) => {
      const locked = await lockOrder(tx, order.id);
      if (locked?.status !== 'paid' || locked.intent === 'canceling') return;
      const now = clock.now();
      const delivered = { delivered_at: locked.delivered_at ?? new Date(now), intent: 'completing' as const };
      await tx.updateTable('orders').set(delivered).where('id', '=', order.id).execute();
      const complete = { kind: 'complete', orderId: order.id, attemptId: effect.attempt_id } as const;
      await enqueueEffect(tx, { ...complete, comment: 'digital goods delivered' }, now);
    });
    return 'done';
  }

  return { run };
}

export type Effects = ReturnType<typeof createEffects>;

/** The buyer's order has its goods or its money: told, with the page that shows it. */
function toWords({ comment, order_id: orderId }: OutboxRow): CloseWords {
  return { comment, pagePath: orderPage(orderId) };
}

function isEnded({ platform_status: status }: AttemptRow): boolean {
  return isGivenBack(status) || status === 'completed';
}
