import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp, type AppOptions } from '../../src/app.ts';
import type { Clock } from '../../src/clock.ts';
import type { Database } from '../../src/database.ts';
import { randomIds } from '../../src/ids.ts';
import { loadImages } from '../../src/images.ts';
import { seedCatalogue } from '../../src/seed.ts';
import { createTikiClient } from '../../src/tiki-client.ts';
import { CATALOGUE, openTestDatabase, ROOT } from './engine.ts';
import { emptyTables } from './empty-tables.ts';

export { CATALOGUE, ROOT };
export const KEYS = { clientKey: `key-${randomIds.id()}`, clientSecret: `secret-${randomIds.token()}` };

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function testClock(start = Date.parse('2026-03-01T03:00:00Z')): TestClock {
  let now = start;
  return {
    now: () => now,
    sync: async () => {},
    advance: (ms) => {
      now += ms;
    },
  };
}

export interface Shop {
  app: FastifyInstance;
  database: Database;
  /** Empties every table and fills the catalogue anew. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** The real app on one database of the run's engine: make one per test file, reset it between tests. */
export async function openShop(options: {
  tikiBaseUrl: string;
  clock: Clock;
  tikiTimeoutMs?: number;
  app?: Partial<AppOptions>;
}): Promise<Shop> {
  const database = await openTestDatabase();
  const { db } = database;
  const app = await buildApp({
    ...KEYS,
    db,
    clock: options.clock,
    ids: randomIds,
    images: loadImages(join(CATALOGUE, 'images'), 'https://shop.example'),
    environment: 'sandbox',
    tiki: createTikiClient({
      ...KEYS,
      baseUrl: options.tikiBaseUrl,
      clock: options.clock,
      timeoutMs: options.tikiTimeoutMs,
    }),
    // A crowded machine is no overload of the shop.
    limits: { maxEventLoopDelayMs: 0 },
    logger: process.env['SHOW_LOGS'] ? { level: 'info' } : false,
    ...options.app,
  });
  return {
    app,
    database,
    reset: async () => {
      await emptyTables(db);
      await seedCatalogue(db, join(CATALOGUE, 'products.json'));
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}
