import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { NETWORK_COOKIE, NETWORKS, type NetworkProfile } from '../shared/networks.ts';

/** Traffic of the app. The list of customers is the phone's own knowledge: it is there without a network. */
const TRAFFIC = /^\/(?:mapped\/|host\/request$|host\/tiki\/(?!customers$))/;

/** Plays the network that the phone says it has: none, or a slow one. */
export function conditions(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const network = networkOf(request);
    if (network === 'offline')
      return reply.code(502).send({ error: { code: 'NETWORK', message: 'the phone has no network' } });
    if (network !== null) await delay(NETWORKS[network].latencyMs);
    return undefined;
  });
  app.addHook('onSend', async (request, _reply, payload) => {
    const network = networkOf(request);
    const profile: NetworkProfile | null = network === null ? null : NETWORKS[network];
    if (profile && profile.bytesPerSecond > 0) await delay((sizeOf(payload) / profile.bytesPerSecond) * 1000);
    return payload;
  });
}

function networkOf(request: FastifyRequest): keyof typeof NETWORKS | null {
  if (!TRAFFIC.test(request.url)) return null;
  const said = new RegExp(`(?:^|; )${NETWORK_COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
  return Object.hasOwn(NETWORKS, said) ? (said as keyof typeof NETWORKS) : null;
}

function sizeOf(payload: unknown): number {
  return typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;
}
