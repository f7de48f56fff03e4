import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../tables.ts';

export interface ProductFilter {
  categoryId?: string;
  /** Folded words; each must begin a word of the product. */
  words: string[];
  /** Where those words are: in its name and brand, or there and in the name of its category. */
  among: 'name' | 'all';
  /** Position of the last product of the page before. */
  after?: number;
  limit: number;
}

/** Those that have something to show. */
export function categories(db: Kysely<Tables>) {
  return db
    .selectFrom('categories')
    .select(['id', 'name'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('products')
          .select('products.id')
          .whereRef('products.category_id', '=', 'categories.id')
          .where('products.active', '=', true),
      ),
    )
    .orderBy('position')
    .execute();
}

/** One page in shop order, with what a card shows of the variants. */
export function pageOfProducts(db: Kysely<Tables>, { categoryId, words, among, after, limit }: ProductFilter) {
  let page = db.selectFrom('products').select(['id', 'category_id', 'name', 'brand', 'image', 'position']);
  page = page.where('active', '=', true);
  if (categoryId !== undefined) page = page.where('category_id', '=', categoryId);
  if (after !== undefined) page = page.where('position', '>', after);
  // Folded words hold a-z and 0-9 only, so they are no operators of to_tsquery.
  const query = words.map((word) => `${word}:*`).join(' & ');
  const vector = sql.ref(among === 'name' ? 'name_vector' : 'search_vector');
  if (query) page = page.where(sql<boolean>`${vector} @@ to_tsquery('simple', ${query})`);
  return db
    .selectFrom(page.orderBy('position').limit(limit).as('p'))
    .innerJoin('variants as v', (on) => on.onRef('v.product_id', '=', 'p.id').on('v.active', '=', true))
    .select(['p.id', 'p.category_id', 'p.name', 'p.brand', 'p.image', 'p.position'])
    .select((of) => [
      of.fn.min('v.price').as('low'),
      of.fn.max('v.price').as('high'),
      of.fn<boolean>('bool_or', [sql`v.stock > 0`]).as('in_stock'),
    ])
    .groupBy(['p.id', 'p.category_id', 'p.name', 'p.brand', 'p.image', 'p.position'])
    .orderBy('p.position')
    .execute();
}

export async function productById(db: Kysely<Tables>, id: string) {
  const product = await db
    .selectFrom('products')
    .selectAll()
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!product) return undefined;
  const variants = await db
    .selectFrom('variants')
    .select(['id', 'name', 'price', 'stock'])
    .where('product_id', '=', id)
    .where('active', '=', true)
    .orderBy('position')
    .execute();
  return { product, variants };
}
