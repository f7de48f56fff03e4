import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { bareHost, isReservedAddress } from './addresses.ts';

export interface OutboundRequest {
  url: URL;
  method: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
  timeoutMs: number;
  /** Only where the developer himself named the address: a mapping, or a loopback origin. */
  allowReserved: boolean;
  signal: AbortSignal;
}

export interface OutboundResponse {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** Why a request got no answer. */
export class OutboundError extends Error {
  override name = 'OutboundError';
  readonly code: 'REFUSED' | 'TIMEOUT' | 'NETWORK' | 'TOO_LARGE';
  constructor(code: 'REFUSED' | 'TIMEOUT' | 'NETWORK' | 'TOO_LARGE', message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const LARGEST_BODY = 32 * 1024 * 1024;

/** Sends one request and reads the whole answer; no redirect is followed. Throws OutboundError. */
export function send(request: OutboundRequest): Promise<OutboundResponse> {
  const host = bareHost(request.url.hostname);
  if (!request.allowReserved && isIP(host) !== 0 && isReservedAddress(host)) {
    return Promise.reject(new OutboundError('REFUSED', `${host} is a private address`));
  }
  return new Promise((resolve, reject) => {
    const timeout = AbortSignal.timeout(request.timeoutMs);
    const outgoing = (request.url.protocol === 'https:' ? https : http).request(request.url, {
      method: request.method,
      headers: { 'accept-encoding': 'identity', ...request.headers },
      lookup: request.allowReserved ? undefined : refusingPrivate(lookup),
      signal: AbortSignal.any([timeout, request.signal]),
    });
    const fail = (cause: Error) => reject(asOutboundError(cause, timeout.aborted, request.timeoutMs));
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => {
      readBody(incoming).then((body) => {
        resolve({
          status: incoming.statusCode ?? 0,
          statusText: incoming.statusMessage ?? '',
          headers: flatten(incoming.headers),
          body,
        });
      }, fail);
    });
    outgoing.end(request.body ?? undefined);
  });
}

/** The check sits in the lookup itself, so that a name cannot answer differently the second time. */
export function refusingPrivate(resolve: typeof lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const refused = addresses.find(({ address }) => isReservedAddress(address));
      if (refused) {
        return callback(
          new OutboundError('REFUSED', `${hostname} leads to the private address ${refused.address}`),
          '',
          0,
        );
      }
      if (options.all) return callback(null, addresses);
      const first = addresses[0];
      return callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}

async function readBody(incoming: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > LARGEST_BODY) throw new OutboundError('TOO_LARGE', `the answer is larger than ${LARGEST_BODY} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

function asOutboundError(cause: Error, timedOut: boolean, timeoutMs: number): OutboundError {
  if (cause instanceof OutboundError) return cause;
  if (timedOut) return new OutboundError('TIMEOUT', `no answer within ${timeoutMs} ms`, { cause });
  return new OutboundError('NETWORK', cause.message || cause.name, { cause });
}
