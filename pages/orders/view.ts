import type { OrderSummary } from '../../contract/orders';
import { formatVnd, toVnd } from '../../contract/vnd';
import { t } from '../../i18n/index';
import type { TextKey } from '../../i18n/index';
import { readMessageKeyFor } from '../../services/errors';
import { ORDER_GROUPS } from '../../stores/orders';
import type { OrderGroup, OrdersStore } from '../../stores/orders';
import { formatMoment, stateLook } from '../shared/order';
import type { OrderCardView } from './parts/order-card/props';
import { pictureOf } from '../shared/picture';

const texts = () => ({
  loading: t('common.loading'),
  retry: t('common.retry'),
  groups: t('orders.groups'),
  problem: t('common.problem'),
  emptyImage: '/assets/empty-orders.webp',
});

/** No-backend mode: Tiki keeps the orders. */
export const tikiOrders = () => ({ isShown: true, title: t('orders.atTiki'), text: t('orders.atTikiHint') });

const GROUPS: { readonly [group in OrderGroup]: TextKey } = {
  all: 'orders.groupAll',
  unpaid: 'orders.groupUnpaid',
  underway: 'orders.groupUnderway',
  done: 'orders.groupDone',
  ended: 'orders.groupEnded',
};

export type OrdersSource = Pick<OrdersStore, 'orders' | 'shown' | 'group' | 'status' | 'error'>;

function toCard(order: OrderSummary): OrderCardView {
  const { label, tone } = stateLook(order);
  return {
    orderId: order.orderId,
    numberText: t('orders.number', { orderNo: order.orderNo }),
    stateText: t(label),
    tone,
    title: order.title,
    imageUrl: pictureOf(order.imageUrl),
    countText: t('orders.count', { count: order.lineCount }),
    totalText: formatVnd(toVnd(order.total)),
    dateText: formatMoment(order.createdAt),
  };
}

function emptyOf({ status, orders, shown }: OrdersSource) {
  if (status === 'logged-out') {
    return { title: t('orders.loggedOut'), text: t('orders.loggedOutHint'), action: t('orders.logIn') };
  }
  if (status === 'ready' && orders.length > 0 && shown.length === 0) {
    return { title: t('orders.emptyGroup'), text: '', action: '' };
  }
  const none = status === 'ready' && orders.length === 0;
  return none
    ? { title: t('orders.empty'), text: t('orders.emptyHint'), action: t('common.goHome') }
    : { title: '', text: '', action: '' };
}

/** What the orders page shows. */
export function toOrdersView(source: OrdersSource) {
  const { orders, shown, group, status, error } = source;
  return {
    text: texts(),
    groups: ORDER_GROUPS.map((one) => ({ id: one, label: t(GROUPS[one]), selected: one === group })),
    hasGroups: orders.length > 0,
    orders: shown.map(toCard),
    isLoading: status === 'idle' || (status === 'loading' && shown.length === 0),
    empty: emptyOf(source),
    notice: status === 'failed' ? t(readMessageKeyFor(error)) : '',
    isBroken: status === 'failed' && orders.length === 0,
  };
}
