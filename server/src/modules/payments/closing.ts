import type { TikiOrder } from '../../../../tiki-api/order.ts';
import type { Deps } from '../../deps.ts';
import type { AttemptRow } from '../../tables.ts';
import { TikiCallError, type CloseWords } from '../../tiki-client.ts';
import { orderPage } from '../orders/page-path.ts';
import { attemptById, claimAsk, latestAttempt, lockAttempt, moveAttempt, patchAttempt } from './repository.ts';
import { isOurs, settle } from './settle.ts';

/** A buyer waits behind up to three of these calls and a create, so each is given up early, in milliseconds. */
const QUICK_MS = 3_000;
/** Tiki is asked about one attempt at most this often on buyers' behalf (DESIGN.md section 4). */
export const ASK_EVERY_MS = 3_000;

/** An attempt as it was when Tiki was asked. */
type Asked = Pick<AttemptRow, 'id' | 'platform_order_id' | 'version'>;
/** An attempt that changes at every answer is asked about this often. */
const MAX_ASKS = 3;

/** Asking Tiki about an attempt, and ending one. No call to Tiki is made inside a transaction. */
export function createClosing(deps: Deps) {
  const { db, tiki, clock, log } = deps;

  /**
   * Asks Tiki and applies the answer; asks again where the attempt changed while the answer was under way, because
   * an answer from before a change proves nothing after it. False when Tiki gave none; then nothing changed.
   */
  async function ask(attempt: Asked, timeoutMs = QUICK_MS): Promise<boolean> {
    let asked: Asked | undefined = attempt;
    for (let tries = 0; asked && tries < MAX_ASKS; tries += 1) {
      if (!asked.platform_order_id) return false;
      const answer = await getOrder(asked.platform_order_id, timeoutMs);
      if (!answer) return false;
      asked = await applyAnswer(asked, answer);
      if (!asked) return true;
    }
    return false;
  }

  async function getOrder(platformOrderId: string, timeoutMs: number): Promise<TikiOrder | undefined> {
    try {
      return await tiki.getOrder(platformOrderId, timeoutMs);
    } catch (error) {
      if (!(error instanceof TikiCallError)) throw error;
      log.warn({ err: error, platformOrderId, requestId: error.requestId }, 'asking Tiki about an order failed');
      return undefined;
    }
  }

  /** Applies Tiki's answer about an attempt as it was when Tiki was asked; gives the attempt anew where it changed since. */
  async function applyAnswer(asked: Asked, answer: TikiOrder): Promise<AttemptRow | undefined> {
    const { id } = asked;
    const outcome = await db.transaction().execute(async (tx) => {
      const locked = await lockAttempt(tx, id);
      if (!locked) throw new Error(`attempt ${id} is gone`);
      if (locked.attempt.version !== asked.version) return { changed: locked.attempt };
      const word = { order: answer, status: answer.status, agrees: isOurs(locked, answer) };
      return { verdict: await settle(tx, locked, word, clock.now()) };
    });
    if ('changed' in outcome) return outcome.changed;
    if (outcome.verdict.alarm) {
      log.error({ attemptId: id, platformStatus: answer.status, verdict: outcome.verdict }, 'an order needs a person');
    }
    return undefined;
  }

  /** Asks at most once per 3 s, over all processes; for a buyer who looks at an order. */
  async function askSometimes(attempt: AttemptRow): Promise<void> {
    if (attempt.status !== 'open' && attempt.status !== 'closing') return;
    const now = clock.now();
    if (await claimAsk(db, attempt.id, new Date(now), new Date(now - ASK_EVERY_MS))) await ask(attempt);
  }

  /**
   * Ends an attempt (DESIGN.md section 3.6): cancel at Tiki, whatever that answers ask, apply. Afterwards it is
   * `closed` or `paid` (or `cod`); `closing` means that Tiki did not make it clear, and the sweep goes on trying.
   * Tiki is asked before too: canceling an order that was paid a moment ago would refund it. `silent` where the order
   * itself goes on: a message that it was canceled would mislead its buyer.
   */
  async function close(attempt: AttemptRow, comment: string, { silent = false } = {}): Promise<AttemptRow> {
    const { id } = attempt;
    await ask(attempt);
    const closing = await db.transaction().execute(async (tx) => {
      const locked = await lockAttempt(tx, id);
      if (locked?.attempt.status === 'open') {
        await moveAttempt(tx, locked.attempt, 'closing', { due_at: new Date(clock.now() + 30_000) });
      }
      return locked?.attempt;
    });
    if (closing?.status === 'closing' && closing.platform_order_id) {
      const pagePath = silent ? undefined : orderPage(attempt.order_id);
      await cancelAtPlatform(closing.platform_order_id, { comment, pagePath });
      await ask(closing);
    }
    return latestAttempt(db, attempt.order_id);
  }

  /** Best effort: the answer is not believed either way, `ask` decides. */
  async function cancelAtPlatform(platformOrderId: string, words: CloseWords): Promise<void> {
    try {
      await tiki.cancelOrder(platformOrderId, words, QUICK_MS);
    } catch (error) {
      if (!(error instanceof TikiCallError)) throw error;
      log.warn({ err: error, platformOrderId, requestId: error.requestId }, 'canceling at Tiki failed');
    }
  }

  /** Cancels a Tiki order whose id no buyer was given, and rests when Tiki says it is canceled. */
  async function cancelOrphan(attempt: AttemptRow): Promise<void> {
    if (!attempt.platform_order_id) return patchAttempt(db, attempt.id, { due_at: null });
    await cancelAtPlatform(attempt.platform_order_id, { comment: 'never handed out' });
    if (!(await ask(attempt))) return undefined;
    const { platform_status: status } = await attemptById(db, attempt.id);
    if (isGivenBack(status)) await patchAttempt(db, attempt.id, { due_at: null });
    return undefined;
  }

  return { ask, applyAnswer, askSometimes, close, cancelOrphan };
}

/** Tiki says that the order is canceled, and so refunded where it was paid. */
export function isGivenBack(platformStatus: string): boolean {
  return platformStatus === 'canceled' || platformStatus === 'refunded';
}

export type Closing = ReturnType<typeof createClosing>;
