import type { FastifyInstance, FastifyRequest } from 'fastify';

import { CLIENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../tiki-api/envelope.ts';
import { type Caller, findCaller, keysOf } from './apps.ts';
import { classify, errorHandler } from './error-reply.ts';
import { ERRORS, SandboxError } from './errors.ts';
import { useFaults } from './faults.ts';
import type { EnvironmentName } from './records.ts';
import type { ReceivedRequest } from './request-log.ts';
import type { Sandbox } from './sandbox.ts';
import { isSameSignature, sign } from './signature.ts';

/** No source gives a window for Tini Apps; Tiki's sibling API has five minutes [C], a switch in the console. */
export const TIMESTAMP_WINDOW_MS = 5 * 60_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose signature this request carries; set on Tiki's API only. */
    caller: Caller;
    logged: ReceivedRequest | undefined;
  }
}

/** One of Tiki's two base URLs and the environment it belongs to. */
export interface Base {
  prefix: string;
  environment: EnvironmentName;
}

/**
 * Makes every route of this scope a signed one: the signature is checked over the bytes as they came
 * (or the request target below the prefix), then JSON is parsed, then the route's schema looks at it.
 */
export function useSignedJson(scope: FastifyInstance, sandbox: Sandbox, base: Base): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  scope.decorateRequest('caller');
  scope.decorateRequest('logged');
  scope.setErrorHandler(errorHandler(sandbox, true));

  scope.addHook('preValidation', async (request) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    request.caller = checkSignature(sandbox, request, { raw, base });
    if (request.method !== 'GET') request.body = parseJson(sandbox, raw);
  });
  useFaults(scope, sandbox, (route) => route.slice(base.prefix.length));
  scope.addHook('onResponse', async (request, reply) => {
    if (request.logged) request.logged.status = reply.statusCode;
  });
  scope.addHook('onError', async (request, _reply, error) => {
    if (!request.logged) return;
    const refusal = classify(error);
    Object.assign(request.logged, { reason: ERRORS[refusal.kind].reason, refusal: refusal.message });
  });
}

function checkSignature(sandbox: Sandbox, request: FastifyRequest, sent: { raw: Buffer; base: Base }): Caller {
  const { raw, base } = sent;
  const clientKey = header(request, CLIENT_ID_HEADER);
  const timestamp = header(request, TIMESTAMP_HEADER);
  const received = header(request, SIGNATURE_HEADER);
  const caller = findCaller(sandbox.state, clientKey);
  const { verifyRestringified, deleteSignsBody } = sandbox.state.settings.switches;
  // The target exactly as sent: re-encoding it would accept `+` for `%20` or refuse what was signed.
  const target = (request.raw.url ?? '').slice(base.prefix.length);
  const signsTarget = request.method === 'GET' || (request.method === 'DELETE' && !deleteSignsBody);
  const subject = signsTarget ? target : verifyRestringified ? restringify(raw) : raw;
  const signable = { timestamp, clientKey, subject };
  const expected = caller ? sign(keysOf(caller).clientSecret, signable) : '';
  const verdict = judge(sandbox, { caller, base, timestamp, expected, received });
  request.logged = sandbox.requestLog.add(
    {
      at: sandbox.clock.now(),
      requestId: request.id,
      method: request.method,
      target: request.raw.url ?? '',
      clientKey,
      timestamp,
      received,
      expected,
      verdict,
      status: 0,
      reason: '',
      refusal: '',
      warnings: [],
    },
    raw,
  );
  if (!caller || verdict !== 'ok') throw new SandboxError('invalid_signature');
  return caller;
}

function judge(
  sandbox: Sandbox,
  claim: { caller: Caller | undefined; base: Base; timestamp: string; expected: string; received: string },
): string {
  const { caller, base, timestamp, expected, received } = claim;
  const { timestampWindow, keysBoundToBaseUrl } = sandbox.state.settings.switches;
  if (!caller) return 'unknown client id';
  if (!/^\d{1,16}$/.test(timestamp)) return 'timestamp is not in unix milliseconds';
  if (!isSameSignature(expected, received)) return 'signature differs';
  const isFresh = sandbox.clock.distance(Number(timestamp)) <= TIMESTAMP_WINDOW_MS;
  if (timestampWindow && !isFresh) return 'timestamp is not fresh';
  if (keysBoundToBaseUrl && caller.environment !== base.environment) return 'key of the other environment';
  return 'ok';
}

function header(request: FastifyRequest, name: string): string {
  const value = request.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : '';
}

/** What a server that signs the parsed body would see; bytes that are no JSON stay themselves. */
function restringify(raw: Buffer): Buffer | string {
  try {
    return JSON.stringify(JSON.parse(raw.toString('utf8')));
  } catch {
    return raw; // Boundary: the parser that follows refuses it with the right error.
  }
}

function parseJson(sandbox: Sandbox, raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch (error) {
    const status = sandbox.state.settings.switches.malformedJsonIs400 ? 400 : 500;
    throw new SandboxError('invalid_parameters', 'the body is not JSON', { cause: error, status });
  }
}
