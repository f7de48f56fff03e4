import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { ImageStore } from '../images.ts';
import type { BackOffice } from '../modules/back-office/types.ts';
import { closeConnections } from '../plugins/graceful.ts';
import { logRequests, requestId } from '../plugins/logging.ts';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { AdminContext } from './context.ts';
import { guardOrigin, requireLogin } from './guard.ts';
import { createLoginLimit } from './login-limit.ts';
import { answerRefusals } from './refusal.ts';
import { apiRoutes } from './routes/api.ts';
import { bookRoutes } from './routes/books.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { accountRoutes, loginRoutes } from './routes/login.ts';
import { opsRoutes } from './routes/ops.ts';
import { orderRoutes } from './routes/orders.ts';
import { createAdminSessions } from './sessions.ts';

export interface AdminOptions {
  db: Kysely<Tables>;
  backOffice: BackOffice;
  images: ImageStore;
  clock: Clock;
  realNow: () => number;
  environment: string;
  /** Origin under which people open it, where that is not its own address. */
  url?: string;
  trustedProxies?: string[];
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What people do with orders, books and catalogue. */
    backOffice: BackOffice;
  }
}

const ASSETS = join(import.meta.dirname, 'assets');
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The admin of a shop: pages and API for people, metrics and readiness for machines. It does not listen. */
export async function buildAdmin(shop: FastifyInstance, options: AdminOptions): Promise<FastifyInstance> {
  const { url, trustedProxies = [], ...parts } = options;
  // The description of its routes is whole only then.
  await shop.ready();
  const app = fastify({
    loggerInstance: shop.log,
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    bodyLimit: 65_536,
    requestTimeout: 30_000,
  });
  const context: AdminContext = {
    ...parts,
    sessions: createAdminSessions(options.db, options.realNow),
    logins: createLoginLimit(options.realNow),
    secure: url?.startsWith('https:') ?? false,
  };
  app.decorateRequest('admin', null);
  answerRefusals(app);
  closeConnections(app);
  logRequests(app);
  guardOrigin(app, url);
  acceptForms(app);
  serveAssets(app);
  await app.register(async (open) => {
    await loginRoutes(open, context);
    await opsRoutes(open, context, shop);
  });
  await app.register(async (own) => {
    requireLogin(own, context);
    await accountRoutes(own, context);
    await orderRoutes(own, context);
    await bookRoutes(own, context);
    await catalogueRoutes(own, context);
    await apiRoutes(own, context);
  });
  return app;
}

/** What a browser sends with a form. A field that comes twice counts once. */
function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
}

function serveAssets(app: FastifyInstance): void {
  const files = new Map(readdirSync(ASSETS).map((name) => [name, readFileSync(join(ASSETS, name))]));
  app.get<{ Params: { name: string } }>('/admin/assets/:name', async (request, reply) => {
    const { name } = request.params;
    const bytes = files.get(name);
    if (!bytes) throw new AppError('NOT_FOUND');
    return reply
      .type(TYPES[extname(name)] ?? 'application/octet-stream')
      .header('Cache-Control', 'no-cache')
      .send(bytes);
  });
}
