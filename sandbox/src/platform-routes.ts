import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';

import { SandboxError } from './errors.ts';
import type { OrderDraft } from './order-rules.ts';
import { CloseOrder, CreateMultiSkuOrder, CreateOrder, RequiredText, Text, unknownFields } from './platform-schemas.ts';
import type { OrderRecord } from './records.ts';
import type { Sandbox } from './sandbox.ts';
import { shippingRoutes } from './shipping-routes.ts';
import { type Base, useSignedJson } from './signed-json.ts';

/** Tiki's REST API (tiki-platform.md sections 1, 3 and 9) under one base URL. */
export function platformRoutes(sandbox: Sandbox, base: Base): FastifyPluginAsyncTypebox {
  const { oauth, orders, products } = sandbox;
  return async (scope) => {
    useSignedJson(scope, sandbox, base);

    scope.post('/oauth/auth/token', { schema: { body: Type.Object({ code: Text }) } }, async (request) => ({
      data: oauth.exchange(request.caller.app, request.body.code),
      error: null,
    }));
    scope.post(
      '/oauth/auth/token/refresh',
      { schema: { body: Type.Object({ refresh_token: Text }) } },
      async (request) => ({ data: oauth.refresh(request.caller.app, request.body.refresh_token), error: null }),
    );
    scope.post('/oauth/me', { schema: { body: Type.Object({ access_token: Text }) } }, async (request) => ({
      data: oauth.me(request.caller.app, request.body.access_token),
      error: null,
    }));

    scope.post('/order', { schema: { body: CreateOrder } }, async (request) => {
      noteUnknown(sandbox, request, CreateOrder);
      const { items, shipping_fee = 0 } = request.body;
      const order = orders.create(request.caller, { ...toDraft(request.body), items, shippingFee: shipping_fee });
      return { data: { order: orders.toTiki(order) } };
    });
    scope.post('/order/multi-sku', { schema: { body: CreateMultiSkuOrder } }, async (request) => {
      noteUnknown(sandbox, request, CreateMultiSkuOrder);
      const items = products.price(request.caller, request.body.items);
      const order = orders.create(request.caller, { ...toDraft(request.body), items, shippingFee: 0 });
      return { data: { order: orders.toTiki(order) } };
    });
    scope.get('/order', { schema: { querystring: Type.Object({ order_id: RequiredText }) } }, async (request) => ({
      data: { order: orders.toTiki(orders.get(request.caller, request.query.order_id)) },
    }));
    scope.get('/order/list', { schema: { querystring: Type.Object({ order_ids: Text }) } }, async (request) => ({
      data: { orders: orders.list(request.caller, request.query.order_ids).map((order) => orders.toTiki(order)) },
    }));
    scope.post('/order/complete', { schema: { body: CloseOrder } }, async ({ caller, body }) => ({
      data: { order: toClosed(orders.close(caller, body.order_id, 'complete', body.comment)) },
    }));
    scope.post('/order/cancel', { schema: { body: CloseOrder } }, async ({ caller, body }) => ({
      data: { order: toClosed(orders.close(caller, body.order_id, 'cancel_by_partner', body.comment)) },
    }));

    await scope.register(shippingRoutes(sandbox));
  };

  /** What complete and cancel answer: three fields only (sections 1.6 and 1.7). */
  function toClosed(order: OrderRecord): { id: string; status: string; grand_total: number } {
    const { id, status, grand_total } = orders.toTiki(order);
    return { id, status, grand_total };
  }
}

function toDraft(
  body: Static<typeof CreateOrder> | Static<typeof CreateMultiSkuOrder>,
): Omit<OrderDraft, 'items' | 'shippingFee'> {
  const { customer_id, customer_info = {}, extra = '', reference_id = '' } = body;
  return { customerId: customer_id, customerInfo: customer_info, extra, referenceId: reference_id };
}

/** Unknown fields, such as the older `sku`, are let pass with a warning in the request log, or refused [C]. */
function noteUnknown(sandbox: Sandbox, request: FastifyRequest, schema: TSchema): void {
  const unknown = unknownFields(schema, request.body);
  if (unknown.length === 0) return;
  const shown = [...new Set(unknown)].slice(0, 20).map((path) => path.slice(0, 100));
  if (!sandbox.state.settings.switches.ignoreUnknownFields) {
    throw new SandboxError('invalid_parameters', `unknown fields: ${shown.join(', ')}`);
  }
  request.logged?.warnings.push(...shown.map((path) => `unknown field ${path}`));
}
