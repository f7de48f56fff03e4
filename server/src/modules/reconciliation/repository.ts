import type { Kysely } from 'kysely';
import type { Difference } from '../../tables-back-office.ts';
import type { AttemptRow, OrderRow, Tables } from '../../tables.ts';

export type Touched = AttemptRow &
  Pick<OrderRow, 'order_no' | 'paid_at' | 'completed_at' | 'canceled_at'> & {
    order_status: OrderRow['status'];
    order_kept_attempt_id: string | null;
  };

/** One page of the attempts that Tiki knows, of orders that changed since then, by attempt id. */
export function touchedSince(db: Kysely<Tables>, since: Date, afterId: string, limit: number): Promise<Touched[]> {
  return db
    .selectFrom('attempts')
    .innerJoin('orders', 'orders.id', 'attempts.order_id')
    .selectAll('attempts')
    .select(['orders.order_no', 'orders.paid_at', 'orders.completed_at', 'orders.canceled_at'])
    .select(['orders.status as order_status', 'orders.kept_attempt_id as order_kept_attempt_id'])
    .where('orders.updated_at', '>=', since)
    .where('attempts.platform_order_id', 'is not', null)
    .where('attempts.id', '>', afterId)
    .orderBy('attempts.id')
    .limit(limit)
    .execute();
}

/** Replaces the day's report. */
export async function saveReport(
  db: Kysely<Tables>,
  report: { day: string; checked: number; silent: number; differences: Difference[]; csv: string; createdAt: Date },
): Promise<void> {
  const { day, createdAt, differences, ...rest } = report;
  const values = { ...rest, differences: JSON.stringify(differences), created_at: createdAt };
  await db
    .insertInto('reconciliation_reports')
    .values({ day, ...values })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(values))
    .execute();
}
