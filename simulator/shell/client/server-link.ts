import { CONFIG_ELEMENT_ID, type PhoneConfig } from '../shared/phone-config.ts';
import { activity } from './activity.ts';

/** The configuration that the server wrote into this page. */
export function readConfig(): PhoneConfig {
  return JSON.parse(document.getElementById(CONFIG_ELEMENT_ID)?.textContent ?? 'null') as PhoneConfig;
}

export interface HostAnswer {
  status: number;
  body: unknown;
}

/** Calls `/host/...` of the preview's server with the token of this start. Rejects only when the server is gone. */
export function askHost(
  token: string,
  method: 'GET' | 'POST',
  path: string,
  options: HostOptions = {},
): Promise<HostAnswer> {
  return activity.during(`${method} /host/${path}`, () => ask(token, method, path, options));
}

interface HostOptions {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  keepalive?: boolean;
}

async function ask(token: string, method: 'GET' | 'POST', path: string, options: HostOptions): Promise<HostAnswer> {
  const answer = await fetch(`/host/${path}`, {
    method,
    headers: {
      'x-preview-token': token,
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...options.headers,
    },
    ...(method === 'POST' ? { body: JSON.stringify(options.body ?? {}) } : {}),
    signal: options.signal ?? null,
    keepalive: options.keepalive ?? false,
  });
  return { status: answer.status, body: await answer.json() };
}
