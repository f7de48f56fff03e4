import { toProductView } from '../../../pages/product/view';
import type { ProductSource } from '../../../pages/product/view';
import { ShopError } from '../../../services/errors';
import type { FixedItem } from '../../../services/fixed-items';

const VARIANTS = [
  { id: 'blue', name: 'Xanh', price: 129000, stock: 3 },
  { id: 'brown', name: 'Nâu', price: 119000, stock: 0 },
];
const PRODUCT = {
  id: 'p',
  categoryId: 'c',
  name: 'Ly sứ',
  brand: 'Nhà',
  description: 'Men chảy',
  imageUrl: 'i',
  variants: VARIANTS,
};
const ITEM: FixedItem = {
  id: 'p',
  variantId: 'blue',
  tikiProductId: '271840365',
  name: 'Ly sứ',
  description: 'Men chảy',
  price: 129000,
  image: 'i',
  purchasable: true,
};

function source(given: Partial<ProductSource> = {}): ProductSource {
  return {
    stale: false,
    product: PRODUCT,
    variant: VARIANTS[0] ?? null,
    variantId: 'blue',
    quantity: 3,
    maxQuantity: 3,
    isBuyable: true,
    status: 'ready',
    error: null,
    ...given,
  };
}

test('variants show which is chosen and which is sold out', () => {
  expect(toProductView(source(), null).variants).toEqual([
    { id: 'blue', label: 'Xanh', selected: true, disabled: false },
    { id: 'brown', label: 'Nâu', selected: false, disabled: true },
  ]);
});

test('an only variant is no choice', () => {
  const product = { ...PRODUCT, variants: VARIANTS.slice(0, 1) };
  expect(toProductView(source({ product }), null).variants).toEqual([]);
});

test('stock and the end of it are told', () => {
  expect(toProductView(source(), null)).toMatchObject({ stockText: 'Còn 3 sản phẩm', atMax: true, cannotBuy: false });
  const soldOut = source({ variant: VARIANTS[1] ?? null, isBuyable: false, maxQuantity: 0, quantity: 1 });
  expect(toProductView(soldOut, null)).toMatchObject({ stockText: 'Hết hàng', atMin: true, cannotBuy: true });
});

test('without a server the page sells through Tiki, and a repeat opens Tiki’s cart', () => {
  const first = toProductView(source(), { item: ITEM, sent: false, busy: false });
  expect(first).toMatchObject({
    atTiki: true,
    buyAtTiki: 'Mua qua Tiki',
    sentText: '',
    canAddAgain: false,
    stockText: '',
  });
  const again = toProductView(source(), { item: ITEM, sent: true, busy: false });
  expect(again).toMatchObject({ buyAtTiki: 'Mở giỏ hàng Tiki', canAddAgain: true });
  expect(again.sentText).not.toBe('');
});

test('an item that cannot go through Tiki says why', () => {
  const item = { ...ITEM, purchasable: false, reason: 'not_listed' };
  expect(toProductView(source({ isBuyable: false }), { item, sent: false, busy: false })).toMatchObject({
    cannotBuy: true,
    whyNot: 'Chưa mua được: sản phẩm này chưa được bán trên Tiki.',
  });
});

test('a product that is gone leads to the others, one that did not come is asked for again', () => {
  const without = { product: null, variant: null, status: 'failed' } as const;
  const gone = toProductView(source({ ...without, error: new ShopError('refused', 'NOT_FOUND') }), null);
  expect([gone.empty.title, gone.empty.action]).toEqual(['Sản phẩm này không còn ở cửa hàng', 'Xem sản phẩm']);
  const silent = toProductView(source({ ...without, error: new ShopError('timeout', 'NO_ANSWER') }), null);
  expect([silent.empty.title, silent.empty.action]).toEqual(['Chưa tải được', 'Thử lại']);
});
