import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { raiseAlarm } from './alarms.ts';
import { createCore } from './core.ts';
import { DEFAULT_ORDER_AMOUNT_LIMIT } from '../../tiki-api/envelope.ts';
import type { Deps } from './deps.ts';
import { createBackOffice } from './modules/back-office/index.ts';
import catalogRoutes from './modules/catalog/routes.ts';
import { createCatalog } from './modules/catalog/service.ts';
import orderRoutes from './modules/orders/routes.ts';
import { createIpn } from './modules/payments/ipn.ts';
import ipnRoutes from './modules/payments/routes.ts';
import { createPrivacy } from './modules/privacy/service.ts';
import quoteRoutes from './modules/quotes/routes.ts';
import { createQuotes } from './modules/quotes/service.ts';
import sessionRoutes from './modules/sessions/routes.ts';
import { answerErrors } from './plugins/errors.ts';
import { databaseGauges } from './plugins/gauges.ts';
import { closeConnections } from './plugins/graceful.ts';
import { DEFAULT_LIMITS, rateLimits, refuseOverload, type Limits } from './plugins/limits.ts';
import { logRequests, requestId } from './plugins/logging.ts';
import { createMetrics, type Metrics } from './plugins/metrics.ts';
import { observeHttp, observeIpn, observeTiki } from './plugins/observe.ts';
import { describeRoutes } from './plugins/openapi.ts';
import { requireSession } from './plugins/session.ts';
import type { AlarmKind } from './tables-back-office.ts';

export interface AppOptions extends Omit<Deps, 'log' | 'orderLimit'> {
  /** Tiki's documented one by default. */
  orderLimit?: number;
  clientKey: string;
  clientSecret: string;
  logger?: FastifyServerOptions['logger'];
  limits?: Partial<Limits>;
  trustedProxies?: string[];
  /** Connections that only notifications use, so that shop traffic cannot make Tiki wait. */
  ipnDb?: Deps['db'];
  /** How long the body of a notification may take, in milliseconds; 5 s by default. */
  ipnReadMs?: number;
  /** Days after which closed orders lose names and addresses. */
  retentionDays?: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Does what is due at this time, in Unix milliseconds. */
    sweep(now: number): Promise<void>;
    /** At the start of the only process on its database: nothing it finds half done is still being done. */
    forgetCreates(): Promise<void>;
    metrics: Metrics;
  }
}

/** The whole backend on an open, migrated database. It does not listen, owns no timer and does not close the database. */
export async function buildApp({
  clientKey,
  clientSecret,
  logger = false,
  trustedProxies = [],
  ipnReadMs,
  ipnDb,
  retentionDays = 180,
  orderLimit = DEFAULT_ORDER_AMOUNT_LIMIT,
  ...parts
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger,
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    bodyLimit: 65_536,
    requestTimeout: 30_000,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  const metrics = createMetrics();
  const limits = { ...DEFAULT_LIMITS, ...parts.limits };
  const deps: Deps = { ...parts, orderLimit, tiki: observeTiki(parts.tiki, metrics), log: app.log };
  const core = createCore(deps);
  const { sessions, orders, sweep, forgetCreates } = core;
  const privacy = createPrivacy({ ...deps, retentionDays });
  const swept = { endedAt: 0 };

  answerErrors(app);
  acceptEmptyJson(app);
  closeConnections(app);
  logRequests(app);
  observeHttp(app, metrics);
  databaseGauges(metrics, { ...deps, sweep: swept });
  await describeRoutes(app);
  const limit = await rateLimits(app, limits);
  app.get('/healthz', async () => ({ status: 'ok' }));
  const ipn = observeIpn(createIpn({ ...deps, db: ipnDb ?? deps.db }), metrics);
  const alarm = (kind: AlarmKind, detail: string) => raiseAlarm(deps.db, { kind, detail }, deps.clock.now());
  await app.register(ipnRoutes, { ipn, clientKey, clientSecret, clock: deps.clock, alarm, readMs: ipnReadMs });
  await app.register(async (shop) => {
    await refuseOverload(shop, limits);
    await shop.register(async (open) => {
      open.addHook('onRequest', limit.byAddress);
      await open.register(catalogRoutes, { catalog: createCatalog(deps), images: deps.images });
      await open.register(sessionRoutes, { sessions });
    });
    await shop.register(async (own) => {
      requireSession(own, sessions, limit);
      await own.register(quoteRoutes, { quotes: createQuotes(deps) });
      await own.register(orderRoutes, { orders });
    });
  });
  app.decorate('metrics', metrics).decorate('forgetCreates', forgetCreates);
  app.decorate('backOffice', createBackOffice(deps, core));
  app.decorate('sweep', async (now: number) => {
    await sweep(now);
    await privacy.sweep(now);
    swept.endedAt = deps.clock.now();
  });
  return app;
}

/** An action without a body may still come with a JSON content type: the phone sends it so. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, done);
  });
}
