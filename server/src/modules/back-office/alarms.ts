import type { Kysely } from 'kysely';
import { AppError } from '../../errors.ts';
import type { AdminLogRow, AlarmKind, AlarmRow } from '../../tables-back-office.ts';
import type { Tables } from '../../tables.ts';
import { logAction } from './log.ts';
import type { Actor } from './types.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;

/** Newest first. */
export function alarmList(
  db: Kysely<Tables>,
  { open, kind, limit }: { open?: boolean; kind?: AlarmKind; limit?: number },
): Promise<AlarmRow[]> {
  let query = db.selectFrom('alarms').selectAll();
  if (open !== undefined) query = query.where('resolved_at', open ? 'is' : 'is not', null);
  if (kind) query = query.where('kind', '=', kind);
  return query.orderBy('id', 'desc').limit(bounded(limit)).execute();
}

/** @throws AppError NOT_FOUND; resolving twice changes nothing. */
export async function resolveAlarm(db: Kysely<Tables>, alarmId: number, actor: Actor, now: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = tx
      .selectFrom('alarms')
      .select(['id', 'order_id', 'resolved_at'])
      .where('id', '=', alarmId)
      .forUpdate();
    const alarm = await found.executeTakeFirst();
    if (!alarm) throw new AppError('NOT_FOUND');
    if (alarm.resolved_at) return;
    await logAction(tx, actor, { action: 'resolve_alarm', target: alarm.order_id ?? `alarm ${alarmId}` }, now);
    await tx
      .updateTable('alarms')
      .set({ resolved_at: new Date(now) })
      .where('id', '=', alarmId)
      .execute();
  });
}

/** Newest first. */
export function logList(
  db: Kysely<Tables>,
  { target, limit }: { target?: string; limit?: number },
): Promise<AdminLogRow[]> {
  let query = db.selectFrom('admin_log').selectAll();
  if (target) query = query.where('target', '=', target);
  return query.orderBy('id', 'desc').limit(bounded(limit)).execute();
}

function bounded(limit = DEFAULT_LIMIT): number {
  return Math.min(Math.max(limit, 1), MAX_LIMIT);
}
