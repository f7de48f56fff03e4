import { createHmac, timingSafeEqual } from 'node:crypto';

/** What is signed: the raw body bytes of a POST, or the request target below the base URL of a GET. */
export interface Signable {
  /** Unix milliseconds as the header carries it. */
  timestamp: string;
  clientKey: string;
  subject: Uint8Array | string;
}

/**
 * Tiki's request signature (tiki-platform.md section 2): lower-case hex HMAC-SHA256 over
 * base64url(timestamp "." key "." subject) without padding. The un-encoded variant of Tiki's pseudocode is wrong.
 */
export function sign(secret: string, { timestamp, clientKey, subject }: Signable): string {
  const payload = Buffer.concat([Buffer.from(`${timestamp}.${clientKey}.`), Buffer.from(subject)]);
  return createHmac('sha256', secret).update(payload.toString('base64url')).digest('hex');
}

/** True when `signature` is exactly 64 hex digits and belongs to these bytes. Constant time in the signature's value. */
export function verify(secret: string, signable: Signable, signature: string): boolean {
  if (!/^[0-9a-f]{64}$/i.test(signature)) return false;
  return timingSafeEqual(Buffer.from(sign(secret, signable), 'hex'), Buffer.from(signature, 'hex'));
}
