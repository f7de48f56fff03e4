import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { ProductPage, ProductSummary } from '../contract/catalog';

/** More would make the page's data too heavy for the bridge (DESIGN.md section 3). */
export const MAX_LISTED = 200;

export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** One list of products, page by page. */
export class ProductList {
  products: ProductSummary[] = [];
  status: LoadStatus = 'idle';
  error: unknown = null;
  /** What is shown was kept from an earlier visit. */
  stale = false;
  private readonly ask: (cursor: string | null) => Promise<ProductPage>;
  private cursor: string | null = null;
  /** Answers from before the list was started anew are dropped. */
  private round = 0;

  /** `ask` brings the page at a cursor; null asks for the first. */
  constructor(ask: (cursor: string | null) => Promise<ProductPage>) {
    this.ask = ask;
    makeAutoObservable<this, 'ask' | 'round'>(
      this,
      { products: observable.ref, error: observable.ref, ask: false, round: false },
      { autoBind: true },
    );
  }

  get hasMore(): boolean {
    return this.cursor !== null && this.products.length < MAX_LISTED;
  }

  get isCut(): boolean {
    return this.cursor !== null && this.products.length >= MAX_LISTED;
  }

  /** Empty again, as before the first load. */
  clear(): void {
    this.round += 1;
    this.products = [];
    this.cursor = null;
    this.status = 'idle';
    this.stale = false;
  }

  /** Shows a kept first page until the real one is there; does nothing once something is shown. */
  showKept({ items, nextCursor }: ProductPage): void {
    if (this.products.length > 0) return;
    this.products = items;
    this.cursor = nextCursor;
    this.stale = true;
  }

  /** The first page anew; what is shown stays until the answer. Null when it failed or came too late. */
  refresh(): Promise<ProductPage | null> {
    this.round += 1;
    return this.load(null);
  }

  async loadMore(): Promise<void> {
    if (this.hasMore && this.status === 'ready' && !this.stale) await this.load(this.cursor);
  }

  /** After a failure: goes on where it stopped. */
  async retry(): Promise<void> {
    await this.load(this.stale || this.products.length === 0 ? null : this.cursor);
  }

  private async load(cursor: string | null): Promise<ProductPage | null> {
    const { round } = this;
    this.status = 'loading';
    try {
      const page = await this.ask(cursor);
      if (round !== this.round) return null;
      runInAction(() => this.take(page, cursor));
      return page;
    } catch (error) {
      if (round === this.round) runInAction(() => this.fail(error));
      return null;
    }
  }

  private take({ items, nextCursor }: ProductPage, cursor: string | null): void {
    this.products = cursor === null ? items : this.products.concat(items);
    this.cursor = nextCursor;
    this.status = 'ready';
    this.stale = false;
  }

  private fail(error: unknown): void {
    this.error = error;
    this.status = 'failed';
  }
}
