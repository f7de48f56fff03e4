import type { FastifyInstance } from 'fastify';
import { ORDER_STATUSES } from '../../../../contract/orders.ts';
import { AppError } from '../../errors.ts';
import type { ActionResult, Actor, OrderFilter } from '../../modules/back-office/types.ts';
import { actorOf, formOf, seeOther, sessionOf, type AdminContext } from '../context.ts';
import { page } from '../layout.ts';
import { orderPage } from '../pages/order.ts';
import { ordersPage, type OrdersQuery } from '../pages/orders.ts';
import { reviewPage } from '../pages/review.ts';

const PAGE_SIZE = 50;
const ACTIONS = ['pack', 'complete', 'cancel', 'accept'] as const;
export type OrderAction = (typeof ACTIONS)[number];

export type OrdersAsked = Partial<Record<'state' | 'no' | 'sort' | 'cursor', string>>;

export async function orderRoutes(app: FastifyInstance, context: AdminContext): Promise<void> {
  const { clock, backOffice } = context;
  const { orders } = backOffice;

  app.get('/admin', (_request, reply) => reply.redirect('/admin/orders', 303));

  app.get<{ Querystring: OrdersAsked }>('/admin/orders', async (request, reply) => {
    const query = readQuery(request.query);
    const [counts, found] = await Promise.all([
      orders.countByState(),
      orders.listByState(filterOf(query, request.query.cursor)),
    ]);
    const body = ordersPage(query, counts, found, clock.now());
    return page(request, reply, { title: 'Orders', vietnamese: 'Đơn hàng', body });
  });

  app.get('/admin/review', async (request, reply) => {
    const body = reviewPage(await orders.reviewQueue(), clock.now());
    return page(request, reply, { title: 'Review', vietnamese: 'Cần xem xét', body });
  });

  app.get<{ Params: { id: string } }>('/admin/orders/:id', async (request, reply) => {
    const order = await orders.readOrder(request.params.id);
    const body = orderPage(order, sessionOf(request).csrf, clock.now());
    return page(request, reply, { title: order.orderNo, body });
  });

  app.post<{ Params: { id: string; action: string } }>('/admin/orders/:id/:action', async (request, reply) => {
    const { id, action } = request.params;
    const { done } = await act(context, id, action, actorOf(request, formOf(request).why));
    return seeOther(reply, `/admin/orders/${encodeURIComponent(id)}?done=${done ? 'done' : 'waiting'}`);
  });
}

/** Does what a person asked; the order is found under its id. @throws AppError NOT_FOUND for an unknown action too. */
export function act({ backOffice }: AdminContext, id: string, action: string, actor: Actor): Promise<ActionResult> {
  const known = ACTIONS.find((name) => name === action);
  if (!known) throw new AppError('NOT_FOUND');
  return backOffice.orders[known](id, actor);
}

/** @throws AppError BAD_REQUEST for a state or order that does not exist. */
export function readQuery({ state, no, sort = 'oldest' }: OrdersAsked): OrdersQuery {
  const status = ORDER_STATUSES.find((known) => known === state);
  if (state && !status) throw new AppError('BAD_REQUEST', { detail: 'state' });
  if (sort !== 'oldest' && sort !== 'newest') throw new AppError('BAD_REQUEST', { detail: 'sort' });
  return { sort, ...(status && { state: status }), ...(no?.trim() && { no: no.trim().toUpperCase() }) };
}

export function filterOf({ state, no, sort }: OrdersQuery, cursor: string | undefined): OrderFilter {
  return {
    order: sort,
    limit: PAGE_SIZE,
    ...(state && { status: state }),
    ...(no && { orderNo: no }),
    ...(cursor && { cursor }),
  };
}
