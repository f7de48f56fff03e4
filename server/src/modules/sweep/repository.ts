import { sql, type Kysely } from 'kysely';
import type { AttemptRow, OrderRow, Tables } from '../../tables.ts';

/** Rows a sweep takes at a time. */
const BATCH = 50;

/**
 * Takes due attempts and puts each off to its next look in the same statement, so two sweeps never take the same one
 * and a crash only delays it. The rhythm (tiki-platform.md section 10, row 9): every 30 s for 15 min, then every
 * 5 min for an hour, then hourly.
 */
export async function takeDueAttempts(db: Kysely<Tables>, now: Date): Promise<AttemptRow[]> {
  const taken = await sql<AttemptRow>`
    update attempts set due_at = ${now}::timestamptz + case
      when ${now}::timestamptz - created_at < interval '15 minutes' then interval '30 seconds'
      when ${now}::timestamptz - created_at < interval '75 minutes' then interval '5 minutes'
      else interval '1 hour' end
    where id in (
      select id from attempts where due_at <= ${now} order by due_at limit ${BATCH} for update skip locked
    )
    returning *`.execute(db);
  return taken.rows;
}

/** Takes orders whose time is over; each is looked at again in a minute unless it was settled. */
export async function takeDueOrders(db: Kysely<Tables>, now: Date): Promise<OrderRow[]> {
  const taken = await sql<OrderRow>`
    update orders set due_at = ${now}::timestamptz + interval '1 minute'
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
