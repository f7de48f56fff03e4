import { readCsv } from '../back-office/csv-read.ts';

/** One line of a payout sheet. */
export interface PayoutLine {
  /** The line of the file; the header is 1. */
  row: number;
  tikiOrderCode: string;
  /** Whole đồng; undefined where no column says it. */
  amount?: number;
}

/** The form of the sheet is not documented, so its columns are named by whoever has it; '' for no amount. */
export interface PayoutColumns {
  code: string;
  amount: string;
}

export const PAYOUT_COLUMNS: PayoutColumns = { code: 'tiki_order_code', amount: 'amount' };

/**
 * Reads a payout sheet: CSV with a header, more columns than named are ignored. Amounts are whole đồng, with or without
 * thousands separators. @throws SyntaxError with the line and what is wrong there; nothing is guessed.
 */
export function readPayoutSheet(text: string, columns: PayoutColumns = PAYOUT_COLUMNS): PayoutLine[] {
  const [header, ...rest] = readCsv(text);
  const names = header?.cells.map((name) => name.trim()) ?? [];
  const wanted = [columns.code, columns.amount].filter(Boolean);
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new SyntaxError(`line 1: no column ${missing.join(', ')}; there are ${names.join(', ') || 'none'}`);
  return rest.map(({ line, cells }) => {
    const tikiOrderCode = cells[names.indexOf(columns.code)]?.trim() ?? '';
    if (tikiOrderCode === '') throw new SyntaxError(`line ${line}: no ${columns.code}`);
    if (columns.amount === '') return { row: line, tikiOrderCode };
    return { row: line, tikiOrderCode, amount: toAmount(cells[names.indexOf(columns.amount)]?.trim() ?? '', line) };
  });
}

/** `1234000`, `1.234.000`, `1,234,000`, each with or without `₫`; never a fraction. */
function toAmount(cell: string, line: number): number {
  const plain = cell.replace(/\s*(₫|đ|VND)$/i, '');
  if (!/^(\d{1,12}|\d{1,3}([.,]\d{3})+)$/.test(plain))
    throw new SyntaxError(`line ${line}: ${JSON.stringify(cell)} is no amount in whole đồng`);
  return Number(plain.replace(/[.,]/g, ''));
}
