import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { sweepLag } from '../../plugins/gauges.ts';
import { METRICS_TYPE } from '../../plugins/metrics.ts';
import type { AdminContext } from '../context.ts';
import { page } from '../layout.ts';
import { docsPage, type OpenApi } from '../pages/docs.ts';

/** Rows due for this long mean that no process sweeps, in seconds. */
const MAX_SWEEP_LAG = 300;
const DATABASE_TIMEOUT_MS = 2_000;

/** For machines and developers, without a login: metrics, readiness, the API's description. Nothing of a buyer is in them. */
export async function opsRoutes(app: FastifyInstance, context: AdminContext, shop: FastifyInstance): Promise<void> {
  app.get('/metrics', async (_request, reply) => reply.type(METRICS_TYPE).send(await shop.metrics.render()));

  app.get('/readyz', async (request, reply) => {
    const checks = await check(context).catch((error: unknown) => {
      request.log.error({ err: error }, 'the database does not answer');
      return { database: 'unavailable', sweep: 'unknown' };
    });
    const isReady = Object.values(checks).every((state) => state === 'ok');
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', checks });
  });

  app.get('/docs/json', async () => shop.swagger());
  app.get('/docs', (request, reply) =>
    page(request, reply, { title: 'API', body: docsPage(shop.swagger() as unknown as OpenApi) }),
  );
}

async function check({ db, clock }: AdminContext): Promise<{ database: string; sweep: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), DATABASE_TIMEOUT_MS);
  });
  try {
    await Promise.race([sql`select 1`.execute(db), late]);
    const lag = await Promise.race([sweepLag(db, clock.now()), late]);
    return { database: 'ok', sweep: lag <= MAX_SWEEP_LAG ? 'ok' : `${Math.round(lag)} s late` };
  } finally {
    clearTimeout(timer);
  }
}
