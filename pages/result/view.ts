import { shop } from '../../config/shop';
import type { OrderView } from '../../contract/orders';
import { formatVnd, toVnd } from '../../contract/vnd';
import { t } from '../../i18n/index';
import type { TextKey } from '../../i18n/index';
import { messageKeyFor } from '../../services/errors';
import type { ResultStore } from '../../stores/result';
import { orderRows, toOrderLine } from '../shared/order';
import { describe } from './states';
import type { NextStep, ResultText } from './states';

const texts = () => ({ loading: t('common.loading') });

const ICONS: { readonly [tone in ResultText['tone']]: { type: string; color: string } } = {
  good: { type: 'success', color: '#007d3a' },
  wait: { type: 'info', color: shop.colours.brand },
  bad: { type: 'warning', color: '#b26500' },
};

const STEP_LABELS: { readonly [step in NextStep]: TextKey | null } = {
  wait: null,
  check: 'result.checkAgain',
  pay: 'result.payAgain',
  orders: 'common.goOrders',
  cart: 'common.goCart',
  support: 'result.callSupport',
};

export type ResultSource = Pick<ResultStore, 'order' | 'hint' | 'polling' | 'paying' | 'error' | 'payError'>;

function toOrder(order: OrderView) {
  return {
    title: t('result.order', { orderNo: order.orderNo }),
    lines: order.lines.map(toOrderLine),
    rows: orderRows(order),
  };
}

function labelOf(step: NextStep, result: string | undefined): string {
  if (step === 'pay' && result === 'unpaid') return t('result.payNow');
  const key = STEP_LABELS[step];
  return key === null ? '' : t(key);
}

/** Empty where the page's own text says it already. */
function noticeOf({ error, payError }: ResultSource, said: TextKey): string {
  const shown = payError ?? error;
  const key = shown === null ? said : messageKeyFor(shown);
  return key === said ? '' : t(key);
}

/** What the result page shows. Only the server's answer can make it say that something was paid or placed. */
export function toResultView(source: ResultSource) {
  const { order, polling, paying } = source;
  const { tone, title, text, step } = describe(source);
  return {
    text: texts(),
    icon: ICONS[tone],
    title: t(title),
    body: t(text, { total: order === null ? '' : formatVnd(toVnd(order.total)) }),
    isWaiting: polling && step === 'wait',
    notice: noticeOf(source, text),
    step,
    stepLabel: labelOf(step, order?.result),
    paying,
    ordersLabel: step === 'orders' ? '' : t('common.goOrders'),
    order: order === null ? null : toOrder(order),
  };
}
