import { makeAutoObservable, observable } from 'mobx';
import type { Product, Variant } from '../contract/catalog';
import { MAX_QUANTITY } from '../contract/orders';
import { toVnd } from '../contract/vnd';
import { getProduct } from '../services/catalog';
import type { CartStore, NewLine } from './cart';
import type { LoadStatus } from './product-list';

/** One product as the buyer is about to choose it. */
export class ProductStore {
  private readonly cart: CartStore;
  id = '';
  product: Product | null = null;
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

  async open(id: string): Promise<void> {
    this.id = id;
    this.product = null;
    await this.load();
  }

  async load(): Promise<void> {
    const { id } = this;
    this.status = 'loading';
    try {
      const product = await getProduct(id);
      if (id === this.id) this.take(product);
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
    return line !== null && this.cart.add(line);
  }

  private take(product: Product): void {
    this.product = product;
    this.status = 'ready';
    this.quantity = 1;
    const inStock = product.variants.find(({ stock }) => stock > 0);
    this.variantId = (inStock ?? product.variants[0])?.id ?? '';
  }

  private fail(error: unknown): void {
    this.error = error;
    this.status = 'failed';
  }
}
