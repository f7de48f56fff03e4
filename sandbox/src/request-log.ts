/** A signed request as it was received. `expected` is empty where no app has the key. */
export interface ReceivedRequest {
  at: number;
  requestId: string;
  method: string;
  target: string;
  /** At most the first bytes that are shown; masked from the first listing on. */
  raw: Buffer;
  size: number;
  /** The masked bytes as text, made when they are first listed. */
  body: string | undefined;
  clientKey: string;
  timestamp: string;
  received: string;
  expected: string;
  /** What the signature check said. */
  verdict: string;
  /** 0 until answered. */
  status: number;
  reason: string;
  /** In words why it was refused; empty where it was not. */
  refusal: string;
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
  let entries: ReceivedRequest[] = [];
  let next = 0;
  return {
    /** Keeps the entry instead of the oldest; the caller may go on filling it in. */
    add(entry: Omit<ReceivedRequest, 'raw' | 'size' | 'body'>, raw: Buffer): ReceivedRequest {
      // A copy: the buffer the request came in may be a part of a larger one.
      const shown = Buffer.from(raw.subarray(0, BODY_SHOWN));
      const kept = { ...entry, raw: shown, size: raw.length, body: undefined };
      entries[next] = kept;
      next = (next + 1) % KEPT;
      return kept;
    },
    clear(): void {
      entries = [];
      next = 0;
    },
    /** Newest first, with the body as text, and as bytes if asked: codes and tokens are cut to four characters in both. */
    list(withBytes: boolean) {
      return [...entries.slice(next), ...entries.slice(0, next)].toReversed().map((entry) => {
        if (entry.body === undefined) {
          entry.raw = maskBody(entry.raw);
          entry.body = `${entry.raw.toString('utf8')}${entry.size > BODY_SHOWN ? '…' : ''}`;
        }
        const { raw, ...rest } = entry;
        return withBytes ? { ...rest, bodyHex: raw.toString('hex') } : rest;
      });
    },
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
