/** A signed request as the console shows it. `expected` is empty where no app has the key. */
export interface LoggedRequest {
  at: number;
  requestId: string;
  method: string;
  target: string;
  body: string;
  clientKey: string;
  timestamp: string;
  received: string;
  expected: string;
  /** What the signature check said. */
  verdict: string;
  /** 0 until answered. */
  status: number;
  reason: string;
}

const KEPT = 200;
const BODY_SHOWN = 4_000;
const SECRET_FIELDS = /("(?:code|access_token|refresh_token)"\s*:\s*")((?:[^"\\]|\\.){0,4})(?:[^"\\]|\\.)*"/g;

export type RequestLog = ReturnType<typeof createRequestLog>;

/** The last requests, in memory only: a log of what went over the wire, not state of the platform. */
export function createRequestLog() {
  const entries: LoggedRequest[] = [];
  return {
    add(entry: LoggedRequest): LoggedRequest {
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      return entry;
    },
    /** Newest first. */
    list: (): LoggedRequest[] => entries.toReversed(),
  };
}

/** A body for people to read: auth codes and tokens cut to four characters, the rest byte for byte. */
export function maskBody(raw: Buffer): string {
  const text = raw.toString('utf8').replace(SECRET_FIELDS, '$1$2…"');
  return text.length > BODY_SHOWN ? `${text.slice(0, BODY_SHOWN)}…` : text;
}

/** A secret's first characters, enough to tell two apart. */
export function mask(secret: string): string {
  return `${secret.slice(0, 4)}…`;
}
