import type { TikiOrder } from '../../../../tiki-api/order.ts';
import type { Deps } from '../../deps.ts';
import type { AttemptRow } from '../../tables.ts';
import { TikiCallError } from '../../tiki-client.ts';

/**
 * What Tiki says about up to a hundred open attempts, in one call. Nothing about those it does not name; nothing at
 * all when it does not answer: they are due again soon.
 */
export async function newsOf(
  { tiki, log }: Pick<Deps, 'tiki' | 'log'>,
  open: readonly AttemptRow[],
): Promise<ReadonlyMap<string, TikiOrder>> {
  const byPlatformId = new Map(open.map((attempt) => [attempt.platform_order_id ?? '', attempt.id]));
  byPlatformId.delete('');
  if (byPlatformId.size === 0) return new Map();
  try {
    const told = await tiki.listOrders([...byPlatformId.keys()]);
    return new Map(told.map((order) => [byPlatformId.get(order.id) ?? '', order]));
  } catch (error) {
    if (!(error instanceof TikiCallError)) throw error;
    log.warn({ err: error, requestId: error.requestId }, 'listing orders at Tiki failed');
    return new Map();
  }
}

/** Tiki says what it said before, and that is that nothing has happened yet. */
export function isStillWaiting(
  attempt: AttemptRow,
  { status, grand_total: total, reference_id: reference }: TikiOrder,
): boolean {
  const isOurs = total === attempt.grand_total && reference === attempt.reference_id;
  return isOurs && status === attempt.platform_status && /^(draft$|waiting_)/.test(status);
}
