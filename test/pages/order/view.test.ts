import { ATTEMPT_STATUSES, ORDER_STATUSES, RESULT_STATES } from '../../../contract/orders';
import type { OrderView } from '../../../contract/orders';
import { toTimeline } from '../../../pages/order/timeline';
import { toOrderPageView } from '../../../pages/order/view';
import type { OrderSource } from '../../../pages/order/view';
import { ShopError } from '../../../services/errors';
import { orderView } from '../../helper/shop-server';

const view = (order: OrderView | null, given: Partial<OrderSource> = {}) =>
  toOrderPageView({ order, status: 'ready', error: null, busy: '', actionError: null, ...given });

const steps = (order: OrderView) => toTimeline(order).map(({ id, done }) => `${done ? '' : '?'}${id}`);

test('the way of an order: what happened, then what is still to come', () => {
  expect(steps(orderView())).toEqual(['placed', '?paid', '?packed', '?delivered', '?completed']);
  expect(steps(orderView({ status: 'paid' }))).toEqual(['placed', 'paid', '?packed', '?delivered', '?completed']);
  expect(steps(orderView({ status: 'cod_placed', paymentMethod: 'cod' }))).toEqual([
    'placed',
    '?packed',
    '?delivered',
    '?completed',
  ]);
});

test('an order that ended has nothing to come, and a step nobody recorded is left out', () => {
  expect(steps(orderView({ status: 'canceled' }))).toEqual(['placed', 'canceled']);
  expect(steps(orderView({ status: 'expired' }))).toEqual(['placed', 'expired']);
  expect(steps(orderView({ status: 'completed' }))).toEqual(['placed', 'completed']);
});

test('the server’s own times are shown', () => {
  const at = new Date(2026, 2, 5, 9, 7).toISOString();
  const order = orderView({ timeline: [{ event: 'placed', at }] });
  expect(toTimeline(order)[0]).toEqual({
    id: 'placed',
    label: 'Đã đặt hàng',
    timeText: '05/03/2026 09:07',
    done: true,
  });
});

test('what waits for money can be paid until a moment that is named, the rest can be bought again', () => {
  const payBefore = new Date(2026, 2, 6, 9, 7).toISOString();
  expect(view(orderView({ payBefore })).order).toMatchObject({
    action: 'pay',
    label: 'Thanh toán ngay',
    deadline: 'Thanh toán trước 06/03/2026 09:07',
  });
  expect(view(orderView({ result: 'paid', canPayAgain: false })).order).toMatchObject({ action: 'buy', deadline: '' });
});

test('attempts are listed when there was more than one, each status with words', () => {
  const one = orderView().attempt;
  expect(view(orderView({ attempts: [one] })).order?.attempts).toEqual([]);
  const attempts = ATTEMPT_STATUSES.map((status) => ({ ...one, attemptId: status, status }));
  expect(view(orderView({ attempts })).order?.attempts.every(({ state }) => state !== '')).toBe(true);
});

test('every state of every order can be shown', () => {
  for (const status of ORDER_STATUSES) {
    for (const result of RESULT_STATES) expect(view(orderView({ status, result })).order?.state).toBeTruthy();
  }
});

test('discount and note are shown where the order has them', () => {
  const order = view(orderView({ discount: 10000, couponCode: 'NHAMAY', note: 'Giao giờ hành chính' })).order;
  expect(order?.rows.map(({ id }) => id)).toEqual(['subtotal', 'shipping', 'discount', 'total']);
  expect(order?.rows[2]).toMatchObject({ label: 'Giảm giá (NHAMAY)', value: '−10.000 ₫' });
  expect(order?.note).toBe('Giao giờ hành chính');
});

test('logged out, another account and no answer are three different things, and none shows an order', () => {
  expect(view(orderView(), { status: 'logged-out' })).toMatchObject({
    order: null,
    empty: { action: 'Đăng nhập bằng Tiki' },
  });
  expect(view(orderView(), { status: 'foreign' })).toMatchObject({ order: null, empty: { action: 'Đăng nhập lại' } });
  const failed = view(null, { status: 'failed', error: new ShopError('timeout', 'NO_ANSWER') });
  expect([failed.empty.title, failed.retry, failed.notice !== '']).toEqual(['', 'Thử lại', true]);
});
