import type { TikiOrder } from '../../../../tiki-api/order.ts';
import { raiseAlarm } from '../../alarms.ts';
import type { Deps } from '../../deps.ts';
import type { Difference } from '../../tables-back-office.ts';
import { MAX_LISTED } from '../../tiki-client.ts';
import type { Closing } from '../payments/closing.ts';
import { putJobOff, takeJob } from '../sweep/repository.ts';
import { csvLine } from './csv.ts';
import { saveReport, touchedSince, type Touched } from './repository.ts';

const DAY_MS = 24 * 3_600_000;
/** Orders that changed in this time are compared (tiki-platform.md section 9). */
const SPAN_MS = 3 * DAY_MS;
/** Vietnam has one time zone and no summer time. */
const VIETNAM_MS = 7 * 3_600_000;
/** Two in the morning in Vietnam. */
const RUN_AT_MS = 2 * 3_600_000;
const LEASE_MS = 30 * 60_000;
const JOB = 'reconciliation';

/** Section 9's columns. */
const COLUMNS = [
  'order_no',
  'reference_id',
  'tini_order_id',
  'tiki_order_code',
  'amount',
  'status',
  'paid_at',
  'completed_at',
  'canceled_at',
];

/** Once a day everything that changed in three days is compared with Tiki, put right, and reported. */
export function createDailyReconciliation({ db, tiki, clock, log, closing }: Deps & { closing: Closing }) {
  /** Runs when the day's comparison is due and no other process runs it. */
  async function runWhenDue(now: number): Promise<void> {
    if (!(await takeJob(db, JOB, { now, leaseMs: LEASE_MS, firstAt: nextRun(now) }))) return;
    await run(now);
    await putJobOff(db, JOB, nextRun(now));
  }

  /**
   * Compares now and replaces the day's report. What differs is applied by the rules that every word of Tiki goes
   * through; the report keeps what was found. @throws TikiCallError when Tiki does not answer; the next try starts anew.
   */
  async function run(
    now: number,
  ): Promise<{ day: string; checked: number; silent: number; differences: Difference[] }> {
    const day = dayOf(now);
    const differences: Difference[] = [];
    const lines = [csvLine(COLUMNS)];
    let checked = 0;
    let silent = 0;
    for (let after = ''; ;) {
      const page = await touchedSince(db, new Date(now - SPAN_MS), after, MAX_LISTED);
      if (page.length === 0) break;
      after = page.at(-1)!.id;
      const told = new Map(
        (await tiki.listOrders(page.map((row) => row.platform_order_id!))).map((order) => [order.id, order]),
      );
      for (const row of page) {
        checked += 1;
        const theirs = told.get(row.platform_order_id!);
        if (theirs) {
          differences.push(...compare(row, theirs));
          await closing.applyAnswer(row, theirs);
        } else silent += 1;
        lines.push(toLine(row));
      }
    }
    await saveReport(db, { day, checked, silent, differences, csv: lines.join(''), createdAt: new Date(clock.now()) });
    if (differences.length > 0) {
      await raiseAlarm(db, { kind: 'reconciliation', detail: `${day}: ${differences.length} differences` }, now);
    }
    log.info({ day, checked, silent, differences: differences.length }, 'compared with Tiki');
    return { day, checked, silent, differences };
  }

  return { run, runWhenDue };
}

export type DailyReconciliation = ReturnType<typeof createDailyReconciliation>;

const GOT_ITS_MONEY = ['online_paid', 'processing', 'on_delivery'];

/** What differs between our attempt and Tiki's order. Pure. */
export function compare(row: Touched, theirs: TikiOrder): Difference[] {
  const found: Difference[] = [];
  const add = (kind: Difference['kind'], ours: string, their: string) =>
    found.push({ orderNo: row.order_no, referenceId: row.reference_id, kind, ours, theirs: their });
  if (theirs.grand_total !== row.grand_total) add('amount', String(row.grand_total), String(theirs.grand_total));
  if (theirs.reference_id !== row.reference_id) add('reference', row.reference_id, theirs.reference_id ?? '');
  const isKept = row.order_kept_attempt_id === row.id;
  if (row.order_status === 'completed' && isKept && theirs.status !== 'completed') {
    add('paid_not_completed', 'completed', theirs.status);
  } else if (theirs.status === 'completed' && !(isKept && row.order_status === 'completed')) {
    add('completed_not_paid', row.status, theirs.status);
  } else if (isMoneyUnknown(row, theirs) || isEndUnknown(row, theirs)) {
    add('status', row.status, theirs.status);
  }
  return found;
}

/** Tiki has begun to deliver an order that we do not know to be paid or placed. */
function isMoneyUnknown(row: Touched, theirs: TikiOrder): boolean {
  return GOT_ITS_MONEY.includes(theirs.status) && row.status !== 'paid' && row.status !== 'cod';
}

function isEndUnknown(row: Touched, theirs: TikiOrder): boolean {
  const isOver = theirs.status === 'canceled' || theirs.status === 'refunded';
  const knowsEnd = row.status === 'closed' || row.status === 'abandoned';
  return isOver ? !knowsEnd : row.status === 'closed' && theirs.status !== 'completed';
}

function toLine(row: Touched): string {
  const { order_no, reference_id, platform_order_id, tiki_order_code, grand_total, platform_status } = row;
  const ids = [order_no, reference_id, platform_order_id, tiki_order_code];
  return csvLine([...ids, grand_total, platform_status, row.paid_at, row.completed_at, row.canceled_at]);
}

/** `YYYY-MM-DD` in Vietnam. */
export function dayOf(now: number): string {
  return new Date(now + VIETNAM_MS).toISOString().slice(0, 10);
}

/** The next two in the morning in Vietnam. */
export function nextRun(now: number): number {
  const local = now + VIETNAM_MS;
  const today = Math.floor(local / DAY_MS) * DAY_MS + RUN_AT_MS;
  return (local < today ? today : today + DAY_MS) - VIETNAM_MS;
}
