import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { LogLevel } from '../config.ts';
import { isLine, toText } from './log-text.ts';

export interface LogOptions {
  level: LogLevel;
  format: 'json' | 'text';
  /** Where lines go; standard error outside tests. */
  stream: { write(line: string): void };
}

/**
 * The logger of the whole process. Tokens, secrets, auth codes and addresses stay out by construction: a request is
 * logged as method and route, an error as type, code, message and stack, and nothing else of either is ever passed on.
 */
export function logger({ level, format, stream }: LogOptions): FastifyServerOptions['logger'] {
  return {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (error: unknown) => toError(error), req: () => ({}), res: () => ({}) },
    stream: format === 'json' ? stream : { write: (line) => stream.write(isLine(line) ? toText(line) : line) },
  };
}

interface ToldError {
  [name: string]: unknown;
  type: string;
  message: string;
  stack: string;
}

/** Database drivers put rows and parameters into their errors; only what we name here is written down. */
function toError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { code, reason, requestId: tikiRequestId } = error as Error & Record<string, unknown>;
  const told = Object.entries({ code, reason, tikiRequestId }).filter(
    ([, value]) => typeof value === 'string' && value,
  );
  return {
    type: error.name,
    message: error.message,
    ...Object.fromEntries(told),
    stack: error.stack ?? '',
    ...(error.cause !== undefined && depth < 3 && { cause: toError(error.cause, depth + 1) }),
  };
}

const PROCESS = randomBytes(4).toString('hex');
let requests = 0;

/** Unique over processes and restarts; given back as `X-Request-Id`, so that a complaint finds its lines. */
export function requestId(): string {
  requests += 1;
  return `${PROCESS}-${requests.toString(36)}`;
}

/** One line per answered request, with the route's pattern in place of its address: ids and queries are the buyer's. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
}
