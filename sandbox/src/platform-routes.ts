import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

import { useSignedJson } from './signed-json.ts';
import type { Sandbox } from './sandbox.ts';
import { type OrderRecord, toTikiOrder } from './state.ts';

const Text = Type.String();
const RequiredText = Type.String({ minLength: 1 });
const Amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Unknown fields are ignored everywhere, also the older `sku` [C]. "Optional" never means null. */
const CreateOrder = Type.Object({
  customer_id: RequiredText,
  items: Type.Array(
    Type.Object({
      name: RequiredText,
      quantity: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
      price: Amount,
      image_url: Type.Optional(Text),
      extra: Type.Optional(Text),
      metadata: Type.Optional(
        Type.Object({
          sections: Type.Array(
            Type.Object({
              header: Text,
              fields: Type.Array(Type.Object({ type: Text, name: Text, value: Type.Unknown() })),
            }),
          ),
        }),
      ),
    }),
    { minItems: 1 },
  ),
  customer_info: Type.Optional(
    Type.Object({
      name: Type.Optional(Text),
      phone: Type.Optional(Text),
      email: Type.Optional(Text),
      street: Type.Optional(Text),
    }),
  ),
  shipping_fee: Type.Optional(Amount),
  extra: Type.Optional(Text),
  reference_id: Type.Optional(Text),
});

const CloseOrder = Type.Object({
  order_id: RequiredText,
  comment: RequiredText,
  push_opts: Type.Optional(Type.Object({ page_path: Text })),
});

/** Tiki's REST API (tiki-platform.md sections 1 and 3) under one base prefix. */
export function platformRoutes(sandbox: Sandbox, prefix: string): FastifyPluginAsyncTypebox {
  const { oauth, orders } = sandbox;
  return async (scope) => {
    useSignedJson(scope, sandbox, prefix);

    scope.post('/oauth/auth/token', { schema: { body: Type.Object({ code: Text }) } }, async (request) => ({
      data: oauth.exchange(request.tikiApp, request.body.code),
      error: null,
    }));
    scope.post(
      '/oauth/auth/token/refresh',
      { schema: { body: Type.Object({ refresh_token: Text }) } },
      async (request) => ({ data: oauth.refresh(request.tikiApp, request.body.refresh_token), error: null }),
    );
    scope.post('/oauth/me', { schema: { body: Type.Object({ access_token: Text }) } }, async (request) => ({
      data: oauth.me(request.tikiApp, request.body.access_token),
      error: null,
    }));

    scope.post('/order', { schema: { body: CreateOrder } }, async (request) => ({
      data: { order: toTikiOrder(orders.create(request.tikiApp, request.body)) },
    }));
    scope.get('/order', { schema: { querystring: Type.Object({ order_id: RequiredText }) } }, async (request) => ({
      data: { order: toTikiOrder(orders.get(request.tikiApp, request.query.order_id)) },
    }));
    scope.get('/order/list', { schema: { querystring: Type.Object({ order_ids: Text }) } }, async (request) => ({
      data: { orders: orders.list(request.tikiApp, request.query.order_ids).map(toTikiOrder) },
    }));
    scope.post('/order/complete', { schema: { body: CloseOrder } }, async ({ tikiApp, body }) => ({
      data: { order: toClosed(orders.close(tikiApp, body.order_id, 'complete', body.comment)) },
    }));
    scope.post('/order/cancel', { schema: { body: CloseOrder } }, async ({ tikiApp, body }) => ({
      data: { order: toClosed(orders.close(tikiApp, body.order_id, 'cancel_by_partner', body.comment)) },
    }));
  };
}

/** What complete and cancel answer: three fields only (sections 1.6 and 1.7). */
function toClosed({ id, status, grandTotal }: OrderRecord): { id: string; status: string; grand_total: number } {
  return { id, status, grand_total: grandTotal };
}
