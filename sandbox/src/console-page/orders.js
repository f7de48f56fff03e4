/** Orders with history, notifications and what can be done to them now. */
import { deliveryPart } from './deliveries.js';
import { button, dong, el, labelled, moment, pill } from './view.js';

const ACTIONS = {
  pay: 'Pay',
  'pay-cod': 'Choose COD',
  'pay-by-transfer': 'Choose bank transfer',
  'check-money': 'Tiki checks the money',
  'confirm-money': 'Money confirmed',
  advance: 'Advance',
  'kill-app': 'Kill app',
  'cancel-on-pay-screen': 'Cancel on pay screen',
  'customer-cancel': 'Customer cancels',
  'tiki-cancel': 'Tiki cancels',
  expire: 'Expire now',
};
const GOOD = ['pay', 'confirm-money', 'advance'];
const ENDING = ['cancel-on-pay-screen', 'customer-cancel', 'tiki-cancel', 'expire', 'kill-app'];
/** Where `advance` leads from here (tiki-platform.md section 4 rows 3, 10, 13, 16). */
const NEXT = {
  online_paid: 'processing',
  processing: 'on_delivery',
  waiting_for_verification: 'processing',
  waiting_for_confirmation: 'processing',
};

function part(title, ...children) {
  return el('section', 'part', el('h3', '', title), ...children);
}

function historyLine({ at, to, by, comment, row }) {
  const who = `by ${by}${comment ? `: ${comment}` : ''}`;
  const line = el('li', '', moment(at), pill(to), el('span', 'quiet', who));
  line.title = `row ${row} of tiki-platform.md section 4`;
  return line;
}

function actionButtons(order, act) {
  const offered = Object.keys(ACTIONS).filter((action) => order.actions.includes(action));
  return offered.map((action) =>
    button(
      action === 'advance' ? `Advance to ${NEXT[order.status]}` : ACTIONS[action],
      () => act(`/orders/${order.id}/${action}`, {}),
      GOOD.includes(action) ? 'main' : ENDING.includes(action) ? 'danger' : '',
    ),
  );
}

function facts(order, customers) {
  const { customerInfo: info } = order;
  const name = customers[order.customerId];
  return el(
    'dl',
    'facts',
    ...[
      labelled('Customer', `${order.customerId}${name ? `, ${name}` : ''}`),
      labelled('Paid by', order.paymentKind || 'not chosen yet'),
      labelled('Tiki order code', order.tikiOrderCode || 'not before payment'),
      order.expiresAt ? labelled('Canceled unless paid by', moment(order.expiresAt)) : '',
      order.refunded ? labelled('Refunded', dong(order.grandTotal)) : '',
      labelled('Key pair', order.environment),
      order.extra ? labelled('Extra', order.extra) : '',
      info.name || info.street ? labelled('For', [info.name, info.phone, info.street].filter(Boolean).join(', ')) : '',
    ].filter(Boolean),
  );
}

function lines({ items, shippingFee, grandTotal }) {
  const line = (name, amount, className = '') =>
    el('li', className, el('span', '', name), el('span', 'amount', amount));
  return el(
    'ul',
    'lines',
    ...items.map(({ name, quantity, price }) => line(`${quantity} × ${name}`, dong(price * quantity))),
    line('Shipping', dong(shippingFee)),
    line('grand_total', dong(grandTotal), 'total'),
  );
}

/** One order; `act` posts to the console's API. */
export function orderRow(order, { act, customers }) {
  const buttons = actionButtons(order, act);
  const summary = el(
    'summary',
    '',
    moment(order.createdAt),
    el('span', 'what', el('code', '', order.id), el('span', 'quiet', order.referenceId || 'no reference')),
    pill(order.status),
    el('span', 'amount', dong(order.grandTotal)),
  );
  const inside = el(
    'div',
    'inside',
    buttons.length > 0
      ? el('div', 'buttons', ...buttons)
      : el('p', 'quiet', 'Nothing can happen to this order any more on the customer’s or Tiki’s side.'),
    el(
      'div',
      'halves',
      el('div', '', part('Order', facts(order, customers)), part('Lines', lines(order))),
      el(
        'div',
        '',
        part('History', el('ol', 'timeline', ...order.history.map(historyLine))),
        part(
          'Notifications',
          order.deliveries.length > 0
            ? el('div', 'stack', ...order.deliveries.map((delivery) => deliveryPart(delivery, act)))
            : el('p', 'quiet', 'None was sent about this order.'),
        ),
      ),
    ),
  );
  const row = el('details', 'row order', summary, inside);
  row.dataset.key = order.id;
  return row;
}
