import type { FastifyInstance } from 'fastify';
import type { TikiNotification } from '../../../tiki-api/order.ts';
import { KEYS } from './shop.ts';
import { signAsTiki, type PeerOrder } from './tiki-peer.ts';

let serial = 0;

/** A notification of its own id about the order, made at `at` (Unix milliseconds). */
export function notification(
  order: PeerOrder,
  status: string,
  at: number,
  changes: Partial<PeerOrder> = {},
): TikiNotification {
  return {
    order: { ...order, status, ...changes },
    message_id: `m-${(serial += 1)}`,
    message_type: 'notification',
    message_created_at: new Date(at).toISOString(),
  };
}

/** Sends raw text as Tiki does, signed at `at`; `headers` replaces some of the signed ones. Gives the HTTP status. */
export async function postIpn(
  app: FastifyInstance,
  body: string,
  at: number,
  headers: Record<string, string> = {},
): Promise<number> {
  const reply = await app.inject({
    method: 'POST',
    url: '/tiki/ipn',
    payload: body,
    headers: {
      'content-type': 'application/json',
      'x-tiniapp-client-id': KEYS.clientKey,
      'x-tiniapp-timestamp': String(at),
      'x-tiniapp-signature': signAsTiki(body, String(at)),
      ...headers,
    },
  });
  return reply.statusCode;
}
