import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from '../env.ts';
import { AppError } from '../errors.ts';
import type { AdminContext } from './context.ts';
import { Forbidden } from './refusal.ts';
import { isCsrf } from './sessions.ts';

const COOKIE = 'admin';

/** Nothing of another origin, no inline script or style, no frame around us; a form goes to us only. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // With `no-referrer` browsers would send `Origin: null` with our own forms.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * On every answer the strict headers; on every request the Host check (a foreign page must not reach loopback through a
 * name of its own) and, for what changes something, the Origin check.
 */
export function guardOrigin(app: FastifyInstance, adminUrl: string | undefined): void {
  const ownHost = adminUrl ? new URL(adminUrl).host : undefined;
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    const host = request.headers.host ?? '';
    const isOwn =
      host === ownHost || (URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname));
    if (!isOwn) throw new AppError('NOT_FOUND');
    const { origin } = request.headers;
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const isForeign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
    const site = request.headers['sec-fetch-site'];
    if (isForeign || site === 'cross-site' || site === 'same-site') throw new Forbidden();
  });
}

/** Makes every route of this instance need somebody logged in, and every change the CSRF token of that session. */
export function requireLogin(app: FastifyInstance, { sessions }: AdminContext): void {
  app.addHook('onRequest', async (request) => {
    request.admin = (await sessions.find(readCookie(request))) ?? null;
    if (!request.admin) throw new AppError('UNAUTHENTICATED');
  });
  app.addHook('preHandler', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || !request.admin) return;
    const sent = request.headers['x-csrf-token'] ?? (request.body as { _csrf?: unknown } | undefined)?._csrf;
    if (!isCsrf(request.admin, sent)) throw new Forbidden();
  });
}

export function readCookie(request: FastifyRequest): string {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{1,100})`).exec(request.headers.cookie ?? '')?.[1] ?? '';
}

/** Gone when the browser closes; the server ends it earlier. An empty token removes it. */
export function setCookie(reply: FastifyReply, token: string, secure: boolean): void {
  const attributes = `Path=/admin; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}${token ? '' : '; Max-Age=0'}`;
  reply.header('Set-Cookie', `${COOKIE}=${token}; ${attributes}`);
}
