import type { Kysely } from 'kysely';
import { AppError } from '../../errors.ts';
import type { CouponRow } from '../../tables-back-office.ts';
import type { Tables } from '../../tables.ts';
import { logAction } from './log.ts';
import type { Actor } from './types.ts';

const MAX_AMOUNT = 1_000_000_000;

export function couponList(db: Kysely<Tables>): Promise<CouponRow[]> {
  return db.selectFrom('coupons').selectAll().orderBy('code').limit(1_000).execute();
}

/** Inserts or replaces; how often it was used stays. @throws AppError BAD_REQUEST with what is wrong. */
export async function saveCoupon(
  db: Kysely<Tables>,
  coupon: Omit<CouponRow, 'used'>,
  actor: Actor,
  now: number,
): Promise<void> {
  const fault = faultOf(coupon);
  if (fault) throw new AppError('BAD_REQUEST', { detail: fault });
  const { code, ...rest } = coupon;
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('coupons')
      .values({ code, ...rest })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(rest))
      .execute();
    await logAction(tx, actor, { action: 'save_coupon', target: code }, now);
  });
}

function faultOf(coupon: Omit<CouponRow, 'used'>): string | undefined {
  const isAmount = (value: number) => Number.isInteger(value) && value >= 0 && value <= MAX_AMOUNT;
  const isCount = (value: number | null) =>
    value === null || (Number.isInteger(value) && value > 0 && value <= MAX_AMOUNT);
  if (!/^[A-Z0-9-]{1,32}$/.test(coupon.code)) return 'code: upper case letters, digits and hyphens';
  if (coupon.kind !== 'percent' && coupon.kind !== 'fixed') return 'kind: percent or fixed';
  if (!isAmount(coupon.value) || coupon.value === 0) return 'value: a whole number above zero';
  if (coupon.kind === 'percent' && coupon.value > 100) return 'value: a percentage is at most 100';
  if (!isCount(coupon.max_discount)) return 'max_discount: whole đồng above zero, or none';
  if (!isAmount(coupon.minimum)) return 'minimum: whole đồng';
  if (!isCount(coupon.per_customer) || !isCount(coupon.uses_limit)) return 'limits: whole numbers above zero, or none';
  const [from, to] = [coupon.starts_at?.getTime(), coupon.ends_at?.getTime()];
  if (Number.isNaN(from) || Number.isNaN(to)) return 'starts_at and ends_at: times, or none';
  return from !== undefined && to !== undefined && from >= to ? 'ends_at: must be after starts_at' : undefined;
}
