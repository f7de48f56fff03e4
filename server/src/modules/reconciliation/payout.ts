import { raiseAlarm } from '../../alarms.ts';
import type { Deps } from '../../deps.ts';
import { attemptsByCode, completedBetween, type PaidOut } from './payout-repository.ts';
import type { PayoutLine } from './payout-sheet.ts';

/** What a payout sheet says otherwise than our books. `orderId` is null where no order of ours has the code. */
export interface PayoutDifference {
  tikiOrderCode: string;
  orderId: string | null;
  orderNo: string;
  kind: 'unknown_code' | 'twice' | 'amount' | 'not_completed' | 'missing';
  ours: string;
  theirs: string;
  /** The line of the sheet; 0 for what is missing from it. */
  line: number;
}

export interface PayoutReport {
  lines: number;
  /** Lines that our books agree with. */
  agreed: number;
  differences: PayoutDifference[];
}

/** Orders completed in this time, both Unix milliseconds, must be in the sheet. */
export interface PayoutPeriod {
  from: number;
  to: number;
}

/**
 * Compares Tiki's payout sheet with the books by `tiki_order_code` (tiki-platform.md section 9): money for what we do not
 * know or had not completed, other amounts, an order paid out twice, and, of a period, completed orders that were not paid
 * out. Each order that differs is put before a person as an open alarm; nothing else is changed. May be run again.
 */
export function createPayoutComparison({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
  return async function comparePayout(sheet: readonly PayoutLine[], period?: PayoutPeriod): Promise<PayoutReport> {
    const found = await attemptsByCode(
      db,
      sheet.map(({ tikiOrderCode }) => tikiOrderCode),
    );
    const seen = new Set<string>();
    const differences = sheet.flatMap((line) => {
      const isRepeated = seen.has(line.tikiOrderCode);
      seen.add(line.tikiOrderCode);
      return compareLine(line, found.get(line.tikiOrderCode), isRepeated);
    });
    const agreed = sheet.length - new Set(differences.map(({ line }) => line)).size;
    if (period) {
      const due = await completedBetween(db, new Date(period.from), new Date(period.to));
      const missing = due.filter(({ code }) => !seen.has(code));
      differences.push(
        ...missing.map((row) => differ(row, { kind: 'missing', ours: String(row.amount), theirs: '', line: 0 })),
      );
    }
    for (const difference of differences) await tell(difference);
    return { lines: sheet.length, agreed, differences };
  };

  function tell({ tikiOrderCode, orderId, kind, ours, theirs }: PayoutDifference): Promise<void> {
    const detail = `payout ${tikiOrderCode}: ${kind}, ours ${ours || '-'}, theirs ${theirs || '-'}`;
    return raiseAlarm(db, { kind: 'reconciliation', orderId, detail }, clock.now());
  }
}

/** Every way in which one line differs. Pure. */
function compareLine(line: PayoutLine, ours: PaidOut | undefined, isRepeated: boolean): PayoutDifference[] {
  const { tikiOrderCode, amount, row } = line;
  if (!ours) {
    const theirs = amount === undefined ? 'paid out' : String(amount);
    return [{ tikiOrderCode, orderId: null, orderNo: '', kind: 'unknown_code', ours: '', theirs, line: row }];
  }
  const found: PayoutDifference[] = [];
  const add = (kind: PayoutDifference['kind'], own: string, theirs: string) =>
    found.push(differ(ours, { kind, ours: own, theirs, line: row }));
  if (isRepeated) add('twice', '', `line ${row}`);
  if (amount !== undefined && amount !== ours.amount) add('amount', String(ours.amount), String(amount));
  // Tiki pays out only what was completed, and only the attempt that the order stands on.
  if (ours.orderStatus !== 'completed' || !ours.isKept) add('not_completed', ours.orderStatus, 'paid out');
  return found;
}

function differ(row: PaidOut, rest: Pick<PayoutDifference, 'kind' | 'ours' | 'theirs' | 'line'>): PayoutDifference {
  return { tikiOrderCode: row.code, orderId: row.orderId, orderNo: row.orderNo, ...rest };
}
