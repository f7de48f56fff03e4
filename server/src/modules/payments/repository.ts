import { sql, type Kysely, type Transaction } from 'kysely';
import type { AttemptStatus, OrderStatus } from '../../../../contract/orders.ts';
import { ALIVE_ATTEMPTS, mayAttemptGo, mayOrderGo } from '../../transitions.ts';
import type { AttemptRow, OrderRow, Tables } from '../../tables.ts';

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

/** Moves an attempt through its table, the old status repeated in WHERE. @throws Error for an illegal or lost move. */
export async function moveAttempt(
  tx: Tx,
  attempt: AttemptRow,
  to: AttemptStatus,
  patch: AttemptPatch = {},
): Promise<void> {
  if (!mayAttemptGo(attempt.status, to)) throw new Error(`attempt ${attempt.id} may not go ${attempt.status} -> ${to}`);
  const moved = await tx
    .updateTable('attempts')
    .set({ ...patch, status: to })
    .where('id', '=', attempt.id)
    .where('status', '=', attempt.status)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw new Error(`attempt ${attempt.id} is no longer ${attempt.status}`);
}

export async function patchAttempt(db: Db, attemptId: string, patch: AttemptPatch): Promise<void> {
  await db.updateTable('attempts').set(patch).where('id', '=', attemptId).execute();
}

/** Moves an order through its table; gives its stock back where that ends in `canceled` or `expired`. @throws as moveAttempt. */
export async function moveOrder(tx: Tx, order: OrderRow, to: OrderStatus, reviewReason = ''): Promise<void> {
  if (!mayOrderGo(order.status, to)) throw new Error(`order ${order.id} may not go ${order.status} -> ${to}`);
  const waiting = to === 'awaiting_payment' || to === 'confirming';
  const moved = await tx
    .updateTable('orders')
    .set({ status: to, review_reason: reviewReason, due_at: waiting ? order.expires_at : null })
    .where('id', '=', order.id)
    .where('status', '=', order.status)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw new Error(`order ${order.id} is no longer ${order.status}`);
  if (to === 'canceled' || to === 'expired') await releaseStock(tx, order.id);
}

/** Once only: `stock_held` is cleared in the same transaction. */
async function releaseStock(tx: Tx, orderId: string): Promise<void> {
  const held = await tx
    .updateTable('orders')
    .set({ stock_held: false })
    .where('id', '=', orderId)
    .where('stock_held', '=', true)
    .executeTakeFirst();
  if (held.numUpdatedRows !== 1n) return;
  await sql`
    with due as (
      select v.id, l.quantity from variants v join order_lines l on l.variant_id = v.id
      where l.order_id = ${orderId} order by v.id for update of v
    )
    update variants set stock = stock + due.quantity from due where variants.id = due.id`.execute(tx);
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
