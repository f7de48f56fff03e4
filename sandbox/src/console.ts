import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

import { ACTIONS, actionsOf } from './console-actions.ts';
import { faultRoutes } from './console-faults.ts';
import { deliveriesOf, listRoutes } from './console-lists.ts';
import { setupRoutes } from './console-setup.ts';
import { toAppView, toDeliveryView, toOrderView } from './console-view.ts';
import { SandboxError } from './errors.ts';
import { checkOrigin, checkToken } from './guard.ts';
import { type OrderRecord, PAYMENT_OUTCOMES } from './records.ts';
import { RESET_PARTS } from './reset.ts';
import type { Sandbox } from './sandbox.ts';
import { SWITCH_NAMES, SWITCHES } from './switches.ts';

/** Newest rows in /state; /orders has them all. */
const SHOWN = 50;
const TEN_YEARS_MS = 10 * 366 * 86_400_000;

const OrderParams = { schema: { params: Type.Object({ orderId: Type.String() }) } };

/** Steers and shows the sandbox: the JSON API under `/_console/`. No part of Tiki's API. */
export function consoleRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { state, clock, ipn, touch } = sandbox;
  const { settings } = state;

  function orderOf(orderId: string): OrderRecord {
    const order = state.orders.get(orderId);
    if (!order) throw new SandboxError('order_not_found');
    return order;
  }
  const toView = (order: OrderRecord) => toOrderView(sandbox, order);
  const clockView = () => ({ now: clock.now(), offsetMs: clock.offsetMs() });

  return async (scope) => {
    scope.addHook('onRequest', async (request) => {
      checkOrigin(request, sandbox.config.host);
      checkToken(request, sandbox.token);
    });

    scope.get('/state', async () => {
      const orders = state.orders.newest(SHOWN);
      const shown = new Set(orders.flatMap((order) => deliveriesOf(state, order)));
      return {
        apps: settings.apps.map(toAppView),
        customers: sandbox.customers.map(({ customerId, name, phone, email }) => ({ customerId, name, phone, email })),
        orders: orders.map(toView),
        payments: state.payments.newest(SHOWN),
        deliveries: [...shown].toSorted((a, b) => b.createdAt - a.createdAt).map(toDeliveryView),
        nextPayment: settings.nextPayment,
        keepNextPayment: settings.keepNextPayment,
        switches: settings.switches,
        faults: settings.faults,
        ipnFaults: settings.ipnFaults,
        carts: sandbox.customers
          .map(({ customerId }) => ({ customerId, ...sandbox.cart.view(customerId) }))
          .filter(({ items }) => items.length > 0),
        marketplaceOrders: state.marketplaceOrders.newest(SHOWN),
        products: state.products.newest(SHOWN),
        shipments: state.shipments.newest(SHOWN),
        totals: {
          orders: state.orders.size,
          deliveriesPending: sandbox.ipn.pending(),
          switchesChanged: SWITCH_NAMES.filter((name) => settings.switches[name] !== SWITCHES[name].default).length,
        },
        clock: clockView(),
      };
    });
    scope.get('/stats', async () => {
      const orders: Record<string, number> = {};
      const deliveries: Record<string, number> = {};
      for (const { status } of state.orders.values()) orders[status] = (orders[status] ?? 0) + 1;
      for (const { status } of state.deliveries.values()) deliveries[status] = (deliveries[status] ?? 0) + 1;
      return { orders, deliveries, memoryBytes: process.memoryUsage.rss() };
    });

    await scope.register(listRoutes(sandbox));
    for (const [name, { run }] of Object.entries(ACTIONS)) {
      scope.post(`/orders/:orderId/${name}`, OrderParams, async (request) => {
        const order = orderOf(request.params.orderId);
        if (!actionsOf(sandbox, order).includes(name)) {
          throw new SandboxError('order_status', `${name} is not possible in ${order.status}`);
        }
        run(sandbox, order);
        return toView(order);
      });
    }

    scope.get('/clock', async () => clockView());
    const Move = Type.Object({
      offsetMs: Type.Optional(Type.Integer({ minimum: -TEN_YEARS_MS, maximum: TEN_YEARS_MS })),
      advanceMs: Type.Optional(Type.Integer({ minimum: 0, maximum: TEN_YEARS_MS })),
    });
    scope.post('/clock', { schema: { body: Move } }, async (request) => {
      const { offsetMs, advanceMs } = request.body;
      if ((offsetMs === undefined) === (advanceMs === undefined)) {
        throw new SandboxError('invalid_parameters', 'either offsetMs or advanceMs');
      }
      const moved = offsetMs ?? clock.offsetMs() + (advanceMs ?? 0);
      if (Math.abs(moved) > TEN_YEARS_MS) throw new SandboxError('invalid_parameters', 'too far from the real time');
      clock.setOffset(moved);
      state.saveSettings();
      touch();
      return clockView();
    });
    const Reset = Type.Object({ parts: Type.Optional(Type.Array(Type.Enum(RESET_PARTS), { minItems: 1 })) });
    scope.post('/reset', { schema: { body: Reset } }, async ({ body: { parts = RESET_PARTS } }) => {
      sandbox.reset(parts);
      return { parts };
    });
    /** Answers once nothing is due and no notification is on its way: what a test waits for instead of sleeping. */
    scope.post('/settle', async () => {
      await ipn.idle();
      return clockView();
    });

    const Outcome = Type.Object({
      outcome: Type.Enum(PAYMENT_OUTCOMES),
      keep: Type.Optional(Type.Boolean()),
    });
    scope.post('/next-payment', { schema: { body: Outcome } }, async (request) => {
      const { outcome, keep = false } = request.body;
      Object.assign(settings, { nextPayment: outcome, keepNextPayment: keep });
      state.saveSettings();
      return { outcome, keep };
    });

    const Bytes = { schema: { querystring: Type.Object({ bytes: Type.Optional(Type.String()) }) } };
    scope.get('/requests', Bytes, async ({ query }) => ({ items: sandbox.requestLog.list(query.bytes === '1') }));
    await scope.register(faultRoutes(sandbox));
    await scope.register(setupRoutes(sandbox));
  };
}
