import assert from 'node:assert/strict';
import type { Shop } from './shop.ts';

/** One shop order with its payment attempts, as the database file has it. */
export interface OrderRow {
  id: string;
  order_no: string;
  status: string;
  payment_method: string;
  total: number;
  attempts: string[];
  platform_statuses: string[];
}

export const ORDERS = `
  select o.id, o.order_no, o.status, o.payment_method, o.total::int as total,
         array_agg(a.status order by a.attempt_no) as attempts,
         array_agg(a.platform_status order by a.attempt_no) as platform_statuses
  from orders o join attempts a on a.order_id = o.id
  group by o.id order by o.created_at desc`;

export interface Expected {
  status: string;
  attempts: string[];
}

/** What each outcome must have left in the database: noted as it happens, compared in one look into the file. */
export class Ledger {
  readonly #expected = new Map<string, Expected & { outcome: string }>();

  note(orderNo: string, outcome: string, expected: Expected): void {
    this.#expected.set(orderNo, { outcome, ...expected });
  }

  async compare(shop: Shop): Promise<void> {
    const rows = await shop.readDatabase<OrderRow>(ORDERS);
    const found = rows.map(({ order_no, status, attempts }) => {
      const outcome = this.#expected.get(order_no)?.outcome ?? `an order that nobody noted: ${order_no}`;
      return { outcome, status, attempts };
    });
    const expected = [...this.#expected.values()].map(({ outcome, status, attempts }) => ({
      outcome,
      status,
      attempts,
    }));
    const byOutcome = (one: { outcome: string }, other: { outcome: string }) =>
      one.outcome.localeCompare(other.outcome);
    assert.deepEqual(found.toSorted(byOutcome), expected.toSorted(byOutcome));
  }
}
