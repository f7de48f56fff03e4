import type { Address, QuoteRequest, QuoteView } from '../../../../contract/orders.ts';
import { sumVnd, toVnd, type Vnd } from '../../../../contract/vnd.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { foldProvince } from '../../fold.ts';
import { toLineView } from '../orders/view.ts';
import { applyCoupon, couponCode, findCoupon } from './coupons.ts';
import { priceLines, subtotalOf } from './pricing.ts';
import { insertQuote, sellableVariants, shippingFeeOf } from './repository.ts';

/** How long a quote can be ordered. */
export const QUOTE_LIFE_MS = 15 * 60_000;

/** Pricing what a buyer wants. The device sends ids, quantities and what it showed; every amount here is ours. */
export function createQuotes(deps: Pick<Deps, 'db' | 'clock' | 'ids' | 'images' | 'orderLimit'>) {
  const { db, clock, ids, images, orderLimit } = deps;

  /** Prices and stores a quote. @throws AppError BAD_REQUEST when a variant occurs twice. */
  async function quote(customerId: string, { lines: wanted, address, coupon }: QuoteRequest): Promise<QuoteView> {
    const variantIds = wanted.map((line) => line.variantId);
    if (new Set(variantIds).size < variantIds.length)
      throw new AppError('BAD_REQUEST', { detail: 'a variant occurs twice' });
    const { lines, differences } = priceLines(wanted, await sellableVariants(db, variantIds));
    const now = clock.now();
    const subtotal = subtotalOf(lines);
    const applied = coupon?.trim() ? await tryCoupon(coupon, customerId, subtotal, now) : undefined;
    const discount = toVnd(applied?.discount ?? 0);
    const digital = lines.length > 0 && lines.every((line) => line.digital);
    const canGo = address !== undefined && lines.length > 0;
    const shippingFee = toVnd(canGo && !digital ? await shippingFeeOf(db, foldProvince(address.province)) : 0);
    const total = toVnd(sumVnd([subtotal, shippingFee]) - discount);
    // Delivery counts too, because Tiki does not say (tiki-platform.md section 1.2).
    const orderable = canGo && total >= 1 && total <= orderLimit;
    const stored = {
      id: ids.id(),
      customer_id: customerId,
      lines: JSON.stringify(lines),
      subtotal,
      shipping_fee: shippingFee,
      discount,
      coupon_code: applied && !applied.refusal ? applied.code : null,
      total,
      digital,
      address: address ? JSON.stringify(onlyKnown(address)) : null,
      orderable,
      created_at: new Date(now),
      due_at: new Date(now + QUOTE_LIFE_MS),
    };
    await insertQuote(db, stored);
    return {
      quoteId: stored.id,
      lines: lines.map((line) => toLineView(line, images.urlOf)),
      differences,
      subtotal,
      shippingFee,
      ...(applied && { coupon: applied }),
      total,
      orderable,
      amountLimit: orderLimit,
      expiresAt: stored.due_at.toISOString(),
    };
  }

  async function tryCoupon(typed: string, customerId: string, subtotal: Vnd, now: number) {
    return applyCoupon(typed, await findCoupon(db, couponCode(typed), customerId), { subtotal, now });
  }

  return { quote };
}

export type Quotes = ReturnType<typeof createQuotes>;

/** What else a device may have put beside the address is not ours to keep. */
function onlyKnown({ fullName, phone, street, ward, district, province }: Address): Address {
  return { fullName, phone, street, ward, district, province };
}
