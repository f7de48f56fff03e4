import { createHmac } from 'node:crypto';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Tiki's signature before June 2021, which GraphQL inputs carried (tiki-platform.md section 2): hex HMAC-SHA256 over
 * base64url of the input as compact JSON with its keys sorted, `client_id` and `timestamp` among them.
 */
export function signLegacy(secret: string, input: { readonly [key: string]: Json }): string {
  const encoded = Buffer.from(JSON.stringify(sorted(input))).toString('base64url');
  return createHmac('sha256', secret).update(encoded).digest('hex');
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
