import {
  CLIENT_ID_HEADER,
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  type TikiError as TikiErrorBody,
} from '../../tiki-api/envelope.ts';
import type { TikiCustomerData, TikiTokenData } from '../../tiki-api/oauth.ts';
import type { TikiCreateOrderRequest, TikiOrder } from '../../tiki-api/order.ts';
import type { Clock } from './clock.ts';
import { parseIdSafe } from './id-safe-json.ts';
import { sign } from './signature.ts';
import { isTikiCustomer, isTikiOrder, isTikiToken } from './tiki-shapes.ts';

/** Longest we wait for Tiki, in milliseconds (tiki-platform.md section 10, row 23). */
export const TIKI_TIMEOUT_MS = 10_000;
const MAX_REPLY_BYTES = 1_048_576;

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
}

export type TikiClient = ReturnType<typeof createTikiClient>;

/** Tiki's signed REST calls (tiki-platform.md sections 1-3). Each throws TikiCallError; none retries what may have been done. */
export function createTikiClient(options: TikiClientOptions) {
  const { baseUrl, clientKey, clientSecret, clock, timeoutMs: longest = TIKI_TIMEOUT_MS } = options;

  async function send(method: 'GET' | 'POST', target: string, body?: string, timeoutMs = longest): Promise<unknown> {
    const timestamp = String(clock.now());
    const signature = sign(clientSecret, { timestamp, clientKey, subject: body ?? target });
    try {
      const sent: RequestInit = {
        method,
        headers: {
          'Content-Type': 'application/json',
          [CLIENT_ID_HEADER]: clientKey,
          [TIMESTAMP_HEADER]: timestamp,
          [SIGNATURE_HEADER]: signature,
        },
        redirect: 'error',
        signal: AbortSignal.timeout(Math.min(timeoutMs, longest)),
      };
      if (body !== undefined) sent.body = body;
      const reply = await fetch(baseUrl + target, sent);
      return readReply(reply.status, await readText(reply));
    } catch (error) {
      if (error instanceof TikiCallError) throw error;
      throw new TikiCallError('unavailable', `${method} ${target.split('?')[0]} got no answer`, { cause: error });
    }
  }

  /** A refused signature changed nothing at Tiki, so after reading the clock anew the call is made once more. */
  async function call<Data>(
    method: 'GET' | 'POST',
    target: string,
    read: (data: unknown) => data is Data,
    sent: { body?: unknown; timeoutMs?: number } = {},
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

  return {
    /** Section 3: an auth code for the customer's tokens. Works once per code. */
    exchangeCode: (code: string): Promise<TikiTokenData> =>
      call('POST', '/oauth/auth/token', isTikiToken, { body: { code } }),
    /** Section 3: whose token it is. */
    fetchCustomer: (accessToken: string): Promise<TikiCustomerData> =>
      call('POST', '/oauth/me', isTikiCustomer, { body: { access_token: accessToken } }),
    /** Section 1.2. Never call it twice for one attempt: nothing at Tiki keeps it from making two orders. */
    createOrder: async (request: TikiCreateOrderRequest): Promise<TikiOrder> =>
      (await call('POST', '/order', isOrderData, { body: request })).order,
    /** Section 1.4. */
    getOrder: async (id: string, timeoutMs?: number): Promise<TikiOrder> =>
      (await call('GET', `/order?order_id=${encodeURIComponent(id)}`, isOrderData, { timeoutMs })).order,
    /** Section 1.7. Whatever it says, ask getOrder afterwards: nothing says that it may be repeated. */
    cancelOrder: async (id: string, comment: string, timeoutMs?: number): Promise<void> => {
      await call('POST', '/order/cancel', isAnything, { body: { order_id: id, comment }, timeoutMs });
    },
  };
}

function isOrderData(data: unknown): data is { order: TikiOrder } {
  return isTikiOrder((data as { order?: unknown } | null)?.order);
}

function isAnything(_data: unknown): _data is unknown {
  return true;
}

async function readText(reply: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of reply.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_REPLY_BYTES) throw new TikiCallError('unavailable', 'the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
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
  if (status < 200 || status > 299) {
    throw new TikiCallError(kindOf(status), `Tiki answered ${status}`);
  }
  return body?.data;
}

function kindOf(status: number): 'refused' | 'unavailable' {
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'unavailable';
}
