import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { OrderView } from '../contract/orders';
import { toVnd } from '../contract/vnd';
import { payAgain } from '../services/checkout';
import type { CheckoutEnd } from '../services/checkout';
import { codeOf } from '../services/errors';
import { cancelOrder, getOrder } from '../services/orders';
import { orderNews } from '../services/order-news';
import { dropSession, hasSession } from '../services/session';
import type { CartStore } from './cart';

export type OrderPageStatus = 'loading' | 'ready' | 'failed' | 'logged-out' | 'foreign';

/** One order and what its buyer may still do with it. Opened from the list, or straight from a notification of Tiki. */
export class OrderStore {
  private readonly cart: CartStore;
  orderId = '';
  order: OrderView | null = null;
  status: OrderPageStatus = 'loading';
  error: unknown = null;
  /** A tap is being carried out. */
  busy: '' | 'paying' | 'canceling' = '';
  actionError: unknown = null;

  constructor(cart: CartStore) {
    this.cart = cart;
    makeAutoObservable<this, 'cart'>(
      this,
      { order: observable.ref, cart: false, error: false, actionError: observable.ref },
      { autoBind: true },
    );
  }

  /** Nobody is asked to log in before they said that they want to see it. */
  async open(orderId: string): Promise<void> {
    if (orderId !== this.orderId) this.order = null;
    this.orderId = orderId;
    this.actionError = null;
    if (await hasSession()) return this.load();
    runInAction(() => {
      this.status = 'logged-out';
    });
  }

  /** Not to be seen by whoever comes next. */
  forget(): void {
    this.order = null;
    this.status = 'logged-out';
  }

  /** Asks the server; logs in when needed. */
  async load(): Promise<void> {
    const { orderId } = this;
    if (this.order === null) this.status = 'loading';
    try {
      const order = await getOrder(orderId);
      if (orderId !== this.orderId) return;
      await this.take(order);
    } catch (error) {
      if (orderId === this.orderId) this.fail(error);
    }
  }

  /** Another account's order: the buyer logs in with the right one. */
  async logInAnew(): Promise<void> {
    await dropSession();
    await this.load();
  }

  /** A new payment attempt and its sheet; null when it did not come to one. */
  async payAgain(): Promise<CheckoutEnd | null> {
    if (this.busy !== '') return null;
    this.begin('paying');
    try {
      return await payAgain(this.orderId);
    } catch (error) {
      // Whether the old attempt was paid is still open: the result page waits for the server's answer.
      if (codeOf(error) === 'PAYMENT_CLOSING') return { orderId: this.orderId, hint: 'none' };
      this.end(error);
      return null;
    } finally {
      this.end(this.actionError);
    }
  }

  async cancel(): Promise<void> {
    if (this.busy !== '') return;
    this.begin('canceling');
    try {
      await this.take(await cancelOrder(this.orderId), true);
    } catch (error) {
      this.end(error);
    }
  }

  /** Puts the order's lines into the cart, at the price of then: the next quote shows what changed. False when some did not fit. */
  buyAgain(): boolean {
    const lines = this.order?.lines ?? [];
    const added = lines.map(({ lineTotal: _total, unitPrice, ...line }) =>
      this.cart.add({ ...line, price: toVnd(unitPrice) }),
    );
    return added.every(Boolean);
  }

  /** `done`: the answer also ends what the tap began, on the screen at the same time. */
  private async take(order: OrderView, done = false): Promise<void> {
    runInAction(() => {
      if (done) this.busy = '';
      this.order = order;
      this.status = 'ready';
      this.error = null;
    });
    await this.cart.restore();
    this.cart.removeBought(await orderNews([order]));
  }

  private fail(error: unknown): void {
    this.error = error;
    this.status = codeOf(error) === 'NOT_FOUND' ? 'foreign' : 'failed';
  }

  private begin(busy: 'paying' | 'canceling'): void {
    this.busy = busy;
    this.actionError = null;
  }

  private end(error: unknown): void {
    this.busy = '';
    this.actionError = error;
  }
}
