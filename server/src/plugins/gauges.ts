import { sql, type Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { ALIVE_ATTEMPTS } from '../transitions.ts';
import type { Tables } from '../tables.ts';
import type { Metrics, Sample } from './metrics.ts';

/** Counting every order reads an index from end to end, so it is done at most this often. */
const COUNT_EVERY_MS = 30_000;

export interface SweepState {
  /** When a sweep last ended without throwing, Unix milliseconds; 0 before the first. */
  endedAt: number;
}

/** What the database knows: orders by state, attempts and their ages, how late the sweep is. */
export function databaseGauges(
  metrics: Metrics,
  { db, clock, sweep }: { db: Kysely<Tables>; clock: Clock; sweep: SweepState },
): void {
  metrics.gauge(
    'orders',
    'Orders by state.',
    kept(clock, () => ordersByState(db)),
  );
  metrics.gauge('attempts_alive', 'Payment attempts that have not ended, by state.', async () =>
    (await aliveAttempts(db)).map(({ status, count }) => ({ labels: { status }, value: Number(count) })),
  );
  metrics.gauge('attempt_oldest_age_seconds', 'Age of the oldest attempt that has not ended, by state.', async () =>
    (await aliveAttempts(db)).map(({ status, oldest }) => ({
      labels: { status },
      value: seconds(clock.now() - oldest.getTime()),
    })),
  );
  metrics.gauge('alarms_open', 'Alarms that nobody has resolved, by kind.', async () =>
    (await openAlarms(db)).map(({ kind, count }) => ({ labels: { kind }, value: Number(count) })),
  );
  metrics.gauge('sweep_lag_seconds', 'How long the row that waits longest for the sweep has been due.', async () => [
    { value: await sweepLag(db, clock.now()) },
  ]);
  metrics.gauge('sweep_last_end_timestamp_seconds', 'When the last sweep of this process ended; 0 for never.', () => [
    { value: seconds(sweep.endedAt) },
  ]);
  metrics.gauge('process_resident_memory_bytes', 'Memory of the process.', () => [
    { value: process.memoryUsage.rss() },
  ]);
}

async function ordersByState(db: Kysely<Tables>): Promise<Sample[]> {
  const rows = await db
    .selectFrom('orders')
    .select((of) => ['status', of.fn.countAll<string>().as('count')])
    .groupBy('status')
    .execute();
  return rows.map(({ status, count }) => ({ labels: { status }, value: Number(count) }));
}

function openAlarms(db: Kysely<Tables>) {
  return db
    .selectFrom('alarms')
    .select((of) => ['kind', of.fn.countAll<string>().as('count')])
    .where('resolved_at', 'is', null)
    .groupBy('kind')
    .execute();
}

function aliveAttempts(db: Kysely<Tables>) {
  return db
    .selectFrom('attempts')
    .select((of) => ['status', of.fn.countAll<string>().as('count'), of.fn.min('created_at').as('oldest')])
    .where('status', 'in', ALIVE_ATTEMPTS)
    .groupBy('status')
    .execute();
}

/** Both tables have an index on `due_at`, so this reads two rows. Seconds, 0 when nothing is late. */
export async function sweepLag(db: Kysely<Tables>, now: number): Promise<number> {
  const { rows } = await sql<{ due: Date | null }>`
    select least((select min(due_at) from attempts), (select min(due_at) from orders)) as due`.execute(db);
  const due = rows[0]?.due;
  return due ? Math.max(0, seconds(now - due.getTime())) : 0;
}

/** The same answer again for a while. */
function kept(clock: Clock, read: () => Promise<Sample[]>): () => Promise<Sample[]> {
  let until = 0;
  let last: Promise<Sample[]> = Promise.resolve([]);
  return () => {
    const now = clock.now();
    if (now < until && until - now <= COUNT_EVERY_MS) return last;
    until = now + COUNT_EVERY_MS;
    last = read();
    // A failed count is not kept.
    last.catch(() => (until = 0));
    return last;
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1_000;
}
