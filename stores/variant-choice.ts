import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { Variant } from '../contract/catalog';
import { getProduct } from '../services/catalog';
import type { CartLine, CartStore } from './cart';

/** Changing the variant of one cart line: which line, and what there is to choose. */
export class VariantChoiceStore {
  private readonly cart: CartStore;
  /** '' while nothing is being changed. */
  variantId = '';
  variants: Variant[] = [];
  loading = false;
  error: unknown = null;

  constructor(cart: CartStore) {
    this.cart = cart;
    makeAutoObservable<this, 'cart'>(this, { variants: observable.ref, error: false, cart: false }, { autoBind: true });
  }

  /** Opens the choice of this line; once more, and it closes. */
  async toggle(line: CartLine): Promise<void> {
    if (this.variantId === line.variantId) return this.close();
    const { variantId, productId } = line;
    this.variantId = variantId;
    this.variants = [];
    this.loading = true;
    this.error = null;
    try {
      const { variants } = await getProduct(productId);
      if (variantId === this.variantId) runInAction(() => this.offer(variants));
    } catch (error) {
      if (variantId === this.variantId) runInAction(() => this.fail(error));
    }
  }

  choose(variantId: string): void {
    const chosen = this.variants.find(({ id }) => id === variantId);
    if (chosen !== undefined) this.cart.changeVariant(this.variantId, chosen);
    this.close();
  }

  close(): void {
    this.variantId = '';
    this.variants = [];
  }

  private offer(variants: Variant[]): void {
    this.variants = variants;
    this.loading = false;
  }

  private fail(error: unknown): void {
    this.error = error;
    this.loading = false;
  }
}
