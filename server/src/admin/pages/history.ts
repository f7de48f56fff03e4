import type { OrderDetail } from '../../modules/back-office/types.ts';
import type { Words } from '../words.ts';

export interface Moment {
  at: Date;
  what: Words;
  by?: string;
  why?: string;
}

/** What happened to an order, oldest first: people's actions, Tiki's words and what we asked of Tiki. */
export function historyOf(order: OrderDetail): Moment[] {
  const moments: (Moment | undefined)[] = [
    { at: order.createdAt, what: ['ordered', 'đặt hàng'] },
    order.paidAt ? { at: order.paidAt, what: ['paid', 'đã thanh toán'] } : undefined,
    ...order.attempts.map(({ createdAt, referenceId }): Moment => ({
      at: createdAt,
      what: [`payment ${referenceId} begun`, `bắt đầu thanh toán ${referenceId}`],
    })),
    ...order.messages.map(({ receivedAt, status, outcome }): Moment => ({
      at: receivedAt,
      what: [`Tiki said ${status} (${outcome})`, `Tiki báo ${status} (${outcome})`],
    })),
    ...order.alarms.flatMap(({ created_at: raised, resolved_at: resolved, kind }): (Moment | undefined)[] => [
      { at: raised, what: [`alarm ${kind}`, `cảnh báo ${kind}`] },
      resolved ? { at: resolved, what: [`alarm ${kind} resolved`, `đã xử lý cảnh báo ${kind}`] } : undefined,
    ]),
    ...order.effects.map((effect): Moment => ({ at: effect.created_at, what: effectWords(effect) })),
    ...order.log.map(({ at, action, who, why }): Moment => ({ at, what: [action, ''], by: who, why })),
  ];
  return moments
    .filter((moment): moment is Moment => moment !== undefined)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

function effectWords({ kind, due_at: due, tries, last_error: error }: OrderDetail['effects'][number]): Words {
  return due
    ? [`asked of Tiki: ${kind}, ${tries} tries so far ${error}`, `yêu cầu Tiki: ${kind}, đã thử ${tries} lần ${error}`]
    : [`asked of Tiki: ${kind}, done`, `yêu cầu Tiki: ${kind}, xong`];
}
