import type { FastifyInstance, FastifyRequest } from 'fastify';

import { CLIENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../tiki-api/envelope.ts';
import { ERRORS, SandboxError } from './errors.ts';
import { type LoggedRequest, maskBody } from './request-log.ts';
import type { Sandbox } from './sandbox.ts';
import { sign, verify } from './signature.ts';
import type { AppRecord } from './state.ts';

/** No source gives a window for Tini Apps; Tiki's sibling API has five minutes [C], a switch in the console. */
export const TIMESTAMP_WINDOW_MS = 5 * 60_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** The app whose signature this request carries; set on Tiki's API only. */
    tikiApp: AppRecord;
    logged: LoggedRequest | undefined;
  }
}

/**
 * Makes every route of this scope a signed one: the signature is checked over the bytes as they came
 * (or the request target below `prefix`), then JSON is parsed, then the route's schema looks at it.
 */
export function useSignedJson(scope: FastifyInstance, sandbox: Sandbox, prefix: string): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  scope.decorateRequest('tikiApp');
  scope.decorateRequest('logged');

  scope.addHook('preValidation', async (request) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    request.tikiApp = checkSignature(sandbox, request, raw, prefix);
    if (request.method !== 'GET') request.body = parseJson(raw);
  });
  scope.addHook('onResponse', async (request, reply) => {
    if (request.logged) request.logged.status = reply.statusCode;
  });
  scope.addHook('onError', async (request, _reply, error) => {
    if (request.logged && error instanceof SandboxError) request.logged.reason = ERRORS[error.kind].reason;
  });
}

function checkSignature(sandbox: Sandbox, request: FastifyRequest, raw: Buffer, prefix: string): AppRecord {
  const clientKey = header(request, CLIENT_ID_HEADER);
  const timestamp = header(request, TIMESTAMP_HEADER);
  const received = header(request, SIGNATURE_HEADER);
  const app = sandbox.state.apps.find((known) => known.clientKey === clientKey);
  // The target exactly as sent: re-encoding it would accept `+` for `%20` or refuse what was signed.
  const target = (request.raw.url ?? '').slice(prefix.length);
  const signable = { timestamp, clientKey, subject: request.method === 'GET' ? target : raw };
  const verdict = judge(sandbox, app, signable, received);
  request.logged = sandbox.requestLog.add({
    at: sandbox.clock.now(),
    requestId: request.id,
    method: request.method,
    target: request.raw.url ?? '',
    body: maskBody(raw),
    clientKey,
    timestamp,
    received,
    expected: app ? sign(app.clientSecret, signable) : '',
    verdict,
    status: 0,
    reason: '',
  });
  if (!app || verdict !== 'ok') throw new SandboxError('invalid_signature');
  return app;
}

function judge(
  sandbox: Sandbox,
  app: AppRecord | undefined,
  signable: { timestamp: string; clientKey: string; subject: Buffer | string },
  received: string,
): string {
  const { timestamp } = signable;
  if (!app) return 'unknown client id';
  if (!/^\d{1,16}$/.test(timestamp)) return 'timestamp is not in unix milliseconds';
  if (!verify(app.clientSecret, signable, received)) return 'signature differs';
  const isFresh = sandbox.clock.distance(Number(timestamp)) <= TIMESTAMP_WINDOW_MS;
  if (sandbox.state.switches.timestampWindow && !isFresh) return 'timestamp is not fresh';
  return 'ok';
}

function header(request: FastifyRequest, name: string): string {
  const value = request.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : '';
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch (error) {
    throw new SandboxError('invalid_parameters', 'the body is not JSON', { cause: error });
  }
}
