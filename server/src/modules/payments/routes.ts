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
/** A resend can be 44 h old (step 4). */
const OLDEST_MS = 48 * 3_600_000;
const NEWEST_MS = 5 * 60_000;
/** A stranger's messages are told of, but not one by one: telling writes a row. */
const FOREIGN_EVERY_MS = 60_000;
/** A body that has not arrived after this long is not waited for (section 10, row 22). */
export const IPN_READ_MS = 5_000;

export interface IpnOptions {
  ipn: Ipn;
  clientKey: string;
  clientSecret: string;
  clock: Clock;
  /** How long a body may take, in milliseconds. */
  readMs?: number;
  /** Tells a person. */
  alarm: (kind: 'message_age' | 'foreign_key', detail: string) => Promise<void>;
}

/**
 * Tiki's notifications. Tiki resends on 5xx and silence only, so a 4xx here is final and an order not yet known gets
 * 503. Outside the rate limit: shop traffic must not keep Tiki's word out.
 */
const ipnRoutes: FastifyPluginAsyncTypebox<IpnOptions> = async (app, options) => {
  const { ipn, clientKey, clientSecret, clock, alarm, readMs = IPN_READ_MS } = options;
  let foreignAt = -Infinity;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.addHook('preParsing', async (request) => {
    const timer = setTimeout(() => request.raw.destroy(), readMs);
    request.raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  });
  app.post('/tiki/ipn', { config: { rateLimit: false } }, async (request) => {
    const message = authentic(request.headers, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    await noteAge(Number(request.headers[TIMESTAMP_HEADER.toLowerCase()]), message.message_id);
    const outcome = await ipn.applyNotification(message);
    request.log.info({ messageId: message.message_id, status: message.order.status, outcome }, 'ipn handled');
    return {};
  });

  /** Step 4: nothing is refused by age, but beyond these limits somebody should look at the clocks. */
  async function noteAge(sentAt: number, messageId: string): Promise<void> {
    if (isInTime(clock.now() - sentAt)) return;
    // The clock that we follow may have jumped: ask its owner before anybody is told.
    await clock.sync();
    const ageMs = clock.now() - sentAt;
    if (isInTime(ageMs)) return;
    const age = Number.isFinite(ageMs) ? `${Math.round(ageMs / 60_000)} minutes old` : 'without a readable time';
    await alarm('message_age', `message ${messageId} is ${age}`);
  }

  /** Signature over the raw bytes first, also for a body that is no JSON; only then is it read. */
  function authentic(headers: IncomingHttpHeaders, body: Buffer): TikiNotification {
    const [key, timestamp, signature] = [CLIENT_ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER].map((name) => {
      const value = headers[name.toLowerCase()];
      return typeof value === 'string' ? value : '';
    }) as [string, string, string];
    const signed = key === clientKey && verify(clientSecret, { timestamp, clientKey, subject: body }, signature);
    if (!signed) {
      if (key !== clientKey && key !== '') void noteForeignKey();
      throw new AppError('IPN_SIGNATURE_INVALID');
    }
    return readNotification(body);
  }

  /** Another environment's key, or another shop's (section 10, row 3). Never awaited: a stranger must not make us slow. */
  async function noteForeignKey(): Promise<void> {
    const now = performance.now();
    if (now - foreignAt < FOREIGN_EVERY_MS) return;
    foreignAt = now;
    try {
      await alarm('foreign_key', 'a notification came with a client key that is not ours');
    } catch (error) {
      // Boundary: nobody waits for this.
      app.log.error(error, 'telling of a foreign key failed');
    }
  }
};

function isInTime(ageMs: number): boolean {
  return ageMs <= OLDEST_MS && ageMs >= -NEWEST_MS;
}

export default ipnRoutes;
