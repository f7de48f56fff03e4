import type { Deps } from '../../deps.ts';
import {
  anonymiseClosedBefore,
  anonymiseForgotten,
  deleteDoneRequests,
  orderNosOf,
  requestForget,
} from './repository.ts';

const DAY_MS = 24 * 3_600_000;
/** Removal is no matter of minutes. */
const EVERY_MS = 3_600_000;

/** The removal of personal data: by age, and for a customer who asks. Safe to run twice and in several processes. */
export function createPrivacy({ db, retentionDays }: Pick<Deps, 'db'> & { retentionDays: number }) {
  let nextAt = 0;

  /** Does what is due at `now`, Unix milliseconds; once an hour at most. */
  async function sweep(now: number): Promise<void> {
    // A clock that was set back must not make us wait for it.
    if (now < nextAt && nextAt - now <= EVERY_MS) return;
    nextAt = now + EVERY_MS;
    const before = new Date(now - retentionDays * DAY_MS);
    while (await anonymiseClosedBefore(db, before, new Date(now)));
    await sweepForgotten(now);
  }

  async function sweepForgotten(now: number): Promise<void> {
    while (await anonymiseForgotten(db, new Date(now)));
    await deleteDoneRequests(db);
  }

  /**
   * Forgets a customer: sessions and quotes at once, closed orders at once, an open order when it is closed, because
   * it must still be delivered or refunded. Answers the numbers of those. May be asked again.
   */
  async function forget(customerId: string, now: number): Promise<{ open: string[] }> {
    await requestForget(db, customerId, new Date(now));
    await sweepForgotten(now);
    return { open: await orderNosOf(db, customerId) };
  }

  return { sweep, forget };
}
