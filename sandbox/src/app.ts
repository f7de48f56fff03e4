import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';

import type { Config } from './config.ts';
import { consolePage } from './console-page.ts';
import { consoleRoutes } from './console.ts';
import { errorHandler } from './error-reply.ts';
import { SandboxError, toEnvelope } from './errors.ts';
import { graphqlRoutes } from './graphql-routes.ts';
import { hostRoutes } from './host-routes.ts';
import { platformRoutes } from './platform-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { createSandbox, type Environment } from './sandbox.ts';
import type { Base } from './signed-json.ts';

/** Both base URLs lead to the same API; the key says which app and environment is meant (tiki-platform.md section 12). */
const BASES: Base[] = [
  { prefix: '/tiniapp-open-api', environment: 'production' },
  { prefix: '/tiniapp-sandbox-open-api', environment: 'sandbox' },
];

/** Builds the whole sandbox, not yet listening. @throws StartupError when data folder or seeds cannot be used */
export async function buildApp(config: Config, environment: Environment): Promise<FastifyInstance> {
  const sandbox = await createSandbox(config, environment);
  const app = Fastify({
    // A stop must not wait for idle browser connections.
    forceCloseConnections: true,
    requestTimeout: 30_000,
    // Tiki publishes no limit; 50 lines with display metadata stay far below this.
    bodyLimit: 256 * 1024,
    genReqId: () => sandbox.ids.digits(12),
    // Types are Tiki's to the letter: "2" is no quantity. Unknown fields are ignored, not removed.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  });
  app.setErrorHandler(errorHandler(sandbox, false));
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(toEnvelope(new SandboxError('no_endpoint'), request.id)),
  );
  // An answer that changed something is given only when the change is kept: a killed sandbox forgets nothing it told.
  const unsaved = new WeakSet<FastifyRequest>();
  app.addHook('onSend', async (request) => {
    if (request.method === 'GET' || unsaved.has(request)) return;
    await sandbox.saved().catch((error: unknown) => {
      unsaved.add(request); // the refusal itself passes here, too
      throw new SandboxError('unsaved', (error as NodeJS.ErrnoException).code, { cause: error });
    });
  });
  app.addHook('onReady', async () => sandbox.start());
  app.addHook('onClose', async () => sandbox.close());

  for (const base of BASES) await app.register(platformRoutes(sandbox, base), { prefix: base.prefix });
  await app.register(graphqlRoutes(sandbox));
  await app.register(publicRoutes(sandbox));
  await app.register(hostRoutes(sandbox), { prefix: '/_host' });
  await app.register(consolePage(sandbox));
  await app.register(consoleRoutes(sandbox), { prefix: '/_console' });
  return app;
}
