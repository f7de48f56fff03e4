import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { Category, ProductSummary } from '../contract/catalog';
import { listCategories, listProducts } from '../services/catalog';

/** More would make the page's data too heavy for the bridge (DESIGN.md section 3). */
export const MAX_LISTED = 200;

export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** The product list of the home page, one category at a time, page by page. */
export class CatalogStore {
  categories: Category[] = [];
  /** '' = all. */
  categoryId = '';
  products: ProductSummary[] = [];
  status: LoadStatus = 'idle';
  error: unknown = null;
  private cursor: string | null = null;
  /** Answers of a list that was left are dropped. */
  private list = 0;

  constructor() {
    const plain = { categories: observable.ref, products: observable.ref };
    makeAutoObservable<this, 'list'>(this, { ...plain, list: false, error: false }, { autoBind: true });
  }

  get hasMore(): boolean {
    return this.cursor !== null && this.products.length < MAX_LISTED;
  }

  get isCut(): boolean {
    return this.cursor !== null && this.products.length >= MAX_LISTED;
  }

  /** The first page of every list, and the categories where they are missing. */
  async load(): Promise<void> {
    const categories = this.categories.length === 0 ? this.loadCategories() : Promise.resolve();
    await Promise.all([categories, this.loadPage()]);
  }

  async choose(categoryId: string): Promise<void> {
    if (categoryId === this.categoryId) return;
    this.categoryId = categoryId;
    this.products = [];
    this.cursor = null;
    this.status = 'idle';
    this.list += 1;
    await this.loadPage();
  }

  async loadMore(): Promise<void> {
    if (this.hasMore && this.status === 'ready') await this.loadPage();
  }

  /** After a failure: goes on where it stopped. */
  async retry(): Promise<void> {
    await this.load();
  }

  private async loadCategories(): Promise<void> {
    try {
      const { items } = await listCategories();
      runInAction(() => {
        this.categories = items;
      });
    } catch (error) {
      this.fail(error);
    }
  }

  private async loadPage(): Promise<void> {
    const { list } = this;
    this.status = 'loading';
    try {
      const { items, nextCursor } = await listProducts({ categoryId: this.categoryId, cursor: this.cursor });
      if (list !== this.list) return;
      runInAction(() => {
        this.products = this.products.concat(items);
        this.cursor = nextCursor;
        this.status = 'ready';
      });
    } catch (error) {
      if (list === this.list) this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.error = error;
    this.status = 'failed';
  }
}
