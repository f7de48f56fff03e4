/** Notifications: what was sent, what came back, and when the plan sends again. */
import { button, clockTime, day, el, moment, pill } from './view.js';

const OUTCOMES = { timeout: 'no answer in 15 s', network_error: 'not reached', dropped: 'lost on the way' };

function answer({ outcome, httpStatus }) {
  if (httpStatus === null) return el('span', 'bad', OUTCOMES[outcome] ?? outcome);
  return el('span', httpStatus < 300 ? 'good' : 'bad', `HTTP ${httpStatus}`);
}

function attemptLine(attempt) {
  const { sentAt, extra } = attempt;
  return el('li', '', moment(sentAt), answer(attempt), extra ? el('span', 'quiet', 'outside the plan') : '');
}

function plannedLine(time, at) {
  const text = at === 0 ? 'next attempt' : 'if none is answered before';
  return el('li', 'planned', moment(time), el('span', 'quiet', text));
}

/** In a few words where the plan stands. */
export function planWords({ status, attempts, nextAt, plan, forged }) {
  const made = attempts.filter(({ extra }) => !extra).length;
  const all = forged ? 1 : 8;
  if (nextAt) return `${made} of ${all} made, next ${day(nextAt).slice(0, 5)} ${clockTime(nextAt)}`;
  if (status === 'delivered') return made > 1 ? `answered at attempt ${made}` : 'answered at once';
  if (status === 'refused') return 'a 3xx or 4xx is final';
  return plan.length === 0 && made < all ? 'nowhere to send it' : `given up after ${made}`;
}

/** One notification with its attempts, made and planned. */
export function deliveryPart(delivery, act) {
  const { messageId, orderStatus, status, attempts, plan, fault, forged, body } = delivery;
  const head = el('p', 'line', pill(status), el('strong', '', orderStatus));
  if (forged) head.append(el('span', 'tag', 'forged'));
  if (fault) head.append(el('span', 'tag', fault));
  head.append(el('span', 'quiet', planWords(delivery)));
  const bytes = el('details', 'bytes', el('summary', '', `message ${messageId}`), el('pre', '', body));
  bytes.dataset.key = messageId;
  return el(
    'div',
    'delivery',
    head,
    el('ol', 'timeline', ...attempts.map(attemptLine), ...plan.map(plannedLine)),
    bytes,
    el(
      'div',
      'buttons',
      button('Send again now', () => act(`/deliveries/${messageId}/resend`, {})),
    ),
  );
}

/** The same as a row of the list. */
export function deliveryRow(delivery, act) {
  const summary = el(
    'summary',
    '',
    moment(delivery.createdAt),
    el('span', 'what', el('strong', '', delivery.orderStatus), el('code', '', delivery.orderId)),
    pill(delivery.status),
    el('span', 'quiet', planWords(delivery)),
  );
  const open = el('a', '', 'Open the order');
  open.href = `#orders=${delivery.orderId}`;
  const row = el('details', 'row sent', summary, el('div', 'inside', deliveryPart(delivery, act), open));
  row.dataset.key = `row ${delivery.messageId}`;
  return row;
}
