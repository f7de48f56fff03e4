import { readFileSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import { Value } from 'typebox/value';
import { Type } from 'typebox';
import { StartupError } from './errors.ts';
import { searchWords } from './modules/back-office/catalogue-repository.ts';
import type { Tables } from './tables.ts';

/** Any number of ours: of processes that start together on one empty PostgreSQL one fills it. */
const SEED_LOCK = 4_100_401;

const Catalogue = Type.Object({
  categories: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  coupons: Type.Optional(
    Type.Array(
      Type.Object({
        code: Type.String(),
        kind: Type.Enum(['percent', 'fixed']),
        value: Type.Integer({ minimum: 1 }),
        maxDiscount: Type.Optional(Type.Integer({ minimum: 1 })),
        minimum: Type.Integer({ minimum: 0 }),
        perCustomer: Type.Optional(Type.Integer({ minimum: 1 })),
        endsAt: Type.Optional(Type.String()),
        note: Type.String(),
      }),
    ),
  ),
  products: Type.Array(
    Type.Object({
      id: Type.String(),
      categoryId: Type.String(),
      name: Type.String(),
      brand: Type.String(),
      description: Type.String(),
      image: Type.String(),
      variants: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          price: Type.Integer({ minimum: 0 }),
          stock: Type.Integer({ minimum: 0 }),
        }),
        { minItems: 1 },
      ),
    }),
  ),
});

/**
 * Makes a new shop ready, and gives what its starter should hear. One for trying out gets our products and coupons; one in
 * production gets nothing, because nobody may order what does not exist.
 */
export async function stockCatalogue(
  db: Kysely<Tables>,
  file: string,
  environment: 'sandbox' | 'production',
): Promise<string[]> {
  if (environment === 'production')
    return (await isEmpty(db)) ? ['server has no products yet: npm run server -- import-catalogue FILE'] : [];
  const coupons = await seedCatalogue(db, file, { withCoupons: true });
  return coupons.length === 0 ? [] : [`server made coupons to try: ${coupons.join(', ')}`];
}

async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('products').select('id').limit(1).execute()).length === 0;
}

/**
 * Fills an empty catalogue from the file; one that holds a product is left as it is. Its coupons are there for trying
 * out, so only where they are asked for: gives a line about each that was made. @throws StartupError for a wrong file.
 */
export async function seedCatalogue(db: Kysely<Tables>, file: string, { withCoupons = false } = {}): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(SEED_LOCK)})`.execute(tx);
    if (!(await isEmpty(tx))) return [];
    const { categories, products, coupons = [] } = readCatalogue(file);
    if (products.length === 0) return [];
    const categoryName = new Map(categories.map(({ id, name }) => [id, name]));
    await tx
      .insertInto('categories')
      .values(categories.map((category, position) => ({ ...category, position })))
      .execute();
    await tx
      .insertInto('products')
      .values(
        products.map(({ variants: _variants, categoryId, ...product }, position) => ({
          ...product,
          category_id: categoryId,
          ...searchWords(product.name, product.brand, categoryName.get(categoryId)),
          position: position + 1,
        })),
      )
      .execute();
    const variants = products.flatMap(({ id, variants: own }) =>
      own.map((variant, position) => ({ ...variant, product_id: id, position })),
    );
    await tx.insertInto('variants').values(variants).execute();
    if (!withCoupons || coupons.length === 0) return [];
    await tx
      .insertInto('coupons')
      .values(
        coupons.map(({ maxDiscount, perCustomer, endsAt, note: _note, ...coupon }) => ({
          ...coupon,
          max_discount: maxDiscount ?? null,
          starts_at: null,
          ends_at: endsAt === undefined ? null : new Date(endsAt),
          per_customer: perCustomer ?? null,
          uses_limit: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return coupons.map(({ code, note }) => `${code} (${note})`);
  });
}

function readCatalogue(file: string) {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartupError(`the catalogue ${file} cannot be read`, { cause: error });
  }
  if (!Value.Check(Catalogue, parsed)) {
    const [first] = Value.Errors(Catalogue, parsed);
    throw new StartupError(`the catalogue ${file} is wrong at ${first?.instancePath}: ${first?.message}`);
  }
  return parsed;
}
