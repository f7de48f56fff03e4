import { sql, type Kysely, type Transaction } from 'kysely';
import { fold } from '../../fold.ts';
import type { Tables } from '../../tables.ts';
import type { ProductInput } from './types.ts';
import { saveVariants } from './variants-repository.ts';

/** Any number of ours: those who add products do so one after the other, because each takes the next position. */
const POSITION_LOCK = 4_100_401;
const CHUNK = 500;

/** What an import needs to know: which categories there are, and whose the named variants and SKUs are. */
export async function knownOf(db: Kysely<Tables>, products: readonly ProductInput[]) {
  const variants = products.flatMap((product) => product.variants);
  const ids = JSON.stringify(variants.map(({ id }) => id));
  const skus = JSON.stringify(variants.flatMap(({ sku }) => sku ?? []));
  const [categories, owners] = await Promise.all([
    db.selectFrom('categories').select('id').execute(),
    db
      .selectFrom('variants')
      .select(['id', 'product_id', 'sku'])
      .where(
        sql<boolean>`(id in (select jsonb_array_elements_text(${ids}::jsonb))
          or sku in (select jsonb_array_elements_text(${skus}::jsonb)))`,
      )
      .execute(),
  ]);
  return { categories: new Set(categories.map(({ id }) => id)), owners };
}

/** Inserts or replaces products with their variants; variants that are not named any more are retired. */
export async function saveProducts(tx: Transaction<Tables>, products: readonly ProductInput[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(POSITION_LOCK)})`.execute(tx);
  const names = await tx.selectFrom('categories').select(['id', 'name']).execute();
  const categoryName = new Map(names.map(({ id, name }) => [id, name]));
  const { last } = await tx
    .selectFrom('products')
    .select((of) => of.fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  for (let from = 0; from < products.length; from += CHUNK) {
    const chunk = products.slice(from, from + CHUNK);
    const rows = chunk.map((product, at) => ({
      id: product.id,
      category_id: product.category,
      name: product.name,
      brand: product.brand,
      description: product.description,
      image: product.image,
      active: product.active ?? true,
      ...searchWords(product.name, product.brand, categoryName.get(product.category)),
      position: Number(last ?? 0) + from + at + 1,
    }));
    await tx
      .insertInto('products')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((now) => ({
          category_id: now.ref('excluded.category_id'),
          name: now.ref('excluded.name'),
          brand: now.ref('excluded.brand'),
          description: now.ref('excluded.description'),
          image: now.ref('excluded.image'),
          active: now.ref('excluded.active'),
          search_text: now.ref('excluded.search_text'),
          search_name: now.ref('excluded.search_name'),
        })),
      )
      .execute();
    await saveVariants(tx, chunk);
  }
}

/** What a product is found by: the words of its name and brand, and with them those of its category. */
export function searchWords(name: string, brand: string, category = '') {
  return { search_name: fold(`${name} ${brand}`), search_text: fold(`${name} ${brand} ${category}`) };
}

/** One page in shop order, inactive ones too. */
export function productRows(
  db: Kysely<Tables>,
  { words, after, limit }: { words: string[]; after: number; limit: number },
) {
  let query = db
    .selectFrom('products')
    .select(['id', 'category_id as categoryId', 'name', 'brand', 'active', 'position'])
    .where('position', '>', after);
  const wanted = words.map((word) => `${word}:*`).join(' & ');
  if (wanted) query = query.where(sql<boolean>`search_vector @@ to_tsquery('simple', ${wanted})`);
  return query.orderBy('position').limit(limit).execute();
}
