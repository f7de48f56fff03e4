import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';

import type { Config } from './config.ts';
import { consolePage, consoleRoutes } from './console.ts';
import { type ErrorName, ERRORS, SandboxError, toEnvelope } from './errors.ts';
import { hostRoutes } from './host-routes.ts';
import { platformRoutes } from './platform-routes.ts';
import { createSandbox, type Environment } from './sandbox.ts';

/** Both base URLs of Tiki lead to the same API; the key says which app, and so which environment, is meant. */
const BASE_PREFIXES = ['/tiniapp-open-api', '/tiniapp-sandbox-open-api'];

/** Builds the whole sandbox, not yet listening. @throws StartupError when data folder or seeds cannot be used */
export async function buildApp(config: Config, environment: Environment): Promise<FastifyInstance> {
  const sandbox = await createSandbox(config, environment);
  const app = Fastify({
    // A stop must not wait for idle browser connections.
    forceCloseConnections: true,
    requestTimeout: 30_000,
    genReqId: () => sandbox.ids.token().slice(0, 16),
    // Types are Tiki's to the letter: "2" is no quantity. Unknown fields are ignored, not removed.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  });
  app.setErrorHandler((error: FastifyError | SandboxError, request, reply) => {
    const { kind, detail } = classify(error);
    // Boundary: an unknown error is a bug of ours; the caller gets no detail, the terminal does.
    if (kind === 'internal') console.error(`sandbox: ${request.method} ${request.routeOptions.url ?? ''}:`, error);
    return reply.code(ERRORS[kind].status).send(toEnvelope(kind, detail, request.id));
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(ERRORS.no_endpoint.status).send(toEnvelope('no_endpoint', '', request.id)),
  );
  // An answer that changed something is given only when the change is kept: a killed sandbox forgets nothing it told.
  app.addHook('onSend', async (request) => {
    if (request.method === 'POST') await sandbox.saved();
  });
  app.addHook('onReady', async () => sandbox.start());
  app.addHook('onClose', async () => sandbox.close());

  for (const prefix of BASE_PREFIXES) await app.register(platformRoutes(sandbox, prefix), { prefix });
  await app.register(hostRoutes(sandbox), { prefix: '/_host' });
  await app.register(consolePage(sandbox));
  await app.register(consoleRoutes(sandbox), { prefix: '/_console' });
  return app;
}

function classify(error: FastifyError | SandboxError): { kind: ErrorName; detail: string } {
  if (error instanceof SandboxError) return { kind: error.kind, detail: error.detail };
  if (error.validation) return { kind: 'invalid_parameters', detail: error.message };
  if (error.statusCode === 413) return { kind: 'too_large', detail: '' };
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return { kind: 'invalid_parameters', detail: error.message };
  }
  return { kind: 'internal', detail: '' };
}
