import type { OrderDetail } from '../../modules/back-office/types.ts';

export interface Moment {
  at: Date;
  what: string;
  by?: string;
  why?: string;
}

/** What happened to an order, oldest first: people's actions, Tiki's words and what we asked of Tiki. */
export function historyOf(order: OrderDetail): Moment[] {
  const moments: (Moment | undefined)[] = [
    { at: order.createdAt, what: 'ordered' },
    order.paidAt ? { at: order.paidAt, what: 'paid' } : undefined,
    ...order.attempts.map(({ createdAt, referenceId }) => ({ at: createdAt, what: `payment ${referenceId} begun` })),
    ...order.messages.map(({ receivedAt, status, outcome }) => ({
      at: receivedAt,
      what: `Tiki said ${status} (${outcome})`,
    })),
    ...order.alarms.flatMap(({ created_at: raised, resolved_at: resolved, kind }) => [
      { at: raised, what: `alarm ${kind}` },
      resolved ? { at: resolved, what: `alarm ${kind} resolved` } : undefined,
    ]),
    ...order.effects.map((effect) => ({
      at: effect.created_at,
      what: `asked of Tiki: ${effect.kind}${effect.due_at ? `, ${effect.tries} tries so far ${effect.last_error}` : ', done'}`,
    })),
    ...order.log.map(({ at, action, who, why }) => ({ at, what: action, by: who, why })),
  ];
  return moments
    .filter((moment): moment is Moment => moment !== undefined)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}
