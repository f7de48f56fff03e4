import type { Core } from '../core.ts';
import { isObject, textOf } from '../values.ts';
import { api, failure, type Perform } from './calling.ts';

/** Asks the shell to do the exchange; resolves with what `success` gets. */
export type Exchange = (options: Record<string, unknown>) => Promise<unknown>;

export interface RequestTask extends Promise<unknown> {
  abort(): void;
}

/**
 * `my.request` (tini-framework.md sections 7.2 and 7.3): https only, the body made here. The shell gets
 * `{url, method, headers, data?, dataType, timeout, includeHeader}` with `data` as text and answers what `success` gets.
 */
export function createRequest(core: Core, exchange: Exchange): (options?: unknown) => RequestTask {
  return (options) => {
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    // The race below is what hears of it; when there was no race the abort came too late.
    aborted.catch(() => undefined);
    const perform: Perform = (given) => Promise.race([exchange(toExchange(core, given)), aborted]);
    return Object.assign(api(core, 'request', perform)(options), {
      abort: () => reject(failure('AbortError', 'The request was aborted.')),
    });
  };
}

/** The request as it goes out. Throws the documented TypeError for a url that is not https. */
export function toExchange(core: Pick<Core, 'log'>, options: Record<string, unknown>): Record<string, unknown> {
  const url = textOf(options['url'] ?? '');
  if (!isAllowed(url) && options['useHttp'] !== true) throw new TypeError('"url" has to be loaded over https');
  const method = textOf(options['method'] ?? 'GET').toUpperCase();
  const headers = headersOf(options['headers']);
  const base = {
    method,
    headers,
    dataType: textOf(options['dataType'] ?? 'json').toLowerCase(),
    timeout: typeof options['timeout'] === 'number' ? options['timeout'] : 30_000,
    includeHeader: options['includeHeader'] === true,
  };
  const data = options['data'];
  headers['accept-charset'] ??= 'utf-8';
  if (data === undefined || data === null) return { url, ...base };
  if (method === 'GET' || method === 'HEAD') return { url: withQuery(url, data), ...base };
  if (isObject(data)) {
    headers['content-type'] ??= 'application/json';
    const isForm = headers['content-type'].toLowerCase().startsWith('application/x-www-form-urlencoded');
    return { url, ...base, data: isForm ? urlEncode(data) : JSON.stringify(data) };
  }
  if (headers['content-type'] === undefined) {
    headers['content-type'] = 'application/x-www-form-urlencoded';
    core.log('info', `my.request ${method} ${url}: text without a content type is sent as a form, as the phone does.`);
  }
  return { url, ...base, data: textOf(data) };
}

/** Loopback is for development; the shell refuses what it must not reach. */
function isAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function headersOf(given: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  if (!isObject(given)) return headers;
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && value !== null) headers[name.toLowerCase()] = textOf(value);
  }
  return headers;
}

function withQuery(url: string, data: unknown): string {
  const query = isObject(data) ? urlEncode(data) : textOf(data);
  if (query === '') return url;
  const [base = '', hash] = url.split('#', 2);
  const joint = base.includes('?') ? '&' : '?';
  return base + joint + query + (hash === undefined ? '' : `#${hash}`);
}

function urlEncode(data: Record<string, unknown>): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = isObject(value) ? JSON.stringify(value) : textOf(value);
      return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
    })
    .join('&');
}
