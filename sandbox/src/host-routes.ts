import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';

import { SandboxError } from './errors.ts';
import { checkOrigin, checkToken } from './guard.ts';
import type { Sandbox } from './sandbox.ts';
import type { Customer } from './seed.ts';
import type { AppRecord } from './state.ts';

const PaymentParams = Type.Object({ paymentId: Type.String() });
const Quantity = (minimum: number) => Type.Integer({ minimum, maximum: 99 });

/** What the Tiki app itself does for my.*, as plain JSON. For the preview; no part of Tiki's published API. */
export function hostRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { state, oauth, payments } = sandbox;

  function appOf(identifier: string): AppRecord {
    const app = state.apps.find((known) => known.identifier === identifier);
    if (!app) throw new SandboxError('app_unknown', identifier);
    return app;
  }

  return async (scope) => {
    scope.addHook('onRequest', async (request) => {
      checkOrigin(request, sandbox.config.host);
      checkToken(request, sandbox.token);
    });

    scope.get('/customers', async () => ({
      data: {
        items: sandbox.customers.map(({ customerId, name, phone, addresses }) => ({
          customerId,
          name,
          userToken: state.userTokens[customerId],
          phone,
          address: addresses.find((address) => address.is_default),
        })),
      },
    }));

    scope.get('/user', async (request) => {
      const { customerId, name, phone, email } = customerOf(sandbox, request);
      return { data: { customerId, name, avatar: '', phone, email } };
    });

    scope.get('/addresses', async (request) => ({ data: { items: customerOf(sandbox, request).addresses } }));

    scope.post(
      '/auth-code',
      {
        schema: {
          body: Type.Object({
            appIdentifier: Type.String(),
            scopes: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
          }),
        },
      },
      async (request) => {
        const { appIdentifier, scopes = [] } = request.body;
        const { customerId } = customerOf(sandbox, request);
        const code = oauth.makeCode(appOf(appIdentifier), customerId, typeof scopes === 'string' ? [scopes] : scopes);
        return { data: { code } };
      },
    );

    scope.post(
      '/payments',
      {
        schema: {
          body: Type.Object({
            appIdentifier: Type.String(),
            orderId: Type.String(),
            paymentMethod: Type.Optional(Type.String()),
          }),
        },
      },
      async (request) => {
        const { appIdentifier, orderId, paymentMethod = '' } = request.body;
        const { customerId } = customerOf(sandbox, request);
        const app = appOf(appIdentifier);
        if (paymentMethod === 'cod') return { data: { callbacks: payments.placeCod(app, customerId, orderId) } };
        // Tiki's own word for paying online is no method at all.
        if (!['', 'online'].includes(paymentMethod)) throw new SandboxError('invalid_parameters', paymentMethod);
        return { data: { sheet: payments.openSheet(app, customerId, orderId) } };
      },
    );

    scope.post(
      '/payments/:paymentId/pay',
      { schema: { params: PaymentParams, body: Type.Object({ method: Type.String() }) } },
      async (request) => {
        const { customerId } = customerOf(sandbox, request);
        return { data: { callbacks: payments.pay(customerId, request.params.paymentId, request.body.method) } };
      },
    );
    scope.post('/payments/:paymentId/cancel', { schema: { params: PaymentParams } }, async (request) => ({
      data: { callbacks: payments.cancel(customerOf(sandbox, request).customerId, request.params.paymentId) },
    }));
    scope.post('/payments/:paymentId/leave', { schema: { params: PaymentParams } }, async (request) => ({
      data: { callbacks: payments.leave(customerOf(sandbox, request).customerId, request.params.paymentId) },
    }));

    await scope.register(cartRoutes(sandbox));
  };
}

/** my.addToCart, my.getCart and Tiki's own cart and product screens. */
function cartRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { cart } = sandbox;
  return async (scope) => {
    scope.get('/cart', async (request) => ({ data: cart.view(customerOf(sandbox, request).customerId) }));
    scope.post(
      '/cart/items',
      {
        schema: {
          body: Type.Object({
            products: Type.Array(Type.Object({ productId: Type.String(), quantity: Quantity(1) }), { minItems: 1 }),
          }),
        },
      },
      async (request) => ({ data: cart.add(customerOf(sandbox, request).customerId, request.body.products) }),
    );
    scope.post(
      '/cart/items/:productId',
      {
        schema: {
          params: Type.Object({ productId: Type.String() }),
          body: Type.Object({ quantity: Quantity(0) }),
        },
      },
      async (request) => {
        const { customerId } = customerOf(sandbox, request);
        return { data: cart.setQuantity(customerId, request.params.productId, request.body.quantity) };
      },
    );
    scope.post('/cart/checkout', async (request) => ({
      data: { orderCode: cart.checkout(customerOf(sandbox, request).customerId) },
    }));
    scope.get('/products/:productId', { schema: { params: Type.Object({ productId: Type.String() }) } }, (request) =>
      Promise.resolve({ data: cart.product(request.params.productId) }),
    );
    scope.get('/marketplace-orders', async (request) => ({
      data: {
        items: cart.orders(customerOf(sandbox, request).customerId).map(({ orderCode, total, createdAt, lines }) => ({
          orderCode,
          total,
          createdAt: new Date(createdAt).toISOString(),
          lines,
        })),
      },
    }));
  };
}

/** The customer whose fake Tiki user token the request carries. @throws SandboxError user_token */
function customerOf(sandbox: Sandbox, request: FastifyRequest): Customer {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const customer = sandbox.customers.find(({ customerId }) => sandbox.state.userTokens[customerId] === token);
  if (token === undefined || !customer) throw new SandboxError('user_token');
  return customer;
}
