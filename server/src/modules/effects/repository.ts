import { sql, type Kysely, type Transaction } from 'kysely';
import type { EffectKind, OutboxRow } from '../../tables-back-office.ts';
import type { Tables } from '../../tables.ts';

/** Effects a sweep takes at a time. */
const BATCH = 50;

/** Writes down what must happen outside, in the transaction that decided it. The same effect is open once. */
export async function enqueueEffect(
  tx: Transaction<Tables>,
  effect: { kind: EffectKind; orderId: string; attemptId: string; comment: string },
  now: number,
): Promise<void> {
  const at = new Date(now);
  await tx
    .insertInto('outbox')
    .values({
      kind: effect.kind,
      order_id: effect.orderId,
      attempt_id: effect.attemptId,
      comment: effect.comment,
      created_at: at,
      due_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Takes due effects, or those of one order at once, and puts each off in the same statement: 10 s, 30 s, 1 min,
 * 5 min, then hourly. A crash only delays it.
 */
export async function takeEffects(db: Kysely<Tables>, now: Date, orderId?: string): Promise<OutboxRow[]> {
  const which = orderId === undefined ? sql`due_at <= ${now}` : sql`due_at is not null and order_id = ${orderId}`;
  const taken = await sql<OutboxRow>`
    update outbox set tries = tries + 1, due_at = ${now}::timestamptz + case tries
      when 0 then interval '10 seconds' when 1 then interval '30 seconds'
      when 2 then interval '1 minute' when 3 then interval '5 minutes' else interval '1 hour' end
    where id in (select id from outbox where ${which} order by id limit ${BATCH} for update skip locked)
    returning *`.execute(db);
  return taken.rows.toSorted((a, b) => Number(a.id) - Number(b.id));
}

export async function finishEffect(db: Kysely<Tables>, id: number): Promise<void> {
  await db.updateTable('outbox').set({ due_at: null, last_error: '' }).where('id', '=', id).execute();
}

export async function noteFailure(db: Kysely<Tables>, id: number, lastError: string): Promise<void> {
  await db.updateTable('outbox').set({ last_error: lastError }).where('id', '=', id).execute();
}
