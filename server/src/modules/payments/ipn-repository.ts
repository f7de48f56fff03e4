import { sql, type Insertable, type Kysely, type Transaction } from 'kysely';
import type { TikiNotification } from '../../../../tiki-api/order.ts';
import type { AttemptRow, Tables } from '../../tables.ts';

/** What is known before Tiki is asked: the message itself, and the attempt it speaks of. */
export interface Known {
  isDuplicate: boolean;
  /** Undefined: no such attempt. */
  attempt?: Pick<AttemptRow, 'status' | 'version'>;
}

export async function whatIsKnown(db: Kysely<Tables>, message: TikiNotification): Promise<Known> {
  const { rows } = await sql<{ duplicate: boolean; status: AttemptRow['status'] | null; version: number | null }>`
    select exists (select 1 from ipn_messages where message_id = ${message.message_id}) as duplicate, a.status, a.version
    from (values (1)) as one (n) left join lateral (
      select status, version from attempts
      where platform_order_id = ${message.order.id}
        or (reference_id = ${message.order.reference_id ?? ''} and platform_order_id is null)
      order by platform_order_id nulls last limit 1
    ) as a on true`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a query without a row');
  if (row.status === null || row.version === null) return { isDuplicate: row.duplicate };
  return { isDuplicate: row.duplicate, attempt: { status: row.status, version: row.version } };
}

/** Stores a message under its unique id. False when another delivery of it was faster. */
export async function insertMessage(
  tx: Transaction<Tables>,
  message: Insertable<Tables['ipn_messages']>,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('ipn_messages')
    .values(message)
    .onConflict((conflict) => conflict.column('message_id').doNothing())
    .returning('message_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function setOutcome(tx: Transaction<Tables>, messageId: string, outcome: string): Promise<void> {
  await tx.updateTable('ipn_messages').set({ outcome }).where('message_id', '=', messageId).execute();
}
