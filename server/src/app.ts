import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Deps } from './deps.ts';
import { AppError } from './errors.ts';
import { hashToken } from './ids.ts';
import catalogRoutes from './modules/catalog/routes.ts';
import { createCatalog } from './modules/catalog/service.ts';
import orderRoutes from './modules/orders/routes.ts';
import { createOrders } from './modules/orders/service.ts';
import { createClosing } from './modules/payments/closing.ts';
import { createIpn } from './modules/payments/ipn.ts';
import ipnRoutes from './modules/payments/routes.ts';
import { createPayments } from './modules/payments/service.ts';
import quoteRoutes from './modules/quotes/routes.ts';
import { createQuotes } from './modules/quotes/service.ts';
import sessionRoutes from './modules/sessions/routes.ts';
import { createSessions } from './modules/sessions/service.ts';
import { createSweep } from './modules/sweep/service.ts';
import { answerErrors } from './plugins/errors.ts';
import { requireSession } from './plugins/session.ts';

/** Requests per minute of one session, or of one address without a session. Loose: Tiki may send many buyers through one address. */
const REQUESTS_PER_MINUTE = 1_200;

export interface AppOptions extends Omit<Deps, 'log'> {
  clientKey: string;
  clientSecret: string;
  logger?: FastifyServerOptions['logger'];
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Does what is due at this time, in Unix milliseconds. */
    sweep(now: number): Promise<void>;
    /** At the start of the only process on its database: nothing it finds half done is still being done. */
    forgetCreates(): Promise<void>;
  }
}

/** The whole backend on an open, migrated database. It does not listen, owns no timer and does not close the database. */
export async function buildApp({
  clientKey,
  clientSecret,
  logger = false,
  ...parts
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({ logger, bodyLimit: 65_536, requestTimeout: 30_000 }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  const deps: Deps = { ...parts, log: app.log };
  const sessions = createSessions(deps);
  const payments = createPayments(deps);
  const closing = createClosing(deps);
  const orders = createOrders({ ...deps, payments, closing });

  answerErrors(app);
  acceptEmptyJson(app);
  await app.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    keyGenerator: ({ headers, ip }) => (headers.authorization ? hashToken(headers.authorization) : ip),
    errorResponseBuilder: () => new AppError('RATE_LIMITED'),
  });
  app.get('/healthz', { config: { rateLimit: false } }, async () => ({ status: 'ok' }));
  await app.register(ipnRoutes, { ipn: createIpn(deps), clientKey, clientSecret, clock: deps.clock });
  await app.register(catalogRoutes, { catalog: createCatalog(deps), images: deps.images });
  await app.register(sessionRoutes, { sessions });
  await app.register(async (own) => {
    requireSession(own, sessions);
    await own.register(quoteRoutes, { quotes: createQuotes(deps) });
    await own.register(orderRoutes, { orders });
  });
  const { sweep, forgetCreates } = createSweep({ ...deps, payments, closing });
  app.decorate('sweep', sweep).decorate('forgetCreates', forgetCreates);
  return app;
}

/** An action without a body may still come with a JSON content type: the phone sends it so. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body as string, done);
  });
}
