import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What Tiki signs (tiki-platform.md section 2): for a request with a body the exact body bytes,
 * for a GET the path after the base URL with its query, exactly as on the wire.
 */
export interface SignedParts {
  /** Unix milliseconds, as the text of the timestamp header. */
  timestamp: string;
  clientKey: string;
  subject: string | Uint8Array;
}

function digest(secret: string, { timestamp, clientKey, subject }: SignedParts): Buffer {
  const payload = Buffer.concat([Buffer.from(`${timestamp}.${clientKey}.`), Buffer.from(subject)]);
  // The encoded text is hashed, not the payload: Tiki's prose says otherwise, its published vectors decide.
  return createHmac('sha256', secret).update(payload.toString('base64url')).digest();
}

/** The lower-case hex signature of the parts. */
export function sign(secret: string, parts: SignedParts): string {
  return digest(secret, parts).toString('hex');
}

/** Whether `signature` is the one of the parts; compared in constant time, never throws. */
export function verify(secret: string, parts: SignedParts, signature: string): boolean {
  if (!/^[0-9a-f]{64}$/i.test(signature)) return false;
  return timingSafeEqual(digest(secret, parts), Buffer.from(signature, 'hex'));
}
