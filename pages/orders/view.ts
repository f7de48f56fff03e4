import type { OrderSummary, ResultState } from '../../contract/orders';
import { formatVnd, toVnd } from '../../contract/vnd';
import { t } from '../../i18n/index';
import type { TextKey } from '../../i18n/index';
import { messageKeyFor } from '../../services/errors';
import type { OrdersStore } from '../../stores/orders';
import type { OrderCardView } from './parts/order-card/props';

const texts = () => ({
  loading: t('common.loading'),
  retry: t('common.retry'),
  emptyImage: '/assets/empty-orders.webp',
});

/** No-backend mode: Tiki keeps the orders. */
export const tikiOrders = () => ({ title: t('orders.atTiki'), text: t('orders.atTikiHint') });

const STATES: { readonly [state in ResultState]: { label: TextKey; tone: OrderCardView['tone'] } } = {
  paid: { label: 'orders.paid', tone: 'good' },
  cod_placed: { label: 'orders.codPlaced', tone: 'good' },
  completed: { label: 'orders.completed', tone: 'good' },
  confirming: { label: 'orders.confirming', tone: 'wait' },
  review: { label: 'orders.review', tone: 'wait' },
  unpaid: { label: 'orders.unpaid', tone: 'bad' },
  canceled: { label: 'orders.canceled', tone: 'off' },
  expired: { label: 'orders.expired', tone: 'off' },
};

export type OrdersSource = Pick<OrdersStore, 'orders' | 'status' | 'error'>;

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** `05/03/2026 14:07`, by the phone's own clock and zone; never the runtime's locale, which is unknown. */
export function formatMoment(rfc3339: string): string {
  const moment = new Date(rfc3339);
  const day = `${twoDigits(moment.getDate())}/${twoDigits(moment.getMonth() + 1)}/${moment.getFullYear()}`;
  return `${day} ${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

function toCard(order: OrderSummary): OrderCardView {
  const { label, tone } = STATES[order.result] ?? STATES.confirming;
  return {
    orderId: order.orderId,
    numberText: t('orders.number', { orderNo: order.orderNo }),
    stateText: t(label),
    tone,
    title: order.title,
    imageUrl: order.imageUrl,
    countText: t('orders.count', { count: order.lineCount }),
    totalText: formatVnd(toVnd(order.total)),
    dateText: formatMoment(order.createdAt),
  };
}

function emptyOf({ status, orders }: OrdersSource) {
  if (status === 'logged-out') {
    return { title: t('orders.loggedOut'), text: t('orders.loggedOutHint'), action: t('orders.logIn') };
  }
  const none = status === 'ready' && orders.length === 0;
  return none
    ? { title: t('orders.empty'), text: t('orders.emptyHint'), action: t('common.goHome') }
    : { title: '', text: '', action: '' };
}

/** What the orders page shows. */
export function toOrdersView(source: OrdersSource) {
  const { orders, status, error } = source;
  return {
    text: texts(),
    orders: status === 'logged-out' ? [] : orders.map(toCard),
    isLoading: status === 'idle' || (status === 'loading' && orders.length === 0),
    empty: emptyOf(source),
    notice: status === 'failed' ? t(messageKeyFor(error)) : '',
  };
}
