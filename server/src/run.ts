import { join } from 'node:path';
import { startAdmin } from './admin/start.ts';
import { raiseAlarm } from './alarms.ts';
import { buildApp } from './app.ts';
import { followClock, ownClock } from './clock.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { randomIds } from './ids.ts';
import { loadImages } from './images.ts';
import { migrate } from './migrate.ts';
import { repeat } from './modules/sweep/service.ts';
import { clockSkew, MAX_SKEW_MS } from './plugins/clock-check.ts';
import { logger } from './plugins/logging.ts';
import { stockCatalogue } from './seed.ts';
import { createTikiClient } from './tiki-client.ts';

const ROOT = join(import.meta.dirname, '..');
const SWEEP_EVERY_MS = 2_000;
const HOUR_MS = 3_600_000;

export interface Running {
  /** What to tell whoever started it; the first line is what scripts wait for. */
  lines: string[];
  /** Refuses new requests, ends those under way, then the sweep, then the database. */
  stop(): Promise<void>;
}

/** Starts the server; resolves when it listens. @throws StartupError in one clear line, with nothing left open. */
export async function run(config: Config): Promise<Running> {
  const followed = config.clockUrl
    ? followClock({
        url: config.clockUrl,
        token: config.sandboxToken,
        realNow: Date.now,
        onTrouble: (error) => process.stderr.write(`CLOCK_URL: the clock cannot be read: ${String(error)}\n`),
      })
    : undefined;
  await followed?.sync();
  const clock = followed ?? ownClock(Date.now);
  const database = await openDatabase(config);
  const { db } = database;
  let skewToldAt = 0;
  const closers: (() => Promise<void>)[] = [() => database.close()];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    await migrate(db, join(ROOT, 'migrations'));
    const stocked = await stockCatalogue(db, join(ROOT, 'catalog', 'products.json'), config.environment);
    const images = loadImages(join(ROOT, 'catalog', 'images'), config.publicUrl);
    const app = await buildApp({
      db,
      clock,
      ids: randomIds,
      images,
      environment: config.environment,
      orderLimit: config.orderLimit,
      multiSku: config.multiSku,
      ipnDb: database.reserved,
      tiki: createTikiClient({ ...config, baseUrl: config.tikiBaseUrl, clock, onSkew }),
      clientKey: config.clientKey,
      clientSecret: config.clientSecret,
      logger: logger({ level: config.logLevel, format: config.logFormat, stream: process.stderr }),
      limits: { requestsPerMinute: config.requestsPerMinute },
      trustedProxies: config.trustedProxies,
      retentionDays: config.retentionDays,
    });
    if (!config.databaseUrl) await app.forgetCreates();
    const stopClock = followed?.start();
    closers.push(async () => stopClock?.());
    closers.push(
      repeat(() => app.sweep(clock.now()).catch((error) => app.log.error(error, 'a sweep failed')), SWEEP_EVERY_MS),
    );
    closers.push(() => app.close());
    await app.listen({ port: config.port, host: config.host });
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const lines = [`server ready on http://${config.host}:${port}`, ...stocked];
    if (config.admin) {
      const { environment, trustedProxies, admin } = config;
      const { backOffice } = app;
      const print = (line: string) => void lines.push(line);
      const parts = { db, backOffice, images, clock, realNow: Date.now, environment, trustedProxies, admin, print };
      const running = await startAdmin(app, parts);
      closers.push(() => running.close());
    }
    checkClock().catch((error) => app.log.error(error, 'the clock could not be checked'));
    return { lines, stop };

    /** At most once an hour: Tiki's Date header is compared at every call. */
    function onSkew(skewMs: number): void {
      if (followed || Date.now() - skewToldAt < HOUR_MS) return;
      skewToldAt = Date.now();
      const detail = `${skewMs > 0 ? 'behind' : 'ahead of'} Tiki`;
      raiseAlarm(db, { kind: 'clock_skew', detail }, clock.now()).catch((error) =>
        process.stderr.write(`clock_skew could not be told: ${String(error)}\n`),
      );
    }

    async function checkClock(): Promise<void> {
      const skew = await clockSkew(config.tikiBaseUrl, Date.now);
      if (skew === undefined || Math.abs(skew) <= MAX_SKEW_MS) return;
      app.log.error(
        { skewSeconds: Math.round(skew / 1_000) },
        'our clock and Tiki’s differ: signatures may be refused',
      );
      await raiseAlarm(db, { kind: 'clock_skew', detail: `${skew > 0 ? 'ahead of' : 'behind'} Tiki` }, clock.now());
    }
  } catch (error) {
    await stop();
    throw error;
  }
}
