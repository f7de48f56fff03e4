import type { TimelineStep } from '../../components/timeline/props';
import type { OrderEvent, OrderView } from '../../contract/orders';
import { t } from '../../i18n/index';
import type { TextKey } from '../../i18n/index';
import { formatMoment } from '../shared/order';

const LABELS: { readonly [event in OrderEvent]: TextKey } = {
  placed: 'order.placed',
  paid: 'order.paid',
  packed: 'order.packed',
  delivered: 'order.delivered',
  completed: 'order.completed',
  canceled: 'order.canceled',
  expired: 'order.expired',
};

const ONLINE: readonly OrderEvent[] = ['placed', 'paid', 'packed', 'delivered', 'completed'];
const COD: readonly OrderEvent[] = ['placed', 'packed', 'delivered', 'completed'];

/** What the server tells without a timeline: the order's making, and where it is now. */
function impliedBy({ status, createdAt }: OrderView): { event: OrderEvent; at: string }[] {
  const placed = { event: 'placed', at: createdAt } as const;
  switch (status) {
    case 'paid':
    case 'completed':
    case 'canceled':
    case 'expired':
      return [placed, { event: status, at: '' }];
    default:
      return [placed];
  }
}

/** The order's way: what happened with its time, and, while it goes on, what is still to come. */
export function toTimeline(order: OrderView): TimelineStep[] {
  const happened = order.timeline ?? impliedBy(order);
  const known = happened.map(({ event }) => event);
  const ended = known.includes('canceled') || known.includes('expired');
  const path = order.paymentMethod === 'cod' ? COD : ONLINE;
  const last = Math.max(...path.map((event, index) => (known.includes(event) ? index : -1)));
  // A step nobody recorded lies behind us once a later one happened: then it is left out, not shown as missing.
  const ahead = ended ? [] : path.filter((event, index) => index > last && !known.includes(event));
  return [
    ...happened.map(({ event, at }) => ({
      id: event,
      label: t(LABELS[event]),
      timeText: at === '' ? '' : formatMoment(at),
      done: true,
    })),
    ...ahead.map((event) => ({ id: event, label: t(LABELS[event]), timeText: '', done: false })),
  ];
}
