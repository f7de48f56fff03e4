import type { Transaction } from 'kysely';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import type { OrderRow, Tables } from '../../tables.ts';
import { enqueueEffect } from '../effects/repository.ts';
import type { Effects } from '../effects/service.ts';
import { fromCursor, toCursor } from '../orders/cursor.ts';
import { latestAttempt, lockOrder, moveAttempt, moveOrder } from '../payments/repository.ts';
import { alarmList, logList, resolveAlarm } from './alarms.ts';
import { logAction } from './log.ts';
import { countOrders, openAlarmsOf, orderRow, orderRows, partsOfOrder, rowsInReview } from './orders-repository.ts';
import type { ActionResult, Actor, OrderActions, OrderDetail, OrderRowView } from './types.ts';

const PAGE = 50;
const MAX_PAGE = 200;

type Tx = Transaction<Tables>;
type Action = 'pack' | 'complete' | 'cancel' | 'accept';

/**
 * A person's work on orders. What a person decides is an intent first, committed with the log and an effect in the
 * outbox; then Tiki is called and asked, at once and, where it stays unclear, by the sweep (section 10, row 16).
 */
export function createOrderActions(deps: Deps & { effects: Effects }): OrderActions {
  const { db, clock, effects } = deps;

  /** Locks the order, logs, decides; then does what that left in the outbox. `undefined` of `decide`: nothing to wait for. */
  async function act(
    orderId: string,
    actor: Actor,
    action: Action,
    decide: (tx: Tx, order: OrderRow, now: number) => Promise<void>,
  ): Promise<ActionResult> {
    const now = clock.now();
    await db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (!order) throw new AppError('NOT_FOUND');
      await logAction(tx, actor, { action, target: orderId }, now);
      await decide(tx, order, now);
    });
    await effects.run(now, orderId);
    const order = await row(orderId);
    return { order, done: order.intent === '' };
  }

  async function row(orderId: string): Promise<OrderRowView> {
    const found = await orderRow(db, orderId);
    if (!found) throw new AppError('NOT_FOUND');
    return found;
  }

  const pack = (orderId: string, actor: Actor) =>
    act(orderId, actor, 'pack', async (tx, order, now) => {
      if (order.status !== 'paid' && order.status !== 'cod_placed') throw new AppError('ORDER_NOT_CANCELABLE');
      if (order.intent === 'canceling') throw new AppError('ORDER_NOT_CANCELABLE', { detail: 'it is being canceled' });
      const packed = { packed_at: order.packed_at ?? new Date(now), updated_at: new Date(now) };
      await tx.updateTable('orders').set(packed).where('id', '=', orderId).execute();
    });

  const complete = (orderId: string, actor: Actor) =>
    act(orderId, actor, 'complete', async (tx, order, now) => {
      if (order.status === 'completed' || order.intent === 'completing') return;
      const canBe = order.status === 'paid' || order.status === 'cod_placed' || order.status === 'review';
      if (!canBe || order.intent !== '') throw new AppError('ORDER_NOT_PAYABLE', { detail: 'it cannot be completed' });
      const delivered = { delivered_at: order.delivered_at ?? new Date(now), intent: 'completing' as const };
      await tx.updateTable('orders').set(delivered).where('id', '=', orderId).execute();
      const attemptId = order.kept_attempt_id ?? (await latestAttempt(tx, orderId)).id;
      await enqueueEffect(tx, { kind: 'complete', orderId, attemptId, comment: 'delivered' }, now);
    });

  const cancel = (orderId: string, actor: Actor) =>
    act(orderId, actor, 'cancel', async (tx, order, now) => {
      if (order.status === 'canceled' || order.intent === 'canceling') return;
      if (order.status === 'completed' || order.status === 'expired' || order.intent !== '') {
        throw new AppError('ORDER_NOT_CANCELABLE');
      }
      const latest = await latestAttempt(tx, orderId);
      const attemptId = order.kept_attempt_id ?? latest.id;
      const isOver = latest.status === 'closed' || latest.status === 'abandoned';
      if (attemptId === latest.id && isOver) return moveOrder(tx, order, 'canceled', { now });
      if (latest.status === 'creating' || latest.status === 'unknown') throw new AppError('PAYMENT_CLOSING');
      if (latest.status === 'open') await moveAttempt(tx, latest, 'closing');
      await tx.updateTable('orders').set({ intent: 'canceling' }).where('id', '=', orderId).execute();
      await enqueueEffect(tx, { kind: 'cancel', orderId, attemptId, comment: 'the shop cancels' }, now);
      return undefined;
    });

  const accept = (orderId: string, actor: Actor) =>
    act(orderId, actor, 'accept', async (tx, order, now) => {
      if (order.status !== 'review' || order.intent !== '') throw new AppError('ORDER_NOT_PAYABLE');
      const latest = await latestAttempt(tx, orderId);
      const keptAttemptId = order.kept_attempt_id ?? latest.id;
      if (keptAttemptId === latest.id && latest.status !== 'paid') {
        const canBe = latest.status === 'open' || latest.status === 'closing';
        if (!canBe) throw new AppError('ORDER_NOT_PAYABLE', { detail: 'its payment has ended at Tiki' });
        await moveAttempt(tx, latest, 'paid', { due_at: new Date(now) });
      }
      await moveOrder(tx, order, 'paid', { now, keptAttemptId });
      if (order.digital) {
        const deliver = { kind: 'deliver', orderId, attemptId: keptAttemptId, comment: 'digital goods' } as const;
        await enqueueEffect(tx, deliver, now);
      }
    });

  return {
    async listByState(filter) {
      const limit = Math.min(Math.max(filter.limit ?? PAGE, 1), MAX_PAGE);
      const found = await orderRows(db, filter, fromCursor(filter.cursor), limit + 1);
      const items = found.slice(0, limit);
      const last = items.at(-1);
      const more = found.length > limit && last;
      return { items, nextCursor: more ? toCursor({ created_at: last.createdAt, id: last.orderId }) : null };
    },
    countByState: () => countOrders(db),
    async reviewQueue() {
      const found = await rowsInReview(db, MAX_PAGE);
      const open = await openAlarmsOf(
        db,
        found.map(({ orderId }) => orderId),
      );
      return found.map((one) => ({ ...one, alarms: open.filter((alarm) => alarm.order_id === one.orderId) }));
    },
    readOrder: async (orderId) => toDetail(await row(orderId), await partsOfOrder(db, orderId)),
    pack,
    complete,
    cancel,
    accept,
    alarms: (filter) => alarmList(db, filter),
    resolveAlarm: (alarmId, actor) => resolveAlarm(db, alarmId, actor, clock.now()),
    log: (filter) => logList(db, filter),
  };
}

function toDetail(view: OrderRowView, parts: Awaited<ReturnType<typeof partsOfOrder>>): OrderDetail {
  const { order, attempts, messages, ...rest } = parts;
  return {
    ...view,
    ...rest,
    subtotal: order.subtotal,
    shippingFee: order.shipping_fee,
    discount: order.discount,
    couponCode: order.coupon_code,
    address: order.address,
    note: order.note,
    attempts: attempts.map((attempt) => ({
      attemptId: attempt.id,
      attemptNo: attempt.attempt_no,
      referenceId: attempt.reference_id,
      status: attempt.status,
      kept: order.kept_attempt_id === attempt.id,
      platformOrderId: attempt.platform_order_id ?? '',
      platformStatus: attempt.platform_status,
      tikiOrderCode: attempt.tiki_order_code,
      grandTotal: attempt.grand_total,
      createdAt: attempt.created_at,
    })),
    messages: messages.map((message) => ({
      messageId: message.message_id,
      status: message.status,
      grandTotal: message.grand_total,
      outcome: message.outcome,
      createdAt: message.message_created_at,
      receivedAt: message.received_at,
    })),
  };
}
