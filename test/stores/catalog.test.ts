import { autorun } from 'mobx';
import type { ProductSummary } from '../../contract/catalog';
import { codeOf } from '../../services/errors';
import { Host, launch, pass } from '../helper/host';

function products(from: number, count: number, categoryId: string): ProductSummary[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${categoryId}${from + index}`,
    categoryId,
    name: 'Phin',
    brand: 'Nhà',
    imageUrl: 'i',
    priceFrom: 45000,
    hasPriceRange: false,
    soldOut: false,
  }));
}

/** `sizes`: how many products a category has. */
function setUp(sizes: Record<string, number>, host = new Host()) {
  let offline = false;
  host.server = ({ path, query }) => {
    if (offline) return 'offline';
    if (path === '/v1/categories') return { status: 200, data: { items: [{ id: 'tea', name: 'Trà' }] } };
    const category = query.get('category') ?? '';
    const from = Number(query.get('cursor') ?? 0);
    const left = (sizes[category] ?? 0) - from;
    const items = products(from, Math.min(20, left), category);
    return { status: 200, data: { items, nextCursor: left > 20 ? String(from + 20) : null } };
  };
  const { CatalogStore } = launch(host, () => require('../../stores/catalog') as typeof import('../../stores/catalog'));
  return { host, catalog: new CatalogStore(), setOffline: (value: boolean) => (offline = value) };
}

test('the first products take one round trip, categories beside them, and no login', async () => {
  const { host, catalog } = setUp({ '': 45 });
  void catalog.load();
  await pass();
  expect(host.names().slice(0, 2)).toEqual(['request', 'request']);
  expect([host.count('request'), host.count('getAuthCode')]).toEqual([2, 0]);
  expect([catalog.products.length, catalog.categories.length, catalog.status]).toEqual([20, 1, 'ready']);
});

test('reaching the bottom brings the next page, the last one ends it', async () => {
  const { host, catalog } = setUp({ '': 45 });
  void catalog.load();
  await pass();
  for (let times = 0; times < 4; times += 1) {
    void catalog.loadMore();
    void catalog.loadMore();
    await pass();
  }
  expect(catalog.products).toHaveLength(45);
  expect(new Set(catalog.products.map(({ id }) => id)).size).toBe(45);
  expect(host.http.filter(({ path }) => path === '/v1/products')).toHaveLength(3);
});

test('at most 200 products are held', async () => {
  const { catalog } = setUp({ '': 1000 });
  void catalog.load();
  for (let times = 0; times < 15; times += 1) {
    await pass();
    void catalog.loadMore();
  }
  expect([catalog.products.length, catalog.hasMore, catalog.isCut]).toEqual([200, false, true]);
});

test('the answer for a category that was left is dropped', async () => {
  const { catalog } = setUp({ '': 45, tea: 3 });
  void catalog.load();
  void catalog.choose('tea');
  await pass();
  expect(catalog.products.map(({ categoryId }) => categoryId)).toEqual(['tea', 'tea', 'tea']);
});

test('after a failure the retry goes on where it stopped', async () => {
  const { catalog, setOffline } = setUp({ '': 45 });
  void catalog.load();
  await pass();
  setOffline(true);
  void catalog.loadMore();
  await pass();
  expect([catalog.status, catalog.products.length]).toEqual(['failed', 20]);
  setOffline(false);
  void catalog.retry();
  await pass();
  expect([catalog.status, catalog.products.length]).toEqual(['ready', 40]);
});

test('the next visit shows the kept list before the server answers, marked, and then the real one', async () => {
  const { host, catalog } = setUp({ '': 45 });
  void catalog.load();
  await pass();
  const next = setUp({ '': 3 }, host);
  next.setOffline(true);
  void next.catalog.load();
  await pass();
  expect([next.catalog.products.length, next.catalog.stale, next.catalog.status]).toEqual([20, true, 'failed']);
  expect(next.catalog.categories.map(({ id }) => id)).toEqual(['tea']);
  next.setOffline(false);
  void next.catalog.retry();
  await pass();
  expect([next.catalog.products.length, next.catalog.stale, next.catalog.status]).toEqual([3, false, 'ready']);
});

test('a pull asks for the first page anew and keeps what is shown until the answer', async () => {
  const sizes = { '': 45 };
  const { catalog } = setUp(sizes);
  void catalog.load();
  await pass();
  void catalog.loadMore();
  await pass();
  sizes[''] = 7;
  const refreshed = catalog.refresh();
  expect(catalog.products).toHaveLength(40);
  await pass();
  await refreshed;
  expect([catalog.products.length, catalog.hasMore]).toEqual([7, false]);
});

test('a page that is bound before the failure is told why', async () => {
  const { catalog, setOffline } = setUp({ '': 45 });
  const seen: unknown[] = [];
  const stop = autorun(() => seen.push([catalog.status, catalog.error]));
  setOffline(true);
  void catalog.load();
  await pass();
  stop();
  const [status, error] = seen[seen.length - 1] as [string, unknown];
  expect([status, codeOf(error) !== '']).toEqual(['failed', true]);
});
