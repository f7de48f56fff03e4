import type { FastifyInstance } from 'fastify';
import { isLoopbackHost } from './addresses.ts';
import { contentTypeOf, readInside, STRANGER } from './files.ts';
import { findMapping, type Mapping } from './mapping.ts';
import { OutboundError, send, type OutboundResponse } from './outbound.ts';

/** What the phone asks for one `my.request`. */
interface ProxyRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
  /** The body is base64 of bytes. */
  bodyIsBase64?: boolean;
  timeoutMs: number;
  /** The answer's body is wanted as base64. */
  binary?: boolean;
}

const schema = {
  type: 'object',
  required: ['url', 'method', 'headers', 'timeoutMs'],
  properties: {
    url: { type: 'string', maxLength: 16_384 },
    method: { type: 'string', pattern: '^[A-Za-z]{1,16}$' },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
    body: { type: 'string' },
    bodyIsBase64: { type: 'boolean' },
    timeoutMs: { type: 'number', minimum: 1, maximum: 600_000 },
    binary: { type: 'boolean' },
  },
} as const;

const REDIRECTS = 5;
/** Set by the connection itself, or telling the other side about the preview. */
const OWN_HEADERS =
  /^(?:host|connection|content-length|transfer-encoding|origin|referer|cookie|upgrade|te|trailer|expect)$/i;

const STATUS = { REFUSED: 400, TIMEOUT: 504, NETWORK: 502, TOO_LARGE: 502 } as const;

/**
 * `POST /host/request`: performs `my.request` where no CORS applies, as on the phone. Every HTTP status is a success;
 * 400, 502 and 504 mean that there was no answer (tini-framework.md section 7.3).
 */
export function requestProxy(app: FastifyInstance, mappings: readonly Mapping[]): void {
  app.post<{ Body: ProxyRequest }>('/host/request', { schema: { body: schema } }, async (request, reply) => {
    const gone = new AbortController();
    reply.raw.on('close', () => gone.abort());
    try {
      const { status, statusText, headers, body } = await follow(request.body, mappings, gone.signal);
      return { status, statusText, headers, body: body.toString(request.body.binary ? 'base64' : 'utf8') };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return reply.code(STATUS[error.code]).send({ error: { code: error.code, message: error.message } });
    }
  });

  app.get<{ Params: { number: string; '*': string } }>('/mapped/:number/*', async (request, reply) => {
    const mapping = mappings[Number(request.params.number)];
    if (!mapping) return reply.code(404).send({ error: { code: 'NOT_FOUND', message: 'no such mapping' } });
    const prefix = `/mapped/${request.params.number}`;
    const url = new URL(mapping.origin + (request.raw.url ?? '').slice(prefix.length));
    try {
      const answer = await sendMapped(
        mapping,
        url,
        { method: 'GET', headers: {}, body: null, timeoutMs: 30_000 },
        new AbortController().signal,
      );
      for (const name of ['content-type', 'cache-control', 'etag'] as const) {
        const value = answer.headers[name];
        if (value !== undefined) void reply.header(name, value);
      }
      return reply
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', STRANGER)
        .code(answer.status)
        .send(answer.body);
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return reply.code(STATUS[error.code]).send({ error: { code: error.code, message: error.message } });
    }
  });
}

/** Follows redirects, each checked like the first request. */
async function follow(
  request: ProxyRequest,
  mappings: readonly Mapping[],
  signal: AbortSignal,
): Promise<OutboundResponse> {
  let url = parseTarget(request.url);
  let method = request.method.toUpperCase();
  let body = request.body === undefined ? null : Buffer.from(request.body, request.bodyIsBase64 ? 'base64' : 'utf8');
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !OWN_HEADERS.test(name)));
  for (let hop = 0; ; hop += 1) {
    const parts = { method, headers, body, timeoutMs: request.timeoutMs };
    const mapping = findMapping(mappings, url);
    const answer = mapping ? await sendMapped(mapping, url, parts, signal) : await sendDirect(url, parts, signal);
    const location = answer.headers['location'];
    if (location === undefined || ![301, 302, 303, 307, 308].includes(answer.status)) return answer;
    if (hop === REDIRECTS) throw new OutboundError('NETWORK', `more than ${REDIRECTS} redirects`);
    const next = parseTarget(new URL(location, url).href);
    if (next.origin !== url.origin)
      delete headers[Object.keys(headers).find((name) => name.toLowerCase() === 'authorization') ?? ''];
    if (answer.status === 303 || (method === 'POST' && answer.status < 303)) {
      method = 'GET';
      body = null;
    }
    url = next;
  }
}

type Parts = { method: string; headers: Record<string, string>; body: Buffer | null; timeoutMs: number };

function parseTarget(text: string): URL {
  if (!URL.canParse(text)) throw new OutboundError('REFUSED', '"url" has to be loaded over https');
  return new URL(text);
}

function sendDirect(url: URL, parts: Parts, signal: AbortSignal): Promise<OutboundResponse> {
  const local = isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw new OutboundError('REFUSED', '"url" has to be loaded over https');
  }
  return send({ ...parts, url, allowReserved: local, signal });
}

async function sendMapped(mapping: Mapping, url: URL, parts: Parts, signal: AbortSignal): Promise<OutboundResponse> {
  const rest = url.pathname + url.search;
  if (mapping.target.kind === 'url') {
    return send({ ...parts, url: new URL(mapping.target.base + rest), allowReserved: true, signal });
  }
  const bytes = await readInside([mapping.target.folder], mapping.target.folder, decodePath(url.pathname));
  if (bytes === null) return { status: 404, statusText: 'Not Found', headers: {}, body: Buffer.alloc(0) };
  return { status: 200, statusText: 'OK', headers: { 'content-type': contentTypeOf(url.pathname) }, body: bytes };
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch (cause) {
    throw new OutboundError('REFUSED', 'the path of the URL is not valid percent-encoding', { cause });
  }
}
