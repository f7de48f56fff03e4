import type { SessionView } from '../../../../contract/sessions.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { hashToken } from '../../ids.ts';
import { TikiCallError } from '../../tiki-client.ts';
import { insertSession, sessionByHash, touchSession, useCode } from './repository.ts';

/** A session ends after this long unused, and after this long at the latest (tiki-platform.md section 3). */
export const IDLE_MS = 24 * 3_600_000;
const ABSOLUTE_MS = 7 * 24 * 3_600_000;
/** Codes live for minutes; their hashes are kept longer than any session that one could open. */
export const CODE_KEPT_MS = 8 * 24 * 3_600_000;
/** The use of a session is written down at most this often. */
const TOUCH_MS = 60_000;

/** Our own sessions. Tiki's tokens are used once, for the customer's identity, and never kept or shown. */
export function createSessions({ db, tiki, clock, ids }: Pick<Deps, 'db' | 'tiki' | 'clock' | 'ids'>) {
  /**
   * An auth code becomes a session. `replaced` is the token the device had before, of the same customer or, after a
   * switch of accounts, of another: it ends. @throws AppError AUTH_CODE_REFUSED, PLATFORM_UNAVAILABLE or PLATFORM_REFUSED.
   */
  async function open(authCode: string, replaced?: string): Promise<SessionView> {
    const now = clock.now();
    // Tiki's codes work once; ours to see that no copy is tried a second time, whatever Tiki says (section 10, row 10).
    if (!(await useCode(db, hashToken(authCode), new Date(now)))) throw new AppError('AUTH_CODE_REFUSED');
    const customer = await identify(authCode);
    const token = ids.token();
    const session = {
      token_hash: hashToken(token),
      customer_id: String(customer.customer_id),
      customer_name: customer.customer_name,
      created_at: new Date(now),
      last_used_at: new Date(now),
      due_at: new Date(now + ABSOLUTE_MS),
    };
    await insertSession(db, session, replaced === undefined ? undefined : hashToken(replaced));
    return {
      token,
      customerId: session.customer_id,
      customerName: session.customer_name,
      expiresAt: new Date(Math.min(now + IDLE_MS, session.due_at.getTime())).toISOString(),
    };
  }

  async function identify(authCode: string) {
    try {
      const token = await tiki.exchangeCode(authCode);
      if (!token.scopes.includes('user_profile'))
        throw new AppError('AUTH_CODE_REFUSED', { detail: 'scope user_profile' });
      return await tiki.fetchCustomer(token.access_token);
    } catch (error) {
      if (!(error instanceof TikiCallError)) throw error;
      if (error.reason === 'invalid_code') throw new AppError('AUTH_CODE_REFUSED', { cause: error });
      throw new AppError(error.kind === 'refused' ? 'PLATFORM_REFUSED' : 'PLATFORM_UNAVAILABLE', { cause: error });
    }
  }

  /** The customer behind a token. @throws AppError UNAUTHENTICATED when there is no such session, or it has ended. */
  async function customerIdOf(token: string): Promise<string> {
    const tokenHash = hashToken(token);
    const session = await sessionByHash(db, tokenHash);
    const now = clock.now();
    if (!session || session.due_at.getTime() <= now || session.last_used_at.getTime() + IDLE_MS <= now) {
      throw new AppError('UNAUTHENTICATED');
    }
    if (session.last_used_at.getTime() + TOUCH_MS <= now) await touchSession(db, tokenHash, new Date(now));
    return session.customer_id;
  }

  return { open, customerIdOf };
}

export type Sessions = ReturnType<typeof createSessions>;
