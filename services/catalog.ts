import type { CategoryList, Product, ProductPage } from '../contract/catalog';
import { mode } from '../config/mode';
import type { Catalog } from './catalog-source';
import { fixedCatalog } from './fixed-items';
import { request } from './request';

/** Products to a page (DESIGN.md section 3). */
export const PAGE_SIZE = 20;

const serverCatalog: Catalog = {
  categories: () => request<CategoryList>('GET', '/v1/categories'),
  products: ({ categoryId, query, cursor }) =>
    request<ProductPage>('GET', '/v1/products', {
      query: { query, category: categoryId, cursor: cursor ?? undefined, limit: PAGE_SIZE },
    }),
  product: (id) => request<Product>('GET', `/v1/products/${encodeURIComponent(id)}`),
};

const catalog = mode === 'backend' ? serverCatalog : fixedCatalog;

/** Every category, in the order to show. @throws ShopError */
export const listCategories = catalog.categories;
/** One page of products. @throws ShopError */
export const listProducts = catalog.products;
/** One product with its variants. @throws ShopError NOT_FOUND */
export const getProduct = catalog.product;
