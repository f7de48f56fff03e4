import { createHmac } from 'node:crypto';

import type { Client } from './sandbox-client.ts';

export interface GraphqlReply<Data> {
  status: number;
  data: Data | null;
  errors?: { message: string; extensions: { reason: string } }[];
}

/** Sends a query as the Tiki app does: with the user's Tiki token in a header. */
export async function graphql<Data = Record<string, unknown>>(
  client: Client,
  query: string,
  options: { userToken?: string; variables?: unknown; path?: string } = {},
): Promise<GraphqlReply<Data>> {
  const { userToken = '', variables, path = '/tiniapp/api/graphql/query' } = options;
  const response = await fetch(`${client.base}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Tiki-Access-Token': userToken },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlReply<Data>, 'status'>) };
}

/** The legacy scheme in the test's own hand, for flat inputs: keys sorted, compact JSON, base64url, HMAC. */
export function legacySign(secret: string, input: Record<string, string | number>): string {
  const sorted = Object.keys(input)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(input[key])}`);
  const base64 = Buffer.from(`{${sorted.join(',')}}`).toString('base64');
  const encoded = base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return createHmac('sha256', secret).update(encoded).digest('hex');
}
