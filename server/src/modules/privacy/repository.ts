import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../tables.ts';

/** Rows taken at a time, so that no statement holds many locks. */
const BATCH = 200;

/** Closed: nothing will be delivered, refunded or asked any more. */
const CLOSED = sql`status in ('completed', 'canceled', 'expired')`;

/** Of an address only the province stays, for the books of the delivery fee. */
const NO_ADDRESS = sql`jsonb_build_object('fullName', '', 'phone', '', 'street', '', 'ward', '', 'district', '',
  'province', coalesce(address ->> 'province', ''))`;

/** Removes name, phone, street and note from closed orders placed before the time. Answers how many; fewer than a batch is the end. */
export async function anonymiseClosedBefore(db: Kysely<Tables>, before: Date, now: Date): Promise<boolean> {
  const done = await sql<{ id: string }>`
    update orders set address = ${NO_ADDRESS}, note = '', anonymised_at = ${now}
    where id in (
      select id from orders where anonymised_at is null and ${CLOSED} and created_at < ${before}
      order by created_at limit ${BATCH} for update skip locked
    )
    returning id`.execute(db);
  return done.rows.length === BATCH;
}

/** Of everybody who asked to be forgotten: closed orders lose address and customer, once each. */
export async function anonymiseForgotten(db: Kysely<Tables>, now: Date): Promise<boolean> {
  const done = await sql<{ id: string }>`
    with taken as (
      select o.id from orders o join forget_requests f on f.customer_id = o.customer_id and o.created_at <= f.asked_at
      where o.${CLOSED} order by o.id limit ${BATCH} for update of o skip locked
    ), uses as (
      update coupon_uses set customer_id = 'forgotten' where order_id in (select id from taken)
    )
    update orders set address = ${NO_ADDRESS}, note = '', anonymised_at = ${now}, customer_id = 'forgotten'
    where id in (select id from taken)
    returning id`.execute(db);
  return done.rows.length === BATCH;
}

/** A request is done when no order of its time is left. */
export async function deleteDoneRequests(db: Kysely<Tables>): Promise<void> {
  await sql`delete from forget_requests f where not exists (
    select 1 from orders o where o.customer_id = f.customer_id and o.created_at <= f.asked_at
  )`.execute(db);
}

/** What is not needed to deliver anything goes at once. */
export async function requestForget(db: Kysely<Tables>, customerId: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('sessions').where('customer_id', '=', customerId).execute();
    await tx.deleteFrom('quotes').where('customer_id', '=', customerId).execute();
    await tx
      .insertInto('forget_requests')
      .values({ customer_id: customerId, asked_at: now })
      .onConflict((conflict) => conflict.column('customer_id').doUpdateSet({ asked_at: now }))
      .execute();
  });
}

export async function orderNosOf(db: Kysely<Tables>, customerId: string): Promise<string[]> {
  const rows = await db.selectFrom('orders').select('order_no').where('customer_id', '=', customerId).execute();
  return rows.map(({ order_no: orderNo }) => orderNo);
}
