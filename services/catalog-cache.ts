import type { Category, Product, ProductPage } from '../contract/catalog';
import { mode } from '../config/mode';
import { readStorage, writeStorage } from './my-api';
import { createSaver } from './storage';

/**
 * What the last visits showed, so that a slow or absent network shows something at once.
 * Only shown, never sold from: every price is asked anew before an order.
 */

const CATALOG_KEY = 'catalog.v1';
const PRODUCTS_KEY = 'products.v1';
/** The latest products looked at; more would weigh on the phone's storage. */
const MAX_PRODUCTS = 20;
const saveProducts = createSaver(PRODUCTS_KEY);

export interface KeptCatalog {
  categories: Category[];
  page: ProductPage;
}

/** The first page of all products as last seen; null on a first visit, and without a server, where nothing is slow. */
export async function keptCatalog(): Promise<KeptCatalog | null> {
  if (mode !== 'backend') return null;
  const stored = await readStorage(CATALOG_KEY);
  if (typeof stored !== 'object' || stored === null) return null;
  const { categories, page } = stored as Partial<KeptCatalog>;
  return Array.isArray(categories) && Array.isArray(page?.items) ? { categories, page } : null;
}

export async function keepCatalog(catalog: KeptCatalog): Promise<void> {
  if (mode === 'backend') await writeStorage(CATALOG_KEY, catalog);
}

/** Read once, then changed here first: what was looked at a moment ago is known although its writing is still under way. */
let products: Product[] | null = null;

async function keptProducts(): Promise<Product[]> {
  if (products !== null) return products;
  const stored = await readStorage(PRODUCTS_KEY);
  products = products ?? (Array.isArray(stored) ? (stored as Product[]) : []);
  return products;
}

/** The product as last seen; null when it was not looked at lately. */
export async function keptProduct(id: string): Promise<Product | null> {
  if (mode !== 'backend') return null;
  return (await keptProducts()).find((product) => product.id === id) ?? null;
}

export async function keepProduct(product: Product): Promise<void> {
  if (mode !== 'backend') return;
  await keptProducts();
  const others = (products ?? []).filter(({ id }) => id !== product.id);
  products = [product, ...others].slice(0, MAX_PRODUCTS);
  await saveProducts(products);
}
