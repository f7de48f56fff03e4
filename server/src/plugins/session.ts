import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import type { Sessions } from '../modules/sessions/service.ts';
import type { RateLimits } from './limits.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by requireSession; empty on open routes. */
    customerId: string;
  }
}

/**
 * Makes every route of this instance need a session: `Authorization: Bearer <token>`. Runs before bodies are read.
 * A verified customer is counted on its own, everybody else on the address: a header proves nothing.
 */
export function requireSession(app: FastifyInstance, sessions: Sessions, limits: RateLimits): void {
  app.decorateRequest('customerId', '');
  app.addHook('onRequest', async (request) => {
    try {
      const token = bearerOf(request);
      if (!token) throw new AppError('UNAUTHENTICATED');
      request.customerId = await sessions.customerIdOf(token);
    } catch (error) {
      await limits.byAddress(request);
      throw error;
    }
    await limits.byCustomer(request);
  });
}

/** The token that came with a request, known or not. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
}

/** The customer that requireSession found. */
export function customerOf(request: FastifyRequest): string {
  if (!request.customerId) throw new AppError('UNAUTHENTICATED');
  return request.customerId;
}
