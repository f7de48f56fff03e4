import { RESULT_STATES } from '../../../contract/orders';
import { formatMoment, toOrdersView } from '../../../pages/orders/view';
import { orderView } from '../../helper/shop-server';

test('every state has its own label', () => {
  const orders = RESULT_STATES.map((result) => orderView({ result }));
  const labels = toOrdersView({ orders, status: 'ready', error: null }).orders.map(({ stateText }) => stateText);
  expect(new Set(labels).size).toBe(RESULT_STATES.length);
});

const view = (status: 'logged-out' | 'ready' | 'loading') => toOrdersView({ orders: [], status, error: null });

test('logged out, empty and loading are three different things', () => {
  expect(view('logged-out').empty.action).toBe('Đăng nhập bằng Tiki');
  expect(view('ready').empty.title).toBe('Bạn chưa có đơn hàng nào');
  expect(view('loading')).toMatchObject({ isLoading: true, empty: { title: '' } });
});

test('while the list is refreshed it stays', () => {
  const refreshing = toOrdersView({ orders: [orderView()], status: 'loading', error: null });
  expect([refreshing.isLoading, refreshing.orders.length]).toEqual([false, 1]);
});

test('a moment is written the Vietnamese way in the phone’s own time', () => {
  const moment = new Date(2026, 2, 5, 9, 7);
  expect(formatMoment(moment.toISOString())).toBe('05/03/2026 09:07');
});
