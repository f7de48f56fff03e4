/** The console page: asks for the state once a second and draws what changed. */
import { el, localTime, orderRow, requestRow } from './view.js';

const token = document.querySelector('meta[name="sandbox-token"]').content;
const find = (id) => document.getElementById(id);

const OUTCOMES = {
  success: 'The buyer pays',
  fail: 'The bank refuses; the order waits for its timer',
  cancel: 'The buyer cancels on the pay screen',
  killed: 'The app is killed; nothing is paid',
  silent: 'Paid, but the app hears nothing',
  late: 'Paid, the app hears of it after 25\u00a0s',
  double: 'Paid, the app hears of it twice',
};

async function call(path, body) {
  const response = await fetch(`/_console${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'X-Sandbox-Token': token, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const reply = await response.json();
  if (!response.ok) throw new Error(`${reply.error.message} ${reply.error.metadata?.detail ?? ''}`.trim());
  return reply;
}

/** Does what a button says and shows the result at once; a refusal is shown until the next click. */
async function act(path, body) {
  find('problem').textContent = '';
  try {
    await call(path, body);
  } catch (error) {
    find('problem').textContent = `Not done: ${error.message}`;
  }
  await refresh();
}

const drawn = new Map();

/** Replaces the rows whose data changed; open ones stay open and keep the keyboard's place. */
function drawRows(container, items, makeRow) {
  const rows = items.map(({ key, data }) => {
    const id = `${container.id} ${key}`;
    const json = JSON.stringify(data);
    const known = drawn.get(id);
    if (known?.json === json) return known.row;
    const row = makeRow(data);
    row.open = known?.row.open ?? false;
    const hadFocus = known?.row.contains(document.activeElement);
    if (hadFocus) {
      known.row.replaceWith(row);
      row.querySelector('summary').focus();
    }
    drawn.set(id, { json, row });
    return row;
  });
  const same =
    rows.length === container.children.length && rows.every((row, index) => row === container.children[index]);
  if (!same) container.replaceChildren(...rows);
}

function drawState(state) {
  find('now').textContent = localTime(state.clock.now, true);
  const minutes = Math.round(state.clock.offsetMs / 60_000);
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const shift = [hours ? `${hours} h` : '', rest ? `${rest} min` : ''].filter(Boolean).join(' ');
  find('offset').textContent = shift
    ? `${shift} ${minutes < 0 ? 'behind' : 'ahead of'} real time`
    : 'Real time, Vietnam';
  document.querySelector(`input[value="${state.nextPayment}"]`).checked = true;
  find('apps').replaceChildren(
    ...state.apps.flatMap((app) => [
      el('dt', '', app.name),
      el('dd', '', app.identifier, el('br'), app.ipnUrl ? `IPN to ${app.ipnUrl}` : 'no IPN URL: nothing is notified'),
    ]),
  );
  const deliveriesOf = (id) => state.deliveries.filter(({ orderId }) => orderId === id);
  find('no-orders').hidden = state.orders.length > 0;
  drawRows(
    find('orders'),
    state.orders.map((order) => ({ key: order.id, data: { order, deliveries: deliveriesOf(order.id) } })),
    ({ order, deliveries }) => orderRow(order, deliveries, (id, action) => act(`/orders/${id}/${action}`, {})),
  );
}

async function refresh() {
  try {
    const [state, requests] = await Promise.all([call('/state'), call('/requests')]);
    drawState(state);
    find('no-requests').hidden = requests.items.length > 0;
    drawRows(
      find('requests'),
      requests.items.map((data) => ({ key: data.requestId, data })),
      requestRow,
    );
    find('connection').textContent = 'Connected';
    find('connection').className = 'good';
  } catch (error) {
    find('connection').textContent = `Not connected: ${error.message}. Reload after a restart.`;
    find('connection').className = 'bad';
  }
}

for (const [outcome, meaning] of Object.entries(OUTCOMES)) {
  const input = el('input');
  Object.assign(input, { type: 'radio', name: 'outcome', value: outcome });
  input.addEventListener('change', () => act('/next-payment', { outcome }));
  find('next-payment').append(el('label', 'choice', input, el('span', '', outcome, el('small', '', meaning))));
}
for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', () => act('/clock', { advanceMs: Number(button.dataset.advance) }));
}
for (const button of document.querySelectorAll('[data-offset]')) {
  button.addEventListener('click', () => act('/clock', { offsetMs: Number(button.dataset.offset) }));
}

async function loop() {
  if (!document.hidden) await refresh();
  setTimeout(loop, 1_000);
}
await loop();
