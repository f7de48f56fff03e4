import type { NetworkEntry } from '../shared/phone-tools.ts';
import type { Recording } from './record.ts';

/** Longer bodies are cut in the log, never for the app. */
const BODY_KEPT = 200_000;

interface Received {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  body: string;
}

/** Notes an exchange; it is completed by exactly one of the two functions. */
export function beginExchange(
  log: Recording<NetworkEntry>,
  request: Pick<NetworkEntry, 'id' | 'method' | 'url' | 'requestHeaders' | 'requestBody'>,
): { answered(received: Received, isBase64: boolean): void; failed(reason: string): void } {
  const entry: NetworkEntry = {
    ...request,
    kind: 'request',
    at: Date.now(),
    status: 0,
    statusText: '',
    responseHeaders: {},
    responseBody: '',
    size: 0,
    milliseconds: null,
    error: '',
  };
  const startedAt = performance.now();
  log.add(entry);
  const end = (outcome: Partial<NetworkEntry>): void => {
    Object.assign(entry, outcome, { milliseconds: performance.now() - startedAt });
    log.touch();
  };
  return {
    answered({ status, statusText, headers, body }, isBase64) {
      end({
        status,
        statusText,
        responseHeaders: headers,
        responseBody: body.slice(0, BODY_KEPT),
        size: isBase64 ? Math.floor((body.length * 3) / 4) : new TextEncoder().encode(body).length,
      });
    },
    failed: (reason) => end({ error: reason }),
  };
}
