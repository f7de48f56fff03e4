import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { TikiCallError } from '../../tiki-client.ts';
import type { DailyReconciliation } from '../reconciliation/service.ts';
import { logAction } from './log.ts';
import type { Reconciliation } from './types.ts';

const KEPT_REPORTS = 90;

/** The daily comparison with Tiki, as people read it. */
export function createReconciliation({ db, clock, daily }: Deps & { daily: DailyReconciliation }): Reconciliation {
  return {
    async reports() {
      const rows = await db
        .selectFrom('reconciliation_reports')
        .select(['day', 'checked', 'silent', 'differences', 'created_at'])
        .orderBy('day', 'desc')
        .limit(KEPT_REPORTS)
        .execute();
      return rows.map(({ differences, created_at: createdAt, ...row }) => ({
        ...row,
        differences: differences.length,
        createdAt,
      }));
    },
    async report(day) {
      const row = await db.selectFrom('reconciliation_reports').selectAll().where('day', '=', day).executeTakeFirst();
      if (!row) throw new AppError('NOT_FOUND');
      const { differences: found, created_at: createdAt, ...rest } = row;
      return { ...rest, differences: found.length, found, createdAt };
    },
    async runNow(actor) {
      const now = clock.now();
      await logAction(db, actor, { action: 'reconcile', target: 'reconciliation' }, now);
      try {
        const { day, checked, silent, differences } = await daily.run(now);
        return { day, checked, silent, differences: differences.length, createdAt: new Date(now) };
      } catch (error) {
        if (!(error instanceof TikiCallError)) throw error;
        throw new AppError('PLATFORM_UNAVAILABLE', { cause: error });
      }
    },
  };
}
