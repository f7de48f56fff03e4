import { COUPON_REFUSALS } from '../../../contract/orders';
import type { QuoteDifference } from '../../../contract/orders';
import { toVnd } from '../../../contract/vnd';
import { toCheckoutView } from '../../../pages/checkout/view';
import type { CheckoutSource } from '../../../pages/checkout/view';
import { ShopError } from '../../../services/errors';
import { quoteFor } from '../../helper/shop-server';

const LINE = {
  variantId: 'a',
  productId: 'p',
  name: 'Ly sứ',
  variantName: 'Xanh',
  imageUrl: 'i',
  price: toVnd(129000),
  quantity: 2,
};
const ADDRESS = {
  fullName: 'Lan',
  phone: '0900',
  street: '1 Lê Lợi',
  ward: '',
  district: 'Thuận Hóa',
  province: 'Huế',
};

function source(given: Partial<CheckoutSource> = {}): CheckoutSource {
  return {
    lines: [LINE],
    address: null,
    quote: null,
    paymentMethod: 'online',
    coupon: '',
    quoting: false,
    paying: false,
    error: null,
    canPay: false,
    ...given,
  };
}

const quote = (hasAddress: boolean) => quoteFor([{ variantId: 'a', quantity: 2, shownPrice: 129000 }], hasAddress);

test('before the server answered the chosen lines are shown, and nothing can be paid', () => {
  const view = toCheckoutView(source({ quoting: true }));
  expect(view.lines).toMatchObject([{ name: 'Ly sứ', priceText: '129.000 ₫', quantityText: 'x2' }]);
  expect([view.rows, view.quoting, view.cannotPay]).toEqual([[], true, true]);
});

test('without an address the fee is not made up', () => {
  const { rows, address, needsAddress } = toCheckoutView(source({ quote: quote(false) }));
  expect(needsAddress).toBe(true); // the bar leads to it instead of a Pay that cannot be pressed
  expect(rows.map(({ value }) => value)).toEqual(['258.000 ₫', 'Chọn địa chỉ để tính', '258.000 ₫']);
  expect(address).toEqual({ who: '', where: 'Bạn chưa chọn địa chỉ nhận hàng', action: 'Chọn địa chỉ' });
});

test('with an address the server’s fee and total are shown', () => {
  const view = toCheckoutView(source({ quote: quote(true), address: ADDRESS, canPay: true }));
  expect(view.rows.map(({ value }) => value)).toEqual(['258.000 ₫', '30.000 ₫', '288.000 ₫']);
  expect([view.address.who, view.address.where]).toEqual(['Lan · 0900', '1 Lê Lợi, Thuận Hóa, Huế']);
  expect([view.totalText, view.cannotPay]).toEqual(['288.000 ₫', false]);
});

const withDifferences = (...differences: QuoteDifference[]) =>
  toCheckoutView(source({ quote: { ...quote(true), differences } })).differences;

test.each<[QuoteDifference, string]>([
  [
    { kind: 'price_changed', variantId: 'a', shownPrice: 129000, price: 139000 },
    'giá đổi từ 129.000 ₫ thành 139.000 ₫',
  ],
  [{ kind: 'stock_reduced', variantId: 'a', requested: 2, available: 1 }, 'chỉ còn 1, bạn chọn 2'],
  [{ kind: 'sold_out', variantId: 'a' }, 'đã hết hàng, không có trong đơn này'],
  [{ kind: 'unavailable', variantId: 'a' }, 'ngừng bán, không có trong đơn này'],
])('the difference %j names its product and what changed', (difference, text) => {
  expect(withDifferences(difference)).toMatchObject([{ id: 'a', title: 'Ly sứ - Xanh', text }]);
});

test('a line that changed twice is one question, and one that is gone can only be set aside', () => {
  const price = { kind: 'price_changed', variantId: 'a', shownPrice: 1, price: 2 } as const;
  const twice = withDifferences(price, { kind: 'stock_reduced', variantId: 'a', requested: 2, available: 1 });
  expect(twice.map(({ acceptText, leaveText }) => [acceptText, leaveText])).toEqual([['Đồng ý', 'Bỏ khỏi đơn']]);
  const gone = withDifferences({ kind: 'sold_out', variantId: 'a' });
  expect(gone.map(({ acceptText, leaveText }) => [acceptText, leaveText])).toEqual([['Để lại giỏ', '']]);
});

test('a coupon stays in its box, with what it gives or why it gives nothing', () => {
  const good = { ...quote(true), total: 278000, coupon: { code: 'NHAMAY', discount: 10000 } };
  const accepted = toCheckoutView(source({ quote: good, coupon: 'NHAMAY', address: ADDRESS }));
  expect([accepted.coupon, accepted.couponGood, accepted.couponError]).toEqual([
    'NHAMAY',
    'Bạn được giảm 10.000 ₫',
    '',
  ]);
  expect(accepted.rows.map(({ id }) => id)).toEqual(['subtotal', 'shipping', 'discount', 'total']);
  for (const refusal of COUPON_REFUSALS) {
    const bad = { ...quote(true), coupon: { code: 'X', discount: 0, refusal, minimum: 300000 } };
    const view = toCheckoutView(source({ quote: bad, coupon: 'X' }));
    expect([view.coupon, view.couponError !== '', view.couponGood, view.rows.length]).toEqual(['X', true, '', 3]);
  }
});

test('cash on delivery is placed, not paid', () => {
  const view = toCheckoutView(source({ paymentMethod: 'cod' }));
  expect(view.payLabel).toBe('Đặt hàng');
  expect(view.methods.map(({ value, checked }) => [value, checked])).toEqual([
    ['online', false],
    ['cod', true],
  ]);
});

test('an order above the limit, or of nothing, says why it cannot be paid', () => {
  const over = { ...quote(true), total: 30000000, orderable: false };
  expect(toCheckoutView(source({ quote: over })).warning).toBe('Một đơn hàng tối đa 20.000.000 ₫. Hãy bớt sản phẩm.');
  expect(toCheckoutView(source({ quote: { ...quote(true), lines: [] } })).warning).toBe(
    'Không còn sản phẩm nào đặt được trong đơn này',
  );
  expect(toCheckoutView(source({ lines: [], quote: null })).warning).toBe(
    'Không còn sản phẩm nào đặt được trong đơn này',
  );
});

test('an error without a quote offers to try again; with one, Pay itself is the retry', () => {
  const error = new ShopError('timeout', 'NO_ANSWER');
  expect(toCheckoutView(source({ error })).retry).toBe('Thử lại');
  expect(toCheckoutView(source({ error, quote: quote(true) })).retry).toBe('');
});

test('the other way to buy has a button only where it is safe', () => {
  const shown = (fallback: 'none' | 'offered' | 'checking') => toCheckoutView(source(), fallback);
  expect([shown('none').fallback, shown('none').fallbackAction]).toEqual(['', '']);
  expect(shown('offered').fallbackAction).toBe('Mua qua Tiki');
  expect([shown('checking').fallbackAction, shown('checking').fallback]).toEqual([
    '',
    expect.stringContaining('vẫn đang kiểm tra đơn hàng'),
  ]);
});
