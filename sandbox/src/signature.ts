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
  return hmac(secret, payload);
}

/**
 * The scheme before June 2021, which GraphQL inputs carry inside themselves: compact JSON of all inputs, `client_id` and
 * `timestamp` among them, with keys sorted at every depth, then base64url, then the same HMAC.
 */
export function signLegacy(secret: string, input: Record<string, unknown>): string {
  return hmac(secret, Buffer.from(JSON.stringify(sortKeys(input))));
}

/** True when `signature` is exactly 64 hex digits and belongs to these bytes. Constant time in the signature's value. */
export function verify(secret: string, signable: Signable, signature: string): boolean {
  return isSameSignature(sign(secret, signable), signature);
}

/** `verify` for a signature that was computed already. */
export function isSameSignature(expected: string, received: string): boolean {
  if (!/^[0-9a-f]{64}$/i.test(received)) return false;
  return timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(received, 'hex'));
}

/** Whole groups of three bytes encode alone as they do together: a huge body never becomes one huge string. */
const CHUNK = 3 * 8_192;

function hmac(secret: string, payload: Buffer): string {
  const digest = createHmac('sha256', secret);
  for (let at = 0; at < payload.length; at += CHUNK) digest.update(payload.toString('base64url', at, at + CHUNK));
  return digest.digest('hex');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
