/** Turns the console's JSON into elements. Text only ever enters through textContent. */

/** An element with a class and children; a string child is text. */
export function el(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

const TONES = {
  online_paid: 'good',
  processing: 'good',
  on_delivery: 'good',
  completed: 'good',
  canceled: 'bad',
  waiting_for_payment: 'wait',
  waiting_for_confirmation: 'wait',
  waiting_for_verification: 'wait',
  delivered: 'good',
  pending: 'wait',
  refused: 'bad',
  given_up: 'bad',
};

const ACTION_NAMES = { expire: 'Expire now', 'customer-cancel': 'Customer cancels', advance: 'Advance' };

/** Vietnam's time, whatever the machine's is: the one the notifications carry. */
export function localTime(value, withDate = false) {
  const text = new Date(new Date(value).getTime() + 7 * 3_600_000).toISOString();
  return withDate ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(11, 19);
}

export function dong(amount) {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} ₫`;
}

const status = (text) => el('span', `status ${TONES[text] ?? ''}`, text);

function list(title, items) {
  if (items.length === 0) return '';
  return el('div', '', el('h3', '', title), el('ol', '', ...items.map((item) => el('li', '', ...item))));
}

function attemptText({ sentAt, outcome, httpStatus }) {
  return `${localTime(sentAt, true)} ${httpStatus === null ? outcome.replace('_', ' ') : `HTTP ${httpStatus}`}`;
}

function deliveryLine({ orderStatus, status: state, attempts, nextAt, messageId }) {
  const next = nextAt && attempts.length > 0 ? `, next try ${localTime(nextAt, true)}` : '';
  const tries = el('ol', '', ...attempts.map((attempt) => el('li', '', attemptText(attempt))));
  return [`${orderStatus}, message ${messageId}: `, status(state), next, tries];
}

/** One order with its history, notifications and the changes that are possible now. */
export function orderRow(order, deliveries, onAction) {
  const refund = order.refunded ? ' · refunded' : '';
  const buttons = order.actions.map((action) => {
    const button = el('button', '', ACTION_NAMES[action] ?? action);
    button.type = 'button';
    button.addEventListener('click', () => onAction(order.id, action));
    return button;
  });
  const facts = [
    `Reference ${order.referenceId || 'none'}`,
    `customer ${order.customerId}`,
    order.tikiOrderCode ? `Tiki code ${order.tikiOrderCode}` : 'payment not started',
    order.expiresAt ? `canceled by Tiki at ${localTime(order.expiresAt, true)} unless paid` : '',
  ];
  const summary = el(
    'summary',
    '',
    el('time', '', localTime(order.createdAt)),
    el('code', '', order.id),
    el('span', '', status(order.status), refund),
    el('span', 'amount', dong(order.grandTotal)),
    el('span', 'quiet', order.referenceId),
  );
  const inside = el(
    'div',
    'inside',
    el('p', 'quiet', facts.filter(Boolean).join(' · ')),
    buttons.length > 0 ? el('div', 'buttons', ...buttons) : '',
    list(
      'Lines',
      order.items.map(({ name, quantity, price }) => [`${quantity} × ${name}, ${dong(price)}`]),
    ),
    list(
      'History',
      order.history.map(({ at, to, by, comment }) => [
        `${localTime(at, true)} `,
        status(to),
        ` by ${by}${comment ? `: ${comment}` : ''}`,
      ]),
    ),
    list('Notifications', deliveries.map(deliveryLine)),
  );
  return el('details', 'order', summary, inside);
}

/** One signed request: what was received beside what was expected. */
export function requestRow(request) {
  const good = request.verdict === 'ok';
  const summary = el(
    'summary',
    '',
    el('time', '', localTime(request.at)),
    el('span', '', request.method),
    el('code', '', request.target.replace(/^\/tiniapp(-sandbox)?-open-api/, '')),
    el('span', request.status >= 400 ? 'bad' : 'good', String(request.status || '…')),
    el('span', good ? 'quiet' : 'bad', good ? request.reason || 'signature ok' : request.verdict),
  );
  const pair = (name, value) => el('div', '', el('h3', '', name), el('pre', '', value || '(none)'));
  const inside = el(
    'div',
    'inside',
    pair('Target', `${request.method} ${request.target}`),
    pair('Body as received, codes and tokens cut', request.body),
    pair('Client id and timestamp', `${request.clientKey}  ${request.timestamp}`),
    pair('Signature received', request.received),
    pair('Signature expected', request.expected),
  );
  return el('details', 'request', summary, inside);
}
