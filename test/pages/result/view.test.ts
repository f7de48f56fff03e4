import { RESULT_STATES } from '../../../contract/orders';
import type { OrderView, ResultState } from '../../../contract/orders';
import { toResultView } from '../../../pages/result/view';
import type { ResultSource } from '../../../pages/result/view';
import { ShopError } from '../../../services/errors';
import { orderView } from '../../helper/shop-server';

function source(given: Partial<ResultSource> = {}): ResultSource {
  return { order: null, hint: 'none', polling: false, paying: false, error: null, payError: null, ...given };
}

function order(result: ResultState, given: Partial<OrderView> = {}): OrderView {
  return orderView({ result, canPayAgain: result === 'unpaid' || result === 'canceled', ...given });
}

test.each([
  ['paid', 'Đã thanh toán', 'orders'],
  ['cod_placed', 'Đặt hàng thành công', 'orders'],
  ['completed', 'Đơn hàng đã hoàn tất', 'orders'],
  ['confirming', 'Đang xác nhận thanh toán', 'check'],
  ['unpaid', 'Chưa thanh toán', 'pay'],
  ['canceled', 'Đã hủy thanh toán', 'pay'],
  ['expired', 'Đơn hàng đã hết hạn', 'cart'],
  ['review', 'Đơn hàng đang được kiểm tra', 'support'],
] as const)('%s is shown as "%s" with the one step %s', (result, title, step) => {
  expect(toResultView(source({ order: order(result) }))).toMatchObject({ title, step });
});

test('every state of the contract has a text, and every step but waiting a label', () => {
  for (const result of RESULT_STATES) {
    const view = toResultView(source({ order: order(result) }));
    expect([result, view.title !== '', view.stepLabel !== '']).toEqual([result, true, true]);
  }
});

test.each(['success', 'silent'] as const)(
  'with the hint %s an unpaid order is being confirmed while we ask, then payable',
  (hint) => {
    const asking = toResultView(source({ order: order('unpaid'), hint, polling: true }));
    expect(asking).toMatchObject({ title: 'Đang xác nhận thanh toán', step: 'wait', stepLabel: '', isWaiting: true });
    expect(toResultView(source({ order: order('unpaid'), hint }))).toMatchObject({
      step: 'pay',
      stepLabel: 'Thanh toán ngay',
    });
  },
);

test.each([
  ['cancelled', 'Bạn đã đóng màn hình thanh toán. Đơn hàng vẫn được giữ.'],
  ['failed', 'Thanh toán không thành công. Bạn có thể thử lại.'],
] as const)('the hint %s explains an unpaid order at once', (hint, body) => {
  expect(toResultView(source({ order: order('unpaid'), hint, polling: true }))).toMatchObject({ body, step: 'pay' });
});

test('a sheet that ended badly may be tried again although Tiki has not decided, if the server allows it', () => {
  const undecided = order('confirming', { canPayAgain: true });
  const failed = toResultView(source({ order: undecided, hint: 'failed', polling: true }));
  expect(failed).toMatchObject({ title: 'Thanh toán chưa hoàn tất', step: 'pay', stepLabel: 'Thanh toán lại' });
  expect(toResultView(source({ order: undecided, hint: 'silent', polling: true })).step).toBe('wait');
  expect(toResultView(source({ order: order('confirming'), hint: 'failed' })).step).toBe('check');
});

test('a payment that stays undecided, as after a kill on the sheet, can be tried again once we stop asking', () => {
  const undecided = order('confirming', { canPayAgain: true });
  for (const hint of ['none', 'silent', 'success'] as const) {
    expect(toResultView(source({ order: undecided, hint, polling: true })).step).toBe('wait');
    const later = toResultView(source({ order: undecided, hint }));
    expect(later).toMatchObject({ title: 'Đang xác nhận thanh toán', step: 'pay', stepLabel: 'Thanh toán lại' });
    expect(later.body).toContain('không bị trừ tiền lần nữa');
  }
});

test('no hint makes the page say paid before the server does', () => {
  for (const hint of ['success', 'silent', 'failed', 'cancelled', 'none'] as const) {
    for (const known of [null, order('unpaid'), order('confirming'), order('canceled')]) {
      expect(toResultView(source({ order: known, hint, polling: true })).title).not.toBe('Đã thanh toán');
    }
  }
});

test('an order that may not be paid again offers no payment', () => {
  expect(toResultView(source({ order: order('unpaid', { canPayAgain: false }) })).step).toBe('check');
  expect(toResultView(source({ order: order('canceled', { canPayAgain: false }) })).step).toBe('cart');
});

test('before the first answer the page waits, and without one it offers to ask again', () => {
  expect(toResultView(source({ polling: true }))).toMatchObject({ step: 'wait', order: null, isWaiting: true });
  const unanswered = toResultView(source({ error: new ShopError('timeout', 'NO_ANSWER') }));
  expect(unanswered).toMatchObject({ step: 'check', notice: '' }); // what the page itself says is not said twice
});

test('cash on delivery names the amount to have ready', () => {
  expect(toResultView(source({ order: order('cod_placed') })).body).toBe('Bạn thanh toán 120.000 ₫ khi nhận hàng.');
});

test('a failed payment tap is explained before a missed answer', () => {
  const payError = new ShopError('server', 'PLATFORM_UNAVAILABLE');
  const view = toResultView(source({ order: order('unpaid'), payError, error: new ShopError('timeout', 'X') }));
  expect(view.notice).toBe('Tiki đang không phản hồi. Hãy thử lại sau ít phút.');
});
