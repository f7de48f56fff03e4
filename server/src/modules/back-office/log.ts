import type { Kysely } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Tables } from '../../tables.ts';
import type { Actor } from './types.ts';

/** Writes down who did what and why, in the transaction that does it. @throws AppError BAD_REQUEST without a name or a reason. */
export async function logAction(
  db: Kysely<Tables>,
  { who, why }: Actor,
  { action, target }: { action: string; target: string },
  now: number,
): Promise<void> {
  if (!who.trim() || !why.trim()) throw new AppError('BAD_REQUEST', { detail: 'who and why are needed' });
  const at = new Date(now);
  await db
    .insertInto('admin_log')
    .values({ at, who, action, target, why: why.slice(0, 500) })
    .execute();
}
