/** The console page: asks for the state once a second and draws what changed. */
import { call } from './api.js';
import { drawKnobs, setUpKnobs } from './knobs.js';
import { createPanels } from './panels.js';
import { setUpReset } from './reset.js';
import { el, find } from './view.js';

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
  notifications: 'Notifications',
  requests: 'Requests',
  switches: 'Switches',
  carts: 'Tiki carts',
  setup: 'Setup',
};
const panels = createPanels({ act, refresh: () => refresh() });
const address = () => location.hash.slice(1).split('=');
const shown = () => (address()[0] in TABS ? address()[0] : 'orders');

function setUpTabs() {
  for (const [name, title] of Object.entries(TABS)) {
    const tab = el('a', 'tab', title, el('span', 'count'));
    Object.assign(tab, { id: `tab-${name}`, href: `${location.pathname}#${name}` });
    find('tabs').append(tab);
  }
  addEventListener('hashchange', () => void showTab());
}

async function showTab() {
  for (const name of Object.keys(TABS)) {
    const isShown = name === shown();
    find(`panel-${name}`).hidden = !isShown;
    if (isShown) find(`tab-${name}`).setAttribute('aria-current', 'page');
    else find(`tab-${name}`).removeAttribute('aria-current');
  }
  find(`tab-${shown()}`).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (address()[1] && shown() === 'orders') panels.search(address()[1]);
  await refresh();
}

/** Tells how many there are behind a tab, where that is worth a look. */
function count(name, number) {
  find(`tab-${name}`).querySelector('.count').textContent = number > 0 ? number.toLocaleString('de-DE') : '';
}

/** A draw that was overtaken by a later one is dropped: its answers are older. */
let latest = 0;
async function refresh() {
  latest += 1;
  const mine = latest;
  const isStale = () => mine !== latest;
  try {
    const state = await call('/state');
    if (isStale()) return;
    drawKnobs(state);
    count('orders', state.totals.orders);
    count('notifications', state.totals.deliveriesPending);
    count('switches', state.totals.switchesChanged);
    await panels[shown()](state, isStale);
    find('connection').textContent = 'Live';
    find('connection').className = 'good';
  } catch (error) {
    find('connection').textContent = `Not connected: ${error.message}. After a restart of the sandbox, reload.`;
    find('connection').className = 'bad';
  }
}

addEventListener('keydown', (event) => {
  const isTyping = event.target.matches?.('input, select, textarea');
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
  const field = find(`panel-${shown()}`).querySelector('input[type=search]');
  if (!field) return;
  event.preventDefault();
  field.focus();
});
setUpTabs();
setUpReset(act);
await setUpKnobs(act, call);
await showTab();
delete document.body.dataset.loading;

async function loop() {
  if (!document.hidden) await refresh();
  setTimeout(loop, 1_000);
}
setTimeout(loop, 1_000);
