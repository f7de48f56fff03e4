import { createHash, timingSafeEqual } from 'node:crypto';

import type { FastifyRequest } from 'fastify';

import { SandboxError } from './errors.ts';

/**
 * Lets only our own address in: the Host must be loopback or the configured host, with the port we listen on, and an
 * Origin, if any, must be that of such an address. Stops other web pages and DNS rebinding. @throws SandboxError
 */
export function checkOrigin(request: FastifyRequest, configuredHost: string): void {
  const port = request.raw.socket.localPort;
  const names = [
    '127.0.0.1',
    'localhost',
    '[::1]',
    configuredHost.includes(':') ? `[${configuredHost}]` : configuredHost,
  ];
  const hosts = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  const host = (request.headers.host ?? '').toLowerCase();
  const { origin } = request.headers;
  if (!hosts.includes(host)) throw new SandboxError('wrong_origin', `Host ${host}`);
  if (origin !== undefined && !hosts.some((own) => origin.toLowerCase() === `http://${own}`)) {
    throw new SandboxError('wrong_origin', `Origin ${origin}`);
  }
}

/** @throws SandboxError unless the request carries this start's token */
export function checkToken(request: FastifyRequest, token: string): void {
  const given = request.headers['x-sandbox-token'];
  if (typeof given !== 'string' || !timingSafeEqual(digest(given), digest(token))) {
    throw new SandboxError('sandbox_token');
  }
}

/** Equal lengths for the comparison. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
