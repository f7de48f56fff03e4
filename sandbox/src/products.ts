import type { TikiOrderItem } from '../../tiki-api/order.ts';
import type { Caller } from './apps.ts';
import { SandboxError } from './errors.ts';
import type { Ids } from './ids.ts';
import type { AppRecord, SkuProduct } from './records.ts';
import type { State } from './state.ts';

/** A line of POST /order/multi-sku: what is sold is named by its SKU, and Tiki knows the price. */
export type SkuLine = Omit<TikiOrderItem, 'price'> & { sku: string };

export const PRODUCT_STATUSES = ['approved', 'waiting_content_review', 'rejected', 'off_sale'] as const;

export type Products = ReturnType<typeof createProducts>;

/** Tini products with an SKU (tiki-platform.md section 8): made by product_create, sold by /order/multi-sku. */
export function createProducts(deps: { state: State; ids: Ids }) {
  const { state, ids } = deps;
  return {
    /** @throws SandboxError sku_not_found for an SKU of another shape, duplicate_items when it exists */
    create(app: AppRecord, product: { sku: string; name: string; price: number; imageUrl: string }): SkuProduct {
      const { sku, name, price, imageUrl } = product;
      if (!/^[\w.-]{1,100}$/.test(sku)) throw new SandboxError('sku_not_found', 'no SKU looks like this');
      if (state.products.get(sku)) throw new SandboxError('duplicate_items', sku);
      if (name === '' || price < 1) throw new SandboxError('invalid_parameters', 'a product has a name and a price');
      const created: SkuProduct = {
        id: ids.long(),
        sku,
        appIdentifier: app.identifier,
        name,
        price,
        imageUrl,
        status: state.settings.switches.productsApprovedAtOnce ? 'approved' : 'waiting_content_review',
      };
      state.products.set(sku, created);
      return created;
    },

    /** What Tiki's reviewers and the seller's stock do. @throws SandboxError sku_not_found */
    setStatus(sku: string, status: SkuProduct['status']): SkuProduct {
      const product = state.products.get(sku);
      if (!product) throw new SandboxError('sku_not_found', sku);
      product.status = status;
      state.products.set(sku, product);
      return product;
    },

    /**
     * The lines with Tiki's prices (section 1.3).
     * @throws SandboxError seller_not_found, duplicate_items, sku_not_found, invalid_item
     */
    price({ app }: Caller, lines: SkuLine[]): (TikiOrderItem & { sku: string })[] {
      if (!app.sellerLinked) throw new SandboxError('seller_not_found', 'no seller account is linked');
      if (new Set(lines.map(({ sku }) => sku)).size < lines.length) throw new SandboxError('duplicate_items');
      return lines.map((line) => {
        const product = state.products.get(line.sku);
        if (!product) throw new SandboxError('sku_not_found', line.sku);
        if (product.appIdentifier !== app.identifier) throw new SandboxError('invalid_item', line.sku);
        if (product.status !== 'approved') throw new SandboxError('sku_not_found', `${line.sku} is ${product.status}`);
        return { ...line, price: product.price };
      });
    },
  };
}
