import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { customerOf } from '../../plugins/session.ts';
import { OrderListQuery, OrderPage, OrderParams, OrderRequest, OrderView } from './schema.ts';
import type { Orders } from './service.ts';

/** Orders of the session's customer; registered where a session is required. */
const orderRoutes: FastifyPluginAsyncTypebox<{ orders: Orders }> = async (app, { orders }) => {
  app.post('/v1/orders', { schema: { body: OrderRequest, response: { 200: OrderView } } }, (request) =>
    orders.place(customerOf(request), request.body),
  );
  app.get('/v1/orders', { schema: { querystring: OrderListQuery, response: { 200: OrderPage } } }, (request) =>
    orders.list(customerOf(request), request.query.cursor),
  );
  app.get('/v1/orders/:id', { schema: { params: OrderParams, response: { 200: OrderView } } }, (request) =>
    orders.read(customerOf(request), request.params.id),
  );
  app.post('/v1/orders/:id/payments', { schema: { params: OrderParams, response: { 200: OrderView } } }, (request) =>
    orders.payAgain(customerOf(request), request.params.id),
  );
  app.post('/v1/orders/:id/cancel', { schema: { params: OrderParams, response: { 200: OrderView } } }, (request) =>
    orders.cancel(customerOf(request), request.params.id),
  );
};

export default orderRoutes;
