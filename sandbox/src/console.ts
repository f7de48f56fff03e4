import { readFile } from 'node:fs/promises';

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

import { toAppView, toDeliveryView, toOrderView } from './console-view.ts';
import { SandboxError } from './errors.ts';
import { checkOrigin, checkToken } from './guard.ts';
import type { Sandbox } from './sandbox.ts';
import { type OrderRecord, PAYMENT_OUTCOMES } from './state.ts';

/** Newest rows in /state; /orders has them all. */
const SHOWN = 50;
const TEN_YEARS_MS = 10 * 366 * 86_400_000;

const OrderParams = Type.Object({ orderId: Type.String() });

/** Steers and shows the sandbox: the JSON API under `/_console/`. No part of Tiki's API. */
export function consoleRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { state, clock, orders, ipn, touch } = sandbox;

  function orderOf(orderId: string): OrderRecord {
    const order = Object.hasOwn(state.orders, orderId) ? state.orders[orderId] : undefined;
    if (!order) throw new SandboxError('order_not_found');
    return order;
  }
  const newest = () => Object.values(state.orders).toReversed();
  const clockView = () => ({ now: clock.now(), offsetMs: clock.offsetMs() });

  return async (scope) => {
    scope.addHook('onRequest', async (request) => {
      checkOrigin(request, sandbox.config.host);
      checkToken(request, sandbox.token);
    });

    scope.get('/state', async () => ({
      apps: state.apps.map(toAppView),
      customers: sandbox.customers.map(({ customerId, name, phone, email }) => ({ customerId, name, phone, email })),
      orders: newest().slice(0, SHOWN).map(toOrderView),
      payments: Object.values(state.payments).slice(-SHOWN).toReversed(),
      deliveries: Object.values(state.deliveries).slice(-SHOWN).toReversed().map(toDeliveryView),
      nextPayment: state.nextPayment,
      switches: state.switches,
      clock: clockView(),
    }));

    scope.get('/orders', async () => ({ items: newest().map(toOrderView) }));
    scope.get('/orders/:orderId', { schema: { params: OrderParams } }, async (request) => {
      const order = orderOf(request.params.orderId);
      const deliveries = Object.values(state.deliveries).filter(({ orderId }) => orderId === order.id);
      return { ...toOrderView(order), deliveries: deliveries.map(toDeliveryView) };
    });
    scope.post('/orders/:orderId/expire', { schema: { params: OrderParams } }, async (request) => {
      const order = orderOf(request.params.orderId);
      orders.move(order, 'expire');
      return toOrderView(order);
    });
    scope.post('/orders/:orderId/customer-cancel', { schema: { params: OrderParams } }, async (request) => {
      const order = orderOf(request.params.orderId);
      orders.move(order, 'cancel_by_customer');
      return toOrderView(order);
    });
    scope.post('/orders/:orderId/advance', { schema: { params: OrderParams } }, async (request) => {
      const order = orderOf(request.params.orderId);
      orders.move(order, 'advance');
      return toOrderView(order);
    });

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
      touch();
      return clockView();
    });
    /** Answers once nothing is due and no notification is on its way: what a test waits for instead of sleeping. */
    scope.post('/settle', async () => {
      await ipn.idle();
      return clockView();
    });

    const Outcome = Type.Union(PAYMENT_OUTCOMES.map((outcome) => Type.Literal(outcome)));
    scope.post('/next-payment', { schema: { body: Type.Object({ outcome: Outcome }) } }, async (request) => {
      state.nextPayment = request.body.outcome;
      touch();
      return { outcome: state.nextPayment };
    });
    const Switches = Type.Object({ timestampWindow: Type.Boolean() }, { additionalProperties: false });
    scope.post('/switches', { schema: { body: Switches } }, async (request) => {
      Object.assign(state.switches, request.body);
      touch();
      return state.switches;
    });

    scope.get('/requests', async () => ({ items: sandbox.requestLog.list() }));
  };
}

/** Only our own page, no other page may frame it, and nothing runs on it but its own files. */
const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const PAGE_FILES = [
  { url: '/_console/page.js', file: 'page.js', type: 'text/javascript; charset=utf-8' },
  { url: '/_console/view.js', file: 'view.js', type: 'text/javascript; charset=utf-8' },
  { url: '/_console/page.css', file: 'page.css', type: 'text/css; charset=utf-8' },
];

const read = (file: string) => readFile(new URL(`./console-page/${file}`, import.meta.url), 'utf8');

/** The page of `/_console`: it is served with the token inside, so the Host check is what protects it. */
export function consolePage(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  return async (scope) => {
    scope.addHook('onRequest', async (request) => checkOrigin(request, sandbox.config.host));
    const html = (await read('index.html')).replace('{{token}}', sandbox.token);
    for (const url of ['/_console', '/_console/']) {
      scope.get(url, (_request, reply) => reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(html));
    }
    for (const { url, file, type } of PAGE_FILES) {
      const text = await read(file);
      scope.get(url, (_request, reply) => reply.headers(PAGE_HEADERS).type(type).send(text));
    }
  };
}
