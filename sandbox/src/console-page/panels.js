/** The panels behind the tabs: each asks for its own list and draws it. */
import { call } from './api.js';
import { deliveryRow } from './deliveries.js';
import { orderRow } from './orders.js';
import { requestRow } from './requests.js';
import { drawPart, drawRows } from './rows.js';
import * as setup from './setup.js';
import { switchGroup } from './switches.js';
import { drawChips, find } from './view.js';

const PAGE = 50;

/** A list with a search field, chips by status and more at the end. `path` is the API's. */
function createList({ path, field, chips, rows, more, empty, nothing, make, refresh }) {
  const wanted = { limit: PAGE, status: '' };
  find(field).addEventListener('input', () => {
    wanted.limit = PAGE;
    void refresh();
  });
  find(more).addEventListener('click', () => {
    wanted.limit += PAGE;
    void refresh();
  });
  const choose = (status) => {
    Object.assign(wanted, { status, limit: PAGE });
    return refresh();
  };
  return async function draw(state, isStale) {
    const query = new URLSearchParams({ limit: wanted.limit, query: find(field).value });
    if (wanted.status) query.set('status', wanted.status);
    const { items, total, counts } = await call(`${path}&${query}`);
    if (isStale()) return;
    const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
    const statuses = Object.entries(counts).map(([value, count]) => ({ value, label: value, count }));
    // A status that is filtered for stays offered when its last row has gone.
    if (wanted.status && !counts[wanted.status])
      statuses.push({ value: wanted.status, label: wanted.status, count: 0 });
    drawChips(find(chips), [{ value: '', label: 'All', count: all }, ...statuses], { chosen: wanted.status, choose });
    find(empty).textContent = find(field).value || wanted.status ? 'Nothing fits.' : nothing;
    find(empty).hidden = items.length > 0;
    find(more).hidden = items.length === total;
    find(more).textContent = `Show more of ${total.toLocaleString('de-DE')}`;
    const keyOf = (data) => data.messageId ?? data.id;
    drawRows(
      find(rows),
      items.map((data) => ({ key: keyOf(data), data })),
      (data) => make(data, state),
    );
  };
}

/** `act` posts to the console's API, `refresh` draws what is shown again. */
export function createPanels({ act, refresh }) {
  const requests = { refused: '' };
  const namesOf = ({ customers }) => Object.fromEntries(customers.map(({ customerId, name }) => [customerId, name]));
  return {
    /** Looks for an order. */
    search(text) {
      find('order-query').value = text;
    },

    orders: createList({
      path: '/orders?deliveries=1',
      field: 'order-query',
      chips: 'order-filter',
      rows: 'orders',
      more: 'more-orders',
      empty: 'no-orders',
      nothing: "No order yet. One appears here when an app's server calls POST /order.",
      make: (data, state) => orderRow(data, { act, customers: namesOf(state) }),
      refresh,
    }),

    notifications: createList({
      path: '/deliveries?',
      field: 'delivery-query',
      chips: 'delivery-filter',
      rows: 'deliveries',
      more: 'more-deliveries',
      empty: 'no-deliveries',
      nothing:
        'No notification yet. One is sent when an online payment succeeds or is canceled, and the app has an IPN URL.',
      make: (data) => deliveryRow(data, act),
      refresh,
    }),

    async requests(_state, isStale) {
      const { items } = await call('/requests?bytes=1');
      if (isStale()) return;
      const refused = items.filter(({ status, refusal }) => status >= 400 || refusal !== '');
      const choose = (value) => {
        requests.refused = value;
        return refresh();
      };
      const choices = [
        { value: '', label: 'All', count: items.length },
        { value: 'refused', label: 'Refused', count: refused.length },
      ];
      drawChips(find('request-filter'), choices, { chosen: requests.refused, choose });
      const shown = requests.refused ? refused : items;
      find('no-requests').hidden = shown.length > 0;
      find('no-requests').textContent = requests.refused ? 'None was refused.' : 'No signed request yet.';
      drawRows(
        find('requests'),
        shown.map((data) => ({ key: data.requestId, data })),
        requestRow,
      );
    },

    async switches(_state, isStale) {
      const { items } = await call('/switches');
      if (isStale()) return;
      const groups = [...Map.groupBy(items, ({ group }) => group)];
      drawRows(
        find('switches'),
        groups.map(([group, rules]) => ({ key: group, data: { group, items: rules } })),
        (data) => switchGroup(data, act),
      );
    },

    async carts(state) {
      drawPart(find('carts'), state.carts, (carts) => setup.cartsPart(carts, state.customers));
      drawPart(find('marketplace'), state.marketplaceOrders, setup.marketplacePart);
    },

    async setup(state) {
      drawPart(find('apps'), state.apps, (apps) => setup.appsPart(apps, act));
      drawPart(find('customers'), state.customers, setup.customersPart);
      drawPart(find('products'), state.products, (products) => setup.productsPart(products, act));
      drawPart(find('shipments'), state.shipments, (shipments) => setup.shipmentsPart(shipments, act));
    },
  };
}
