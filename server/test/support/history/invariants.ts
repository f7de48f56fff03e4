import { sql } from 'kysely';
import type { AttemptRow, OrderRow } from '../../../src/tables.ts';
import type { Placed, World } from './world.ts';

/** An order as the sandbox's console shows it. */
interface AtTiki {
  id: string;
  status: string;
  grandTotal: number;
  referenceId: string;
  paidOnline: boolean;
  refunded: boolean;
  history: { to: string }[];
}

interface Ledger {
  placed: readonly Placed[];
  orders: readonly OrderRow[];
  attempts: readonly AttemptRow[];
  lines: readonly { order_id: string; variant_id: string; quantity: number }[];
  variants: readonly { id: string; stock: number }[];
  firstStock: ReadonlyMap<string, number>;
  messageIds: ReadonlySet<string>;
  /** Message ids that we answered 200, the forged ones not among them. */
  acknowledged: readonly string[];
  calledPaid: ReadonlySet<string>;
  atTiki: ReadonlyMap<string, AtTiki>;
}

const SETTLED = ['paid', 'cod_placed', 'completed', 'canceled', 'expired', 'review'];
const GOT_MONEY = ['online_paid', 'processing', 'on_delivery', 'completed'];

/** Point 8 of issue 3, each a list of what contradicts it. */
export const INVARIANTS: Record<string, (ledger: Ledger) => string[]> = {
  'no acknowledged order is lost': ({ placed, orders }) =>
    placed
      .filter(({ orderId }) => orderId)
      .filter(({ orderId, quoteId, method }) => {
        const row = orders.find(({ id }) => id === orderId);
        return row?.quote_id !== quoteId || row.payment_method !== method;
      })
      .map(({ orderId }) => `order ${orderId}`),

  'no acknowledged notification is lost': ({ acknowledged, messageIds }) =>
    acknowledged.filter((id) => !messageIds.has(id)).map((id) => `message ${id}`),

  'a quote is one order': ({ orders }) => duplicates(orders.map(({ quote_id: id }) => id)),

  'never two charges are kept for one order, and none for one that is over': ({ orders, attempts, atTiki }) =>
    orders.flatMap((order) => {
      const kept = charges(order, attempts, atTiki).filter(({ refunded }) => !refunded);
      const allowed = order.status === 'canceled' || order.status === 'expired' ? 0 : 1;
      return kept.length > allowed ? [`${show(order)} keeps ${kept.length} charges`] : [];
    }),

  'stock is never negative': ({ variants }) => variants.filter(({ stock }) => stock < 0).map(({ id }) => id),

  'stock is never leaked': ({ variants, orders, lines, firstStock }) =>
    variants.flatMap(({ id, stock }) => {
      const holders = new Set(orders.filter(({ stock_held: isHeld }) => isHeld).map((order) => order.id));
      const held = lines.filter((line) => line.variant_id === id && holders.has(line.order_id));
      const sum = held.reduce((total, { quantity }) => total + quantity, 0);
      return stock + sum === firstStock.get(id) ? [] : [`${id}: ${stock} + ${sum} held is not ${firstStock.get(id)}`];
    }),

  'only a live or sold order holds stock': ({ orders }) =>
    orders
      .filter(({ status, stock_held: isHeld }) =>
        status === 'canceled' || status === 'expired' ? isHeld : !isHeld && status !== 'review',
      )
      .map(show),

  'no "paid" without evidence': ({ orders, attempts, atTiki, calledPaid }) =>
    orders
      .filter(
        ({ status, payment_method: method }) => method === 'online' && (status === 'paid' || status === 'completed'),
      )
      .concat(orders.filter(({ id }) => calledPaid.has(id)))
      .filter((order) => !charges(order, attempts, atTiki).some(({ grandTotal }) => grandTotal === order.total))
      .map(show),

  'every order ends': ({ orders }) => orders.filter(({ status }) => !SETTLED.includes(status)).map(show),

  'no attempt is left alive under an order that ended': ({ orders, attempts }) =>
    attempts
      .filter(({ status }) => ['creating', 'unknown', 'open', 'closing'].includes(status))
      .filter(({ order_id: id }) => orders.find((order) => order.id === id)?.status !== 'review')
      .map(({ reference_id: reference, status }) => `${reference} is ${status}`),

  'server and sandbox agree on every order whose id the server received': ({ orders, attempts, atTiki }) =>
    attempts
      .filter(({ order_id: id }) => orders.find((order) => order.id === id)?.status !== 'review')
      .flatMap((attempt) => {
        const there = attempt.platform_order_id ? atTiki.get(attempt.platform_order_id) : undefined;
        if (!attempt.platform_order_id) return [];
        if (!there) return [`${attempt.reference_id} is not at Tiki`];
        return agrees(attempt, there) ? [] : [`${attempt.reference_id} is ${attempt.status}, at Tiki ${there.status}`];
      }),

  'a Tiki order whose id the server never received is an unpaid draft': ({ attempts, atTiki }) => {
    const known = new Set(attempts.map(({ platform_order_id: id }) => id));
    return [...atTiki.values()]
      .filter(({ id, status }) => !known.has(id) && status !== 'draft')
      .map(({ referenceId, status }) => `${referenceId} is ${status}`);
  },
};

function agrees({ status, platform_order_id: id }: AttemptRow, there: AtTiki): boolean {
  if (there.id !== id) return false;
  switch (status) {
    case 'paid':
      return there.paidOnline && GOT_MONEY.includes(there.status);
    case 'cod':
      return !there.paidOnline && GOT_MONEY.includes(there.status);
    case 'closed':
    case 'abandoned':
      return there.status === 'canceled';
    default:
      return false;
  }
}

/** Tiki orders of this shop order that were ever paid online. */
function charges(order: OrderRow, attempts: readonly AttemptRow[], atTiki: Ledger['atTiki']): AtTiki[] {
  const references = new Set(attempts.filter((one) => one.order_id === order.id).map((one) => one.reference_id));
  return [...atTiki.values()].filter(({ referenceId, paidOnline }) => paidOnline && references.has(referenceId));
}

function show({ order_no: no, status, review_reason: reason }: OrderRow): string {
  return `${no} is ${status}${reason && ` (${reason})`}`;
}

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

/** Reads both sides as they are now. */
export async function takeLedger(world: World, firstStock: ReadonlyMap<string, number>): Promise<Ledger> {
  const { db } = world.database;
  const made = world.toTiki.arrived.filter(({ kind, status }) => kind === 'create' && status === 200);
  const ids = made.map(({ body }) => (JSON.parse(body) as { data: { order: { id: string } } }).data.order.id);
  const there = await Promise.all(ids.map((id) => world.sandbox.call<AtTiki>('GET', `/_console/orders/${id}`)));
  const { rows: messages } = await sql<{ message_id: string }>`select message_id from ipn_messages`.execute(db);
  return {
    placed: world.placed,
    orders: await db.selectFrom('orders').selectAll().execute(),
    attempts: await db.selectFrom('attempts').selectAll().execute(),
    lines: await db.selectFrom('order_lines').select(['order_id', 'variant_id', 'quantity']).execute(),
    variants: await db.selectFrom('variants').select(['id', 'stock']).execute(),
    firstStock,
    messageIds: new Set(messages.map(({ message_id: id }) => id)),
    acknowledged: world.toUs.arrived
      .filter(({ status }) => status === 200)
      .map(({ sent }) => (JSON.parse(sent.body) as { message_id: string }).message_id),
    calledPaid: world.calledPaid,
    atTiki: new Map(there.map((order) => [order.id, order])),
  };
}

/** Every broken invariant with what breaks it; empty when all hold. */
export function broken(ledger: Ledger): string[] {
  return Object.entries(INVARIANTS).flatMap(([name, check]) => check(ledger).map((what) => `${name}: ${what}`));
}
