import { makeAutoObservable } from 'mobx';
import { sumVnd, timesVnd } from '../contract/vnd';
import type { Vnd } from '../contract/vnd';
import type { CartLine, CartStore } from './cart';

/** Which lines of the cart go to the checkout. A line that enters the cart is chosen until the buyer says otherwise. */
export class SelectionStore {
  private readonly cart: CartStore;
  private left = new Set<string>();

  constructor(cart: CartStore) {
    this.cart = cart;
    makeAutoObservable<this, 'cart'>(this, { cart: false }, { autoBind: true });
  }

  /** Lines that can be ordered. */
  get available(): CartLine[] {
    return this.cart.lines.filter(({ setAside }) => !setAside);
  }

  get chosen(): CartLine[] {
    return this.available.filter((line) => this.isChosen(line.variantId));
  }

  get allChosen(): boolean {
    return this.available.length > 0 && this.chosen.length === this.available.length;
  }

  get total(): Vnd {
    return sumVnd(this.chosen.map(({ price, quantity }) => timesVnd(price, quantity)));
  }

  isChosen(variantId: string): boolean {
    return !this.left.has(variantId);
  }

  choose(variantId: string, chosen: boolean): void {
    if (chosen) this.left.delete(variantId);
    else this.left.add(variantId);
  }

  chooseAll(chosen: boolean): void {
    this.left.clear();
    if (!chosen) for (const { variantId } of this.cart.lines) this.left.add(variantId);
  }
}
