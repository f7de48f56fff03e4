import type { Transaction } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Tables } from '../../tables.ts';
import { AppError } from '../../errors.ts';
import { fold } from '../../fold.ts';
import { knownOf, productRows, saveProducts, searchWords } from './catalogue-repository.ts';
import { couponList, saveCoupon } from './coupons.ts';
import { faultOf, readCatalogueCsv, readJson, type Read } from './import.ts';
import { logAction } from './log.ts';
import type { Actor, CatalogueActions, Imported, ProductInput, RetiredVariant } from './types.ts';
import { retiredBy, toVariantInput, variantsOf } from './variants-repository.ts';

const PAGE = 50;
const MAX_PAGE = 200;
const MAX_AMOUNT = 1_000_000_000;

/** Editing what is for sale. Stock is set under the row's lock, so an order at the same moment is not lost. */
export function createCatalogueActions({ db, clock, images }: Pick<Deps, 'db' | 'clock' | 'images'>): CatalogueActions {
  /** Adds what only the database knows: unknown categories, variants and SKUs of other products, missing pictures. */
  async function checked({ products, rows, faults }: Read): Promise<Read> {
    const { categories, owners } = await knownOf(db, products);
    const found = products.flatMap((product, at) => {
      const fault = foreignFault(product);
      return fault === undefined ? [] : [{ row: rows[at] ?? 1, message: `${product.id}: ${fault}` }];
    });
    return { products, rows, faults: [...faults, ...found].sort((one, other) => one.row - other.row) };

    function foreignFault({ id: productId, category, image, variants }: ProductInput): string | undefined {
      // One that this product gives up also gives up its SKU.
      const stays = (other: { id: string; product_id: string }) =>
        other.product_id !== productId || variants.some(({ id }) => id === other.id);
      if (!categories.has(category)) return `there is no category ${category}`;
      if (image !== '' && !images.urlOf(image)) return `there is no picture ${image}`;
      for (const { id, sku } of variants) {
        if (owners.some((other) => other.id === id && other.product_id !== productId))
          return `variant ${id} is another product's`;
        if (sku && owners.some((other) => other.sku === sku && other.id !== id && stays(other)))
          return `SKU ${sku} is another variant's`;
      }
      return undefined;
    }
  }

  async function importAll(read: Read, actor: Actor): Promise<Imported> {
    const { products, faults } = await checked(read);
    if (faults.length > 0 || products.length === 0) return { products: 0, faults, retired: [] };
    const retired = await db.transaction().execute((tx) => save(tx, products, actor));
    return { products: products.length, faults, retired };
  }

  /** Saves and logs; what leaves the catalogue is logged by name. */
  async function save(tx: Transaction<Tables>, products: readonly ProductInput[], actor: Actor, action = 'import') {
    const retired = await retiredBy(tx, products);
    await saveProducts(tx, products);
    const what = action === 'import' ? `${products.length} products` : (products[0]?.id ?? '');
    await logAction(tx, actor, { action, target: what + retiredText(retired) }, clock.now());
    return retired;
  }

  return {
    categories: () => db.selectFrom('categories').select(['id', 'name']).orderBy('position').execute(),
    async products({ query = '', cursor, limit = PAGE }) {
      const size = Math.min(Math.max(limit, 1), MAX_PAGE);
      const words = fold(query).split(' ').filter(Boolean);
      if (query.trim() && words.length === 0) return { items: [], nextCursor: null };
      if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new AppError('BAD_REQUEST', { detail: 'cursor' });
      const rows = await productRows(db, { words, after: Number(cursor ?? 0), limit: size + 1 });
      const shown = rows.slice(0, size);
      const variants = await variantsOf(
        db,
        shown.map(({ id }) => id),
      );
      const items = shown.map(({ position: _position, ...row }) => ({
        ...row,
        variants: variants.filter(({ product_id: id }) => id === row.id).map(toVariantInput),
      }));
      return { items, nextCursor: rows.length > size ? String(shown.at(-1)!.position) : null };
    },
    async readProduct(id) {
      const product = await db.selectFrom('products').selectAll().where('id', '=', id).executeTakeFirst();
      if (!product) throw new AppError('NOT_FOUND');
      const { category_id: category, name, brand, description, image, active } = product;
      const variants = (await variantsOf(db, [id])).map(toVariantInput);
      return { id, category, name, brand, description, image, active, variants };
    },
    async saveProduct(product, actor) {
      const fault = faultOf(product);
      const { faults } =
        fault === undefined
          ? await checked({ products: [product], rows: [1], faults: [] })
          : { faults: [{ message: fault }] };
      if (faults[0]) throw new AppError('BAD_REQUEST', { detail: faults[0].message });
      await db.transaction().execute((tx) => save(tx, [product], actor, 'save_product'));
    },
    async editProduct(id, change, actor) {
      await db.transaction().execute(async (tx) => {
        const found = await tx
          .selectFrom('products')
          .innerJoin('categories', 'categories.id', 'products.category_id')
          .select(['products.name', 'products.brand', 'products.description', 'products.active'])
          .select('categories.name as category')
          .where('products.id', '=', id)
          .forUpdate('products')
          .executeTakeFirst();
        if (!found) throw new AppError('NOT_FOUND');
        const { category, ...old } = found;
        const edited = { ...old, ...defined(change) };
        const input = {
          id,
          category: 'c',
          image: '',
          ...edited,
          variants: [{ id: 'v', name: '', price: 0, stock: 0 }],
        };
        const fault = faultOf(input);
        if (fault !== undefined) throw new AppError('BAD_REQUEST', { detail: fault });
        const words = searchWords(edited.name, edited.brand, category);
        await tx
          .updateTable('products')
          .set({ ...edited, ...words })
          .where('id', '=', id)
          .execute();
        await logAction(tx, actor, { action: 'edit_product', target: id }, clock.now());
      });
    },
    async editVariant(id, change, actor) {
      if (change.stock !== undefined && change.addStock !== undefined) {
        throw new AppError('BAD_REQUEST', { detail: 'stock and addStock exclude each other' });
      }
      await db.transaction().execute(async (tx) => {
        const old = await tx.selectFrom('variants').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
        if (!old) throw new AppError('NOT_FOUND');
        const edited = {
          name: change.name ?? old.name,
          price: change.price ?? old.price,
          stock: change.stock ?? old.stock + (change.addStock ?? 0),
        };
        const isFine = [edited.price, edited.stock].every((n) => Number.isInteger(n) && n >= 0 && n <= MAX_AMOUNT);
        if (!isFine || edited.name.length > 200) throw new AppError('BAD_REQUEST', { detail: 'price, stock or name' });
        await tx.updateTable('variants').set(edited).where('id', '=', id).execute();
        const target = `${id}: ${old.price} → ${edited.price} ₫, ${old.stock} → ${edited.stock} pieces`;
        await logAction(tx, actor, { action: 'edit_variant', target }, clock.now());
      });
    },
    async previewImport(format, text) {
      const { products, faults } = await checked(format === 'csv' ? readCatalogueCsv(text) : readJson(text));
      return { products, faults, retired: await retiredBy(db, products) };
    },
    importJson: (text, actor) => importAll(readJson(text), actor),
    importCsv: (text, actor) => importAll(readCatalogueCsv(text), actor),
    coupons: () => couponList(db),
    saveCoupon: (coupon, actor) => saveCoupon(db, coupon, actor, clock.now()),
  };
}

function retiredText(retired: readonly RetiredVariant[]): string {
  return retired.length === 0 ? '' : `; retired: ${retired.map(({ variantId }) => variantId).join(', ')}`;
}

function defined<T extends object>(change: T): T {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as T;
}
