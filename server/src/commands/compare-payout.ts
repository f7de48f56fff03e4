import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ownClock } from '../clock.ts';
import { StartupError } from '../errors.ts';
import { csvLine } from '../modules/reconciliation/csv.ts';
import { createPayoutComparison, type PayoutPeriod } from '../modules/reconciliation/payout.ts';
import { PAYOUT_COLUMNS, readPayoutSheet, type PayoutLine } from '../modules/reconciliation/payout-sheet.ts';
import type { CommandContext } from './context.ts';

const USE = 'compare-payout FILE.csv [--code COLUMN] [--amount COLUMN or none] [--from YYYY-MM-DD --to YYYY-MM-DD]';

/**
 * `compare-payout FILE.csv`: compares Tiki's payout sheet with the books by Tiki's order code, prints what differs as CSV
 * and puts it before people as alarms. With `--from` and `--to`, days in Vietnam and both meant, it also tells which
 * completed orders were not paid out. @throws StartupError for a wrong use or a sheet that cannot be read.
 */
export async function comparePayout({ db, now, print }: CommandContext, args: string[]): Promise<void> {
  const { file, columns, period } = readUse(args);
  const compare = createPayoutComparison({ db, clock: ownClock(now) });
  const { lines, agreed, differences } = await compare(readSheet(file, columns), period);
  if (differences.length > 0) {
    print(csvLine(['tiki_order_code', 'order_no', 'kind', 'ours', 'theirs', 'line']).trimEnd());
    for (const { tikiOrderCode, orderNo, kind, ours, theirs, line } of differences)
      print(csvLine([tikiOrderCode, orderNo, kind, ours, theirs, line]).trimEnd());
  }
  print(`${lines} lines, ${agreed} agree, ${differences.length} differences`);
}

function readUse(args: string[]) {
  const options = {
    code: { type: 'string' },
    amount: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new StartupError(`${USE}: ${(error as Error).message}`, { cause: error });
  }
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new StartupError(`${USE}: needs one file`);
  const amount = values.amount === 'none' ? '' : (values.amount ?? PAYOUT_COLUMNS.amount);
  return { file, columns: { code: values.code ?? PAYOUT_COLUMNS.code, amount }, period: readPeriod(values) };
}

/** From the start of the first day to the end of the last one, in Vietnam. */
function readPeriod({ from, to }: { from?: string; to?: string }): PayoutPeriod | undefined {
  if (from === undefined && to === undefined) return undefined;
  const [first, last] = [startOf(from), startOf(to)];
  if (Number.isNaN(first) || Number.isNaN(last) || first > last)
    throw new StartupError(`${USE}: --from and --to are two days such as 2026-03-01, in their order`);
  return { from: first, to: last + 24 * 3_600_000 };
}

function startOf(day = ''): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00+07:00`) : Number.NaN;
}

function readSheet(file: string, columns: { code: string; amount: string }): PayoutLine[] {
  try {
    return readPayoutSheet(readFileSync(file, 'utf8'), columns);
  } catch (error) {
    throw new StartupError(`compare-payout: ${file}: ${(error as Error).message}`, { cause: error });
  }
}
