import { sql, type Kysely } from 'kysely';
import { ORDER_STATUSES, type OrderStatus } from '../../../../contract/orders.ts';
import type { AlarmRow } from '../../tables-back-office.ts';
import type { Tables } from '../../tables.ts';
import type { OrderFilter, OrderRowView } from './types.ts';

type Db = Kysely<Tables>;

/** Orders with their latest attempt. */
function rows(db: Db) {
  return db
    .selectFrom('orders as o')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('attempts')
          .select(['attempts.status as attemptStatus', 'platform_status', 'tiki_order_code'])
          .whereRef('attempts.order_id', '=', 'o.id')
          .orderBy('attempt_no', 'desc')
          .limit(1)
          .as('a'),
      (join) => join.onTrue(),
    )
    .select(['o.id as orderId', 'o.order_no as orderNo', 'o.customer_id as customerId', 'o.status', 'o.intent'])
    .select(['o.review_reason as reviewReason', 'o.payment_method as paymentMethod', 'o.total', 'o.title'])
    .select(['o.line_count as lineCount', 'o.created_at as createdAt', 'o.paid_at as paidAt'])
    .select(['o.packed_at as packedAt', 'a.attemptStatus', 'a.platform_status as platformStatus'])
    .select('a.tiki_order_code as tikiOrderCode');
}

/** One page by age; `after` is the last row of the page before. */
export function orderRows(
  db: Db,
  { status, orderNo, order = 'oldest' }: OrderFilter,
  after: { at: Date; id: string } | undefined,
  limit: number,
): Promise<OrderRowView[]> {
  let query = rows(db);
  if (status) query = query.where('o.status', '=', status);
  if (orderNo) query = query.where('o.order_no', 'like', `${orderNo.replace(/[^A-Z0-9-]/gi, '').toUpperCase()}%`);
  const direction = order === 'oldest' ? 'asc' : 'desc';
  const beyond = order === 'oldest' ? sql`>` : sql`<`;
  if (after) query = query.where(sql<boolean>`(o.created_at, o.id) ${beyond} (${after.at}, ${after.id})`);
  return query.orderBy('o.created_at', direction).orderBy('o.id', direction).limit(limit).execute();
}

export function orderRow(db: Db, orderId: string): Promise<OrderRowView | undefined> {
  return rows(db).where('o.id', '=', orderId).executeTakeFirst();
}

/** Orders in review or with an open alarm, oldest first. */
export function rowsInReview(db: Db, limit: number): Promise<OrderRowView[]> {
  return rows(db)
    .where(
      sql<boolean>`(o.status = 'review' or o.id in
        (select order_id from alarms where resolved_at is null and order_id is not null))`,
    )
    .orderBy('o.created_at')
    .orderBy('o.id')
    .limit(limit)
    .execute();
}

/** Every status, those without an order too. */
export async function countOrders(db: Db): Promise<Record<OrderStatus, number>> {
  const found = await db
    .selectFrom('orders')
    .select((of) => ['status', of.fn.countAll<string>().as('count')])
    .groupBy('status')
    .execute();
  const counts = Object.fromEntries(ORDER_STATUSES.map((status) => [status, 0])) as Record<OrderStatus, number>;
  for (const { status, count } of found) counts[status] = Number(count);
  return counts;
}

export function openAlarmsOf(db: Db, orderIds: string[]): Promise<AlarmRow[]> {
  if (orderIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('alarms')
    .selectAll()
    .where('order_id', 'in', orderIds)
    .where('resolved_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** What belongs to one order. */
export async function partsOfOrder(db: Db, orderId: string) {
  const [order, lines, attempts, alarms, effects, log] = await Promise.all([
    db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow(),
    db.selectFrom('order_lines').selectAll().where('order_id', '=', orderId).orderBy('position').execute(),
    db.selectFrom('attempts').selectAll().where('order_id', '=', orderId).orderBy('attempt_no').execute(),
    db.selectFrom('alarms').selectAll().where('order_id', '=', orderId).orderBy('id').execute(),
    db.selectFrom('outbox').selectAll().where('order_id', '=', orderId).orderBy('id').execute(),
    db.selectFrom('admin_log').selectAll().where('target', '=', orderId).orderBy('id').execute(),
  ]);
  const platformIds = attempts.flatMap(({ platform_order_id: id }) => id ?? []);
  const messages =
    platformIds.length === 0
      ? []
      : await db
          .selectFrom('ipn_messages')
          .selectAll()
          .where('platform_order_id', 'in', platformIds)
          .orderBy('received_at')
          .execute();
  return { order, lines, attempts, alarms, effects, log, messages };
}
