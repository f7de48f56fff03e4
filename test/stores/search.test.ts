import { Host, launch, pass } from '../helper/host';

const PRODUCT = {
  id: 'p1',
  categoryId: 'coffee',
  name: 'Cà phê',
  brand: '',
  imageUrl: 'i',
  priceFrom: 1000,
  hasPriceRange: false,
  soldOut: false,
};

function setUp() {
  const host = new Host();
  host.server = ({ query }) => ({
    status: 200,
    data: {
      items: query.get('query') === 'x' ? [] : [{ ...PRODUCT, name: query.get('query') ?? '' }],
      nextCursor: null,
    },
  });
  const { SearchStore } = launch(host, () => require('../../stores/search') as typeof import('../../stores/search'));
  return { host, search: new SearchStore() };
}

test('typing asks once, after a pause', async () => {
  const { host, search } = setUp();
  for (const typed of ['c', 'ca', 'ca ph', 'ca phe']) search.type(typed);
  await pass(299);
  expect(host.http).toEqual([]);
  await pass();
  expect(host.http.map(({ query }) => query.get('query'))).toEqual(['ca phe']);
  expect([search.status, search.products.map(({ name }) => name)]).toEqual(['ready', ['ca phe']]);
});

test('the answer to words that were changed is dropped', async () => {
  const { search } = setUp();
  void search.search('tra');
  search.type('');
  await pass(1000);
  expect([search.products, search.status]).toEqual([[], 'idle']);
});

test('searches are remembered, the latest first, once each whatever their marks', async () => {
  const { host, search } = setUp();
  for (const words of ['cà phê', 'trà', 'Ca Phe']) {
    void search.search(words);
    await pass();
  }
  expect(search.recent).toEqual(['Ca Phe', 'trà']);
  const again = launch(host, () => require('../../stores/search') as typeof import('../../stores/search'));
  const next = new again.SearchStore();
  void next.open();
  await pass();
  expect(next.recent).toEqual(['Ca Phe', 'trà']);
  void next.forget();
  await pass();
  expect([next.recent, host.storage.has('searches.v1')]).toEqual([[], false]);
});

test('words that find nothing are an empty list, not a failure', async () => {
  const { search } = setUp();
  void search.search('x');
  await pass();
  expect([search.status, search.products]).toEqual(['ready', []]);
});
