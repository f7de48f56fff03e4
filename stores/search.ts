import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { ProductSummary } from '../contract/catalog';
import { listProducts } from '../services/catalog';
import { forgetSearches, keepSearch, recentSearches } from '../services/recent-searches';
import { ProductList } from './product-list';
import type { LoadStatus } from './product-list';

/** A pause in typing this long asks the server. */
export const TYPING_PAUSE_MS = 300;

/** Finding products by words. Marks and capitals do not matter: the server folds both sides. */
export class SearchStore {
  /** What the box holds. */
  query = '';
  recent: string[] = [];
  private readonly list: ProductList;
  private timer: number | undefined;

  constructor() {
    this.list = new ProductList((cursor) => listProducts({ categoryId: '', query: this.query.trim(), cursor }));
    makeAutoObservable<this, 'list' | 'timer'>(
      this,
      { recent: observable.ref, list: false, timer: false },
      { autoBind: true },
    );
  }

  get products(): ProductSummary[] {
    return this.list.products;
  }

  get status(): LoadStatus {
    return this.list.status;
  }

  get error(): unknown {
    return this.list.error;
  }

  get hasMore(): boolean {
    return this.list.hasMore;
  }

  get isCut(): boolean {
    return this.list.isCut;
  }

  /** The page opens with an empty box and the latest searches. */
  async open(): Promise<void> {
    this.type('');
    const recent = await recentSearches();
    runInAction(() => {
      this.recent = recent;
    });
  }

  /** Asks after a pause in typing. */
  type(query: string): void {
    clearTimeout(this.timer);
    if (query === this.query) return;
    this.query = query;
    this.list.clear();
    if (query.trim() !== '') this.timer = setTimeout(() => void this.list.refresh(), TYPING_PAUSE_MS);
  }

  /** Asks at once, and remembers the words. */
  async search(query: string): Promise<void> {
    this.type(query);
    clearTimeout(this.timer);
    if (query.trim() === '') return;
    await Promise.all([this.list.refresh(), this.remember()]);
  }

  /** The words led somewhere: they are kept among the latest. */
  async remember(): Promise<void> {
    if (this.query.trim() === '') return;
    const recent = await keepSearch(this.query.trim());
    runInAction(() => {
      this.recent = recent;
    });
  }

  async forget(): Promise<void> {
    this.recent = [];
    await forgetSearches();
  }

  loadMore(): Promise<void> {
    return this.list.loadMore();
  }

  retry(): Promise<void> {
    return this.list.retry();
  }
}
