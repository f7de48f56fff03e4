import { isShopError } from './errors';
import { fixedItemOfVariant } from './fixed-items';
import { isSomethingAlive } from './checkout-memory';
import type { TikiCartLine } from './my-api';

/**
 * Selling through Tiki's own cart while our server is away (DESIGN.md section 3). Never beside an order of ours that
 * may exist or a payment that may go through: the buyer would pay twice.
 */

/** `offered`: the lines can go to Tiki's cart. `checking`: an order may exist, so nothing else is offered. */
export type Fallback = 'none' | 'offered' | 'checking';

export interface ShownLine {
  variantId: string;
  quantity: number;
  /** The unit price the buyer was shown, in đồng. */
  price: number;
}

/** Nobody of ours answered: silence, or a proxy's error page. An error with a code of ours is an answer. */
function isUnreachable(error: unknown): boolean {
  if (!isShopError(error)) return false;
  return error.kind === 'timeout' || (error.kind === 'server' && /^(HTTP_5|NOT_JSON)/.test(error.code));
}

/** What these lines are for Tiki's cart; null when one of them is not sold there at the price that was shown. */
export function toTikiLines(lines: readonly ShownLine[]): TikiCartLine[] | null {
  const found = lines.map(({ variantId, quantity, price }) => {
    const item = fixedItemOfVariant(variantId);
    const same = item !== null && item.purchasable && item.stockedAtTiki && item.price === price;
    return same ? { productId: item.tikiProductId, quantity } : null;
  });
  const sold = found.filter((line): line is TikiCartLine => line !== null);
  return sold.length > 0 && sold.length === lines.length ? sold : null;
}

/** What can be done about this error besides trying again. */
export async function fallbackFor(error: unknown, lines: readonly ShownLine[]): Promise<Fallback> {
  if (!isUnreachable(error)) return 'none';
  if (await isSomethingAlive()) return 'checking';
  return toTikiLines(lines) === null ? 'none' : 'offered';
}
