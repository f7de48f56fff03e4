import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Tables } from '../../tables.ts';

/** Whether this message was received before. */
export async function isMessageKnown(db: Kysely<Tables>, messageId: string): Promise<boolean> {
  const known = db.selectFrom('ipn_messages').select('message_id').where('message_id', '=', messageId);
  return (await known.executeTakeFirst()) !== undefined;
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
