import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import { Pool, type PoolClient } from 'pg';

// What the server is measured against: the same SQL and the same signed calls, straight through `pg` and `node:http`.
const { SERVER_PORT, TIKI_BASE_URL = '', TIKI_CLIENT_KEY = '', TIKI_CLIENT_SECRET = '', DATABASE_URL } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL, max: 10 });
const agent = new Agent({ keepAlive: true });
const tiki = new URL(TIKI_BASE_URL);
const id = () => randomBytes(16).toString('base64url');

interface TikiOrder {
  id: string;
  status: string;
  grand_total: number;
  reference_id: string;
  tiki_order_code: string;
}
interface Line {
  variantId: string;
  productId: string;
  name: string;
  variantName: string;
  image: string;
  unitPrice: number;
  quantity: number;
}

function sign(timestamp: string, subject: string | Buffer): string {
  const payload = Buffer.concat([Buffer.from(`${timestamp}.${TIKI_CLIENT_KEY}.`), Buffer.from(subject)]);
  return createHmac('sha256', TIKI_CLIENT_SECRET).update(payload.toString('base64url')).digest('hex');
}

function callTiki(method: string, target: string, body = ''): Promise<TikiOrder> {
  const timestamp = String(Date.now());
  const headers = {
    'content-type': 'application/json',
    'x-tiniapp-client-id': TIKI_CLIENT_KEY,
    'x-tiniapp-timestamp': timestamp,
    'x-tiniapp-signature': sign(timestamp, body || target),
    ...(body && { 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, hostname: tiki.hostname, port: tiki.port, method, path: tiki.pathname + target, headers },
      (reply) => {
        read(reply).then((text) => resolve(JSON.parse(text.toString()).data.order), reject);
      },
    );
    sent.once('error', reject).end(body);
  });
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function transaction<Result>(work: (tx: PoolClient) => Promise<Result>): Promise<Result> {
  const tx = await pool.connect();
  try {
    await tx.query('begin');
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    await tx.query('rollback');
    throw error;
  } finally {
    tx.release();
  }
}

/** Order, stock, lines and attempt in one transaction, the Tiki order beside it, its id in a second one. */
async function place(authorization: string, quoteId: string, method: string): Promise<object> {
  const hash = createHash('sha256').update(authorization.slice(7)).digest('base64url');
  const customer = (await pool.query('select * from sessions where token_hash = $1', [hash])).rows[0]?.customer_id;
  if ((await pool.query('select * from orders where customer_id = $1 and quote_id = $2', [customer, quoteId])).rows[0])
    throw new Error('repeated');
  const quote = (await pool.query('select * from quotes where id = $1 and customer_id = $2', [quoteId, customer]))
    .rows[0];
  const lines = quote.lines as Line[];
  const now = new Date();
  const end = new Date(now.getTime() + 86_400_000);
  const made = await transaction(async (tx) => {
    const order = (
      await tx.query(
        'insert into orders (id, order_no, customer_id, quote_id, status, payment_method, subtotal, shipping_fee, discount, total, coupon_code, digital, line_count, title, image, address, stock_held, created_at, updated_at, expires_at, due_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) on conflict (customer_id, quote_id) do nothing returning *',
        [
          id(),
          `R-${id().slice(0, 12)}`,
          customer,
          quoteId,
          'awaiting_payment',
          method,
          quote.subtotal,
          quote.shipping_fee,
          0,
          quote.total,
          null,
          false,
          lines.length,
          lines[0]?.name,
          lines[0]?.image,
          JSON.stringify(quote.address),
          true,
          now,
          now,
          end,
          end,
        ],
      )
    ).rows[0];
    const wanted = JSON.stringify(lines.map(({ variantId, quantity }) => ({ id: variantId, quantity })));
    const taken = await tx.query(
      'with wanted as (select * from jsonb_to_recordset($1::jsonb) as w (id text, quantity integer)), locked as (select v.id from variants v join wanted on wanted.id = v.id order by v.id for update of v) update variants set stock = variants.stock - wanted.quantity from wanted, locked where variants.id = wanted.id and locked.id = wanted.id and variants.stock >= wanted.quantity returning variants.id',
      [wanted],
    );
    if (taken.rowCount !== lines.length) throw new Error('out of stock');
    const rows = lines.map((line, at) => [
      order.id,
      at,
      line.variantId,
      line.productId,
      line.name,
      line.variantName,
      line.image,
      line.unitPrice,
      line.quantity,
      null,
      false,
    ]);
    const places = rows
      .map((row, at) => `(${row.map((_, column) => `$${at * row.length + column + 1}`).join(', ')})`)
      .join(', ');
    await tx.query(
      `insert into order_lines (order_id, position, variant_id, product_id, name, variant_name, image, unit_price, quantity, sku, digital) values ${places}`,
      rows.flat(),
    );
    const attempt = (
      await tx.query(
        'insert into attempts (id, order_id, attempt_no, reference_id, environment, status, grand_total, platform_order_id, last_message_at, asked_at, created_at, due_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning *',
        [
          id(),
          order.id,
          1,
          `${order.order_no}-1`,
          'sandbox',
          'creating',
          order.total,
          null,
          null,
          null,
          now,
          new Date(now.getTime() + 15_000),
        ],
      )
    ).rows[0];
    return { order, attempt };
  });
  const { order, attempt } = made;
  const stored = (await pool.query('select * from order_lines where order_id in ($1) order by position', [order.id]))
    .rows;
  const { fullName, phone, street, province } = order.address;
  const at = await callTiki(
    'POST',
    '/order',
    JSON.stringify({
      customer_id: customer,
      reference_id: attempt.reference_id,
      shipping_fee: Number(order.shipping_fee),
      items: stored.map((line) => ({
        name: `${line.name} - ${line.variant_name}`,
        quantity: line.quantity,
        price: Number(line.unit_price),
        image_url: `https://shop.example/images/${line.image}`,
      })),
      customer_info: { name: fullName, phone, street: `${street}, ${province}` },
    }),
  );
  await transaction(async (tx) => {
    await tx.query('select id, order_id from attempts where id = $1', [attempt.id]);
    await tx.query('select * from orders where id = $1 for update', [order.id]);
    const { status } = (await tx.query('select * from attempts where id = $1', [attempt.id])).rows[0];
    if (at.grand_total !== Number(order.total) || at.reference_id !== attempt.reference_id) throw new Error('not ours');
    await tx.query(
      'update attempts set platform_order_id = $1, platform_status = $2, due_at = $3, status = $4, version = $5 where id = $6 and status = $7',
      [at.id, at.status, end, 'open', 1, attempt.id, status],
    );
  });
  const [shown, latest, own] = await Promise.all([
    pool.query('select * from orders where id = $1 and customer_id = $2', [order.id, customer]),
    pool.query('select * from attempts where order_id = $1 order by attempt_no desc limit $2', [order.id, 1]),
    pool.query('select * from order_lines where order_id in ($1) order by position', [order.id]),
  ]);
  return {
    orderId: shown.rows[0].id,
    ...shown.rows[0],
    attempt: { platformOrderId: latest.rows[0].platform_order_id, ...latest.rows[0] },
    lines: own.rows,
  };
}

/** Verified, confirmed at Tiki, stored and applied in one transaction. */
async function applyIpn(headers: IncomingMessage['headers'], body: Buffer): Promise<object> {
  const expected = Buffer.from(sign(String(headers['x-tiniapp-timestamp']), body), 'hex');
  if (!timingSafeEqual(expected, Buffer.from(String(headers['x-tiniapp-signature']), 'hex'))) throw new Error('forged');
  const message = JSON.parse(body.toString()) as { order: TikiOrder; message_id: string; message_created_at: string };
  const { order: told } = message;
  const known = (
    await pool.query(
      'select exists (select 1 from ipn_messages where message_id = $1) as duplicate, a.status, a.version from (values (1)) as one (n) left join lateral (select status, version from attempts where platform_order_id = $2 or (reference_id = $3 and platform_order_id is null) order by platform_order_id nulls last limit 1) as a on true',
      [message.message_id, told.id, told.reference_id],
    )
  ).rows[0];
  if (known.duplicate) return {};
  const there = await callTiki('GET', `/order?order_id=${told.id}`);
  if (there.status !== 'online_paid' || there.grand_total !== told.grand_total) throw new Error('not yet');
  await transaction(async (tx) => {
    const now = new Date();
    const found = (
      await tx.query(
        'select id, order_id from attempts where (platform_order_id = $1 or (reference_id = $2 and platform_order_id is null)) order by platform_order_id nulls last limit $3',
        [told.id, told.reference_id, 1],
      )
    ).rows[0];
    const order = (await tx.query('select * from orders where id = $1 for update', [found.order_id])).rows[0];
    const attempt = (await tx.query('select * from attempts where id = $1', [found.id])).rows[0];
    await tx.query(
      'insert into ipn_messages (message_id, platform_order_id, reference_id, status, grand_total, message_created_at, received_at, outcome) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (message_id) do nothing returning message_id',
      [
        message.message_id,
        told.id,
        told.reference_id,
        told.status,
        told.grand_total,
        message.message_created_at,
        now,
        'applied',
      ],
    );
    await tx.query(
      'update attempts set last_message_at = $1, platform_status = $2, tiki_order_code = $3, due_at = $4, status = $5, version = $6 where id = $7 and status = $8',
      [
        message.message_created_at,
        there.status,
        there.tiki_order_code,
        now,
        'paid',
        attempt.version + 1,
        attempt.id,
        attempt.status,
      ],
    );
    await tx.query(
      'update orders set status = $1, review_reason = $2, due_at = $3, updated_at = $4, kept_attempt_id = $5, paid_at = $6 where id = $7 and status = $8',
      ['paid', '', null, now, attempt.id, now, order.id, order.status],
    );
  });
  return {};
}

createServer((incoming, response) => {
  const answer = async () => {
    const body = await read(incoming);
    if (incoming.url === '/tiki/ipn') return applyIpn(incoming.headers, body);
    const { quoteId, paymentMethod } = JSON.parse(body.toString());
    return place(incoming.headers.authorization ?? '', quoteId, paymentMethod);
  };
  answer().then(
    (made) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(made)),
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(SERVER_PORT), '127.0.0.1', () =>
  process.stdout.write(`reference ready on http://127.0.0.1:${SERVER_PORT}\n`),
);
process.once('SIGTERM', () => process.exit(0));
