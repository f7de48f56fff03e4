import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import { hashToken } from '../ids.ts';
import type { Tables } from '../tables.ts';

/** A session ends after this long unused, and after this long at the latest. Real time, also where the sandbox's clock is followed. */
export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 3_600_000;
/** The use of a session is written down at most this often. */
const TOUCH_MS = 60_000;

export interface AdminSession {
  user: string;
  token: string;
  /** Goes into every form; nobody can know it who cannot read our pages. */
  csrf: string;
}

/** Cookie sessions of the admin. The token is only in the cookie; the database holds its hash. */
export function createAdminSessions(db: Kysely<Tables>, now: () => number) {
  async function open(user: string): Promise<AdminSession> {
    const token = randomBytes(32).toString('base64url');
    const at = new Date(now());
    await db.deleteFrom('admin_sessions').where('due_at', '<=', at).execute();
    await db
      .insertInto('admin_sessions')
      .values({
        token_hash: hashToken(token),
        user_name: user,
        created_at: at,
        last_used_at: at,
        due_at: new Date(at.getTime() + ABSOLUTE_MS),
      })
      .execute();
    return { user, token, csrf: csrfOf(token) };
  }

  /** Undefined when there is no such session, or it has ended. */
  async function find(token: string): Promise<AdminSession | undefined> {
    const tokenHash = hashToken(token);
    const row = await db
      .selectFrom('admin_sessions')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    const at = now();
    if (!row || row.due_at.getTime() <= at || row.last_used_at.getTime() + IDLE_MS <= at) return undefined;
    if (row.last_used_at.getTime() + TOUCH_MS <= at) {
      const touched = db.updateTable('admin_sessions').set({ last_used_at: new Date(at) });
      await touched.where('token_hash', '=', tokenHash).execute();
    }
    return { user: row.user_name, token, csrf: csrfOf(token) };
  }

  async function close(token: string): Promise<void> {
    await db.deleteFrom('admin_sessions').where('token_hash', '=', hashToken(token)).execute();
  }

  return { open, find, close };
}

export type AdminSessions = ReturnType<typeof createAdminSessions>;

function csrfOf(token: string): string {
  return createHash('sha256').update(`csrf.${token}`).digest('base64url');
}

export function isCsrf(session: AdminSession, sent: unknown): boolean {
  const [expected, given] = [session.csrf, typeof sent === 'string' ? sent : ''].map((text) => Buffer.from(text));
  return expected!.length === given!.length && timingSafeEqual(expected!, given!);
}
