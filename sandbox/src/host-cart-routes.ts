import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

import { customerOf } from './host-customer.ts';
import type { Sandbox } from './sandbox.ts';

const Quantity = (minimum: number) => Type.Integer({ minimum, maximum: 99 });

/** my.addToCart, my.getCart and Tiki's own cart and product screens. */
export function cartRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
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
