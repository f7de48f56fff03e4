import type { Product, ProductSummary } from '../contract/catalog';
import { MAX_QUANTITY } from '../contract/orders';
import fixedPriceItems from '../config/fixed-price-items.json';
import type { Catalog } from './catalog-source';
import { ShopError } from './errors';
import { fold } from './fold';

/** An entry of config/fixed-price-items.json: its price never varies, and Tiki's marketplace lists it under `tikiProductId`. */
export interface FixedItem {
  id: string;
  variantId: string;
  /** A marketplace product id; '' when Tiki does not list the item. */
  tikiProductId: string;
  name: string;
  description: string;
  /** Whole đồng; Tiki's own price is the one that is paid. */
  price: number;
  image: string;
  /** Tiki itself keeps it in stock: it can be sold there while our server is away. */
  stockedAtTiki: boolean;
  purchasable: boolean;
  /** Why not. */
  reason?: string;
}

const items: readonly FixedItem[] = fixedPriceItems.items;

function toSummary({ id, name, image, price }: FixedItem): ProductSummary {
  return {
    id,
    name,
    imageUrl: image,
    priceFrom: price,
    categoryId: '',
    brand: '',
    hasPriceRange: false,
    soldOut: false,
  };
}

function toProduct({ id, variantId, name, description, image, price, purchasable }: FixedItem): Product {
  const stock = purchasable ? MAX_QUANTITY : 0;
  const variants = [{ id: variantId, name: '', price, stock }];
  return { id, categoryId: '', name, brand: '', description, imageUrl: image, variants };
}

/** Every word of the query occurs in the name. */
function matches(query: string): (item: FixedItem) => boolean {
  const words = fold(query).split(/\s+/);
  return ({ name }) => words.every((word) => fold(name).includes(word));
}

/** The item of this id, where the list has one. */
export function fixedItem(id: string): FixedItem | null {
  return items.find((item) => item.id === id) ?? null;
}

/** The item that is this variant, where the list has one. */
export function fixedItemOfVariant(variantId: string): FixedItem | null {
  return items.find((item) => item.variantId === variantId) ?? null;
}

/** The catalogue without a server: the bundled list, on one page. */
export const fixedCatalog: Catalog = {
  categories: () => Promise.resolve({ items: [] }),
  products: ({ query }) => Promise.resolve({ items: items.filter(matches(query)).map(toSummary), nextCursor: null }),
  product: (id) => {
    const item = fixedItem(id);
    return item === null ? Promise.reject(new ShopError('refused', 'NOT_FOUND')) : Promise.resolve(toProduct(item));
  },
};
