import { origin } from '../config/origin';
import { ShopError } from './errors';
import { readFailure } from './host-failure';
import { httpRequest } from './my-api';

/** Longer than the server's own 10 s towards Tiki, so that its answer, also its refusal, still reaches us. */
export const REQUEST_TIMEOUT_MS = 20000;

export interface RequestOptions {
  body?: object;
  query?: { [name: string]: string | number | undefined };
  /** Session token; left out for what everybody may see. */
  token?: string;
}

function queryString(query: RequestOptions['query']): string {
  const pairs = Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function codeIn(data: unknown): string {
  const error = typeof data === 'object' && data !== null ? (data as { error?: unknown }).error : undefined;
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

function errorFor(status: number, data: unknown): ShopError {
  const code = codeIn(data);
  if (status === 401) return new ShopError('session', code || 'UNAUTHENTICATED');
  if (status >= 400 && status < 500) return new ShopError('refused', code || `HTTP_${status}`);
  return new ShopError('server', code || `HTTP_${status}`);
}

/**
 * One call to the app's own server, answered with the parsed body.
 * The body's shape is the contract's: the server proves it against the same types at compile time.
 * @throws ShopError `timeout` when no answer came, else by HTTP status: `session` 401, `refused` 4xx, `server` the rest.
 */
export async function request<T>(method: 'GET' | 'POST', path: string, options: RequestOptions = {}): Promise<T> {
  const headers: { [name: string]: string } = { Accept: 'application/json' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.token !== undefined) headers['Authorization'] = `Bearer ${options.token}`;
  const url = `${origin}${path}${queryString(options.query)}`;
  const { body } = options;
  const answer = await httpRequest({
    method,
    url,
    headers,
    timeoutMs: REQUEST_TIMEOUT_MS,
    ...(body === undefined ? {} : { body }),
  }).catch((reason: unknown) => {
    throw new ShopError('timeout', readFailure(reason).code || 'NO_ANSWER', reason);
  });
  const { status, data } = answer;
  if (status < 200 || status > 299) throw errorFor(status, data);
  // A proxy's page instead of our JSON arrives as text (tini-framework.md 7.3).
  if (typeof data !== 'object' || data === null) throw new ShopError('server', 'NOT_JSON');
  return data as T;
}
