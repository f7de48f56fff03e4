import { toSearchView } from '../../../pages/search/view';
import type { SearchSource } from '../../../pages/search/view';
import { ShopError } from '../../../services/errors';

const PRODUCT = {
  id: 'p',
  categoryId: 'tea',
  name: 'Trà sen',
  brand: 'Nhà',
  imageUrl: 'i',
  priceFrom: 45000,
  hasPriceRange: false,
  soldOut: false,
};

const view = (given: Partial<SearchSource>) =>
  toSearchView(
    { query: '', recent: [], products: [], status: 'idle', error: null, hasMore: false, isCut: false, ...given },
    [{ id: 'tea', name: 'Trà' }],
  );

test('an empty box shows the latest searches, words in it do not', () => {
  expect(view({ recent: ['trà'] }).recent).toEqual([{ value: 'trà' }]);
  expect(view({ recent: ['trà'], query: 'c' }).recent).toEqual([]);
});

test('an empty box offers the categories, and how much was found is told', () => {
  expect(view({}).suggestions).toEqual([{ value: 'Trà' }]);
  expect(view({ query: 'c' }).suggestions).toEqual([]);
  const products = [PRODUCT, { ...PRODUCT, id: 'q' }];
  expect(view({ query: 'c', status: 'ready', products }).countText).toBe('2 sản phẩm');
  expect(view({ query: 'c', status: 'ready', products, hasMore: true }).countText).toBe('Hơn 2 sản phẩm');
});

test('waiting, nothing found and no answer are three different things', () => {
  expect(view({ query: 'trà', status: 'loading' })).toMatchObject({ isBlank: true, emptyText: '', notice: '' });
  expect(view({ query: ' trà ', status: 'ready' })).toMatchObject({
    isBlank: false,
    emptyText: 'Không tìm thấy “trà”',
  });
  const failed = view({ query: 'trà', status: 'failed', error: new ShopError('timeout', 'NO_ANSWER') });
  expect([failed.isBlank, failed.emptyText, failed.isBroken, failed.notice !== '']).toEqual([false, '', true, true]);
});
