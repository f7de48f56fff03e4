import { toHomeView } from '../../../pages/home/view';
import type { HomeSource } from '../../../pages/home/view';
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

function view(given: Partial<HomeSource> = {}) {
  const categories = [{ id: 'tea', name: 'Trà' }];
  return toHomeView(
    {
      categories,
      categoryId: '',
      products: [PRODUCT],
      status: 'ready',
      error: null,
      stale: false,
      hasMore: false,
      isCut: false,
      ...given,
    },
    true,
  );
}

test('a price range and a sold-out product say so', () => {
  const products = [PRODUCT, { ...PRODUCT, hasPriceRange: true, soldOut: true }];
  expect(view({ products }).products.map(({ priceText, soldOutText }) => [priceText, soldOutText])).toEqual([
    ['45.000 ₫', ''],
    ['Từ 45.000 ₫', 'Hết hàng'],
  ]);
});

test('"all" comes before the categories, and one of them is selected', () => {
  expect(view({ categoryId: 'tea' }).categories.map(({ label, selected }) => [label, selected])).toEqual([
    ['Tất cả', false],
    ['Trà', true],
  ]);
});

test('the end of the list is told only when it is reached', () => {
  expect(view({ hasMore: true }).footer).toBe('');
  expect(view().footer).toBe('Bạn đã xem hết sản phẩm');
  expect(view({ isCut: true }).footer).toBe('Còn nhiều sản phẩm nữa, hãy chọn một danh mục');
});

test('loading, empty and failed are three different things', () => {
  expect(view({ status: 'loading', products: [] })).toMatchObject({ isBlank: true, emptyText: '', notice: '' });
  expect(view({ status: 'loading' })).toMatchObject({ isBlank: false, isLoading: true });
  expect(view({ status: 'loading', stale: true })).toMatchObject({
    isLoading: false,
    staleText: 'Danh sách đã lưu, đang cập nhật',
  });
  expect(view({ products: [] })).toMatchObject({ isLoading: false, emptyText: 'Danh mục này chưa có sản phẩm' });
  const failed = view({ status: 'failed', error: new ShopError('timeout', 'NO_ANSWER') });
  expect([failed.isLoading, failed.notice !== '', failed.products.length]).toEqual([false, true, 1]);
});
