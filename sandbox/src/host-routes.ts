import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

import { findApp } from './apps.ts';
import { SandboxError } from './errors.ts';
import { useFaults } from './faults.ts';
import { customerOf } from './host-customer.ts';
import { cartRoutes } from './host-cart-routes.ts';
import { checkOrigin, checkToken } from './guard.ts';
import type { Sandbox } from './sandbox.ts';
import type { AppRecord } from './records.ts';

/** Methods for which no screen opens. Tiki's pages spell the bank's in two ways. */
const UNSEEN_METHODS = new Map<string, 'cod' | 'bank_transfer'>([
  ['cod', 'cod'],
  ['bank_transfer', 'bank_transfer'],
  ['banktransfer', 'bank_transfer'],
]);

const PaymentParams = Type.Object({ paymentId: Type.String() });

/** What the Tiki app itself does for my.*, as plain JSON. For the preview; no part of Tiki's published API. */
export function hostRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { state, oauth, payments } = sandbox;

  function appOf(identifier: string): AppRecord {
    const app = findApp(state, identifier);
    if (!app) throw new SandboxError('app_unknown', identifier);
    return app;
  }

  return async (scope) => {
    scope.addHook('onRequest', async (request) => {
      checkOrigin(request, sandbox.config.host);
      checkToken(request, sandbox.token);
    });
    useFaults(scope, sandbox, (route) => route);

    scope.get('/customers', async () => ({
      data: {
        items: sandbox.customers.map(({ customerId, name, phone, addresses }) => ({
          customerId,
          name,
          userToken: state.settings.userTokens[customerId],
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
        const { appIdentifier, scopes } = request.body;
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
        const unseen = UNSEEN_METHODS.get(paymentMethod);
        if (unseen) return { data: { callbacks: payments.placeUnseen(app, customerId, orderId, unseen) } };
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
