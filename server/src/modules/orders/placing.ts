import type { OrderRequest, PaymentMethod } from '../../../../contract/orders.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import type { AttemptRow, OrderRow, QuoteRow } from '../../tables.ts';
import { insertAttempt, latestAttempt } from '../payments/repository.ts';
import { newAttempt, type Payments } from '../payments/service.ts';
import { quoteOfCustomer } from '../quotes/repository.ts';
import { reserveStock, takeCoupon } from './holds.ts';
import { insertLines, insertOrder, orderOfQuote } from './repository.ts';

/** How long an order waits for its money, and so holds its stock at most (transitions.ts has the whole rule). */
export const ORDER_LIFE_MS = 24 * 3_600_000;

/** From a quote to an order with its first Tiki order. */
export function createPlacing(deps: Deps & { payments: Payments }) {
  const { db, clock, ids, payments, orderLimit } = deps;

  /**
   * The quote id is the idempotency key: repeated, it finds its order, and an attempt is opened if none ever was.
   * Gives the order's id.
   */
  async function place(customerId: string, request: OrderRequest): Promise<string> {
    const { quoteId, paymentMethod } = request;
    const known = await orderOfQuote(db, customerId, quoteId);
    const placed = known ? { order: known } : await insert(customerId, request);
    const { order } = placed;
    if (order.payment_method !== paymentMethod) throw new AppError('QUOTE_ALREADY_ORDERED');
    const started = 'attempt' in placed ? placed.attempt : undefined;
    if (started || (await isWithoutAttempt(order))) await payments.ensureOpen(order, started);
    return order.id;
  }

  /** A repeat opens an attempt only where Tiki never gave one; paying again after an ended one is the buyer's own act. */
  async function isWithoutAttempt(order: OrderRow): Promise<boolean> {
    const { status } = await latestAttempt(db, order.id);
    return order.status === 'awaiting_payment' && ['creating', 'unknown', 'abandoned'].includes(status);
  }

  /** Order, coupon use, stock, lines and the first attempt in one transaction. The loser of a race gets the winner's order. */
  async function insert(
    customerId: string,
    { quoteId, paymentMethod: method, note = '' }: OrderRequest,
  ): Promise<{ order: OrderRow; attempt?: AttemptRow }> {
    const quote = await quoteOfCustomer(db, customerId, quoteId);
    const now = clock.now();
    assertOrderable(quote, { method, now, orderLimit });
    const { lines, address } = quote;
    const inserted = await db.transaction().execute(async (tx) => {
      const order = await insertOrder(
        tx,
        toOrderRow(quote, { id: ids.id(), orderNo: ids.orderNo(), method, now, note }),
      );
      if (!order) return undefined;
      // Used up or ended since it was quoted: a new quote says why, and what the order costs without it.
      if (!(await takeCoupon(tx, order))) throw new AppError('QUOTE_EXPIRED', { detail: 'the coupon' });
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

  return { place };
}

function assertOrderable(
  quote: QuoteRow | undefined,
  { method, now, orderLimit }: { method: PaymentMethod; now: number; orderLimit: number },
): asserts quote is QuoteRow {
  if (!quote) throw new AppError('NOT_FOUND');
  if (quote.due_at.getTime() <= now) throw new AppError('QUOTE_EXPIRED');
  if (quote.total > orderLimit) throw new AppError('AMOUNT_LIMIT_EXCEEDED');
  if (!quote.orderable) throw new AppError('QUOTE_NOT_ORDERABLE');
  // Nobody is at a door to take the cash for what was handed over at once.
  if (method === 'cod' && quote.lines.some((line) => line.digital)) {
    throw new AppError('QUOTE_NOT_ORDERABLE', { detail: 'digital goods cannot be paid on delivery' });
  }
}

function toOrderRow(
  quote: QuoteRow,
  made: { id: string; orderNo: string; method: PaymentMethod; now: number; note: string },
) {
  const expiresAt = new Date(made.now + ORDER_LIFE_MS);
  const createdAt = new Date(made.now);
  return {
    id: made.id,
    order_no: made.orderNo,
    customer_id: quote.customer_id,
    quote_id: quote.id,
    status: 'awaiting_payment' as const,
    payment_method: made.method,
    subtotal: quote.subtotal,
    shipping_fee: quote.shipping_fee,
    discount: quote.discount,
    total: quote.total,
    coupon_code: quote.coupon_code,
    digital: quote.digital,
    line_count: quote.lines.length,
    title: quote.lines[0]?.name ?? '',
    image: quote.lines[0]?.image ?? '',
    note: made.note.trim(),
    address: JSON.stringify(quote.address),
    stock_held: true,
    created_at: createdAt,
    updated_at: createdAt,
    expires_at: expiresAt,
    due_at: expiresAt,
  };
}
