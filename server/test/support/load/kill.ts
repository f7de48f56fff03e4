import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { sql } from 'kysely';
import type { OrderView, QuoteView } from '../../../../contract/orders.ts';
import { openDatabase } from '../../../src/database.ts';
import { ADDRESS } from '../buyer.ts';
import type { databaseForProcess } from '../engine.ts';
import { FaultyLink, toOrigin } from '../faulty-link.ts';
import { freePort, Sandbox, startPart, stopPart, type Sheet } from '../sandbox.ts';
import { KEYS } from '../shop.ts';

const BUYERS = 8;
const STOCK = 1_000_000;
const APP = 'vn.example.tini_checkout';

export interface KillReport {
  kills: number;
  /** Orders that were answered 200. */
  orders: number;
  /** Notifications that were answered 200. */
  notifications: number;
  /** Requests that the dying process left without an answer. */
  unanswered: number;
  /** From the start of the process to its ready line, in milliseconds. */
  restartsMs: number[];
  /** What was acknowledged and is gone, or disagrees; empty when all is well. */
  lost: string[];
}

interface Acknowledged {
  orderId: string;
  quoteId: string;
  platformOrderId: string;
}

/** Kills the server with SIGKILL at random instants while buyers order and pay, then looks for what it had acknowledged. */
export async function killUnderLoad(
  kills: number,
  database: Awaited<ReturnType<typeof databaseForProcess>>,
): Promise<KillReport> {
  const report: KillReport = { kills, orders: 0, notifications: 0, unanswered: 0, restartsMs: [], lost: [] };
  const source = { databaseUrl: database.env['DATABASE_URL'], dataDir: database.env['DATA_DIR'] ?? '' };
  await prepare(source);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const origin = `http://127.0.0.1:${port}`;
  const link = new FaultyLink(() => 'ipn', toOrigin(origin));
  const sandbox = await Sandbox.start({ port: sandboxPort, ipnUrl: `${await link.start()}/tiki/ipn`, ...KEYS });
  const clock = Sandbox.clock(sandboxPort);
  const env = {
    SERVER_PORT: String(port),
    TIKI_BASE_URL: `http://127.0.0.1:${sandboxPort}/tiniapp-sandbox-open-api`,
    TIKI_CLIENT_KEY: KEYS.clientKey,
    TIKI_CLIENT_SECRET: KEYS.clientSecret,
    CLOCK_URL: clock.url,
    SANDBOX_TOKEN: clock.token,
    ...database.env,
  };
  let server: ChildProcess | undefined;
  const start = async () => {
    const begun = performance.now();
    server = await startPart('server/src/server.ts', env);
    return performance.now() - begun;
  };
  const known: Acknowledged[] = [];
  const load = createLoad({ origin, sandbox, known, report });
  try {
    await start();
    await load.login();
    const stopLoad = load.run();
    for (let killed = 0; killed < kills; killed += 1) {
      // Counted in answers, not in time: a crowded machine would kill every server before it has promised anything.
      await load.answers(randomInt(0, 4 * BUYERS));
      await sleep(randomInt(0, 50));
      await stopPart(server!, 'SIGKILL');
      report.restartsMs.push(await start());
    }
    await load.answers(4 * BUYERS);
    await stopLoad();
    // The resends of every notification that met a dead server: after 1, 5, 30 and 60 minutes.
    for (const minutes of [1.1, 5.1, 30.1, 60.1]) await sandbox.advance(minutes * 60_000).then(() => sandbox.settle());
    await stopPart(server!);
    report.orders = known.length;
    await compare({ source, sandbox, link, known, report });
    return report;
  } finally {
    if (server) await stopPart(server, 'SIGKILL');
    await sandbox.stop();
    await link.stop();
  }
}

type Source = Parameters<typeof openDatabase>[0];

async function prepare(source: Source): Promise<void> {
  const database = await openDatabase(source);
  await database.db.updateTable('variants').set({ stock: STOCK }).execute();
  await database.close();
}

function createLoad(parts: { origin: string; sandbox: Sandbox; known: Acknowledged[]; report: KillReport }) {
  const { origin, sandbox, known, report } = parts;
  const tokens: string[] = [];
  let userToken = '';
  let awaited = { count: 0, reached: () => {} };

  /** Undefined where no answer came. */
  async function call<Body>(buyer: number, path: string, body: object): Promise<Body | undefined> {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${tokens[buyer] ?? ''}` };
    try {
      const reply = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
      const answer = (await reply.json()) as Body & { error?: { code: string } };
      if (reply.status === 200) {
        if ((awaited.count -= 1) === 0) awaited.reached();
        return answer;
      }
      if (reply.status === 500) report.lost.push(`${path} answered 500`);
      return undefined;
    } catch {
      // Boundary: the connection of a killed process. What counts is what was answered.
      report.unanswered += 1;
      return undefined;
    }
  }

  /** One purchase, repeated with the same quote until it is answered or refused for good. */
  async function buy(buyer: number, isOver: () => boolean): Promise<void> {
    const lines = [{ variantId: 'cup-blue', quantity: 1 + (buyer % 3), shownPrice: 45_000 }];
    const quote = await call<QuoteView>(buyer, '/v1/quotes', { lines, address: ADDRESS });
    if (!quote) return sleep(60);
    let order: OrderView | undefined;
    for (let tries = 0; !order && tries < 50 && !isOver(); tries += 1) {
      order = await call<OrderView>(buyer, '/v1/orders', { quoteId: quote.quoteId, paymentMethod: 'online' });
      if (!order) await sleep(60);
    }
    if (!order) return;
    const { orderId } = order;
    const { platformOrderId } = order.attempt;
    known.push({ orderId, quoteId: quote.quoteId, platformOrderId });
    if (!platformOrderId) return;
    const { sheet } = await sandbox.call<{ sheet: Sheet }>(
      'POST',
      '/_host/payments',
      { appIdentifier: APP, orderId: platformOrderId },
      userToken,
    );
    await sandbox.call('POST', `/_host/payments/${sheet.paymentId}/pay`, { method: 'card' }, userToken);
  }

  return {
    async login(): Promise<void> {
      userToken = (await sandbox.userTokens())[0]!;
      for (let buyer = 0; buyer < BUYERS; buyer += 1) {
        let session: { token: string } | undefined;
        // A process that was just started on a crowded machine may say that it is busy.
        while (!session) session = await call(buyer, '/v1/sessions', { authCode: await sandbox.authCode(0) });
        tokens[buyer] = session.token;
      }
    },
    /** Resolves when so many more requests were answered 200. */
    answers(count: number): Promise<void> {
      return new Promise((reached) => {
        awaited = { count, reached };
        if (count === 0) reached();
      });
    },
    /** Buyers buy until the returned function is called; it waits for the purchases that are under way. */
    run(): () => Promise<void> {
      const life = { over: false };
      const loops = tokens.map(async (_token, buyer) => {
        while (!life.over) await buy(buyer, () => life.over);
      });
      return async () => {
        life.over = true;
        await Promise.all(loops);
      };
    },
  };
}

/** What the database holds now against what was acknowledged and what the sandbox knows. */
async function compare(parts: {
  source: Source;
  sandbox: Sandbox;
  link: FaultyLink;
  known: readonly Acknowledged[];
  report: KillReport;
}): Promise<void> {
  const { source, sandbox, link, known, report } = parts;
  const { lost } = report;
  const database = await openDatabase(source);
  const { db } = database;
  const orders = new Map((await db.selectFrom('orders').selectAll().execute()).map((row) => [row.id, row]));
  const attempts = await db.selectFrom('attempts').selectAll().execute();
  const { rows: messages } = await sql<{ message_id: string }>`select message_id from ipn_messages`.execute(db);
  const { rows: sold } = await sql<{ held: string; stock: number }>`
    select (select coalesce(sum(quantity), 0) from order_lines join orders on orders.id = order_id where stock_held) as held,
      stock from variants where id = 'cup-blue'`.execute(db);
  await database.close();

  for (const { orderId, quoteId, platformOrderId } of known) {
    if (orders.get(orderId)?.quote_id !== quoteId) lost.push(`order ${orderId}`);
    const isKept = attempts.some((one) => one.order_id === orderId && one.platform_order_id === platformOrderId);
    if (platformOrderId && !isKept) lost.push(`Tiki order ${platformOrderId} of ${orderId}`);
  }
  const messageIds = new Set(messages.map((row) => row.message_id));
  const acknowledged = link.arrived.filter(({ status }) => status === 200);
  report.notifications = acknowledged.length;
  for (const { sent } of acknowledged) {
    const { message_id: id } = JSON.parse(sent.body) as { message_id: string };
    if (!messageIds.has(id)) lost.push(`message ${id}`);
  }
  const [row] = sold;
  if (Number(row?.held) + Number(row?.stock) !== STOCK) lost.push(`stock: ${row?.stock} + ${row?.held} held`);
  const { items } = await sandbox.call<{ items: { id: string; status: string }[] }>('GET', '/_console/orders');
  const paidHere = new Set(attempts.filter((one) => one.status === 'paid').map((one) => one.platform_order_id));
  for (const { id, status } of items) {
    if ((status === 'online_paid') !== paidHere.has(id)) lost.push(`Tiki order ${id} is ${status} there`);
  }
}
