import { sql, type Kysely } from 'kysely';
import type { AlarmKind } from './tables-back-office.ts';
import type { Tables } from './tables.ts';

export interface Alarm {
  kind: AlarmKind;
  orderId?: string | null;
  /** For a person; nothing secret, nothing personal. */
  detail?: string;
}

/** Tells a person, in the caller's transaction. The same trouble is told once until somebody resolves it. */
export async function raiseAlarm(db: Kysely<Tables>, { kind, orderId, detail }: Alarm, now: number): Promise<void> {
  await sql`
    insert into alarms (kind, order_id, detail, created_at)
    values (${kind}, ${orderId ?? null}, ${detail ?? ''}, ${new Date(now)})
    on conflict do nothing`.execute(db);
}

/** The trouble is over by itself. */
export async function settleAlarms(
  db: Kysely<Tables>,
  orderId: string,
  kinds: readonly AlarmKind[],
  now: number,
): Promise<void> {
  await db
    .updateTable('alarms')
    .set({ resolved_at: new Date(now) })
    .where('order_id', '=', orderId)
    .where('kind', 'in', kinds)
    .where('resolved_at', 'is', null)
    .execute();
}
