import type { OrderLine, QuoteView } from '../contract/orders';
import { toVnd } from '../contract/vnd';
import type { NewLine } from './cart';

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
