import type { FastifyInstance } from 'fastify';
import { actorOf, sessionOf, type AdminContext } from '../context.ts';
import { act, filterOf, readQuery, type OrdersAsked } from './orders.ts';

/** The same work as JSON, for scripts of the shop: the session's cookie, and for changes `X-CSRF-Token`. */
export async function apiRoutes(app: FastifyInstance, context: AdminContext): Promise<void> {
  const { orders } = context.backOffice;

  app.get('/admin/api/session', async (request) => {
    const { user, csrf } = sessionOf(request);
    return { user, csrf };
  });
  app.get<{ Querystring: OrdersAsked }>('/admin/api/orders', (request) =>
    orders.listByState(filterOf(readQuery(request.query), request.query.cursor)),
  );
  app.get<{ Params: { id: string } }>('/admin/api/orders/:id', (request) => orders.readOrder(request.params.id));
  app.post<{ Params: { id: string; action: string }; Body: { why?: unknown } | null }>(
    '/admin/api/orders/:id/:action',
    (request) => act(context, request.params.id, request.params.action, actorOf(request, request.body?.why)),
  );
  app.get('/admin/api/alarms', async () => ({ items: await orders.alarms({ open: true, limit: 200 }) }));
}
