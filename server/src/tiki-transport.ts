import {
  CLIENT_ID_HEADER,
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  type TikiError as TikiErrorBody,
} from '../../tiki-api/envelope.ts';
import type { Clock } from './clock.ts';
import { httpCall } from './http-call.ts';
import { parseIdSafe } from './id-safe-json.ts';
import { sign } from './signature.ts';

/** Longest we wait for Tiki, in milliseconds (tiki-platform.md section 10, row 23). */
export const TIKI_TIMEOUT_MS = 10_000;
const MAX_REPLY_BYTES = 1_048_576;
/** After so many calls without an answer nobody waits for Tiki for a while; then one call tries again. */
const BREAK_AFTER = 20;
const BREAK_MS = 5_000;
/** A clock that is further off than this makes every signature stale before long (section 10, row 24). */
export const MAX_SKEW_MS = 60_000;

/**
 * A call that gave no usable answer. `refused`: Tiki said no (4xx) and did nothing.
 * `unavailable`: no answer, 5xx or nonsense; for a create it may have been done all the same.
 */
export class TikiCallError extends Error {
  override readonly name = 'TikiCallError';
  readonly kind: 'refused' | 'unavailable';
  readonly reason: string;
  readonly requestId: string;

  constructor(
    kind: 'refused' | 'unavailable',
    message: string,
    options: { reason?: string; requestId?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.reason = options.reason ?? '';
    this.requestId = options.requestId ?? '';
  }
}

export interface TikiClientOptions {
  baseUrl: string;
  clientKey: string;
  clientSecret: string;
  clock: Clock;
  timeoutMs?: number;
  /** Told when Tiki's `Date` differs from our clock by more than a minute, in milliseconds. */
  onSkew?: (skewMs: number) => void;
}

export interface Sent {
  body?: unknown;
  timeoutMs?: number;
}

/** Signed calls with one fixed base: no redirects, a time limit, a size limit, and a rest while Tiki is down. */
export function createTransport(options: TikiClientOptions) {
  const { baseUrl, clientKey, clientSecret, clock, timeoutMs: longest = TIKI_TIMEOUT_MS, onSkew } = options;
  const breaker = createBreaker(clock);

  async function send(method: 'GET' | 'POST', target: string, body?: string, timeoutMs = longest): Promise<unknown> {
    breaker.check();
    const timestamp = String(clock.now());
    const signature = sign(clientSecret, { timestamp, clientKey, subject: body ?? target });
    try {
      const { status, date, text } = await httpCall({
        method,
        url: new URL(baseUrl + target),
        headers: {
          'Content-Type': 'application/json',
          [CLIENT_ID_HEADER]: clientKey,
          [TIMESTAMP_HEADER]: timestamp,
          [SIGNATURE_HEADER]: signature,
        },
        body,
        timeoutMs: Math.min(timeoutMs, longest),
        maxBytes: MAX_REPLY_BYTES,
      });
      compareClocks(date);
      const data = readReply(status, text);
      breaker.answered();
      return data;
    } catch (error) {
      const known =
        error instanceof TikiCallError
          ? error
          : new TikiCallError('unavailable', `${method} ${target.split('?')[0]} got no answer`, { cause: error });
      if (known.kind === 'refused') breaker.answered();
      else breaker.failed();
      throw known;
    }
  }

  function compareClocks(date: string | undefined): void {
    const skewMs = date === undefined ? 0 : Date.parse(date) - clock.now();
    if (Math.abs(skewMs) > MAX_SKEW_MS) onSkew?.(skewMs);
  }

  /** A refused signature changed nothing at Tiki, so after reading the clock anew the call is made once more. */
  async function call<Data>(
    method: 'GET' | 'POST',
    target: string,
    read: (data: unknown) => data is Data,
    sent: Sent = {},
  ): Promise<Data> {
    // Serialised once: these very bytes are signed and sent.
    const body = sent.body === undefined ? undefined : JSON.stringify(sent.body);
    let data: unknown;
    try {
      data = await send(method, target, body, sent.timeoutMs);
    } catch (error) {
      if (!(error instanceof TikiCallError) || error.reason !== 'invalid_signature') throw error;
      await clock.sync();
      data = await send(method, target, body, sent.timeoutMs);
    }
    if (!read(data))
      throw new TikiCallError('unavailable', `${method} ${target.split('?')[0]} answered in an unknown form`);
    return data;
  }

  return call;
}

/** Counts calls without an answer in a row (section 10, row 23). */
function createBreaker(clock: Clock) {
  let failures = 0;
  let restsUntil = 0;
  return {
    /** @throws TikiCallError while it rests; the first call afterwards is let through. */
    check(): void {
      const left = restsUntil - clock.now();
      if (failures >= BREAK_AFTER && left > 0 && left <= BREAK_MS) {
        throw new TikiCallError('unavailable', 'Tiki has not answered for a while');
      }
    },
    answered(): void {
      failures = 0;
    },
    failed(): void {
      failures += 1;
      if (failures >= BREAK_AFTER) restsUntil = clock.now() + BREAK_MS;
    },
  };
}

/** The body's error decides first, then the status line (section 1.10). */
function readReply(status: number, text: string): unknown {
  let body: { data?: unknown; error?: TikiErrorBody | null } | null;
  try {
    body = parseIdSafe(text) as typeof body;
  } catch (error) {
    throw new TikiCallError('unavailable', `an answer ${status} that is no JSON`, { cause: error });
  }
  const error = body?.error;
  if (error) {
    const code = Number.isInteger(error.code) ? error.code : status;
    throw new TikiCallError(kindOf(code), `Tiki answered ${code}: ${String(error.message)}`, {
      reason: String(error.reason ?? ''),
      requestId: String(error.metadata?.request_id ?? ''),
    });
  }
  if (status < 200 || status > 299) throw new TikiCallError(kindOf(status), `Tiki answered ${status}`);
  return body?.data;
}

function kindOf(status: number): 'refused' | 'unavailable' {
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'unavailable';
}
