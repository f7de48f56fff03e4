/**
 * The catalogue as GET /v1/products, /v1/products/:id and /v1/categories answer it.
 * Amounts are whole đồng (see vnd.ts), images absolute URLs.
 */

export interface Category {
  id: string;
  name: string;
}

export interface CategoryList {
  items: Category[];
}

/** One card of a list. */
export interface ProductSummary {
  id: string;
  categoryId: string;
  name: string;
  brand: string;
  imageUrl: string;
  /** The lowest price among the variants. */
  priceFrom: number;
  /** True when the variants differ in price. */
  hasPriceRange: boolean;
  /** No variant has stock. */
  soldOut: boolean;
}

/** GET /v1/products: keyset pages. `nextCursor` is opaque; null on the last page. */
export interface ProductPage {
  items: ProductSummary[];
  nextCursor: string | null;
}

/** What is put in a cart. A product has one or more. */
export interface Variant {
  id: string;
  /** Empty for the only variant of a product. */
  name: string;
  price: number;
  /** Pieces that can still be ordered. */
  stock: number;
}

export interface Product {
  id: string;
  categoryId: string;
  name: string;
  brand: string;
  description: string;
  imageUrl: string;
  /** Every picture, `imageUrl` first; absent when that is the only one. */
  imageUrls?: string[];
  variants: Variant[];
}
