import type { CategoryList, Product, ProductPage } from '../contract/catalog';

export interface ProductFilter {
  /** '' = every category. */
  categoryId: string;
  /** '' = no search. */
  query: string;
  /** Null = from the start. */
  cursor: string | null;
}

/** Where products come from: the shop's server, or the list that ships with the app. */
export interface Catalog {
  categories: () => Promise<CategoryList>;
  products: (filter: ProductFilter) => Promise<ProductPage>;
  product: (id: string) => Promise<Product>;
}
