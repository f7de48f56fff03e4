import type { OrderPage, OrderRequest, OrderView } from '../../../../contract/orders.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import type { OrderRow } from '../../tables.ts';
import { enqueueEffect } from '../effects/repository.ts';
import type { Effects } from '../effects/service.ts';
import type { Closing } from '../payments/closing.ts';
import { latestAttempt, lockOrder, moveOrder } from '../payments/repository.ts';
import type { Payments } from '../payments/service.ts';
import { fromCursor, toCursor } from './cursor.ts';
import { createPlacing } from './placing.ts';
import { attemptsOf, orderLines, orderOfCustomer, pageOfOrders } from './repository.ts';
import { mayBuyerCancelSold, toOrderView, toSummary } from './view.ts';

const PAGE_SIZE = 20;

/** Placing, reading, paying again and canceling a customer's orders. Another customer's order is NOT_FOUND. */
export function createOrders(deps: Deps & { payments: Payments; closing: Closing; effects: Effects }) {
  const { db, clock, images, payments, closing, effects } = deps;
  const placing = createPlacing(deps);

  async function place(customerId: string, request: OrderRequest): Promise<OrderView> {
    return view(customerId, await placing.place(customerId, request));
  }

  /** One order as the server knows it; an open attempt is asked about at Tiki at most once per 3 s. */
  async function read(customerId: string, orderId: string): Promise<OrderView> {
    await owned(customerId, orderId);
    await closing.askSometimes(await latestAttempt(db, orderId));
    return view(customerId, orderId);
  }

  /** DESIGN.md section 3.6. @throws ORDER_NOT_PAYABLE, PAYMENT_CLOSING, and what opening an attempt throws. */
  async function payAgain(customerId: string, orderId: string): Promise<OrderView> {
    const order = await owned(customerId, orderId);
    if (order.status === 'confirming') throw new AppError('PAYMENT_CLOSING');
    if (order.status !== 'awaiting_payment' && order.status !== 'paid' && order.status !== 'cod_placed') {
      throw new AppError('ORDER_NOT_PAYABLE');
    }
    if (order.status === 'awaiting_payment') {
      if (order.expires_at.getTime() <= clock.now()) throw new AppError('ORDER_NOT_PAYABLE');
      await endAlive(orderId, 'the buyer pays again', { silent: true });
      const now = await owned(customerId, orderId);
      if (now.status === 'awaiting_payment') await payments.ensureOpen(now);
      if (now.status === 'confirming') throw new AppError('PAYMENT_CLOSING');
      if (now.status === 'expired') throw new AppError('ORDER_NOT_PAYABLE');
    }
    return view(customerId, orderId);
  }

  /**
   * Ends the order for good and gives its stock back; repeated, it is canceled still. One that is paid, or placed for
   * cash, can be canceled until it is packed, as the customer could at Tiki (tiki-platform.md section 4 row 12,
   * section 10 row 16): Tiki then refunds in full. @throws ORDER_NOT_CANCELABLE, PAYMENT_CLOSING.
   */
  async function cancel(customerId: string, orderId: string): Promise<OrderView> {
    const before = await owned(customerId, orderId);
    if (before.status === 'awaiting_payment') await endAlive(orderId, 'the buyer cancels');
    const isSold = await db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order?.status === 'canceled') return false;
      // Paid while the buyer canceled the unpaid order: told so, and asked again.
      if (order && before.status !== 'awaiting_payment' && mayBuyerCancelSold(order)) {
        await intendCancel(order);
        return true;
      }
      if (order?.intent === 'canceling') return true;
      if (order?.status !== 'awaiting_payment') throw new AppError('ORDER_NOT_CANCELABLE');
      const attempt = await latestAttempt(tx, orderId);
      if (attempt.status !== 'closed' && attempt.status !== 'abandoned') throw new AppError('PAYMENT_CLOSING');
      await moveOrder(tx, order, 'canceled', { now: clock.now() });
      return false;

      async function intendCancel({ id, kept_attempt_id: attemptId }: OrderRow): Promise<void> {
        if (!attemptId) throw new Error(`order ${id} is sold without an attempt`);
        await tx.updateTable('orders').set({ intent: 'canceling' }).where('id', '=', id).execute();
        const effect = { kind: 'cancel', orderId: id, attemptId, comment: 'the buyer cancels' } as const;
        await enqueueEffect(tx, effect, clock.now());
      }
    });
    if (isSold) {
      await effects.run(clock.now(), orderId);
      if ((await owned(customerId, orderId)).status !== 'canceled') throw new AppError('PAYMENT_CLOSING');
    }
    return view(customerId, orderId);
  }

  /** @throws PAYMENT_CLOSING when Tiki did not make clear how the attempt ended. */
  async function endAlive(orderId: string, comment: string, told: { silent?: boolean } = {}): Promise<void> {
    const attempt = await latestAttempt(db, orderId);
    if (attempt.status !== 'open' && attempt.status !== 'closing') return;
    const ended = await closing.close(attempt, comment, told);
    if (ended.status === 'open' || ended.status === 'closing') throw new AppError('PAYMENT_CLOSING');
  }

  async function list(customerId: string, cursor: string | undefined): Promise<OrderPage> {
    const { rows, attempts } = await pageOfOrders(db, customerId, fromCursor(cursor), PAGE_SIZE + 1);
    const shown = rows.slice(0, PAGE_SIZE);
    const last = shown.at(-1);
    return {
      items: shown.map((order) => toSummary(order, attempts.get(order.id)!, images.urlOf)),
      nextCursor: last && rows.length > PAGE_SIZE ? toCursor(last) : null,
    };
  }

  async function owned(customerId: string, orderId: string): Promise<OrderRow> {
    const order = await orderOfCustomer(db, customerId, orderId);
    if (!order) throw new AppError('NOT_FOUND');
    return order;
  }

  async function view(customerId: string, orderId: string): Promise<OrderView> {
    const [order, attempts, lines] = await Promise.all([
      owned(customerId, orderId),
      attemptsOf(db, orderId),
      orderLines(db, [orderId]),
    ]);
    return toOrderView({ order, attempts, lines }, images.urlOf, clock.now());
  }

  return { place, read, payAgain, cancel, list };
}

export type Orders = ReturnType<typeof createOrders>;
