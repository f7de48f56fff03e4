import type { Insertable, Kysely } from 'kysely';
import type { SessionRow, Tables } from '../../tables.ts';

export async function insertSession(db: Kysely<Tables>, session: Insertable<Tables['sessions']>): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
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
