import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from '../../tables.ts';
import type { ProductInput, RetiredVariant, VariantInput } from './types.ts';

/**
 * Inserts or replaces the variants of these products, locked by id first, as orders lock them. One that is not named
 * any more is retired: not shown and not sold, while its pieces and its orders stay. Named again it is back.
 */
export async function saveVariants(tx: Transaction<Tables>, products: readonly ProductInput[]): Promise<void> {
  const productIds = products.map(({ id }) => id);
  await tx
    .selectFrom('variants')
    .select('id')
    .where('product_id', 'in', productIds)
    .orderBy('id')
    .forUpdate()
    .execute();
  const rows = products.flatMap(({ id: productId, variants }) =>
    variants.map((variant, position) => ({
      id: variant.id,
      product_id: productId,
      name: variant.name,
      price: variant.price,
      stock: variant.stock,
      position,
      sku: variant.sku ?? null,
      digital: variant.digital ?? false,
      active: true,
    })),
  );
  // Without its SKU, which another variant may have from now on.
  await tx
    .updateTable('variants')
    .set({ active: false, sku: null })
    .where('product_id', 'in', productIds)
    .where('active', '=', true)
    .where(
      'id',
      'not in',
      rows.map(({ id }) => id),
    )
    .execute();
  await tx
    .insertInto('variants')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((now) => ({
        name: now.ref('excluded.name'),
        price: now.ref('excluded.price'),
        stock: now.ref('excluded.stock'),
        position: now.ref('excluded.position'),
        sku: now.ref('excluded.sku'),
        digital: now.ref('excluded.digital'),
        active: true,
      })),
    )
    .execute();
}

/** The variants that saving these products would retire. */
export async function retiredBy(db: Kysely<Tables>, products: readonly ProductInput[]): Promise<RetiredVariant[]> {
  const named = JSON.stringify(
    products.map(({ id, variants }) => ({ product: id, variants: variants.map((variant) => variant.id) })),
  );
  const { rows } = await sql<RetiredVariant & { openOrders: string }>`
    with named as (select * from jsonb_to_recordset(${named}::jsonb) as n (product text, variants jsonb))
    select v.product_id as "productId", v.id as "variantId", v.name, v.stock, (
      select count(distinct o.id) from orders o join order_lines l on l.order_id = o.id
      where o.status in ('awaiting_payment', 'confirming', 'paid', 'cod_placed', 'review') and l.variant_id = v.id
    ) as "openOrders"
    from variants v join named on named.product = v.product_id
    where v.active and not named.variants ? v.id
    order by v.product_id, v.position`.execute(db);
  return rows.map((row) => ({ ...row, openOrders: Number(row.openOrders) }));
}

/** What is for sale of these products, in the order of its product. */
export async function variantsOf(db: Kysely<Tables>, productIds: string[]) {
  if (productIds.length === 0) return [];
  return db
    .selectFrom('variants')
    .selectAll()
    .where('product_id', 'in', productIds)
    .where('active', '=', true)
    .orderBy('product_id')
    .orderBy('position')
    .execute();
}

export function toVariantInput(row: Awaited<ReturnType<typeof variantsOf>>[number]): VariantInput {
  const { id, name, price, stock, sku, digital } = row;
  return { id, name, price, stock, sku, digital };
}
