import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';
import type { Ipn } from '../modules/payments/ipn.ts';
import { TikiCallError, type TikiClient } from '../tiki-client.ts';
import type { Metrics } from './metrics.ts';

/** How long each route takes, by its pattern and status. */
export function observeHttp(app: FastifyInstance, metrics: Metrics): void {
  const durations = metrics.histogram('http_request_duration_seconds', 'Time to answer a request, by route.');
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: route === 'none' ? 'any' : request.method, route, status: String(reply.statusCode) };
    durations.observe(labels, reply.elapsedTime / 1_000);
  });
}

/** The same client, each of its calls timed: `ok`, `refused` by Tiki, `unavailable`, or `error` where it is our own. */
export function observeTiki(tiki: TikiClient, metrics: Metrics): TikiClient {
  const durations = metrics.histogram('tiki_call_duration_seconds', 'Time of a call to Tiki, by call and outcome.');
  const timed = Object.entries(tiki).map(([call, run]) => {
    const ask = run as (...args: unknown[]) => Promise<unknown>;
    const observed = async (...args: unknown[]) => {
      const began = performance.now();
      let outcome = 'ok';
      try {
        return await ask(...args);
      } catch (error) {
        outcome = error instanceof TikiCallError ? error.kind : 'error';
        throw error;
      } finally {
        durations.observe({ call, outcome }, (performance.now() - began) / 1_000);
      }
    };
    return [call, observed];
  });
  return Object.fromEntries(timed) as TikiClient;
}

/** Counts what notifications come to; one that Tiki is asked to send again counts under its error code. */
export function observeIpn(ipn: Ipn, metrics: Metrics): Ipn {
  const outcomes = metrics.counter('ipn_messages_total', 'Verified notifications, by what they came to.');
  return {
    ...ipn,
    applyNotification: async (message) => {
      let outcome = 'error';
      try {
        outcome = await ipn.applyNotification(message);
        return outcome as Awaited<ReturnType<Ipn['applyNotification']>>;
      } catch (error) {
        if (error instanceof AppError) outcome = error.code.toLowerCase();
        throw error;
      } finally {
        outcomes.add({ outcome });
      }
    },
  };
}
