import { createHmac } from 'node:crypto';

/** Keys and address of a running sandbox: all that the tests know about it. */
export interface Target {
  base: string;
  token: string;
  app: { identifier: string; clientKey: string; clientSecret: string };
  otherApp: { identifier: string; clientKey: string; clientSecret: string };
}

export interface Reply<Data> {
  status: number;
  data: Data;
  error: { code: number; message: string; reason: string; metadata: Record<string, string> };
}

export interface ConsoleReply<Body> {
  status: number;
  body: Body;
}

export interface SignedCall {
  /** The body as sent; a GET without one. */
  body?: string | Uint8Array;
  keys?: { clientKey: string; clientSecret: string };
  timestamp?: number | string;
  /** What is signed instead of what is sent. */
  signedSubject?: string;
  headers?: Record<string, string>;
  prefix?: string;
  signal?: AbortSignal;
}

const PREFIX = '/tiniapp-sandbox-open-api';

/** The test's own signer, in a third hand: it shares nothing with the code under test. */
export function hmacHex(secret: string, timestamp: number | string, key: string, subject: string | Uint8Array): string {
  const head = new TextEncoder().encode(`${timestamp}.${key}.`);
  const tail = typeof subject === 'string' ? new TextEncoder().encode(subject) : subject;
  const base64 = Buffer.concat([head, tail]).toString('base64');
  const encoded = base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return createHmac('sha256', secret).update(encoded, 'ascii').digest('hex');
}

async function read<Data>(response: Response): Promise<Reply<Data>> {
  const body = (await response.json()) as { data: Data; error: Reply<Data>['error'] };
  return { status: response.status, data: body.data, error: body.error };
}

/** Speaks to a sandbox over HTTP, as an app's server, as the Tiki app and as the console. */
export function createClient(target: Target) {
  const { base, token, app } = target;

  async function signed<Data>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    call: SignedCall = {},
  ): Promise<Reply<Data>> {
    const { body = '', keys = app, prefix = PREFIX, headers = {} } = call;
    const timestamp = call.timestamp ?? Date.now() + (await consoleGet<{ offsetMs: number }>('/clock')).offsetMs;
    const subject = call.signedSubject ?? (method === 'GET' ? path : body);
    const response = await fetch(`${base}${prefix}${path}`, {
      method,
      ...(call.signal ? { signal: call.signal } : {}),
      headers: {
        'Content-Type': 'application/json',
        'X-Tiniapp-Client-Id': keys.clientKey,
        'X-Tiniapp-Timestamp': String(timestamp),
        'X-Tiniapp-Signature': hmacHex(keys.clientSecret, timestamp, keys.clientKey, subject),
        ...headers,
      },
      ...(method !== 'GET' ? { body: typeof body === 'string' ? body : Buffer.from(body) } : {}),
    });
    return read<Data>(response);
  }

  async function host<Data>(method: 'GET' | 'POST', path: string, userToken: string, body?: unknown) {
    const response = await fetch(`${base}/_host${path}`, {
      method,
      headers: {
        'X-Sandbox-Token': token,
        Authorization: `Bearer ${userToken}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return read<Data>(response);
  }

  async function consoleGet<Data>(path: string): Promise<Data> {
    const response = await fetch(`${base}/_console${path}`, { headers: { 'X-Sandbox-Token': token } });
    return (await response.json()) as Data;
  }

  async function consolePost<Data = unknown>(path: string, body: unknown = {}): Promise<ConsoleReply<Data>> {
    const response = await fetch(`${base}/_console${path}`, {
      method: 'POST',
      headers: { 'X-Sandbox-Token': token, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Data };
  }

  return {
    ...target,
    signed,
    host,
    consoleGet,
    consolePost,
    post: <Data>(path: string, body: unknown, call: SignedCall = {}) =>
      signed<Data>('POST', path, { ...call, body: JSON.stringify(body) }),
    get: <Data>(path: string, call: SignedCall = {}) => signed<Data>('GET', path, call),
    advance: (advanceMs: number) => consolePost('/clock', { advanceMs }),
    /** Until no notification is due or on its way. */
    settle: () => consolePost('/settle'),
  };
}

export type Client = ReturnType<typeof createClient>;
