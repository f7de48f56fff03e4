/** The console page: asks for the state once a second and draws what changed. */
import { drawKnobs, setUpKnobs } from './knobs.js';
import * as lists from './lists.js';
import { orderRow } from './orders.js';
import { drawPart, drawRows, el } from './view.js';

const token = document.querySelector('meta[name="sandbox-token"]').content;
const find = (id) => document.getElementById(id);

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

/** Does what a control says and shows the result at once; a refusal is shown until the next one. */
async function act(path, body) {
  find('problem').textContent = '';
  try {
    await call(path, body);
  } catch (error) {
    find('problem').textContent = `Not done: ${error.message}`;
  }
  await refresh();
}

const TABS = {
  orders: 'Orders',
  requests: 'Requests',
  faults: 'Faults',
  switches: 'Switches',
  carts: 'Tiki carts',
  setup: 'Setup',
};
const shown = () => (location.hash.slice(1) in TABS ? location.hash.slice(1) : 'orders');

function setUpTabs() {
  for (const [name, title] of Object.entries(TABS)) {
    const tab = el('a', 'tab', title, el('span', 'count'));
    Object.assign(tab, { id: `tab-${name}`, href: `#${name}` });
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', `panel-${name}`);
    find('tabs').append(tab);
  }
  addEventListener('hashchange', () => void showTab());
}

async function showTab() {
  for (const name of Object.keys(TABS)) {
    const isShown = name === shown();
    find(`panel-${name}`).hidden = !isShown;
    find(`tab-${name}`).setAttribute('aria-selected', String(isShown));
  }
  find(`tab-${shown()}`).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  await refresh();
}

/** Tells how many there are behind a tab, where that is worth a look. */
function count(name, number) {
  find(`tab-${name}`).querySelector('.count').textContent = number > 0 ? String(number) : '';
}

async function drawOrders(state) {
  const text = find('find-text').value.trim();
  const deliveriesOf = (id) => state.deliveries.filter(({ orderId }) => orderId === id).toReversed();
  let rows = state.orders.map((order) => ({ order, deliveries: deliveriesOf(order.id) }));
  if (text !== '') {
    rows = rows.filter(({ order }) =>
      [order.id, order.referenceId, order.tikiOrderCode].some((one) => one.includes(text)),
    );
    const isElsewhere = /^\d{17,18}$/.test(text) && rows.length === 0;
    const found = isElsewhere ? await call(`/orders/${text}`).catch(() => null) : null;
    if (found) rows = [{ order: found, deliveries: found.deliveries }];
  }
  find('no-orders').hidden = state.totals.orders > 0;
  find('find').hidden = state.totals.orders === 0;
  const total = state.totals.orders.toLocaleString('de-DE');
  const isAll = rows.length === state.totals.orders;
  find('order-count').textContent = text || isAll ? `${rows.length} shown` : `${rows.length} newest of ${total}`;
  drawRows(
    find('orders'),
    rows.map((data) => ({ key: data.order.id, data })),
    (data) => orderRow(data, act),
  );
}

async function drawTab(state) {
  const name = shown();
  if (name === 'orders') await drawOrders(state);
  if (name === 'requests') {
    const { items } = await call('/requests?bytes=1');
    find('no-requests').hidden = items.length > 0;
    drawRows(
      find('requests'),
      items.map((data) => ({ key: data.requestId, data })),
      lists.requestRow,
    );
  }
  if (name === 'switches') {
    const { items } = await call('/switches');
    drawRows(
      find('switches'),
      items.map((data) => ({ key: data.name, data })),
      (data) => lists.switchRow(data, act),
    );
  }
  if (name === 'carts') {
    drawPart(find('carts'), state.carts, (carts) => lists.cartsPart(carts, state.customers));
    drawPart(find('marketplace'), state.marketplaceOrders, lists.marketplacePart);
  }
  if (name === 'setup') {
    drawPart(find('apps'), state.apps, (apps) => lists.appsPart(apps, act));
    drawPart(find('customers'), state.customers, lists.customersPart);
    drawPart(find('products'), state.products, (products) => lists.productsPart(products, act));
    drawPart(find('shipments'), state.shipments, (shipments) => lists.shipmentsPart(shipments, act));
  }
}

async function refresh() {
  try {
    const state = await call('/state');
    drawKnobs(state);
    count('orders', state.totals.orders);
    count('faults', state.faults.length + state.ipnFaults.length);
    count('switches', state.totals.switchesChanged);
    await drawTab(state);
    find('connection').textContent = 'Connected';
    find('connection').className = 'good';
  } catch (error) {
    find('connection').textContent = `Not connected: ${error.message}. Reload after a restart.`;
    find('connection').className = 'bad';
  }
}

find('find').addEventListener('submit', (event) => event.preventDefault());
find('find-text').addEventListener('input', () => void refresh());
setUpTabs();
await setUpKnobs(act, call);
await showTab();

async function loop() {
  if (!document.hidden) await refresh();
  setTimeout(loop, 1_000);
}
setTimeout(loop, 1_000);
