import type { FastifyInstance } from 'fastify';
import { AppError } from '../../errors.ts';
import { actorOf, formOf, seeOther, sessionOf, type AdminContext } from '../context.ts';
import { page } from '../layout.ts';
import { reconciliationPage, reportPage } from '../pages/reconciliation.ts';
import { alarmsPage, logPage } from '../pages/review.ts';

const LIMIT = 200;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Alarms, the log of actions, and the reconciliation with Tiki. */
export async function bookRoutes(app: FastifyInstance, { backOffice }: AdminContext): Promise<void> {
  const { orders, reconciliation } = backOffice;

  app.get<{ Querystring: { all?: string } }>('/admin/alarms', async (request, reply) => {
    const isOpen = request.query.all !== '1';
    const alarms = await orders.alarms({ ...(isOpen && { open: true }), limit: LIMIT });
    const body = alarmsPage(alarms, isOpen, sessionOf(request).csrf);
    return page(request, reply, { title: 'Alarms', vietnamese: 'Cảnh báo', body });
  });

  app.post<{ Params: { id: string } }>('/admin/alarms/:id/resolve', async (request, reply) => {
    const { id } = request.params;
    if (!/^\d{1,15}$/.test(id)) throw new AppError('NOT_FOUND');
    await orders.resolveAlarm(Number(id), actorOf(request, formOf(request).why));
    return seeOther(reply, '/admin/alarms?done=resolved');
  });

  app.get('/admin/log', async (request, reply) =>
    page(request, reply, { title: 'Log', vietnamese: 'Nhật ký', body: logPage(await orders.log({ limit: LIMIT })) }),
  );

  app.get('/admin/reconciliation', async (request, reply) => {
    const body = reconciliationPage(await reconciliation.reports(), sessionOf(request).csrf);
    return page(request, reply, { title: 'Reconciliation', vietnamese: 'Đối soát', body });
  });

  app.post('/admin/reconciliation/run', async (request, reply) => {
    const { day } = await reconciliation.runNow(actorOf(request, formOf(request).why));
    return seeOther(reply, `/admin/reconciliation/${day}?done=compared`);
  });

  app.get<{ Params: { day: string } }>('/admin/reconciliation/:day', async (request, reply) => {
    const [day = '', ending] = request.params.day.split('.');
    if (!DAY.test(day) || (ending !== undefined && ending !== 'csv')) throw new AppError('NOT_FOUND');
    const report = await reconciliation.report(day);
    if (ending === 'csv') {
      reply.header('Content-Disposition', `attachment; filename="reconciliation-${day}.csv"`);
      return reply.type('text/csv; charset=utf-8').send(report.csv);
    }
    return page(request, reply, { title: `Reconciliation ${day}`, vietnamese: 'Đối soát', body: reportPage(report) });
  });
}
