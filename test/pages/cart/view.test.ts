import { toVnd } from '../../../contract/vnd';
import { toCartView } from '../../../pages/cart/view';

const LINE = {
  variantId: 'a',
  productId: 'p',
  name: 'Ly sứ',
  variantName: 'Xanh',
  imageUrl: 'i',
  price: toVnd(129000),
  quantity: 1,
  setAside: false,
};

function view(lines: (typeof LINE)[], chosen: (typeof LINE)[], ready = true) {
  return toCartView(
    { lines, ready, removed: null, isFull: false },
    {
      chosen,
      available: lines.filter(({ setAside }) => !setAside),
      allChosen: chosen.length === lines.length,
      total: toVnd(258000),
      isChosen: (variantId) => chosen.some((line) => line.variantId === variantId),
    },
    { variantId: '', variants: [], loading: false, error: null },
  );
}

test('a cart that is not read yet is not called empty', () => {
  expect(view([], [], false).empty.title).toBe('');
  expect(view([], []).empty.title).toBe('Giỏ hàng đang trống');
});

test('every control of a line has a name that tells lines apart', () => {
  expect(view([LINE], [LINE]).lines).toMatchObject([
    {
      chooseLabel: 'Chọn Ly sứ (Xanh)',
      removeLabel: 'Xóa Ly sứ (Xanh)',
      lessLabel: 'Giảm số lượng Ly sứ (Xanh)',
      moreLabel: 'Tăng số lượng Ly sứ (Xanh)',
      chosen: true,
    },
  ]);
});

test('the step buttons stop at 1 and at 99', () => {
  const lines = [LINE, { ...LINE, variantId: 'b', quantity: 99 }];
  expect(view(lines, []).lines.map(({ atMin, atMax }) => [atMin, atMax])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('with nothing chosen there is nothing to check out', () => {
  expect(view([LINE], [])).toMatchObject({ noneChosen: true, checkoutLabel: 'Mua hàng (0)' });
  expect(view([LINE], [LINE])).toMatchObject({
    noneChosen: false,
    checkoutLabel: 'Mua hàng (1)',
    totalText: '258.000 ₫',
  });
});

test('lines set aside stand apart from those that can be ordered', () => {
  const aside = { ...LINE, variantId: 'b', setAside: true };
  const shown = view([LINE, aside], [LINE]);
  expect([shown.lines, shown.aside].map((lines) => lines.map(({ variantId }) => variantId))).toEqual([['a'], ['b']]);
  expect(shown.allLabel).toBe('Tất cả (1)');
});

test('what Tiki takes at most in one order is told before the checkout, which then stays closed', () => {
  const none = { variantId: '', variants: [], loading: false, error: null };
  const selection = { available: [LINE], chosen: [LINE], allChosen: true, isChosen: () => true };
  const cart = { lines: [LINE], ready: true, removed: null, isFull: true };
  const over = toCartView(cart, { ...selection, total: toVnd(10_000_001) }, none);
  expect([over.limit, over.noneChosen]).toEqual(['Một đơn hàng tối đa 10.000.000 ₫. Hãy bớt sản phẩm.', true]);
  const full = toCartView(cart, { ...selection, total: toVnd(10_000_000) }, none);
  expect([full.limit, full.noneChosen]).toEqual(['Giỏ hàng đã đủ 50 dòng, hãy mua bớt trước khi thêm', false]);
});

test('the variants are offered under the line that is being changed, and nowhere else', () => {
  const variants = [
    { id: 'a', name: 'Xanh', price: 1, stock: 2 },
    { id: 'c', name: 'Nâu', price: 1, stock: 0 },
  ];
  const other = { ...LINE, variantId: 'b' };
  const shown = toCartView(
    { lines: [LINE, other], ready: true, removed: null, isFull: false },
    { available: [LINE, other], chosen: [], allChosen: false, total: toVnd(0), isChosen: () => false },
    { variantId: 'a', variants, loading: false, error: null },
  );
  expect(shown.lines.map(({ changing }) => changing)).toEqual([true, false]);
  expect(shown.lines[0]?.variants).toEqual([
    { id: 'a', label: 'Xanh', selected: true, disabled: false },
    { id: 'c', label: 'Nâu', selected: false, disabled: true },
  ]);
});
