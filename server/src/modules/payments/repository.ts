import { sql, type Kysely, type Transaction } from 'kysely';
import type { AttemptStatus, OrderStatus } from '../../../../contract/orders.ts';
import { settleAlarms } from '../../alarms.ts';
import { ALIVE_ATTEMPTS, mayAttemptGo, mayOrderGo } from '../../transitions.ts';
import type { AttemptRow, OrderRow, Tables } from '../../tables.ts';
import { releaseHolds } from '../orders/holds.ts';

type Db = Kysely<Tables>;
type Tx = Transaction<Tables>;

/** An attempt and its order, both locked until the transaction ends. Every change of status happens under this lock. */
export interface Locked {
  order: OrderRow;
  attempt: AttemptRow;
}

/** Locks the order first, then reads the attempt: both are the newest, and nobody can lock them the other way round. */
async function lockBoth(tx: Tx, found: { id: string; order_id: string } | undefined): Promise<Locked | undefined> {
  if (!found) return undefined;
  const order = await lockOrder(tx, found.order_id);
  const attempt = await tx.selectFrom('attempts').selectAll().where('id', '=', found.id).executeTakeFirstOrThrow();
  return order && { order, attempt };
}

export function lockOrder(tx: Tx, orderId: string): Promise<OrderRow | undefined> {
  return tx.selectFrom('orders').selectAll().where('id', '=', orderId).forUpdate().executeTakeFirst();
}

export async function lockAttempt(tx: Tx, attemptId: string): Promise<Locked | undefined> {
  const found = tx.selectFrom('attempts').select(['id', 'order_id']).where('id', '=', attemptId);
  return lockBoth(tx, await found.executeTakeFirst());
}

/** By Tiki's id first; by reference only where Tiki's id is not known to us yet (tiki-platform.md section 5, step 7). */
export async function lockByPlatform(
  tx: Tx,
  platformOrderId: string,
  referenceId: string,
): Promise<Locked | undefined> {
  const found = await tx
    .selectFrom('attempts')
    .select(['id', 'order_id'])
    .where((or) =>
      or.or([
        or('platform_order_id', '=', platformOrderId),
        or.and([or('reference_id', '=', referenceId), or('platform_order_id', 'is', null)]),
      ]),
    )
    .orderBy(sql`platform_order_id nulls last`)
    .limit(1)
    .executeTakeFirst();
  return lockBoth(tx, found);
}

export function latestAttempt(db: Db, orderId: string): Promise<AttemptRow> {
  return db
    .selectFrom('attempts')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('attempt_no', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

export function attemptById(db: Db, attemptId: string): Promise<AttemptRow> {
  return db.selectFrom('attempts').selectAll().where('id', '=', attemptId).executeTakeFirstOrThrow();
}

/** Inserts an attempt being created; undefined when another request already made one alive, or this number. */
export async function insertAttempt(
  tx: Tx,
  attempt: Omit<AttemptRow, 'platform_status' | 'tiki_order_code' | 'version'>,
): Promise<AttemptRow | undefined> {
  return tx
    .insertInto('attempts')
    .values(attempt)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** What may change beside the status. */
export type AttemptPatch = Partial<
  Pick<AttemptRow, 'platform_order_id' | 'platform_status' | 'tiki_order_code' | 'last_message_at' | 'due_at'>
>;

/**
 * Moves an attempt through its table, the old status repeated in WHERE, and counts its version; `attempt` is changed
 * with its row. @throws Error for an illegal or lost move.
 */
export async function moveAttempt(
  tx: Tx,
  attempt: AttemptRow,
  to: AttemptStatus,
  patch: AttemptPatch = {},
): Promise<void> {
  if (!mayAttemptGo(attempt.status, to)) throw new Error(`attempt ${attempt.id} may not go ${attempt.status} -> ${to}`);
  const change = { ...patch, status: to, version: attempt.version + 1 };
  const moved = await tx
    .updateTable('attempts')
    .set(change)
    .where('id', '=', attempt.id)
    .where('status', '=', attempt.status)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw new Error(`attempt ${attempt.id} is no longer ${attempt.status}`);
  Object.assign(attempt, change);
}

export async function patchAttempt(db: Db, attemptId: string, patch: AttemptPatch): Promise<void> {
  if (Object.keys(patch).length === 0) return;
  await db.updateTable('attempts').set(patch).where('id', '=', attemptId).execute();
}

/** After this long paid, or placed for cash, an order that is not completed is told to a person. */
export const NOT_COMPLETED_MS = 3 * 24 * 3_600_000;

/** Alarms that have no reason any more once their order ends, or leaves review. */
const SETTLED_BY_MOVING = ['not_completed', 'attempt_unclear', 'unproven_payment'] as const;

export interface OrderMove {
  /** Unix milliseconds. */
  now: number;
  reviewReason?: string;
  keptAttemptId?: string;
}

/**
 * Moves an order through its table; gives back what it holds where that ends in `canceled` or `expired`. `order` is
 * changed with its row. @throws as moveAttempt.
 */
export async function moveOrder(tx: Tx, order: OrderRow, to: OrderStatus, move: OrderMove): Promise<void> {
  if (!mayOrderGo(order.status, to)) throw new Error(`order ${order.id} may not go ${order.status} -> ${to}`);
  const at = new Date(move.now);
  const wasInReview = order.status === 'review';
  const isOver = to === 'canceled' || to === 'completed';
  const change = {
    status: to,
    review_reason: move.reviewReason ?? '',
    due_at: nextLook(order, to, move.now),
    updated_at: at,
    ...(move.keptAttemptId !== undefined && { kept_attempt_id: move.keptAttemptId }),
    ...(isOver && { intent: '' as const }),
    ...(to === 'paid' && { paid_at: order.paid_at ?? at }),
    ...(to === 'completed' && { completed_at: at }),
    ...(to === 'canceled' && { canceled_at: at }),
  };
  const moved = await tx
    .updateTable('orders')
    .set(change)
    .where('id', '=', order.id)
    .where('status', '=', order.status)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw new Error(`order ${order.id} is no longer ${order.status}`);
  Object.assign(order, change);
  if (isOver || wasInReview) await settleAlarms(tx, order.id, SETTLED_BY_MOVING, move.now);
  if (to === 'canceled' || to === 'expired') await releaseHolds(tx, order);
}

function nextLook(order: OrderRow, to: OrderStatus, now: number): Date | null {
  if (to === 'awaiting_payment' || to === 'confirming') return order.expires_at;
  return to === 'paid' || to === 'cod_placed' ? new Date(now + NOT_COMPLETED_MS) : null;
}

/** Claims the right to ask Tiki about an attempt on a buyer's behalf: one caller per 3 s, over all processes. */
export async function claimAsk(db: Db, attemptId: string, now: Date, notSince: Date): Promise<boolean> {
  const claimed = await db
    .updateTable('attempts')
    .set({ asked_at: now })
    .where('id', '=', attemptId)
    .where((or) => or.or([or('asked_at', 'is', null), or('asked_at', '<=', notSince), or('asked_at', '>', now)]))
    .executeTakeFirst();
  return claimed.numUpdatedRows === 1n;
}

/** Whether a Tiki order may exist whose id we do not know yet. */
export async function isAnyCreatePending(db: Db): Promise<boolean> {
  const pending = db.selectFrom('attempts').select('id').where('status', 'in', ['creating', 'unknown']).limit(1);
  return (await pending.executeTakeFirst()) !== undefined;
}

/** Locks the order and counts on: the number the next attempt gets, or undefined while one is alive. */
export async function nextAttemptNo(tx: Tx, orderId: string): Promise<number | undefined> {
  const latest = await latestAttempt(tx, orderId);
  return ALIVE_ATTEMPTS.includes(latest.status) ? undefined : latest.attempt_no + 1;
}

/** Ends every other attempt of the order that a buyer may still pay; the sweep cancels it at Tiki. */
export async function closeOthers(tx: Tx, kept: AttemptRow, now: Date): Promise<void> {
  await tx
    .updateTable('attempts')
    .set((old) => ({ status: 'closing' as const, due_at: now, version: old('version', '+', 1) }))
    .where('order_id', '=', kept.order_id)
    .where('id', '<>', kept.id)
    .where('status', '=', 'open')
    .execute();
}
