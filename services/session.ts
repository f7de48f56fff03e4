import type { SessionRequest, SessionView } from '../contract/sessions';
import { ShopError, isShopError } from './errors';
import { getAuthCode, readStorage, removeStorage, writeStorage } from './my-api';
import { request } from './request';

const KEY = 'session.v1';
/** A session idle for longer is renewed before the next quote or payment (DESIGN.md section 3). */
const IDLE_MS = 30 * 60 * 1000;

interface StoredSession {
  token: string;
  /** Whose it is; '' when kept by an older version. */
  customerId: string;
  /** When it was last used, milliseconds since 1970 by the phone's clock. */
  usedAt: number;
}

let known: StoredSession | null = null;
let renewing: Promise<StoredSession> | null = null;

function parseSession(stored: unknown): StoredSession | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { token, usedAt, customerId = '' } = stored as Partial<StoredSession>;
  const valid = typeof token === 'string' && token !== '' && typeof usedAt === 'number';
  return valid ? { token, usedAt, customerId } : null;
}

async function current(): Promise<StoredSession | null> {
  known = known ?? parseSession(await readStorage(KEY));
  return known;
}

async function logIn(): Promise<StoredSession> {
  const authCode = await getAuthCode().catch((reason: unknown) => {
    throw new ShopError('session', 'CONSENT_REFUSED', reason);
  });
  const body: SessionRequest = { authCode };
  const { token, customerId } = await request<SessionView>('POST', '/v1/sessions', { body });
  known = { token, customerId, usedAt: Date.now() };
  await writeStorage(KEY, known);
  return known;
}

/** One login at a time, however many calls need it. */
function renew(): Promise<StoredSession> {
  renewing =
    renewing ??
    logIn().finally(() => {
      renewing = null;
    });
  return renewing;
}

/** Whose session is stored; null without one. */
export async function sessionCustomer(): Promise<string | null> {
  return (await current())?.customerId ?? null;
}

/** From here on the next call logs in anew. */
export async function dropSession(): Promise<void> {
  known = null;
  await removeStorage(KEY);
}

/** Whether a session is stored. Asks nobody, opens nothing. */
export async function hasSession(): Promise<boolean> {
  return (await current()) !== null;
}

/** Whether the stored session is fresh enough to start a checkout with. */
async function usable(): Promise<StoredSession | null> {
  const session = await current();
  if (session === null) return null;
  return Date.now() - session.usedAt > IDLE_MS ? null : session;
}

export interface SessionOptions {
  /** A session idle for 30 minutes is renewed first: before a quote and before a payment. */
  fresh?: boolean;
}

/**
 * Runs a call with a session token, logging in when there is none, and once more when the server answers 401.
 * @throws ShopError `session` when the buyer refused, or the new session is refused too.
 */
export async function withSession<T>(
  run: (token: string) => Promise<T>,
  { fresh = false }: SessionOptions = {},
): Promise<T> {
  const session = (fresh ? await usable() : await current()) ?? (await renew());
  session.usedAt = Date.now();
  try {
    return await run(session.token);
  } catch (error) {
    if (!isShopError(error) || error.code !== 'UNAUTHENTICATED') throw error;
    if (known === session) known = null;
    const renewed = known ?? (await renew());
    return run(renewed.token);
  }
}
