import { Client } from 'pg';
import { randomIds } from '../../server/src/ids.ts';
import { round } from './load.ts';
import type { Report } from './money.ts';
import { CUSTOMER, makeQuotes, type Rig } from './rig.ts';

const CONNECTIONS = 10;

/** The statements of one order, with nothing else: no HTTP, no Tiki, no checks. What PostgreSQL itself gives here. */
export async function benchSqlAlone({ makeDatabase }: Rig, report: Report, seconds: number): Promise<void> {
  const { url, database } = await makeDatabase();
  const quotes = await makeQuotes(database, 20_000);
  const clients = Array.from({ length: CONNECTIONS }, () => new Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const end = performance.now() + seconds * 1_000;
  let done = 0;
  const begun = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let quote = quotes.shift(); quote && performance.now() < end; quote = quotes.shift()) {
        await runOrder(client, quote);
        done += 1;
      }
    }),
  );
  const perSecond = round((done / (performance.now() - begun)) * 1_000);
  await Promise.all(clients.map((client) => client.end()));
  report({
    name: 'SQL of an order alone, per second',
    ours: perSecond,
    reference: null,
    ratio: null,
    connections: CONNECTIONS,
  });
}

async function runOrder(client: Client, quoteId: string): Promise<void> {
  const [order, attempt] = [randomIds.id(), randomIds.id()];
  await client.query('select * from sessions where token_hash = $1', ['none']);
  await client.query('select * from orders where customer_id = $1 and quote_id = $2', [CUSTOMER, quoteId]);
  await client.query('select * from quotes where id = $1 and customer_id = $2', [quoteId, CUSTOMER]);
  await client.query('begin');
  await client.query(
    `insert into orders (id, order_no, customer_id, quote_id, status, payment_method, subtotal, shipping_fee, total,
       line_count, title, image, address, stock_held, created_at, updated_at, expires_at, due_at)
     select $1, $2, customer_id, id, 'awaiting_payment', 'online', subtotal, shipping_fee, total,
       2, 'title', 'image', address, true, now(), now(), now() + interval '1 day', now() + interval '1 day'
     from quotes where id = $3`,
    [order, `S-${order.slice(0, 12)}`, quoteId],
  );
  await client.query(
    `with wanted as (select l ->> 'variantId' as id, 1 as quantity from quotes, jsonb_array_elements(lines) as l where quotes.id = $1),
       locked as (select v.id from variants v join wanted on wanted.id = v.id order by v.id for update of v)
     update variants set stock = variants.stock - wanted.quantity from wanted, locked
     where variants.id = wanted.id and locked.id = wanted.id and variants.stock >= wanted.quantity`,
    [quoteId],
  );
  await client.query(
    `insert into order_lines (order_id, position, variant_id, product_id, name, variant_name, image, unit_price, quantity)
     select $1, n - 1, l ->> 'variantId', l ->> 'productId', l ->> 'name', l ->> 'variantName', l ->> 'image',
       (l ->> 'unitPrice')::bigint, 1
     from quotes, jsonb_array_elements(lines) with ordinality as t (l, n) where quotes.id = $2`,
    [order, quoteId],
  );
  await client.query(
    `insert into attempts (id, order_id, attempt_no, reference_id, environment, status, grand_total, created_at, due_at)
     select $1, $2, 1, $3, 'sandbox', 'creating', total, now(), now() from orders where id = $2`,
    [attempt, order, `S-${attempt}`],
  );
  await client.query('commit');
  await client.query('select * from order_lines where order_id in ($1) order by position', [order]);
  await client.query('begin');
  await client.query('select id, order_id from attempts where id = $1', [attempt]);
  await client.query('select * from orders where id = $1 for update', [order]);
  await client.query('select * from attempts where id = $1', [attempt]);
  await client.query(`update attempts set platform_order_id = $1, status = 'open', due_at = now() where id = $1`, [
    attempt,
  ]);
  await client.query('commit');
  await client.query('select * from orders where id = $1 and customer_id = $2', [order, CUSTOMER]);
  await client.query('select * from attempts where order_id = $1 order by attempt_no desc limit 1', [order]);
  await client.query('select * from order_lines where order_id in ($1) order by position', [order]);
}
