import { sql, type Kysely } from 'kysely';
import type { OrderRow, Tables } from '../../tables.ts';

/** One attempt as a payout sheet speaks of it. */
export interface PaidOut {
  code: string;
  orderId: string;
  orderNo: string;
  orderStatus: OrderRow['status'];
  amount: number;
  /** The order stands on this attempt's payment. */
  isKept: boolean;
}

function paidOut(db: Kysely<Tables>) {
  return db
    .selectFrom('attempts')
    .innerJoin('orders', 'orders.id', 'attempts.order_id')
    .select(['attempts.tiki_order_code as code', 'attempts.grand_total as amount'])
    .select(['orders.id as orderId', 'orders.order_no as orderNo', 'orders.status as orderStatus'])
    .select(sql<boolean>`orders.kept_attempt_id is not distinct from attempts.id`.as('isKept'));
}

/** By Tiki's order code. */
export async function attemptsByCode(db: Kysely<Tables>, codes: readonly string[]): Promise<Map<string, PaidOut>> {
  if (codes.length === 0) return new Map();
  const rows = await paidOut(db)
    .where(sql<boolean>`attempts.tiki_order_code = any(${[...new Set(codes)]})`)
    .orderBy('isKept')
    .execute();
  // Should two share a code, the kept one is meant: it is read last.
  return new Map(rows.map((row) => [row.code, row]));
}

/** What Tiki owes for a time: online orders that were completed in it. Cash stays with the shop. */
export function completedBetween(db: Kysely<Tables>, from: Date, to: Date): Promise<PaidOut[]> {
  return paidOut(db)
    .where('orders.status', '=', 'completed')
    .where('orders.payment_method', '=', 'online')
    .where('orders.completed_at', '>=', from)
    .where('orders.completed_at', '<', to)
    .whereRef('orders.kept_attempt_id', '=', 'attempts.id')
    .orderBy('orders.completed_at')
    .execute();
}
