import type { Insertable, Kysely } from 'kysely';
import type { SessionRow, Tables } from '../../tables.ts';

/** Stores a session; the one that the same device had before ends with it. */
export async function insertSession(
  db: Kysely<Tables>,
  session: Insertable<Tables['sessions']>,
  replacedHash?: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (replacedHash !== undefined) await tx.deleteFrom('sessions').where('token_hash', '=', replacedHash).execute();
    await tx.insertInto('sessions').values(session).execute();
  });
}

export function sessionByHash(db: Kysely<Tables>, tokenHash: string): Promise<SessionRow | undefined> {
  return db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

export async function touchSession(db: Kysely<Tables>, tokenHash: string, now: Date): Promise<void> {
  await db.updateTable('sessions').set({ last_used_at: now }).where('token_hash', '=', tokenHash).execute();
}

/** Forgets sessions that have ended. */
export async function deleteSessions(db: Kysely<Tables>, now: Date, idleSince: Date): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((or) => or.or([or('due_at', '<=', now), or('last_used_at', '<=', idleSince)]))
    .execute();
}

/** Marks an auth code as tried; false when it was tried before, by any process. */
export async function useCode(db: Kysely<Tables>, codeHash: string, now: Date): Promise<boolean> {
  const marked = await db
    .insertInto('used_codes')
    .values({ code_hash: codeHash, used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code_hash')
    .executeTakeFirst();
  return marked !== undefined;
}

export async function deleteUsedCodes(db: Kysely<Tables>, before: Date): Promise<void> {
  await db.deleteFrom('used_codes').where('used_at', '<', before).execute();
}
