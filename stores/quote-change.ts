import type { OrderLine, QuoteView } from '../contract/orders';
import { toVnd } from '../contract/vnd';
import type { NewLine } from './cart';
import { codeOf } from '../services/errors';

const QUOTE_GONE = ['QUOTE_EXPIRED', 'QUOTE_NOT_ORDERABLE', 'QUOTE_ALREADY_ORDERED', 'OUT_OF_STOCK'];

/** The server no longer takes this quote; a new one shows what changed. */
export function isQuoteGone(error: unknown): boolean {
  return QUOTE_GONE.includes(codeOf(error));
}

/** What accepting one line's change leaves; `line` is how it will be ordered, null when it cannot be had. */
export interface Accepted {
  quote: QuoteView;
  lines: NewLine[];
  line: OrderLine | null;
}

/** The buyer agrees to what changed in one line: from here on that is what they were shown. */
export function acceptChange(quote: QuoteView, lines: readonly NewLine[], variantId: string): Accepted {
  const line = quote.lines.find((one) => one.variantId === variantId) ?? null;
  const differences = quote.differences.filter((one) => one.variantId !== variantId);
  if (line === null) {
    const others = lines.filter((one) => one.variantId !== variantId);
    return { quote: { ...quote, differences }, lines: others, line };
  }
  const shown = { quantity: line.quantity, price: toVnd(line.unitPrice) };
  const accepted = lines.map((one) => (one.variantId === variantId ? { ...one, ...shown } : one));
  return { quote: { ...quote, differences }, lines: accepted, line };
}
