import type { OrderPage, OrderRequest, OrderView } from '../../../../contract/orders.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import type { AttemptRow, OrderRow, QuoteRow } from '../../tables.ts';
import type { Closing } from '../payments/closing.ts';
import { insertAttempt, latestAttempt, lockOrder, moveOrder } from '../payments/repository.ts';
import { newAttempt, type Payments } from '../payments/service.ts';
import { quoteOfCustomer } from '../quotes/repository.ts';
import { AMOUNT_LIMIT } from '../quotes/service.ts';
import { fromCursor, toCursor } from './cursor.ts';
import {
  insertLines,
  insertOrder,
  orderLines,
  orderOfCustomer,
  orderOfQuote,
  pageOfOrders,
  reserveStock,
} from './repository.ts';
import { toOrderView, toSummary } from './view.ts';

/** How long an order waits for its money, and so holds its stock at most (transitions.ts has the whole rule). */
export const ORDER_LIFE_MS = 24 * 3_600_000;
const PAGE_SIZE = 20;

/** Placing, reading, paying again and canceling a customer's orders. Another customer's order is NOT_FOUND. */
export function createOrders(deps: Deps & { payments: Payments; closing: Closing }) {
  const { db, clock, ids, images, payments, closing } = deps;

  /** The quote id is the idempotency key: repeated, it finds its order, and an attempt is opened if none ever was. */
  async function place(customerId: string, { quoteId, paymentMethod }: OrderRequest): Promise<OrderView> {
    const known = await orderOfQuote(db, customerId, quoteId);
    const placed = known ? { order: known } : await insert(customerId, quoteId, paymentMethod);
    const { order } = placed;
    if (order.payment_method !== paymentMethod) throw new AppError('QUOTE_ALREADY_ORDERED');
    const started = 'attempt' in placed ? placed.attempt : undefined;
    if (started || (await isWithoutAttempt(order))) await payments.ensureOpen(order, started);
    return view(customerId, order.id);
  }

  /** A repeat opens an attempt only where Tiki never gave one; paying again after an ended one is the buyer's own act. */
  async function isWithoutAttempt(order: OrderRow): Promise<boolean> {
    const { status } = await latestAttempt(db, order.id);
    return order.status === 'awaiting_payment' && ['creating', 'unknown', 'abandoned'].includes(status);
  }

  /** Order, lines, stock and the first attempt in one transaction. The loser of a race gets the winner's order. */
  async function insert(
    customerId: string,
    quoteId: string,
    method: OrderRequest['paymentMethod'],
  ): Promise<{ order: OrderRow; attempt?: AttemptRow }> {
    const quote = await quoteOfCustomer(db, customerId, quoteId);
    const now = clock.now();
    assertOrderable(quote, now);
    const { lines, address } = quote;
    const inserted = await db.transaction().execute(async (tx) => {
      const order = await insertOrder(tx, toOrderRow(quote, { id: ids.id(), orderNo: ids.orderNo(), method, now }));
      if (!order) return undefined;
      if (!(await reserveStock(tx, lines))) throw new AppError('OUT_OF_STOCK');
      await insertLines(tx, order.id, lines);
      const attempt = await insertAttempt(tx, newAttempt(deps, order, 1, now));
      if (!attempt || !address) throw new Error('a new order is without its first attempt');
      return { order, attempt };
    });
    if (inserted) return inserted;
    const order = await orderOfQuote(db, customerId, quoteId);
    if (!order) throw new Error('the quote was ordered and its order is gone');
    return { order };
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
      await endAlive(orderId, 'the buyer pays again');
      const now = await owned(customerId, orderId);
      if (now.status === 'awaiting_payment') await payments.ensureOpen(now);
      if (now.status === 'confirming') throw new AppError('PAYMENT_CLOSING');
      if (now.status === 'expired') throw new AppError('ORDER_NOT_PAYABLE');
    }
    return view(customerId, orderId);
  }

  /** Ends the order for good and gives its stock back; repeated, it is canceled still. @throws ORDER_NOT_CANCELABLE, PAYMENT_CLOSING. */
  async function cancel(customerId: string, orderId: string): Promise<OrderView> {
    const before = await owned(customerId, orderId);
    if (before.status === 'awaiting_payment') await endAlive(orderId, 'the buyer cancels');
    await db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, orderId);
      const attempt = await latestAttempt(tx, orderId);
      if (order?.status === 'canceled') return;
      if (order?.status !== 'awaiting_payment') throw new AppError('ORDER_NOT_CANCELABLE');
      if (attempt.status !== 'closed' && attempt.status !== 'abandoned') throw new AppError('PAYMENT_CLOSING');
      await moveOrder(tx, order, 'canceled');
    });
    return view(customerId, orderId);
  }

  /** @throws PAYMENT_CLOSING when Tiki did not make clear how the attempt ended. */
  async function endAlive(orderId: string, comment: string): Promise<void> {
    const attempt = await latestAttempt(db, orderId);
    if (attempt.status !== 'open' && attempt.status !== 'closing') return;
    const ended = await closing.close(attempt, comment);
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
    const [order, attempt, lines] = await Promise.all([
      owned(customerId, orderId),
      latestAttempt(db, orderId),
      orderLines(db, [orderId]),
    ]);
    return toOrderView({ order, attempt, lines }, images.urlOf, clock.now());
  }

  return { place, read, payAgain, cancel, list };
}

export type Orders = ReturnType<typeof createOrders>;

function assertOrderable(quote: QuoteRow | undefined, now: number): asserts quote is QuoteRow {
  if (!quote) throw new AppError('NOT_FOUND');
  if (quote.due_at.getTime() <= now) throw new AppError('QUOTE_EXPIRED');
  if (quote.total > AMOUNT_LIMIT) throw new AppError('AMOUNT_LIMIT_EXCEEDED');
  if (!quote.orderable) throw new AppError('QUOTE_NOT_ORDERABLE');
}

function toOrderRow(
  quote: QuoteRow,
  made: { id: string; orderNo: string; method: OrderRequest['paymentMethod']; now: number },
) {
  const expiresAt = new Date(made.now + ORDER_LIFE_MS);
  return {
    id: made.id,
    order_no: made.orderNo,
    customer_id: quote.customer_id,
    quote_id: quote.id,
    status: 'awaiting_payment' as const,
    payment_method: made.method,
    subtotal: quote.subtotal,
    shipping_fee: quote.shipping_fee,
    total: quote.total,
    line_count: quote.lines.length,
    title: quote.lines[0]?.name ?? '',
    image: quote.lines[0]?.image ?? '',
    address: JSON.stringify(quote.address),
    stock_held: true,
    created_at: new Date(made.now),
    expires_at: expiresAt,
    due_at: expiresAt,
  };
}
