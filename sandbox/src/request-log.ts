/** A signed request as it was received. `expected` is empty where no app has the key. */
export interface ReceivedRequest {
  at: number;
  requestId: string;
  method: string;
  target: string;
  /** At most the first bytes that are shown. */
  raw: Buffer;
  size: number;
  clientKey: string;
  timestamp: string;
  received: string;
  expected: string;
  /** What the signature check said. */
  verdict: string;
  /** 0 until answered. */
  status: number;
  reason: string;
  /** What was let pass but should not be sent. */
  warnings: string[];
}

const KEPT = 200;
const BODY_SHOWN = 4_000;
const SECRET_FIELDS =
  /("(?:code|access_token|refresh_token|tiki_token)"\s*:\s*")((?:[^"\\]|\\.){0,4})(?:[^"\\]|\\.)*("|$)/g;

export type RequestLog = ReturnType<typeof createRequestLog>;

/** The last requests, in memory only: a log of what went over the wire, not state of the platform. */
export function createRequestLog() {
  const entries: ReceivedRequest[] = [];
  let next = 0;
  return {
    /** Keeps the entry instead of the oldest; the caller may go on filling it in. */
    add(entry: Omit<ReceivedRequest, 'raw' | 'size'>, raw: Buffer): ReceivedRequest {
      // A copy: the buffer the request came in may be a part of a larger one.
      const kept = { ...entry, raw: Buffer.from(raw.subarray(0, BODY_SHOWN)), size: raw.length };
      entries[next] = kept;
      next = (next + 1) % KEPT;
      return kept;
    },
    /** Newest first, with the body as text and as bytes: auth codes and tokens cut to four characters in both. */
    list() {
      return [...entries.slice(next), ...entries.slice(0, next)].toReversed().map(({ raw, ...entry }) => {
        const masked = maskBody(raw);
        const cut = entry.size > raw.length ? '…' : '';
        return { ...entry, body: `${masked.toString('utf8')}${cut}`, bodyHex: masked.toString('hex') };
      });
    },
    size: () => entries.length,
  };
}

/** The body's bytes for people to read. Latin-1 keeps each byte a character while the secrets are cut. */
function maskBody(raw: Buffer): Buffer {
  return Buffer.from(raw.toString('latin1').replace(SECRET_FIELDS, '$1$2\u00e2\u0080\u00a6$3'), 'latin1');
}

/** A secret's first characters, enough to tell two apart. */
export function mask(secret: string): string {
  return `${secret.slice(0, 4)}…`;
}
