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
};

function view(lines: (typeof LINE)[], chosen: (typeof LINE)[], ready = true) {
  return toCartView(
    { lines, ready },
    {
      chosen,
      allChosen: chosen.length === lines.length,
      total: toVnd(258000),
      isChosen: (variantId) => chosen.some((line) => line.variantId === variantId),
    },
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
