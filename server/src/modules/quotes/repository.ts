import type { Insertable, Kysely } from 'kysely';
import type { QuoteRow, Tables } from '../../tables.ts';

/** Price, stock and names of the variants, by variant id. */
export async function sellableVariants(db: Kysely<Tables>, variantIds: string[]) {
  const rows = await db
    .selectFrom('variants')
    .innerJoin('products', 'products.id', 'variants.product_id')
    .select(['variants.id', 'variants.name as variantName', 'variants.price', 'variants.stock'])
    .select(['variants.sku', 'variants.digital'])
    .select(['products.id as productId', 'products.name', 'products.image'])
    .where('variants.id', 'in', variantIds)
    .where('products.active', '=', true)
    .where('variants.active', '=', true)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export type SellableVariant = Awaited<ReturnType<typeof sellableVariants>> extends Map<string, infer Row> ? Row : never;

/** The delivery fee of a folded province, or of every other one. */
export async function shippingFeeOf(db: Kysely<Tables>, province: string): Promise<number> {
  const { fee } = await db
    .selectFrom('shipping_fees')
    .select('fee')
    .where('province', 'in', [province, '*'])
    .orderBy((by) => by.case().when('province', '=', '*').then(1).else(0).end())
    .limit(1)
    .executeTakeFirstOrThrow();
  return fee;
}

export async function insertQuote(db: Kysely<Tables>, quote: Insertable<Tables['quotes']>): Promise<void> {
  await db.insertInto('quotes').values(quote).execute();
}

export function quoteOfCustomer(
  db: Kysely<Tables>,
  customerId: string,
  quoteId: string,
): Promise<QuoteRow | undefined> {
  return db
    .selectFrom('quotes')
    .selectAll()
    .where('id', '=', quoteId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
}

/** Forgets quotes that can no longer be ordered. */
export async function deleteQuotes(db: Kysely<Tables>, dueBefore: Date): Promise<void> {
  await db.deleteFrom('quotes').where('due_at', '<', dueBefore).execute();
}
