import { makeAutoObservable, observable, runInAction } from 'mobx';
import { fixedItem } from '../services/fixed-items';
import type { FixedItem } from '../services/fixed-items';
import { forgetSent, handOverToTiki, openTikiCart, wasSent } from '../services/tiki-cart';
import type { TikiCartLine } from '../services/my-api';
import type { HandOver } from '../services/tiki-cart';

/** No-backend mode: sending one item to Tiki's own cart. */
export class HandOverStore {
  /** Null when the list does not have it. */
  item: FixedItem | null = null;
  busy = false;
  /** This item already went to Tiki's cart: the next tap only opens that cart. */
  sent = false;

  constructor() {
    makeAutoObservable(this, { item: observable.ref }, { autoBind: true });
  }

  /** Turns to this item of the list. */
  async look(productId: string): Promise<void> {
    this.item = fixedItem(productId);
    this.sent = false;
    const sent = await wasSent(this.tikiProductId);
    runInAction(() => {
      this.sent = sent;
    });
  }

  /** Null while another hand-over runs. */
  async send(quantity: number): Promise<HandOver | null> {
    if (this.busy) return null;
    this.busy = true;
    const end = await handOverToTiki({ productId: this.tikiProductId, quantity });
    const sent = await wasSent(this.tikiProductId);
    runInAction(() => {
      this.sent = sent;
      this.busy = false;
    });
    return end;
  }

  /** Several lines at once, while the shop's own server is away. Null while another hand-over runs. */
  async sendLines(lines: readonly TikiCartLine[]): Promise<HandOver | null> {
    if (this.busy) return null;
    this.busy = true;
    const end = await handOverToTiki(...lines);
    runInAction(() => {
      this.busy = false;
    });
    return end;
  }

  /** The buyer wants it once more. */
  async sendAgain(quantity: number): Promise<HandOver | null> {
    if (this.busy) return null;
    await forgetSent(this.tikiProductId);
    return this.send(quantity);
  }

  /** False when the Tiki app did not open it. */
  openCart(): Promise<boolean> {
    return openTikiCart();
  }

  private get tikiProductId(): string {
    return this.item?.tikiProductId ?? '';
  }
}
