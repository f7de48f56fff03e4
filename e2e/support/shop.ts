import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inDatabase, snapshot } from './database-files.ts';
import { copyFilledDatabase } from './filled-database.ts';
import { startPart, type Part } from '../../scripts/part.ts';
import { ENTRIES, ROOT } from '../../scripts/paths.ts';
import { startStack, type Stack } from '../../scripts/stack.ts';
import { freePorts } from './ports.ts';
import { QUICK } from '../../scripts/quick.ts';

/** What the sandbox's console says of one Tiki order. */
export interface PlatformOrder {
  id: string;
  status: string;
  grandTotal: number;
  referenceId: string;
}

export interface MarketplaceLine {
  productId: string;
  quantity: number;
  price: number;
}

/** Sandbox, server and preview on free ports with data of their own, as `npm start` runs them. */
export interface Shop {
  stack: Stack;
  appUrl: string;
  /** All of the sandbox's Tiki orders, newest first. */
  platformOrders(): Promise<PlatformOrder[]>;
  console(path: string, body?: object): Promise<unknown>;
  /** What the first customer has in Tiki's own cart, and has ordered there. */
  marketplace(): Promise<{ cart: MarketplaceLine[]; orders: { total: number }[] }>;
  /** Reads the database's files as a power cut at this moment would leave them: they are the truth, not an answer of the server. */
  readDatabase<Row>(sql: string): Promise<Row[]>;
  /** Changes what is in it while the server is stopped: an importer, or an admin of another process. */
  changeDatabase(sql: string): Promise<void>;
  /** The server's process ends, as in an outage. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  /** The sandbox's clock, which everything follows, moves on; what falls due is done when this resolves. */
  advanceClock(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** `built` runs the folder that would be uploaded instead of the source. */
export async function openShop(mode: 'backend' | 'no-backend', { built = false } = {}): Promise<Shop> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tini-shop-'));
  const appDir = join(ROOT, 'dist', basename(dataDir));
  const [sandbox = 0, server = 0, preview = 0] = await freePorts(3);
  const databaseDir = join(dataDir, 'db');
  if (mode === 'backend') await copyFilledDatabase(databaseDir);
  const stack = await startStack({
    mode,
    ...(built && { builtIn: appDir }),
    dataDir,
    ports: { sandbox, server, preview },
    nodeArgs: QUICK,
    onErrorLine: (line) => console.error(line),
  });
  const consoleApi = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${stack.sandbox.url}/_console${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'X-Sandbox-Token': stack.keys.sandboxToken, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : null,
    });
    if (!response.ok) throw new Error(`the console answered ${response.status} to ${path}: ${await response.text()}`);
    return response.json();
  };
  let running: Part | null = stack.server;
  const startServer = async (): Promise<void> => {
    running = await startPart({ name: 'server', entry: ENTRIES.server, env: stack.serverEnv, nodeArgs: QUICK });
  };
  return {
    stack,
    appUrl: `${stack.preview.url}/app`,
    console: consoleApi,
    async platformOrders() {
      const { items } = (await consoleApi('/orders')) as { items: PlatformOrder[] };
      return items;
    },
    async marketplace() {
      const token = { 'X-Sandbox-Token': stack.keys.sandboxToken };
      const ask = async <Data>(path: string, headers: Record<string, string>): Promise<Data> => {
        const response = await fetch(`${stack.sandbox.url}/_host${path}`, { headers });
        return ((await response.json()) as { data: Data }).data;
      };
      const { items } = await ask<{ items: { userToken: string }[] }>('/customers', token);
      const customer = { ...token, Authorization: `Bearer ${items[0]?.userToken}` };
      const cart = await ask<{ items: MarketplaceLine[] }>('/cart', customer);
      const orders = await ask<{ items: { total: number }[] }>('/marketplace-orders', customer);
      return { cart: cart.items, orders: orders.items };
    },
    async readDatabase<Row>(sql: string) {
      const copy = snapshot(databaseDir, running?.pid);
      try {
        return await inDatabase(copy, async (database) => (await database.query<Row>(sql)).rows);
      } finally {
        rmSync(copy, { recursive: true });
      }
    },
    async changeDatabase(sql) {
      const wasRunning = running !== null;
      await running?.stop();
      running = null;
      await inDatabase(databaseDir, (database) => database.exec(sql));
      if (wasRunning) await startServer();
    },
    async stopServer() {
      await running?.stop();
      running = null;
    },
    startServer,
    async advanceClock(milliseconds) {
      await consoleApi('/clock', { advanceMs: milliseconds });
      await consoleApi('/settle', {});
    },
    async close() {
      // How parts stop is what e2e/start.test.ts is about.
      await Promise.all([running, stack.preview, stack.sandbox].map(async (part) => part?.kill()));
      for (const folder of [dataDir, appDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
