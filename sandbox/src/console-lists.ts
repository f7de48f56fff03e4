import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';

import { toDeliveryView, toOrderView } from './console-view.ts';
import { SandboxError } from './errors.ts';
import type { Delivery, OrderRecord } from './records.ts';
import type { Sandbox } from './sandbox.ts';
import type { State } from './state.ts';

const Count = Type.Optional(Type.String({ pattern: '^\\d{1,6}$' }));
const Text = Type.Optional(Type.String({ maxLength: 200 }));
const Query = Type.Object({ limit: Count, skip: Count, status: Text, query: Text });
const List = { schema: { querystring: Query } };

type ListQuery = Static<typeof Query>;

/** The notifications about an order, oldest first. */
export function deliveriesOf(state: State, order: OrderRecord): Delivery[] {
  return order.messageIds.map((id) => state.deliveries.get(id)).filter((delivery) => delivery !== undefined);
}

/** The rows that have the status and the text, newest first; `total` counts them before they are cut to a page. */
function find<Row>(rows: Iterable<Row>, query: ListQuery, read: (row: Row) => { status: string; texts: string[] }) {
  const { limit, skip = '0', status, query: text = '' } = query;
  const wanted = text.trim().toLowerCase();
  const found: Row[] = [];
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const { status: own, texts } = read(row);
    if (wanted !== '' && !texts.some((one) => one.toLowerCase().includes(wanted))) continue;
    counts[own] = (counts[own] ?? 0) + 1;
    if (status === undefined || status === own) found.push(row);
  }
  const end = limit === undefined ? undefined : Number(skip) + Number(limit);
  return { items: found.toReversed().slice(Number(skip), end), total: found.length, counts };
}

/** Orders and notifications of the console: all of them, by page, status and text. */
export function listRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { state } = sandbox;
  const toView = (order: OrderRecord) => toOrderView(sandbox, order);
  return async (scope) => {
    const Orders = Type.Intersect([Query, Type.Object({ deliveries: Type.Optional(Type.Literal('1')) })]);
    const withDeliveries = (order: OrderRecord) => ({
      ...toOrderView(sandbox, order),
      deliveries: deliveriesOf(state, order).map(toDeliveryView),
    });
    scope.get('/orders', { schema: { querystring: Orders } }, async ({ query }) => {
      const { items, ...rest } = find(state.orders.values(), query, (order) => ({
        status: order.status,
        texts: [order.id, order.referenceId, order.tikiOrderCode, order.customerId],
      }));
      return { items: items.map(query.deliveries ? withDeliveries : toView), ...rest };
    });
    scope.get('/orders/:orderId', { schema: { params: Type.Object({ orderId: Type.String() }) } }, async (request) => {
      const order = state.orders.get(request.params.orderId);
      if (!order) throw new SandboxError('order_not_found');
      return withDeliveries(order);
    });
    scope.get('/deliveries', List, async ({ query }) => {
      const { items, ...rest } = find(state.deliveries.values(), query, ({ status, orderId, messageId }) => ({
        status,
        texts: [orderId, messageId],
      }));
      return { items: items.map(toDeliveryView), ...rest };
    });
  };
}
