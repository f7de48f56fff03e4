import type { CategoryList, Product, ProductPage } from '../../../../contract/catalog.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { fold } from '../../fold.ts';
import { categories, pageOfProducts, productById, type ProductFilter } from './repository.ts';

export const DEFAULT_PAGE = 20;
export const MAX_PAGE = 50;
/** Longer questions are cut: a product has fewer words than that. */
const MAX_WORDS = 10;

export interface ProductQuery {
  query?: string;
  category?: string;
  cursor?: string;
  limit?: string;
}

/** What is for sale, open to everybody. */
export function createCatalog({ db, images }: Pick<Deps, 'db' | 'images'>) {
  async function listCategories(): Promise<CategoryList> {
    return { items: await categories(db) };
  }

  /**
   * Keyset pages in shop order: a page stays right while products are added. Words are looked for in names and brands;
   * only where no product has them all there do the categories' names count too, so that "cà phê" does not list the tea
   * beside it. @throws AppError BAD_REQUEST for a foreign cursor.
   */
  async function listProducts({ query, category, cursor, limit }: ProductQuery): Promise<ProductPage> {
    const words = fold(query ?? '')
      .split(' ')
      .filter(Boolean)
      .slice(0, MAX_WORDS);
    if (query?.trim() && words.length === 0) return { items: [], nextCursor: null };
    const size = readLimit(limit);
    const wanted = { categoryId: category, words, limit: size + 1 };
    const from = fromCursor(cursor);
    let among = from?.among ?? 'name';
    let rows = await pageOfProducts(db, { ...wanted, among, after: from?.after });
    if (rows.length === 0 && from === undefined && words.length > 0) {
      among = 'all';
      rows = await pageOfProducts(db, { ...wanted, among });
    }
    const shown = rows.slice(0, size);
    return {
      items: shown.map((row) => ({
        id: row.id,
        categoryId: row.category_id,
        name: row.name,
        brand: row.brand,
        imageUrl: images.urlOf(row.image),
        priceFrom: row.low,
        hasPriceRange: row.low !== row.high,
        soldOut: !row.in_stock,
      })),
      nextCursor: rows.length > size ? toCursor(among, shown.at(-1)!.position) : null,
    };
  }

  /** @throws AppError NOT_FOUND */
  async function readProduct(id: string): Promise<Product> {
    const found = await productById(db, id);
    if (!found) throw new AppError('NOT_FOUND');
    const { product, variants } = found;
    return {
      id: product.id,
      categoryId: product.category_id,
      name: product.name,
      brand: product.brand,
      description: product.description,
      imageUrl: images.urlOf(product.image),
      variants,
    };
  }

  return { listCategories, listProducts, readProduct };
}

export type Catalog = ReturnType<typeof createCatalog>;

function readLimit(limit: string | undefined): number {
  const size = limit === undefined ? DEFAULT_PAGE : Number(limit);
  if (size < 1 || size > MAX_PAGE) throw new AppError('BAD_REQUEST', { detail: `limit is 1 to ${MAX_PAGE}` });
  return size;
}

type Among = ProductFilter['among'];

/** Where the next page starts, and among which words the first was found. */
function toCursor(among: Among, position: number): string {
  return Buffer.from(`${among === 'name' ? 'p' : 'a'}${position}`).toString('base64url');
}

function fromCursor(cursor: string | undefined): { among: Among; after: number } | undefined {
  if (cursor === undefined) return undefined;
  const [, mark, position] = /^([pa])(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (position === undefined) throw new AppError('BAD_REQUEST', { detail: 'cursor' });
  return { among: mark === 'p' ? 'name' : 'all', after: Number(position) };
}
