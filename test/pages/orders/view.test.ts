import { RESULT_STATES } from '../../../contract/orders';
import type { OrderSummary } from '../../../contract/orders';
import { toOrdersView } from '../../../pages/orders/view';
import type { OrdersSource } from '../../../pages/orders/view';
import { formatMoment } from '../../../pages/shared/order';
import { orderView } from '../../helper/shop-server';

const listed = (orders: OrderSummary[], status: OrdersSource['status'], shown = orders) =>
  toOrdersView({ orders, shown, group: 'all', status, error: null });

test('every state has its own label', () => {
  const orders = RESULT_STATES.map((result) =>
    orderView({ result, status: result === 'unpaid' ? 'awaiting_payment' : 'expired' }),
  );
  const labels = listed(orders, 'ready').orders.map(({ stateText }) => stateText);
  expect(new Set(labels).size).toBe(RESULT_STATES.length);
});

const view = (status: 'logged-out' | 'ready' | 'loading') => listed([], status);

test('logged out, empty and loading are three different things', () => {
  expect(view('logged-out').empty.action).toBe('Đăng nhập bằng Tiki');
  expect(view('ready').empty.title).toBe('Bạn chưa có đơn hàng nào');
  expect(view('loading')).toMatchObject({ isLoading: true, empty: { title: '' } });
});

test('while the list is refreshed it stays', () => {
  const refreshing = listed([orderView()], 'loading');
  expect([refreshing.isLoading, refreshing.orders.length]).toEqual([false, 1]);
});

test('a moment is written the Vietnamese way in the phone’s own time', () => {
  const moment = new Date(2026, 2, 5, 9, 7);
  expect(formatMoment(moment.toISOString())).toBe('05/03/2026 09:07');
});

test('a group without orders says so, and the filters stay', () => {
  expect(listed([orderView()], 'ready', [])).toMatchObject({
    hasGroups: true,
    empty: { title: 'Không có đơn hàng nào ở mục này', action: '' },
  });
  expect(listed([], 'ready').hasGroups).toBe(false);
});

test('a payment that was cancelled leaves an order that can be paid, and it is not called cancelled', () => {
  const orders = [orderView({ status: 'awaiting_payment', result: 'canceled' })];
  expect(listed(orders, 'ready').orders).toMatchObject([{ stateText: 'Chưa thanh toán' }]);
});
