import { sql, type Transaction } from 'kysely';
import type { OrderRow, StoredLine, Tables } from '../../tables.ts';

/**
 * What an order holds while it lives: pieces of stock and one use of its coupon. Taken with the order, given back
 * once. Locks always in this order: the order, the coupon, the variants by id; so no two can wait for each other.
 */
type Tx = Transaction<Tables>;

/** Takes every line's pieces, or reports false; the caller then rolls back. */
export async function reserveStock(tx: Tx, lines: readonly StoredLine[]): Promise<boolean> {
  const wanted = JSON.stringify(lines.map(({ variantId, quantity }) => ({ id: variantId, quantity })));
  const taken = await sql<{ id: string }>`
    with wanted as (select * from jsonb_to_recordset(${wanted}::jsonb) as w (id text, quantity integer)),
    locked as (select v.id from variants v join wanted on wanted.id = v.id order by v.id for update of v)
    update variants set stock = variants.stock - wanted.quantity
    from wanted, locked
    where variants.id = wanted.id and locked.id = wanted.id and variants.stock >= wanted.quantity
    returning variants.id`.execute(tx);
  return taken.rows.length === lines.length;
}

/** Takes one use of a coupon, or reports false; the caller then rolls back. The coupon's row lock makes counting safe. */
export async function takeCoupon(tx: Tx, order: OrderRow): Promise<boolean> {
  if (!order.coupon_code) return true;
  const taken = await sql<{ per_customer: number | null }>`
    update coupons set used = used + 1
    where code = ${order.coupon_code} and active and (uses_limit is null or used < uses_limit)
      and (starts_at is null or starts_at <= ${order.created_at}) and (ends_at is null or ends_at > ${order.created_at})
    returning per_customer`.execute(tx);
  const [coupon] = taken.rows;
  if (!coupon) return false;
  const { uses } = await tx
    .selectFrom('coupon_uses')
    .select((of) => of.fn.countAll<string>().as('uses'))
    .where('code', '=', order.coupon_code)
    .where('customer_id', '=', order.customer_id)
    .executeTakeFirstOrThrow();
  if (coupon.per_customer !== null && Number(uses) >= coupon.per_customer) return false;
  await recordUse(tx, order, order.coupon_code);
  return true;
}

async function recordUse(tx: Tx, order: OrderRow, code: string): Promise<void> {
  await tx
    .insertInto('coupon_uses')
    .values({ order_id: order.id, code, customer_id: order.customer_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Gives stock and coupon use back, once only: `stock_held` is cleared in the same transaction. */
export async function releaseHolds(tx: Tx, order: OrderRow): Promise<void> {
  const held = await tx
    .updateTable('orders')
    .set({ stock_held: false })
    .where('id', '=', order.id)
    .where('stock_held', '=', true)
    .executeTakeFirst();
  if (held.numUpdatedRows !== 1n) return;
  if (order.coupon_code) {
    await sql`
      with given as (delete from coupon_uses where order_id = ${order.id} returning code)
      update coupons set used = greatest(used - 1, 0) from given where coupons.code = given.code`.execute(tx);
  }
  await sql`
    with due as (
      select v.id, l.quantity from variants v join order_lines l on l.variant_id = v.id
      where l.order_id = ${order.id} order by v.id for update of v
    )
    update variants set stock = stock + due.quantity from due where variants.id = due.id`.execute(tx);
}

/**
 * Takes the stock of an order again whose money came late; false, and nothing taken, where it is not there any more.
 * The coupon's price was promised and paid, so its use is counted whatever the limit says now.
 */
export async function retakeHolds(tx: Tx, order: OrderRow): Promise<boolean> {
  if (order.coupon_code) {
    await tx.selectFrom('coupons').select('code').where('code', '=', order.coupon_code).forUpdate().execute();
  }
  const { rows } = await sql<{ wanted: string; there: string }>`
    with locked as (
      select v.stock >= l.quantity as enough from order_lines l join variants v on v.id = l.variant_id
      where l.order_id = ${order.id} order by v.id for update of v
    )
    select (select count(*) from order_lines where order_id = ${order.id}) as wanted,
      (select count(*) from locked where enough) as there`.execute(tx);
  if (!rows[0] || Number(rows[0].wanted) !== Number(rows[0].there)) return false;
  await sql`
    update variants set stock = variants.stock - l.quantity from order_lines l
    where l.order_id = ${order.id} and variants.id = l.variant_id`.execute(tx);
  if (order.coupon_code) {
    await recordUse(tx, order, order.coupon_code);
    await tx
      .updateTable('coupons')
      .set((old) => ({ used: old('used', '+', 1) }))
      .where('code', '=', order.coupon_code)
      .execute();
  }
  await tx.updateTable('orders').set({ stock_held: true }).where('id', '=', order.id).execute();
  return true;
}
