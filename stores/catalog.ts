import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { Category, ProductPage, ProductSummary } from '../contract/catalog';
import { listCategories, listProducts } from '../services/catalog';
import { keepCatalog, keptCatalog } from '../services/catalog-cache';
import { ProductList } from './product-list';
import type { LoadStatus } from './product-list';

/** The home page: one category at a time, and what the last visit showed until the server answers. */
export class CatalogStore {
  categories: Category[] = [];
  /** '' = all. */
  categoryId = '';
  private readonly list: ProductList;

  constructor() {
    this.list = new ProductList((cursor) => listProducts({ categoryId: this.categoryId, query: '', cursor }));
    makeAutoObservable<this, 'list'>(this, { categories: observable.ref, list: false }, { autoBind: true });
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

  get stale(): boolean {
    return this.list.stale;
  }

  get hasMore(): boolean {
    return this.list.hasMore;
  }

  get isCut(): boolean {
    return this.list.isCut;
  }

  /** The first page of the chosen list, and the categories where they are missing. Asks the server at once; the kept copy fills the wait. */
  async load(): Promise<void> {
    const fresh = this.refresh();
    if (this.categoryId === '') await this.showKept();
    await fresh;
  }

  /** Also the buyer's pull: everything anew, and kept for the next visit. */
  async refresh(): Promise<void> {
    const { categoryId } = this;
    const [page, categories] = await Promise.all([this.list.refresh(), this.askCategories()]);
    if (categories !== null) this.takeCategories(categories);
    if (page !== null && categories !== null && categoryId === '') await keepCatalog({ categories, page });
  }

  async choose(categoryId: string): Promise<void> {
    if (categoryId === this.categoryId) return;
    this.categoryId = categoryId;
    this.list.clear();
    await this.list.refresh();
  }

  loadMore(): Promise<void> {
    return this.list.loadMore();
  }

  /** After a failure: goes on where it stopped, with the categories where they are missing. */
  async retry(): Promise<void> {
    if (this.products.length === 0 || this.stale) return this.refresh();
    const [, categories] = await Promise.all([
      this.list.retry(),
      this.categories.length === 0 ? this.askCategories() : Promise.resolve(null),
    ]);
    if (categories !== null) this.takeCategories(categories);
  }

  /** The network is back: what failed is asked again. */
  async resume(): Promise<void> {
    if (this.status === 'failed') await this.retry();
  }

  /** A product's card, where the list has it: shown while the product itself is asked for. */
  find(productId: string): ProductSummary | null {
    return this.products.find(({ id }) => id === productId) ?? null;
  }

  private async showKept(): Promise<void> {
    const kept: { categories: Category[]; page: ProductPage } | null = await keptCatalog();
    if (kept === null || this.categoryId !== '' || this.status === 'ready') return;
    runInAction(() => {
      this.list.showKept(kept.page);
      if (this.categories.length === 0) this.categories = kept.categories;
    });
  }

  /** Null when there was no answer: the list beside it fails for the same reason, and says so. */
  private askCategories(): Promise<Category[] | null> {
    return listCategories().then(
      ({ items }) => items,
      () => null,
    );
  }

  private takeCategories(categories: Category[]): void {
    this.categories = categories;
  }
}
