import type { AttemptStatus, OrderView } from '../../contract/orders';
import { t } from '../../i18n/index';
import type { TextKey } from '../../i18n/index';
import { messageKeyFor } from '../../services/errors';
import type { OrderStore } from '../../stores/order';
import { addressText, formatMoment, orderRows, stateLook, toOrderLine } from '../shared/order';
import { toTimeline } from './timeline';

const texts = () => ({
  loading: t('common.loading'),
  retry: t('common.retry'),
  timeline: t('order.timeline'),
  attempts: t('order.attempts'),
  address: t('checkout.address'),
  note: t('order.note'),
  method: t('checkout.method'),
  cancel: t('order.cancel'),
  support: t('result.callSupport'),
});

export type OrderSource = Pick<OrderStore, 'order' | 'status' | 'error' | 'busy' | 'actionError'>;

const ATTEMPTS: { readonly [status in AttemptStatus]: TextKey } = {
  creating: 'order.attemptOpen',
  unknown: 'order.attemptOpen',
  open: 'order.attemptOpen',
  closing: 'order.attemptClosing',
  closed: 'order.attemptClosed',
  abandoned: 'order.attemptClosed',
  paid: 'orders.paid',
  cod: 'orders.codPlaced',
};

/** Only when there was more than one: a single payment is the order's own state. */
function toAttempts({ attempts = [] }: OrderView) {
  if (attempts.length < 2) return [];
  return attempts.map(({ attemptId, status }, index) => ({
    id: attemptId,
    label: t('order.attempt', { number: index + 1 }),
    state: t(ATTEMPTS[status]),
  }));
}

/** The one main step: to pay what waits for money, to buy the rest again. */
function actionOf({ canPayAgain, result }: OrderView): { action: 'pay' | 'buy'; label: string } {
  if (!canPayAgain) return { action: 'buy', label: t('order.buyAgain') };
  return { action: 'pay', label: result === 'unpaid' ? t('result.payNow') : t('result.payAgain') };
}

function toOrder(order: OrderView) {
  const { label, tone } = stateLook(order);
  const { fullName, phone } = order.address;
  return {
    number: t('orders.number', { orderNo: order.orderNo }),
    state: t(label),
    tone,
    deadline: order.payBefore === undefined ? '' : t('order.payBefore', { moment: formatMoment(order.payBefore) }),
    timeline: toTimeline(order),
    attempts: toAttempts(order),
    who: `${fullName} · ${phone}`,
    where: addressText(order.address),
    note: order.note ?? '',
    method: order.paymentMethod === 'cod' ? t('checkout.cod') : t('checkout.online'),
    linesTitle: t('checkout.lines', { count: order.lines.length }),
    lines: order.lines.map(toOrderLine),
    rows: orderRows(order),
    canCancel: order.canCancel,
    ...actionOf(order),
  };
}

function emptyOf({ status }: OrderSource) {
  if (status === 'logged-out') {
    return { title: t('order.loggedOut'), text: t('orders.loggedOutHint'), action: t('orders.logIn') };
  }
  return status === 'foreign'
    ? { title: t('order.foreign'), text: t('order.foreignHint'), action: t('order.logInAnew') }
    : { title: '', text: '', action: '' };
}

/** What the order page shows. */
export function toOrderPageView(source: OrderSource) {
  const { order, status, error, busy, actionError } = source;
  const shown = actionError ?? (status === 'failed' ? error : null);
  return {
    text: texts(),
    isLoading: status === 'loading',
    empty: emptyOf(source),
    order: order === null || status === 'foreign' || status === 'logged-out' ? null : toOrder(order),
    paying: busy === 'paying',
    canceling: busy === 'canceling',
    notice: shown === null ? '' : t(messageKeyFor(shown)),
    retry: status === 'failed' ? t('common.retry') : '',
  };
}
