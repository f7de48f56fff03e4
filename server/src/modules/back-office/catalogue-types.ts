import type { CouponRow } from '../../tables-back-office.ts';
import type { Actor, Page } from './shared-types.ts';

export interface VariantInput {
  id: string;
  name: string;
  price: number;
  stock: number;
  sku?: string | null;
  digital?: boolean;
}

/** A product as edited or imported; `category` is an id. Variants that are not named any more are retired. */
export interface ProductInput {
  id: string;
  category: string;
  name: string;
  brand: string;
  description: string;
  /** A file of the catalogue's picture folder. */
  image: string;
  active?: boolean;
  variants: VariantInput[];
}

export interface ProductRowView extends Pick<ProductInput, 'id' | 'name' | 'brand' | 'variants'> {
  categoryId: string;
  active: boolean;
}

/** A variant that leaves the catalogue because its product is saved without it. Its pieces and its orders stay on the books. */
export interface RetiredVariant {
  productId: string;
  variantId: string;
  name: string;
  /** Pieces that can then no longer be sold. */
  stock: number;
  /** Orders with it that have not ended; they are delivered or canceled as ever. */
  openOrders: number;
}

/** What an import did; with a fault nothing. */
export interface Imported {
  products: number;
  faults: ImportFault[];
  /** Variants that the text does not name any more. */
  retired: RetiredVariant[];
}

/** Line or item of an import that was not taken, and why. */
export type ImportFault = { row: number; message: string };

export interface CatalogueActions {
  categories(): Promise<{ id: string; name: string }[]>;
  /** By folded words, inactive ones too; in shop order. */
  products(filter: { query?: string; cursor?: string; limit?: number }): Promise<Page<ProductRowView>>;
  /** @throws AppError NOT_FOUND */
  readProduct(id: string): Promise<ProductInput>;
  /** Inserts or replaces. @throws AppError BAD_REQUEST with what is wrong. */
  saveProduct(product: ProductInput, actor: Actor): Promise<void>;
  /** Words of one product and whether it is shown; its variants, and so their stock, are not touched. @throws as saveProduct, and NOT_FOUND. */
  editProduct(
    id: string,
    change: { name?: string; brand?: string; description?: string; active?: boolean },
    actor: Actor,
  ): Promise<void>;
  /** Price, stock or name of one variant; `addStock` counts on, so sales meanwhile are not lost. @throws AppError NOT_FOUND, BAD_REQUEST. */
  editVariant(
    id: string,
    change: { name?: string; price?: number; stock?: number; addStock?: number },
    actor: Actor,
  ): Promise<void>;
  /** For the page that shows what an import would change: the same reading and checks as the imports below, nothing written. */
  previewImport(
    format: 'csv' | 'json',
    text: string,
  ): Promise<{ products: ProductInput[]; faults: ImportFault[]; retired: RetiredVariant[] }>;
  /** All or nothing: with a fault nothing is changed. What is retired is logged by name. JSON: an array of ProductInput. */
  importJson(text: string, actor: Actor): Promise<Imported>;
  /** CSV with a header line: product_id,category,name,brand,description,image,variant_id,variant_name,price,stock,sku,digital; one line per variant. */
  importCsv(text: string, actor: Actor): Promise<Imported>;
  coupons(): Promise<CouponRow[]>;
  /** @throws AppError BAD_REQUEST with what is wrong. */
  saveCoupon(coupon: Omit<CouponRow, 'used'>, actor: Actor): Promise<void>;
}
