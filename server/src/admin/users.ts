import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { generatePassword, hashPassword, isPassword, NOBODY } from './passwords.ts';

/** Lower case, so that nobody is two users. */
export const USER_NAME = /^[a-z0-9][a-z0-9._-]{0,31}$/;
export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 200;

/** What is wrong with a password, or undefined. */
export function passwordFault(password: string): string | undefined {
  if (password.length < MIN_PASSWORD) return `a password has at least ${MIN_PASSWORD} characters`;
  return password.length > MAX_PASSWORD ? `a password has at most ${MAX_PASSWORD} characters` : undefined;
}

/** Makes a user, or gives an existing one a new password and ends its sessions. True when the name is new. */
export async function saveUser(db: Kysely<Tables>, name: string, password: string, now: number): Promise<boolean> {
  const hash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('admin_users').select('name').where('name', '=', name).executeTakeFirst();
    await tx
      .insertInto('admin_users')
      .values({ name, password_hash: hash, created_at: new Date(now) })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ password_hash: hash }))
      .execute();
    await tx.deleteFrom('admin_sessions').where('user_name', '=', name).execute();
    return known === undefined;
  });
}

export async function hasUsers(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('admin_users').select('name').limit(1).executeTakeFirst()) !== undefined;
}

/** Where nobody can log in yet: makes the user `admin` and gives its password, to be shown once. */
export async function ensureFirstUser(db: Kysely<Tables>, now: number): Promise<string | undefined> {
  if (await hasUsers(db)) return undefined;
  const password = generatePassword();
  await saveUser(db, 'admin', password, now);
  return password;
}

/** Whether name and password belong together; takes as long for a name that does not exist. */
export async function authenticate(db: Kysely<Tables>, name: string, password: string): Promise<boolean> {
  const query = db.selectFrom('admin_users').select('password_hash').where('name', '=', name);
  const user = USER_NAME.test(name) ? await query.executeTakeFirst() : undefined;
  const matches = await isPassword(password.slice(0, MAX_PASSWORD), user?.password_hash ?? NOBODY);
  return matches && user !== undefined;
}
