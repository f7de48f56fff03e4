import { setTimeout as sleep } from 'node:timers/promises';
import type { TikiOrder } from '../../../../tiki-api/order.ts';
import { raiseAlarm } from '../../alarms.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import type { AttemptRow, OrderRow } from '../../tables.ts';
import { TikiCallError } from '../../tiki-client.ts';
import { orderLines } from '../orders/repository.ts';
import { toCreateRequest, toMultiSkuRequest } from './create-request.ts';
import {
  insertAttempt,
  latestAttempt,
  lockAttempt,
  lockOrder,
  moveAttempt,
  moveOrder,
  nextAttemptNo,
  patchAttempt,
} from './repository.ts';

/** A create that has not been heard of for this long cannot be under way any more: its call ends after 10 s. */
export const CREATE_LOST_MS = 15_000;

/** A new attempt's row, before Tiki is called (tiki-platform.md section 10, row 8). */
export function newAttempt(deps: Pick<Deps, 'ids' | 'environment'>, order: OrderRow, attemptNo: number, now: number) {
  return {
    id: deps.ids.id(),
    order_id: order.id,
    attempt_no: attemptNo,
    reference_id: `${order.order_no}-${attemptNo}`,
    environment: deps.environment,
    status: 'creating' as const,
    grand_total: order.total,
    platform_order_id: null,
    last_message_at: null,
    asked_at: null,
    created_at: new Date(now),
    due_at: new Date(now + CREATE_LOST_MS),
  };
}

/** Making Tiki orders under shop orders: at most one alive, an unclear create never retried, a wrong total never handed out. */
export function createPayments(deps: Deps) {
  const { db, tiki, clock, log } = deps;

  /**
   * Sees to it that an order waiting for its money has an open attempt. Called again for the same order it
   * finds the attempt that is there; one that another request is making is waited for.
   * @throws AppError PLATFORM_UNAVAILABLE, PLATFORM_REFUSED or AMOUNT_LIMIT_EXCEEDED, with no attempt left alive.
   */
  async function ensureOpen(order: OrderRow, started?: AttemptRow): Promise<void> {
    const first = started ?? (await startAttempt(order.id)) ?? (await replaceLost(order.id));
    if (!first || (await createAtPlatform(order, first)) !== 'unknown') return;
    // The id of the first was never handed out, so it can never be paid: once more, with a new reference.
    const second = await startAttempt(order.id);
    if (!second || (await createAtPlatform(order, second)) !== 'unknown') return;
    throw new AppError('PLATFORM_UNAVAILABLE');
  }

  /** Commits the row of the next attempt; undefined when one is alive or the order no longer waits for money. */
  function startAttempt(orderId: string): Promise<AttemptRow | undefined> {
    return db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, orderId);
      const now = clock.now();
      if (order?.status !== 'awaiting_payment' || order.intent !== '') return undefined;
      if (order.expires_at.getTime() <= now) return undefined;
      const attemptNo = await nextAttemptNo(tx, orderId);
      return attemptNo === undefined ? undefined : insertAttempt(tx, newAttempt(deps, order, attemptNo, now));
    });
  }

  /** Waits for the attempt that another request is making; one that was lost (its process died) is given up and replaced. */
  async function replaceLost(orderId: string): Promise<AttemptRow | undefined> {
    // Soon at first: a second tap of the same buyer waits here for the first.
    for (let waitedMs = 0, pauseMs = 10; ; waitedMs += pauseMs, pauseMs = Math.min(2 * pauseMs, 100)) {
      const latest = await latestAttempt(db, orderId);
      if (latest.status !== 'creating') return undefined;
      if (waitedMs >= CREATE_LOST_MS || latest.created_at.getTime() + CREATE_LOST_MS <= clock.now()) {
        await abandon(latest.id, 'creating');
        return startAttempt(orderId);
      }
      await sleep(pauseMs);
    }
  }

  /** Calls Tiki for a committed attempt. Its row ends `open`, or `abandoned`; never `creating`. */
  async function createAtPlatform(order: OrderRow, attempt: AttemptRow): Promise<'open' | 'mismatch' | 'unknown'> {
    let made: TikiOrder;
    try {
      made = await callCreate(order, attempt);
    } catch (error) {
      if (!(error instanceof TikiCallError)) throw error;
      log.warn({ err: error, attemptId: attempt.id, requestId: error.requestId }, 'creating a Tiki order failed');
      await abandon(attempt.id, error.kind === 'refused' ? 'refused' : 'creating');
      if (error.kind === 'unavailable') return 'unknown';
      const code = error.reason === 'ORDER_AMOUNT_LIMIT_EXCEEDED' ? 'AMOUNT_LIMIT_EXCEEDED' : 'PLATFORM_REFUSED';
      throw new AppError(code, { cause: error });
    }
    return recordMade(attempt, made);
  }

  /** By SKU where that is switched on and possible, else with our prices. A total that is not ours is caught afterwards. */
  async function callCreate(order: OrderRow, { reference_id: reference }: AttemptRow): Promise<TikiOrder> {
    const lines = await orderLines(db, [order.id]);
    const bySku = deps.multiSku ? toMultiSkuRequest(order, lines, reference, deps.images.urlOf) : undefined;
    if (bySku) return tiki.createMultiSkuOrder(bySku);
    return tiki.createOrder(toCreateRequest(order, lines, reference, deps.images.urlOf));
  }

  async function recordMade(attempt: AttemptRow, made: TikiOrder): Promise<'open' | 'mismatch' | 'unknown'> {
    const outcome = await db.transaction().execute(async (tx) => {
      const locked = await lockAttempt(tx, attempt.id);
      const now = new Date(clock.now());
      const told = { platform_order_id: made.id, platform_status: made.status, due_at: now };
      if (!locked) throw new Error(`attempt ${attempt.id} is gone`);
      if (locked.attempt.status !== 'creating') {
        // Given up meanwhile: the sweep cancels this Tiki order, whose id nobody was given.
        await patchAttempt(tx, attempt.id, told);
        return 'unknown';
      }
      const agrees = made.grand_total === attempt.grand_total && made.reference_id === attempt.reference_id;
      const payable = locked.order.status === 'awaiting_payment';
      if (agrees && payable) {
        await moveAttempt(tx, locked.attempt, 'open', { ...told, due_at: new Date(now.getTime() + 30_000) });
        return 'open';
      }
      await moveAttempt(tx, locked.attempt, 'abandoned', told);
      if (!payable) return 'mismatch';
      const detail = `${attempt.reference_id}: Tiki made ${made.grand_total}, ours is ${attempt.grand_total}`;
      await moveOrder(tx, locked.order, 'review', { now: now.getTime(), reviewReason: 'total_mismatch' });
      await raiseAlarm(tx, { kind: 'total_mismatch', orderId: attempt.order_id, detail }, now.getTime());
      return 'mismatch';
    });
    if (outcome === 'mismatch') log.error({ attemptId: attempt.id }, 'Tiki made an order that is not ours to hand out');
    return outcome;
  }

  /** `creating` -> (`unknown` ->) `abandoned`, in one transaction; a no-op when it is neither. */
  async function abandon(attemptId: string, why: 'creating' | 'refused'): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const locked = await lockAttempt(tx, attemptId);
      if (locked?.attempt.status === 'creating' && why === 'creating') {
        await moveAttempt(tx, locked.attempt, 'unknown');
        locked.attempt.status = 'unknown';
      }
      if (locked?.attempt.status === 'creating' || locked?.attempt.status === 'unknown') {
        await moveAttempt(tx, locked.attempt, 'abandoned', { due_at: null });
      }
    });
  }

  return { ensureOpen, abandon };
}

export type Payments = ReturnType<typeof createPayments>;
