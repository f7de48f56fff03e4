import { sql, type Insertable, type Kysely, type Transaction } from 'kysely';
import type { AttemptRow, OrderLineRow, OrderRow, StoredLine, Tables } from '../../tables.ts';

type Db = Kysely<Tables>;
type Tx = Transaction<Tables>;

export function orderOfQuote(db: Db, customerId: string, quoteId: string): Promise<OrderRow | undefined> {
  return db
    .selectFrom('orders')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('quote_id', '=', quoteId)
    .executeTakeFirst();
}

/** Undefined for another customer's order, as for none. */
export function orderOfCustomer(db: Db, customerId: string, orderId: string): Promise<OrderRow | undefined> {
  return db
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', orderId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
}

export function orderLines(db: Db, orderIds: string[]): Promise<OrderLineRow[]> {
  return db.selectFrom('order_lines').selectAll().where('order_id', 'in', orderIds).orderBy('position').execute();
}

/** Every attempt of an order, oldest first. */
export function attemptsOf(db: Db, orderId: string): Promise<AttemptRow[]> {
  return db.selectFrom('attempts').selectAll().where('order_id', '=', orderId).orderBy('attempt_no').execute();
}

/** Inserts an order; undefined when this customer's quote was ordered meanwhile. */
export function insertOrder(tx: Tx, order: Insertable<Tables['orders']>): Promise<OrderRow | undefined> {
  return tx
    .insertInto('orders')
    .values(order)
    .onConflict((conflict) => conflict.columns(['customer_id', 'quote_id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function insertLines(tx: Tx, orderId: string, lines: readonly StoredLine[]): Promise<void> {
  const rows = lines.map((line, position) => ({
    order_id: orderId,
    position,
    variant_id: line.variantId,
    product_id: line.productId,
    name: line.name,
    variant_name: line.variantName,
    image: line.image,
    unit_price: line.unitPrice,
    quantity: line.quantity,
    sku: line.sku ?? null,
    digital: line.digital ?? false,
  }));
  await tx.insertInto('order_lines').values(rows).execute();
}

/** One page of a customer's orders, newest first, each with its latest attempt. */
export async function pageOfOrders(
  db: Db,
  customerId: string,
  after: { at: Date; id: string } | undefined,
  limit: number,
) {
  let orders = db.selectFrom('orders').selectAll().where('customer_id', '=', customerId);
  if (after) orders = orders.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`);
  const rows = await orders.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return {
    rows,
    attempts: await latestAttempts(
      db,
      rows.map((row) => row.id),
    ),
  };
}

async function latestAttempts(db: Db, orderIds: string[]): Promise<Map<string, AttemptRow>> {
  if (orderIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('attempts')
    .selectAll()
    .distinctOn('order_id')
    .where('order_id', 'in', orderIds)
    .orderBy('order_id')
    .orderBy('attempt_no', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.order_id, row]));
}
