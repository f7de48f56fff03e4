import type { QuoteDifference, QuoteLineRequest } from '../../../../contract/orders.ts';
import { sumVnd, timesVnd, toVnd, type Vnd } from '../../../../contract/vnd.ts';
import type { StoredLine } from '../../tables.ts';
import type { SellableVariant } from './repository.ts';

/** What can be sold of the wanted lines, and each way in which that is not what the buyer was shown. Pure. */
export function priceLines(wanted: readonly QuoteLineRequest[], variants: ReadonlyMap<string, SellableVariant>) {
  const lines: StoredLine[] = [];
  const differences: QuoteDifference[] = [];
  for (const { variantId, quantity, shownPrice } of wanted) {
    const variant = variants.get(variantId);
    if (!variant) {
      differences.push({ kind: 'unavailable', variantId });
      continue;
    }
    if (variant.stock === 0) {
      differences.push({ kind: 'sold_out', variantId });
      continue;
    }
    if (variant.price !== shownPrice) {
      differences.push({ kind: 'price_changed', variantId, shownPrice, price: variant.price });
    }
    if (variant.stock < quantity) {
      differences.push({ kind: 'stock_reduced', variantId, requested: quantity, available: variant.stock });
    }
    lines.push({
      variantId,
      productId: variant.productId,
      name: variant.name,
      variantName: variant.variantName,
      image: variant.image,
      unitPrice: variant.price,
      quantity: Math.min(quantity, variant.stock),
      ...(variant.sku !== null && { sku: variant.sku }),
      ...(variant.digital && { digital: true }),
    });
  }
  return { lines, differences };
}

/** The sum of the lines, in whole đồng. */
export function subtotalOf(lines: readonly StoredLine[]): Vnd {
  return sumVnd(lines.map(({ unitPrice, quantity }) => timesVnd(toVnd(unitPrice), quantity)));
}
