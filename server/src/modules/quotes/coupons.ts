import { sql, type Kysely } from 'kysely';
import type { CouponRefusal, QuoteCoupon } from '../../../../contract/orders.ts';
import { toVnd, type Vnd } from '../../../../contract/vnd.ts';
import type { CouponRow } from '../../tables-back-office.ts';
import type { Tables } from '../../tables.ts';

export interface CouponUse {
  coupon: CouponRow;
  /** How many live orders of this customer hold a use of it. */
  usedByCustomer: number;
}

/** How a code is stored: upper case, without blanks. */
export function couponCode(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase();
}

/** The coupon behind a typed code, with this customer's uses of it. */
export async function findCoupon(db: Kysely<Tables>, code: string, customerId: string): Promise<CouponUse | undefined> {
  const row = await db
    .selectFrom('coupons')
    .selectAll()
    .select(
      sql<string>`(select count(*) from coupon_uses where coupon_uses.code = coupons.code and customer_id = ${customerId})`.as(
        'own_uses',
      ),
    )
    .where('code', '=', code)
    .executeTakeFirst();
  if (!row) return undefined;
  const { own_uses: ownUses, ...coupon } = row;
  return { coupon, usedByCustomer: Number(ownUses) };
}

/** What a coupon takes off goods of this value: never more than they cost. Pure. */
export function applyCoupon(
  typed: string,
  found: CouponUse | undefined,
  { subtotal, now }: { subtotal: Vnd; now: number },
): QuoteCoupon {
  if (!found) return { code: typed.trim(), discount: 0, refusal: 'unknown' };
  const { coupon } = found;
  const refusal = refusalOf(found, subtotal, now);
  if (refusal === undefined) return { code: coupon.code, discount: discountOf(coupon, subtotal) };
  const refused = { code: coupon.code, discount: 0, refusal };
  return refusal === 'below_minimum' ? { ...refused, minimum: coupon.minimum } : refused;
}

function refusalOf({ coupon, usedByCustomer }: CouponUse, subtotal: Vnd, now: number): CouponRefusal | undefined {
  if (!coupon.active) return 'unknown';
  if (coupon.starts_at && coupon.starts_at.getTime() > now) return 'not_yet';
  if (coupon.ends_at && coupon.ends_at.getTime() <= now) return 'ended';
  if (coupon.uses_limit !== null && coupon.used >= coupon.uses_limit) return 'used_up';
  if (coupon.per_customer !== null && usedByCustomer >= coupon.per_customer) return 'already_used';
  return subtotal < coupon.minimum ? 'below_minimum' : undefined;
}

/** A percentage is rounded down to a whole đồng. */
function discountOf({ kind, value, max_discount: most }: CouponRow, subtotal: Vnd): Vnd {
  const wanted = kind === 'fixed' ? value : Number((BigInt(subtotal) * BigInt(value)) / 100n);
  return toVnd(Math.min(wanted, most ?? wanted, subtotal));
}
