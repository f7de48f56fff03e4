import { Kysely, PostgresDialect, sql, type CompiledQuery } from 'kysely';
import { Pool } from 'pg';
import { pageOfProducts, productById } from '../../server/src/modules/catalog/repository.ts';
import { orderOfCustomer, pageOfOrders } from '../../server/src/modules/orders/repository.ts';
import type { Tables } from '../../server/src/tables.ts';
import type { Database } from '../../server/src/database.ts';
import { fire, round, summarise, type Shot } from './load.ts';
import type { Report } from './money.ts';
import { CUSTOMER, TOKENS, type Rig } from './rig.ts';

const REQUESTS = 300;

/** Reading pages at a small and at a large number of products and orders, and the plans that show why it is the same. */
export async function benchPages(rig: Rig, report: Report, sizes: [number, number]): Promise<void> {
  const shops = [];
  for (const size of sizes) {
    const { url, database } = await rig.makeDatabase();
    await fill(database, size);
    shops.push({ size, url, origin: await rig.startServer(url), shots: await pageShots(database) });
  }
  const [small, large] = shops as [(typeof shops)[0], (typeof shops)[0]];
  for (const [name, first] of Object.entries(small.shots)) {
    const times: [number[], number[]] = [[], []];
    for (let at = 0; at < REQUESTS + 50; at += 1) {
      for (const [which, origin, shot] of [
        [0, small.origin, first],
        [1, large.origin, large.shots[name]!],
      ] as const) {
        const begun = performance.now();
        const { status } = await fire(origin, shot);
        if (status !== 200) throw new Error(`${name}: ${status}`);
        if (at >= 50) times[which].push(performance.now() - begun);
      }
    }
    const [few, many] = times.map((measured) => summarise(measured, 0, 1_000)) as [
      ReturnType<typeof summarise>,
      ReturnType<typeof summarise>,
    ];
    report({
      name: `${name}: p50 ms at ${large.size} against ${small.size}`,
      ours: many.p50Ms,
      reference: few.p50Ms,
      ratio: round(many.p50Ms / few.p50Ms),
    });
  }
  for (const [name, plan] of Object.entries(await plansOf(large.url))) {
    report({ name: `plan of ${name} at ${large.size}`, ours: 0, reference: null, ratio: null, plan });
  }
}

/** As many products and orders; fifty orders of the benchmark's customer, fifty of each other one. */
async function fill({ db }: Database, size: number): Promise<void> {
  await sql`
    insert into products (id, category_id, name, brand, description, image, search_name, search_text, position)
    select 'p' || n, (select id from categories order by position limit 1), 'Món hàng số ' || n, 'Hãng ' || n % 500, 'Mô tả', '',
      words, words || ' cua hang', 10000 + n
    from generate_series(1, ${size}::int) as n,
      concat('mon hang so ', n, ' loai', n % 20, ' nhom', n % 1000, ' hang', n % 500) as words`.execute(db);
  await sql`
    insert into variants (id, product_id, name, price, stock, position)
    select 'v' || n, 'p' || n, '', 10000 + n % 900 * 1000, 10, 0 from generate_series(1, ${size}::int) as n`.execute(
    db,
  );
  await sql`
    insert into orders (id, order_no, customer_id, quote_id, status, payment_method, subtotal, shipping_fee, total, line_count,
      title, image, address, stock_held, created_at, expires_at, due_at)
    select 'o' || n, 'B-' || n, case when n % (${size}::int / 50) = 0 then ${CUSTOMER} else 'c' || n % (${size}::int / 50) end, 'q' || n,
      'completed', 'online', 50000, 0, 50000, 1, 'Món hàng', '', '{"fullName":"Lan","phone":"0","street":"1","ward":"","district":"","province":"Huế"}',
      true, now() - n * interval '1 minute', now(), null
    from generate_series(1, ${size}::int) as n`.execute(db);
  await sql`
    insert into order_lines (order_id, position, variant_id, product_id, name, variant_name, image, unit_price, quantity)
    select 'o' || n, 0, 'v' || n, 'p' || n, 'Món hàng', '', '', 50000, 1 from generate_series(1, ${size}::int) as n`.execute(
    db,
  );
  await sql`
    insert into attempts (id, order_id, attempt_no, reference_id, environment, status, grand_total, platform_order_id, platform_status, created_at)
    select 'a' || n, 'o' || n, 1, 'B-' || n || '-1', 'sandbox', 'paid', 50000, 't' || n, 'completed', now()
    from generate_series(1, ${size}::int) as n`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

async function pageShots({ db }: Database): Promise<Record<string, Shot>> {
  const headers = { authorization: `Bearer ${TOKENS[0]}` };
  const own = await db
    .selectFrom('orders')
    .select('id')
    .where('customer_id', '=', CUSTOMER)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ position: number }>`select max(position) - 100 as position from products`.execute(db);
  const deep = Buffer.from(`p${rows[0]!.position}`).toString('base64url');
  return {
    'list of products': { method: 'GET', path: '/v1/products' },
    'list of products, near its end': { method: 'GET', path: `/v1/products?cursor=${deep}` },
    'a product': { method: 'GET', path: '/v1/products/p777' },
    'search for a rare word': { method: 'GET', path: '/v1/products?query=777' },
    'search for a word of every 20th product': { method: 'GET', path: '/v1/products?query=loai7' },
    'search for a word of every product': { method: 'GET', path: '/v1/products?query=mon%20hang' },
    'list of orders': { method: 'GET', path: '/v1/orders', headers },
    'an order': { method: 'GET', path: `/v1/orders/${own.id}`, headers },
  };
}

/** The plans of the very statements that the server builds, one line each. */
async function plansOf(url: string): Promise<Record<string, string>> {
  const pool = new Pool({ connectionString: url, max: 1 });
  let caught: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void caught.push(query),
  });
  const asked: Record<string, () => Promise<unknown>> = {
    'list of products': () => pageOfProducts(db, { words: [], among: 'name', limit: 21 }),
    'list of products of a category': () =>
      pageOfProducts(db, { words: [], among: 'name', categoryId: 'none', limit: 21 }),
    'search for a rare word': () => pageOfProducts(db, { words: ['777'], among: 'name', limit: 21 }),
    'search for a common word': () => pageOfProducts(db, { words: ['mon', 'hang'], among: 'name', limit: 21 }),
    'a product': () => productById(db, 'p777'),
    'list of orders': () => pageOfOrders(db, CUSTOMER, undefined, 21),
    'an order': () => orderOfCustomer(db, CUSTOMER, 'o777'),
  };
  const plans: Record<string, string> = {};
  for (const [name, ask] of Object.entries(asked)) {
    caught = [];
    await ask();
    const lines: string[] = [];
    for (const { sql: text, parameters } of caught) {
      const { rows } = await pool.query<Record<string, string>>(`explain (costs off) ${text}`, [...parameters]);
      lines.push(
        rows
          .map((row) => (row['QUERY PLAN'] ?? '').trim())
          .filter((line) => /Scan|Limit|Sort/.test(line))
          .join('; '),
      );
    }
    plans[name] = lines.join(' | ');
  }
  await db.destroy();
  return plans;
}
