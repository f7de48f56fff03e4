import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { KyselyPlugin } from 'kysely';
import type { OrderView } from '../../../../contract/orders.ts';
import { buildApp } from '../../../src/app.ts';
import { followClock } from '../../../src/clock.ts';
import type { Database } from '../../../src/database.ts';
import { randomIds } from '../../../src/ids.ts';
import { loadImages } from '../../../src/images.ts';
import { seedCatalogue } from '../../../src/seed.ts';
import { createTikiClient } from '../../../src/tiki-client.ts';
import { join } from 'node:path';
import { emptyTables } from '../empty-tables.ts';
import { openTestDatabase } from '../engine.ts';
import { FaultyLink, kindOfTikiCall, toOrigin } from '../faulty-link.ts';
import { freePort, Sandbox } from '../sandbox.ts';
import { CATALOGUE, KEYS } from '../shop.ts';

/** What a buyer's device knows about an order it asked for. */
export interface Placed {
  customer: number;
  quoteId: string;
  method: 'online' | 'cod';
  /** Undefined while no answer came. */
  orderId?: string;
  /** Every Tiki order id that the device was ever given. */
  platformOrderIds: string[];
}

export interface Reply {
  status: number;
  code: string;
  body: unknown;
}

/** An answer lost because the server died before it was given. */
export const UNANSWERED: Reply = { status: 0, code: 'UNANSWERED', body: undefined };

/** The real server on this run's engine and the real sandbox, with a faulty way in each direction between them. */
export class World {
  readonly database: Database;
  readonly sandbox: Sandbox;
  readonly toTiki: FaultyLink;
  readonly toUs: FaultyLink;
  readonly clock: ReturnType<typeof followClock>;
  /** What the devices know, in the order it happened. */
  readonly placed: Placed[] = [];
  /** Shop orders that the server called paid, at any time. */
  readonly calledPaid = new Set<string>();
  /** What must never happen and did, seen on the way. */
  readonly wrong: string[] = [];
  #app!: FastifyInstance;
  #life!: { ended: boolean };
  readonly #tokens: string[] = [];
  readonly #tikiUrl: string;

  private constructor(parts: Pick<World, 'database' | 'sandbox' | 'toTiki' | 'toUs' | 'clock'>, tikiUrl: string) {
    this.database = parts.database;
    this.sandbox = parts.sandbox;
    this.toTiki = parts.toTiki;
    this.toUs = parts.toUs;
    this.clock = parts.clock;
    this.#tikiUrl = tikiUrl;
  }

  static async open(): Promise<World> {
    const database = await openTestDatabase();
    const port = await freePort();
    const clock = followClock({ ...Sandbox.clock(port), realNow: Date.now, onTrouble: (error) => void error });
    const toTiki = new FaultyLink(kindOfTikiCall, toOrigin(`http://127.0.0.1:${port}`));
    const toUs: FaultyLink = new FaultyLink(
      () => 'ipn',
      ({ headers, body }) => world.deliver(body, headers as Record<string, string>),
    );
    const sandbox = await Sandbox.start({ port, ipnUrl: `${await toUs.start()}/tiki/ipn`, ...KEYS });
    const tikiUrl = `${await toTiki.start()}/tiniapp-sandbox-open-api`;
    const world: World = new World({ database, sandbox, toTiki, toUs, clock }, tikiUrl);
    await world.boot();
    return world;
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.sandbox.stop();
    await this.toTiki.stop();
    await this.toUs.stop();
    await this.database.close();
  }

  /** A clean shop, every device logged in anew, the sandbox's clock back at the real time. */
  async reset(): Promise<void> {
    await this.toTiki.deliverLate();
    this.toTiki.reset();
    this.toUs.reset();
    await this.sandbox.settle();
    this.toUs.reset();
    await this.sandbox.call('POST', '/_console/clock', { offsetMs: 0 });
    await this.clock.sync();
    await emptyTables(this.database.db);
    await seedCatalogue(this.database.db, join(CATALOGUE, 'products.json'));
    this.placed.length = 0;
    this.wrong.length = 0;
    this.calledPaid.clear();
    await this.login();
  }

  /** Starts the server on what the database holds, as a new process would. */
  async boot(): Promise<void> {
    const life = { ended: false };
    const db = this.database.db.withPlugin(severedWith(life));
    const app = await buildApp({
      ...KEYS,
      db,
      clock: this.clock,
      ids: randomIds,
      images: loadImages(join(CATALOGUE, 'images'), 'https://shop.example'),
      environment: 'sandbox',
      // A crowded machine is no overload of the shop.
      limits: { maxEventLoopDelayMs: 0 },
      tiki: createTikiClient({ ...KEYS, baseUrl: this.#tikiUrl, clock: this.clock, timeoutMs: 2_000 }),
      logger: process.env['SHOW_LOGS'] ? { level: 'info' } : false,
    });
    this.#life = life;
    this.#app = app;
  }

  /** The server dies between two statements, whatever it is doing, and is started again. */
  async crash(alone: boolean): Promise<void> {
    this.#life.ended = true;
    await this.boot();
    if (alone) await this.#app.forgetCreates();
    else await this.wait(16_000);
  }

  /** Time passes, for everybody. Notifications that fall due are sent; the server is told the time, and sweeps. */
  async wait(ms: number, sweeps = 1): Promise<void> {
    await this.sandbox.advance(ms);
    await this.clock.sync();
    await this.sandbox.settle();
    await Promise.all(Array.from({ length: sweeps }, () => this.sweep()));
  }

  async sweep(): Promise<void> {
    const life = this.#life;
    await this.#app.sweep(this.clock.now()).catch((error: unknown) => {
      // It died over it; another may have been started since.
      if (!life.ended) throw error;
    });
  }

  /** A device's request. Documented refusals are answers; anything else is remembered as wrong. */
  async call(customer: number, method: 'GET' | 'POST', url: string, payload?: object): Promise<Reply> {
    const life = this.#life;
    const ask = () => {
      const headers = { authorization: `Bearer ${this.#tokens[customer]}` };
      return this.#app.inject({ method, url, headers, ...(payload && { payload }) });
    };
    let reply = await ask();
    if (reply.statusCode === 401 && !life.ended) {
      await this.login();
      reply = await ask();
    }
    if (life.ended) return UNANSWERED;
    const body: unknown = reply.json();
    const code = (body as { error?: { code?: string } } | null)?.error?.code ?? '';
    const { statusCode: status } = reply;
    const isDocumented = status < 500 || code === 'PLATFORM_UNAVAILABLE' || code === 'PLATFORM_REFUSED';
    if (!isDocumented) this.wrong.push(`${method} ${url} answered ${status} ${code}`);
    if (status === 200) this.#saw(body);
    return { status, code, body };
  }

  #saw(body: unknown): void {
    const { orderId, result, paymentMethod } = body as Partial<OrderView>;
    const saysPaid = result === 'paid' || result === 'completed';
    if (orderId && saysPaid && paymentMethod === 'online') this.calledPaid.add(orderId);
  }

  /** A notification reaches us; its answer, or a broken connection where the server died over it. */
  async deliver(body: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
    const life = this.#life;
    const kept = Object.entries(headers).filter(([name]) => /^(content-type|x-tiniapp-)/.test(name));
    const reply = await this.#app.inject({
      method: 'POST',
      url: '/tiki/ipn',
      headers: Object.fromEntries(kept),
      payload: body,
    });
    if (life.ended) throw new Error('the server died');
    const { statusCode: status } = reply;
    if (status >= 500 && status !== 503) this.wrong.push(`a notification was answered ${status}`);
    return { status, body: reply.body };
  }

  /** Both devices get new sessions, as the app does when one has ended. */
  async login(): Promise<void> {
    for (const customer of [0, 1]) {
      const authCode = await this.sandbox.authCode(customer);
      const reply = await this.#app.inject({ method: 'POST', url: '/v1/sessions', payload: { authCode } });
      this.#tokens[customer] = reply.json<{ token?: string }>().token ?? '';
    }
  }

  /** Waits for what others are doing at this moment, without moving the clock. */
  async calm(): Promise<void> {
    await sleep(0);
    await this.sandbox.settle();
  }
}

/** No statement of a dead process reaches the database; a transaction it had open is rolled back. */
function severedWith(life: { ended: boolean }): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      if (life.ended) throw new Error('this server is dead');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}
