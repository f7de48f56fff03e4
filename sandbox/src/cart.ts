import type { Clock } from './clock.ts';
import { SandboxError } from './errors.ts';
import type { Ids } from './ids.ts';
import type { MarketplaceProduct } from './seed.ts';
import type { MarketplaceOrder } from './records.ts';
import type { State } from './state.ts';

const MAX_QUANTITY = 99;

export interface CartView {
  items: { productId: string; name: string; price: number; quantity: number; imageUrl: string }[];
  /** The whole cart in đồng. */
  total: number;
  /** What my.getCart calls `total`: it counts lines, not pieces (tiki-platform.md section 7). */
  lineCount: number;
}

export type Cart = ReturnType<typeof createCart>;

/** Tiki's own cart: its catalogue decides names and prices, nothing the app sends does (tiki-platform.md section 7). */
export function createCart(deps: { state: State; clock: Clock; ids: Ids; products: MarketplaceProduct[] }) {
  const { state, clock, ids } = deps;
  const products = new Map(deps.products.map((item) => [item.productId, item]));

  function product(productId: string): MarketplaceProduct {
    const found = products.get(productId);
    if (!found) throw new SandboxError('product_not_found', productId);
    return found;
  }

  /** Lines whose product left the catalogue since are not shown. */
  function linesOf(customerId: string): { productId: string; quantity: number }[] {
    return (state.carts.get(customerId) ?? []).filter(({ productId }) => products.has(productId));
  }

  function view(customerId: string): CartView {
    const items = linesOf(customerId).map(({ productId, quantity }) => {
      const { name, price, imageUrl } = product(productId);
      return { productId, name, price, quantity, imageUrl };
    });
    const total = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
    return { items, total, lineCount: items.length };
  }

  return {
    view,
    product,

    /** my.addToCart: all lines or none. @throws SandboxError product_not_found, invalid_parameters */
    add(customerId: string, added: { productId: string; quantity: number }[]): CartView {
      const lines = linesOf(customerId).map((line) => ({ ...line }));
      const kept = state.settings.switches.cartKeepsFirst ? added.slice(0, 1) : added;
      for (const { productId, quantity } of kept) {
        product(productId);
        const line = lines.find((existing) => existing.productId === productId);
        if (line) line.quantity += quantity;
        else lines.push({ productId, quantity });
      }
      if (lines.some(({ quantity }) => quantity > MAX_QUANTITY)) {
        throw new SandboxError('invalid_parameters', `at most ${MAX_QUANTITY} pieces of one product`);
      }
      state.carts.set(customerId, lines);
      return view(customerId);
    },

    /** Sets the pieces of a line in the cart; 0 removes it. @throws SandboxError product_not_found */
    setQuantity(customerId: string, productId: string, quantity: number): CartView {
      const lines = linesOf(customerId);
      if (!lines.some((line) => line.productId === productId)) throw new SandboxError('product_not_found', productId);
      const changed = lines.map((line) => (line.productId === productId ? { productId, quantity } : line));
      state.carts.set(
        customerId,
        changed.filter((line) => line.quantity > 0),
      );
      return view(customerId);
    },

    /** Places the whole cart as Tiki's own order: no IPN, no Tini order. @throws SandboxError cart_empty */
    checkout(customerId: string): string {
      const { items, total } = view(customerId);
      if (items.length === 0) throw new SandboxError('cart_empty');
      const orderCode = ids.digits(9);
      const lines = items.map(({ productId, name, price, quantity }) => ({ productId, name, price, quantity }));
      state.marketplaceOrders.set(orderCode, { orderCode, customerId, total, createdAt: clock.now(), lines });
      state.carts.delete(customerId);
      return orderCode;
    },

    /** Newest first. */
    orders(customerId: string): MarketplaceOrder[] {
      return [...state.marketplaceOrders.values()].filter((order) => order.customerId === customerId).toReversed();
    },
  };
}
