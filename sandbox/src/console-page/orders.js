/** Orders with history, notifications and what can be done to them now. */
import { button, dong, el, labelled, localTime, pill } from './view.js';

const ACTION_NAMES = {
  pay: 'Pay',
  'pay-cod': 'Choose COD',
  'pay-by-transfer': 'Choose bank transfer',
  'cancel-on-pay-screen': 'Cancel on pay screen',
  'kill-app': 'Kill app',
  'check-money': 'Tiki checks the money',
  'confirm-money': 'Money confirmed',
  'customer-cancel': 'Customer cancels',
  'tiki-cancel': 'Tiki cancels',
  advance: 'Advance',
  expire: 'Expire now',
};
const DANGEROUS = ['cancel-on-pay-screen', 'customer-cancel', 'tiki-cancel', 'expire', 'kill-app'];

function part(title, items) {
  if (items.length === 0) return '';
  return el('div', 'part', el('h3', '', title), el('ol', '', ...items));
}

function historyLine({ at, to, by, comment }) {
  const who = ` by ${by}${comment ? `: ${comment}` : ''}`;
  return el('li', '', el('time', '', localTime(at, true)), ' ', pill(to), el('span', 'quiet', who));
}

function attemptLine({ sentAt, outcome, httpStatus, extra }) {
  const text = httpStatus === null ? outcome.replace('_', ' ') : `HTTP ${httpStatus}`;
  const tone = httpStatus !== null && httpStatus < 300 ? 'good' : 'bad';
  const more = extra ? el('span', 'quiet', ' extra') : '';
  return el('li', '', el('time', '', localTime(sentAt, true)), ' ', el('span', tone, text), more);
}

function deliveryLine(delivery, act) {
  const { orderStatus, status, attempts, nextAt, messageId, fault, forged, body } = delivery;
  const head = el('p', 'line', pill(status), el('span', '', ` ${orderStatus}`));
  if (forged) head.append(el('span', 'tag', 'forged'));
  if (fault) head.append(el('span', 'tag', fault));
  if (nextAt) head.append(el('span', 'quiet', ` next try ${localTime(nextAt, true)}`));
  const resend = button('Resend', () => act(`/deliveries/${messageId}/resend`, {}));
  const bytes = el('details', 'bytes', el('summary', '', `message ${messageId}`), el('pre', '', body));
  return el('li', 'delivery', head, el('ol', '', ...attempts.map(attemptLine)), bytes, el('div', 'buttons', resend));
}

/** One order; `act` posts to the console's API. */
export function orderRow({ order, deliveries }, act) {
  const buttons = order.actions.map((action) =>
    button(
      ACTION_NAMES[action] ?? action,
      () => act(`/orders/${order.id}/${action}`, {}),
      DANGEROUS.includes(action) ? 'danger' : 'main',
    ),
  );
  const summary = el(
    'summary',
    '',
    el('time', '', localTime(order.createdAt)),
    el('span', 'what', el('code', '', order.id), el('span', 'quiet', order.referenceId || 'no reference')),
    pill(order.status),
    el('span', 'amount', dong(order.grandTotal)),
  );
  const facts = [
    labelled('Customer', order.customerId),
    labelled('Tiki order code', order.tikiOrderCode || 'payment not started'),
    labelled('Paid by', order.paymentKind || 'not chosen'),
    labelled('Key', order.environment),
    order.expiresAt ? labelled('Canceled unless paid by', localTime(order.expiresAt, true)) : '',
    order.refunded ? labelled('Refunded', dong(order.grandTotal)) : '',
    order.extra ? labelled('Extra', order.extra) : '',
  ];
  const lines = order.items.map(({ name, quantity, price }) =>
    el('li', '', `${quantity} × ${name}`, el('span', 'quiet', ` ${dong(price)} each`)),
  );
  const inside = el(
    'div',
    'inside',
    buttons.length > 0 ? el('div', 'buttons', ...buttons) : '',
    el('dl', 'facts', ...facts.filter(Boolean)),
    part('Lines', lines),
    part('History', order.history.map(historyLine)),
    part(
      'Notifications',
      deliveries.map((delivery) => deliveryLine(delivery, act)),
    ),
  );
  return el('details', 'row order', summary, inside);
}
