import { sql, type Kysely } from 'kysely';
import type { AttemptRow, OrderRow, Tables } from '../../tables.ts';

/** Rows a sweep takes at a time; also what one /order/list may name (tiki-platform.md section 1.5). */
export const BATCH = 100;

/**
 * Takes due attempts that have not ended and puts each off to its next look in the same statement, so two sweeps
 * never take the same one and a crash only delays it. The rhythm (section 10, row 9): every 30 s for 15 min, then
 * every 5 min for an hour, then hourly.
 */
export async function takeDueAttempts(db: Kysely<Tables>, now: Date): Promise<AttemptRow[]> {
  const taken = await sql<AttemptRow>`
    update attempts set due_at = ${now}::timestamptz + case
      when ${now}::timestamptz - created_at < interval '15 minutes' then interval '30 seconds'
      when ${now}::timestamptz - created_at < interval '75 minutes' then interval '5 minutes'
      else interval '1 hour' end
    where id in (
      select id from attempts where due_at <= ${now} and status not in ('paid', 'cod')
      order by due_at limit ${BATCH} for update skip locked
    )
    returning *`.execute(db);
  return taken.rows;
}

/** Takes due attempts that have their money, or stand for cash: looked at hourly until their order ends. */
export async function takeSettledAttempts(db: Kysely<Tables>, now: Date): Promise<AttemptRow[]> {
  const taken = await sql<AttemptRow>`
    update attempts set due_at = ${now}::timestamptz + interval '1 hour'
    where id in (
      select id from attempts where due_at <= ${now} and status in ('paid', 'cod')
      order by due_at limit ${BATCH} for update skip locked
    )
    returning *`.execute(db);
  return taken.rows;
}

/** Of these attempts: those whose online payment was found by asking, with no notification of it. */
export async function paidWithoutMessage(db: Kysely<Tables>, attemptIds: string[]): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from attempts a where a.id = any(${attemptIds}) and a.status = 'paid'
      and not exists (
        select 1 from ipn_messages m where m.platform_order_id = a.platform_order_id and m.status = 'online_paid'
      )`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Takes orders whose time is over; each is looked at again later unless it was settled. */
export async function takeDueOrders(db: Kysely<Tables>, now: Date): Promise<OrderRow[]> {
  const taken = await sql<OrderRow>`
    update orders set due_at = ${now}::timestamptz
      + case when status in ('paid', 'cod_placed') then interval '1 day' else interval '1 minute' end
    where id in (
      select id from orders where due_at <= ${now} order by due_at limit ${BATCH} for update skip locked
    )
    returning *`.execute(db);
  return taken.rows;
}

/** Attempts whose create was not heard of yet. */
export async function creatingAttempts(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('attempts').select('id').where('status', 'in', ['creating', 'unknown']).execute();
  return rows.map(({ id }) => id);
}

/**
 * Takes a job when it is due, and puts it off by `leaseMs` so that a crash only delays it; false for everybody else.
 * A job seen for the first time is due at `firstAt`.
 */
export async function takeJob(
  db: Kysely<Tables>,
  name: string,
  { now, leaseMs, firstAt }: { now: number; leaseMs: number; firstAt: number },
): Promise<boolean> {
  await db
    .insertInto('jobs')
    .values({ name, due_at: new Date(firstAt) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const taken = await db
    .updateTable('jobs')
    .set({ due_at: new Date(now + leaseMs) })
    .where('name', '=', name)
    .where('due_at', '<=', new Date(now))
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

export async function putJobOff(db: Kysely<Tables>, name: string, dueAt: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ due_at: new Date(dueAt) })
    .where('name', '=', name)
    .execute();
}
