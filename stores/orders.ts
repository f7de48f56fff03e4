import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { OrderStatus, OrderSummary } from '../contract/orders';
import { listOrders } from '../services/orders';
import { orderNews } from '../services/order-news';
import { hasSession } from '../services/session';
import type { CartStore } from './cart';
import type { LoadStatus } from './product-list';

export const ORDER_GROUPS = ['all', 'unpaid', 'underway', 'done', 'ended'] as const;
export type OrderGroup = (typeof ORDER_GROUPS)[number];

const GROUP_OF: { readonly [status in OrderStatus]: OrderGroup } = {
  awaiting_payment: 'unpaid',
  confirming: 'unpaid',
  paid: 'underway',
  cod_placed: 'underway',
  review: 'underway',
  completed: 'done',
  canceled: 'ended',
  expired: 'ended',
};
/** A group whose orders are far back asks for at most so many pages at a time. */
const PAGES_AT_ONCE = 5;

/** The buyer's orders, newest first. Nobody is asked to log in before they want to see them. */
export class OrdersStore {
  private readonly cart: CartStore;
  orders: OrderSummary[] = [];
  group: OrderGroup = 'all';
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

  /** Those of the chosen group. */
  get shown(): OrderSummary[] {
    return this.group === 'all' ? this.orders : this.orders.filter(({ status }) => GROUP_OF[status] === this.group);
  }

  async choose(group: OrderGroup): Promise<void> {
    this.group = group;
    if (this.shown.length === 0) await this.loadMore();
  }

  forget(): void {
    this.orders = [];
    this.cursor = null;
    this.status = 'logged-out';
  }

  /** On show: the first page anew, but only for somebody who has a session. */
  async refresh(): Promise<void> {
    if (await hasSession()) return this.load();
    this.forget();
  }

  /** The first page; logs in when needed. */
  async load(): Promise<void> {
    await this.loadPage(null);
  }

  /** On, until the chosen group has more to show. */
  async loadMore(): Promise<void> {
    const before = this.shown.length;
    for (let pages = 0; pages < PAGES_AT_ONCE; pages += 1) {
      if (!this.hasMore || this.status !== 'ready' || this.shown.length > before) return;
      await this.loadPage(this.cursor);
    }
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
      this.cart.removeBought(await orderNews(items));
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.error = error;
    this.status = 'failed';
  }
}
