import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { Product, Variant } from '../contract/catalog';
import { MAX_QUANTITY } from '../contract/orders';
import { toVnd } from '../contract/vnd';
import { reportAdd, reportView } from '../services/analytics';
import { getProduct } from '../services/catalog';
import { keepProduct, keptProduct } from '../services/catalog-cache';
import type { CartStore, NewLine } from './cart';
import type { LoadStatus } from './product-list';

/** One product as the buyer is about to choose it. */
export class ProductStore {
  private readonly cart: CartStore;
  id = '';
  product: Product | null = null;
  /** What is shown was kept from an earlier visit. */
  stale = false;
  variantId = '';
  quantity = 1;
  status: LoadStatus = 'idle';
  error: unknown = null;

  constructor(cart: CartStore) {
    this.cart = cart;
    makeAutoObservable<this, 'cart'>(this, { product: observable.ref, cart: false, error: false }, { autoBind: true });
  }

  get variant(): Variant | null {
    return this.product?.variants.find(({ id }) => id === this.variantId) ?? null;
  }

  /** How many pieces may be chosen: never more than there are. */
  get maxQuantity(): number {
    return Math.min(this.variant?.stock ?? 0, MAX_QUANTITY);
  }

  get isBuyable(): boolean {
    return this.maxQuantity > 0;
  }

  /** Shows what is known from before at once, then what the server says. */
  async open(id: string): Promise<void> {
    this.id = id;
    this.product = null;
    this.variantId = '';
    this.stale = false;
    reportView(id);
    const fresh = this.load();
    const kept = await keptProduct(id);
    if (kept !== null && id === this.id && this.product === null) runInAction(() => this.show(kept, true));
    await fresh;
  }

  async load(): Promise<void> {
    const { id } = this;
    this.status = 'loading';
    try {
      const product = await getProduct(id);
      if (id !== this.id) return;
      runInAction(() => {
        this.show(product, false);
        this.status = 'ready';
      });
      await keepProduct(product);
    } catch (error) {
      if (id === this.id) this.fail(error);
    }
  }

  chooseVariant(variantId: string): void {
    this.variantId = variantId;
    this.quantity = Math.max(1, Math.min(this.quantity, this.maxQuantity));
  }

  setQuantity(quantity: number): void {
    if (quantity >= 1 && quantity <= this.maxQuantity) this.quantity = quantity;
  }

  /** The chosen line; null while nothing can be bought. */
  toLine(): NewLine | null {
    const { product, variant } = this;
    if (product === null || variant === null || !this.isBuyable) return null;
    const { id: productId, name, imageUrl } = product;
    const { id: variantId, name: variantName, price } = variant;
    return { productId, variantId, name, variantName, imageUrl, price: toVnd(price), quantity: this.quantity };
  }

  /** False when the cart has no room or nothing can be bought. */
  addToCart(): boolean {
    const line = this.toLine();
    if (line === null || !this.cart.add(line)) return false;
    reportAdd(line);
    return true;
  }

  /** What the buyer chose on a kept copy stays chosen where it still can be. */
  private show(product: Product, stale: boolean): void {
    const known = product.variants.some(({ id }) => id === this.variantId);
    const inStock = product.variants.find(({ stock }) => stock > 0);
    if (this.product === null || !known) this.quantity = 1;
    this.product = product;
    this.stale = stale;
    if (!known) this.variantId = (inStock ?? product.variants[0])?.id ?? '';
    this.quantity = Math.max(1, Math.min(this.quantity, this.maxQuantity));
  }

  private fail(error: unknown): void {
    this.error = error;
    this.status = 'failed';
  }
}
