import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { OrderSummary } from '../contract/orders';
import { listOrders } from '../services/orders';
import { takeBoughtLines } from '../services/pending-attempt';
import { hasSession } from '../services/session';
import type { CartStore } from './cart';
import type { LoadStatus } from './product-list';

/** The buyer's orders, newest first. Nobody is asked to log in before they want to see them. */
export class OrdersStore {
  private readonly cart: CartStore;
  orders: OrderSummary[] = [];
  status: LoadStatus | 'logged-out' = 'idle';
  error: unknown = null;
  private cursor: string | null = null;

  constructor(cart: CartStore) {
    this.cart = cart;
    makeAutoObservable<this, 'cart'>(this, { orders: observable.ref, cart: false, error: false }, { autoBind: true });
  }

  get hasMore(): boolean {
    return this.cursor !== null;
  }

  /** On show: the first page anew, but only for somebody who has a session. */
  async refresh(): Promise<void> {
    if (await hasSession()) return this.load();
    runInAction(() => {
      this.status = 'logged-out';
    });
  }

  /** The first page; logs in when needed. */
  async load(): Promise<void> {
    await this.loadPage(null);
  }

  async loadMore(): Promise<void> {
    if (this.hasMore && this.status === 'ready') await this.loadPage(this.cursor);
  }

  private async loadPage(cursor: string | null): Promise<void> {
    if (this.status === 'loading') return;
    this.status = 'loading';
    try {
      const { items, nextCursor } = await listOrders(cursor);
      runInAction(() => {
        this.orders = cursor === null ? items : this.orders.concat(items);
        this.cursor = nextCursor;
        this.status = 'ready';
      });
      await this.cart.restore();
      this.cart.removeBought(await takeBoughtLines(items));
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.error = error;
    this.status = 'failed';
  }
}
