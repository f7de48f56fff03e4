import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { outsideAddresses, type Door } from './door.ts';

/** The header in which our own pages return the per-start token. */
export const TOKEN_HEADER = 'x-preview-token';

/**
 * Keeps other web pages out: the Host must be ours (a rebound DNS name is not), an Origin must be ours, a cross-site fetch
 * is refused even without one, who comes from outside loopback needs the door's code, and everything under `/host/` needs the token that only our own pages carry.
 */
export function guard(app: FastifyInstance, token: string, port: () => number, door: Door | null): void {
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? '';
    const origin = request.headers.origin;
    if (!ownHosts(port(), door !== null).includes(host))
      return refuse(reply, 'HOST_REFUSED', 'this name is not the preview');
    if (origin !== undefined && origin !== `http://${host}`)
      return refuse(reply, 'ORIGIN_REFUSED', 'this origin is not the preview');
    if (isForeignFetch(request)) return refuse(reply, 'ORIGIN_REFUSED', 'another site may not read the preview');
    if (door && !door.admit(request, reply)) return reply;
    if (request.url.startsWith('/host/') && !sameText(request.headers[TOKEN_HEADER], token)) {
      return reply
        .code(401)
        .send({ error: { code: 'TOKEN_MISSING', message: 'the token of this preview is missing or wrong' } });
    }
    return undefined;
  });
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('x-content-type-options', 'nosniff');
    void reply.header('referrer-policy', 'no-referrer');
    void reply.header('cross-origin-resource-policy', 'same-origin');
    if (!reply.hasHeader('content-security-policy')) {
      void reply.header('content-security-policy', "frame-ancestors 'self'; object-src 'none'; base-uri 'none'");
    }
  });
}

function ownHosts(port: number, shared: boolean): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]', ...(shared ? outsideAddresses() : [])];
  return names.map((name) => `${name}:${port}`);
}

/** A link from elsewhere may open a page of ours; nothing else from another site may reach us. */
function isForeignFetch(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return !(
    request.method === 'GET' &&
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document'
  );
}

function refuse(
  reply: { code(status: number): { send(body: unknown): unknown } },
  code: string,
  message: string,
): unknown {
  return reply.code(403).send({ error: { code, message } });
}

function sameText(received: string | string[] | undefined, expected: string): boolean {
  const left = Buffer.from(typeof received === 'string' ? received : '');
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
