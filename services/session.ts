import type { SessionRequest, SessionView } from '../contract/sessions';
import { ShopError, isShopError } from './errors';
import { readFailure } from './host-failure';
import { getAuthCode, readStorage, removeStorage, writeStorage } from './my-api';
import { request } from './request';

const KEY = 'session.v1';
/** Who logged in last: what is kept on this phone is theirs, also while they are logged out. */
const OWNER_KEY = 'owner.v1';
/** A session idle for longer is renewed before the next quote or payment (DESIGN.md section 3). */
const IDLE_MS = 30 * 60 * 1000;

interface StoredSession {
  token: string;
  /** Whose it is; '' when kept by an older version. */
  customerId: string;
  /** When it was last used, milliseconds since 1970 by the phone's clock. */
  usedAt: number;
}

/** Who is there now, compared with before: nobody for sure, or certainly somebody else. */
export type BuyerChange = 'nobody' | 'other';

let known: StoredSession | null = null;
let renewing: Promise<StoredSession> | null = null;
/** The check begun by the latest show; no session is used before it ends. */
let checked: Promise<void> = Promise.resolve();
/** Whose things the stores hold; a host may keep storage for each account apart, and then storage cannot tell. */
let heldFor = '';
/** How often the phone went to another buyer since the app was started. */
let handOvers = 0;
let onChange: (change: BuyerChange) => Promise<void> = () => Promise.resolve();

/** Who forgets what the former buyer left. Awaited before anything is asked for the next one. */
export function listenForBuyerChange(listener: (change: BuyerChange) => Promise<void>): void {
  onChange = listener;
}

function parseSession(stored: unknown): StoredSession | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { token, usedAt, customerId = '' } = stored as Partial<StoredSession>;
  const valid = typeof token === 'string' && token !== '' && typeof usedAt === 'number';
  return valid ? { token, usedAt, customerId } : null;
}

async function stored(): Promise<StoredSession | null> {
  known = known ?? parseSession(await readStorage(KEY));
  heldFor = known?.customerId || heldFor;
  return known;
}

async function current(): Promise<StoredSession | null> {
  await checked;
  return stored();
}

async function handOverTo(customerId: string): Promise<void> {
  const owner = heldFor || (await readStorage(OWNER_KEY));
  heldFor = customerId;
  if (owner === customerId) return;
  if (typeof owner === 'string' && owner !== '') {
    handOvers += 1;
    await onChange('other');
  }
  await writeStorage(OWNER_KEY, customerId);
}

async function exchange(): Promise<SessionView> {
  const authCode = await getAuthCode().catch((reason: unknown) => {
    // Only a refusal is called one: a login that Tiki could not carry out says so, and is worth another try.
    const refused = /denied|consent|refuse|cancel/i.test(readFailure(reason).message);
    throw new ShopError('session', refused ? 'CONSENT_REFUSED' : 'LOGIN_FAILED', reason);
  });
  const body: SessionRequest = { authCode };
  return request<SessionView>('POST', '/v1/sessions', { body });
}

async function logIn(): Promise<StoredSession> {
  const { token, customerId } = await exchange().catch((error: unknown) => {
    // A code works once and not for long: a fresh one is worth one more try (tiki-platform.md section 3).
    if (isShopError(error) && error.code === 'AUTH_CODE_REFUSED') return exchange();
    throw error;
  });
  await handOverTo(customerId);
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

async function forget(): Promise<void> {
  known = null;
  await removeStorage(KEY);
  await onChange('nobody');
}

/**
 * Ends the session where `look` finds that its owner is not the one at the phone. Whoever wants a session meanwhile waits.
 * `look` gets the owner's customer id, '' when that was never told; it must end by itself.
 */
export function checkSession(look: (owner: string) => Promise<'same' | BuyerChange>): Promise<void> {
  checked = checked.then(async () => {
    const session = await stored();
    if (session === null) return;
    const found = await look(session.customerId);
    if (found !== 'same') await forget();
    if (found !== 'other') return;
    heldFor = '';
    await removeStorage(OWNER_KEY);
    await onChange('other');
  });
  return checked;
}

/** From here on the next call logs in anew. */
export async function dropSession(): Promise<void> {
  await checked;
  await forget();
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
  /** What is sent belongs to the buyer who was there before: it is not sent in the name of another one. */
  sameBuyer?: boolean;
}

/**
 * Runs a call with a session token, logging in when there is none, and once more when the server answers 401.
 * @throws ShopError `session` when the buyer refused, the new session is refused too, or ACCOUNT_CHANGED.
 */
export async function withSession<T>(
  run: (token: string) => Promise<T>,
  { fresh = false, sameBuyer = false }: SessionOptions = {},
): Promise<T> {
  const before = handOvers;
  const send = async (session: StoredSession): Promise<T> => {
    if (sameBuyer && handOvers !== before) throw new ShopError('session', 'ACCOUNT_CHANGED');
    session.usedAt = Date.now();
    return run(session.token);
  };
  const session = (fresh ? await usable() : await current()) ?? (await renew());
  try {
    return await send(session);
  } catch (error) {
    if (!isShopError(error) || error.code !== 'UNAUTHENTICATED') throw error;
    if (known === session) known = null;
    return send(known ?? (await renew()));
  }
}
