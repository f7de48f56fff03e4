import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { RETRY_AFTER } from './errors.ts';

export interface Limits {
  /** Of one session, and of one address without a session; 0 is no limit. Loose: Tiki may send many buyers through one address. */
  requestsPerMinute: number;
  /** Requests being worked on at a time; beyond it new ones are told to come back. */
  maxInFlight: number;
  /** How late timers may run, in milliseconds. The embedded database stops the event loop while it works, so not too small. */
  maxEventLoopDelayMs: number;
}

export const DEFAULT_LIMITS: Limits = { requestsPerMinute: 1_200, maxInFlight: 500, maxEventLoopDelayMs: 2_000 };

class Overloaded extends AppError {
  constructor() {
    super('OVERLOADED');
  }
}

/**
 * Refuses with OVERLOADED before the process chokes. Only for routes registered on this very instance and below it:
 * notifications and the health check stand outside.
 */
export async function refuseOverload(shop: FastifyInstance, limits: Limits): Promise<void> {
  await shop.register(underPressure, {
    maxEventLoopDelay: limits.maxEventLoopDelayMs,
    retryAfter: RETRY_AFTER.OVERLOADED,
    customError: Overloaded,
  });
  let inFlight = 0;
  const counted = new WeakSet<FastifyRequest>();
  shop.addHook('onRequest', async (request) => {
    if (inFlight >= limits.maxInFlight) throw new Overloaded();
    inFlight += 1;
    counted.add(request);
  });
  const leave = async (request: FastifyRequest) => {
    if (counted.delete(request)) inFlight -= 1;
  };
  shop.addHook('onResponse', leave);
  shop.addHook('onRequestAbort', leave);
}

export interface RateLimits {
  /** Counts the request on its address. @throws AppError RATE_LIMITED */
  byAddress: (request: FastifyRequest) => Promise<void>;
  /** Counts it on the customer whose session was verified. @throws AppError RATE_LIMITED */
  byCustomer: (request: FastifyRequest) => Promise<void>;
}

/** Two counters in memory. Neither believes a header: an address is the connection's, or a trusted proxy's word. */
export async function rateLimits(app: FastifyInstance, { requestsPerMinute }: Limits): Promise<RateLimits> {
  if (requestsPerMinute === 0) return { byAddress: async () => {}, byCustomer: async () => {} };
  await app.register(rateLimit, { global: false });
  const count = (keyOf: (request: FastifyRequest) => string) => {
    const limit = app.createRateLimit({ max: requestsPerMinute, timeWindow: 60_000, keyGenerator: keyOf });
    return async (request: FastifyRequest) => {
      const counted = await limit(request);
      if (!counted.isAllowed && counted.isExceeded) throw new AppError('RATE_LIMITED');
    };
  };
  return { byAddress: count(({ ip }) => ip), byCustomer: count(({ customerId }) => customerId) };
}
