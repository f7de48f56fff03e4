import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { CLIENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../../tiki-api/envelope.ts';
import type { TikiNotification } from '../../../../tiki-api/order.ts';
import type { Clock } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import { verify } from '../../signature.ts';
import type { Ipn } from './ipn.ts';
import { readNotification } from './schema.ts';

/** Larger bodies are refused unread (tiki-platform.md section 5, step 1). */
const MAX_BODY_BYTES = 65_536;
/** A resend can be 44 h old, so nothing is refused by age; beyond these somebody should look at the clocks (step 4). */
const OLDEST_MS = 48 * 3_600_000;
const NEWEST_MS = 5 * 60_000;

export interface IpnOptions {
  ipn: Ipn;
  clientKey: string;
  clientSecret: string;
  clock: Clock;
}

/**
 * Tiki's notifications. Tiki resends on 5xx and silence only, so a 4xx here is final and an order not yet known gets
 * 503. Outside the rate limit: shop traffic must not keep Tiki's word out.
 */
const ipnRoutes: FastifyPluginAsyncTypebox<IpnOptions> = async (app, { ipn, clientKey, clientSecret, clock }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.post('/tiki/ipn', { config: { rateLimit: false } }, async (request) => {
    const message = authentic(request.headers, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    const ageMs = clock.now() - Number(request.headers[TIMESTAMP_HEADER.toLowerCase()]);
    if (!(ageMs <= OLDEST_MS && ageMs >= -NEWEST_MS)) request.log.error({ ageMs }, 'a notification from another time');
    const outcome = await ipn.applyNotification(message);
    request.log.info({ messageId: message.message_id, status: message.order.status, outcome }, 'ipn handled');
    return {};
  });

  /** Signature over the raw bytes first, also for a body that is no JSON; only then is it read. */
  function authentic(headers: IncomingHttpHeaders, body: Buffer): TikiNotification {
    const [key, timestamp, signature] = [CLIENT_ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER].map((name) => {
      const value = headers[name.toLowerCase()];
      return typeof value === 'string' ? value : '';
    }) as [string, string, string];
    const signed = key === clientKey && verify(clientSecret, { timestamp, clientKey, subject: body }, signature);
    if (!signed) throw new AppError('IPN_SIGNATURE_INVALID');
    return readNotification(body);
  }
};

export default ipnRoutes;
