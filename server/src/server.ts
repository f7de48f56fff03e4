import { join } from 'node:path';
import { buildApp } from './app.ts';
import { followClock, ownClock } from './clock.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { StartupError } from './errors.ts';
import { randomIds } from './ids.ts';
import { loadImages } from './images.ts';
import { migrate } from './migrate.ts';
import { repeat } from './modules/sweep/service.ts';
import { logger } from './plugins/logging.ts';
import { seedCatalogue } from './seed.ts';
import { createTikiClient } from './tiki-client.ts';

const ROOT = join(import.meta.dirname, '..');
const SWEEP_EVERY_MS = 2_000;

/** Starts the server; resolves when it listens. The line it prints is what scripts wait for. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
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
  try {
    await migrate(db, join(ROOT, 'migrations'));
    await seedCatalogue(db, join(ROOT, 'catalog', 'products.json'));
    const app = await buildApp({
      db,
      clock,
      ids: randomIds,
      images: loadImages(join(ROOT, 'catalog', 'images'), config.publicUrl),
      environment: config.environment,
      tiki: createTikiClient({ ...config, baseUrl: config.tikiBaseUrl, clock }),
      clientKey: config.clientKey,
      clientSecret: config.clientSecret,
      logger: logger({ level: config.logLevel, format: config.logFormat, stream: process.stderr }),
      limits: { requestsPerMinute: config.requestsPerMinute },
      trustedProxies: config.trustedProxies,
    });
    if (!config.databaseUrl) await app.forgetCreates();
    await app.listen({ port: config.port, host: config.host });
    const stopClock = followed?.start();
    const stopSweep = repeat(
      () => app.sweep(clock.now()).catch((error) => app.log.error(error, 'a sweep failed')),
      SWEEP_EVERY_MS,
    );
    let stopping: Promise<void> | undefined;
    const stop = async () => {
      await app.close();
      await stopSweep();
      stopClock?.();
      await database.close();
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => (stopping ??= stop()).then(() => process.exit(0), fail));
    }
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    process.stdout.write(`server ready on http://${config.host}:${port}\n`);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The process's own boundary: one clear line, exit code 1. */
function fail(error: unknown): void {
  process.stderr.write(`server: ${toLine(error)}\n`);
  process.exit(1);
}

function toLine(error: unknown): string {
  if (error instanceof StartupError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `port ${'port' in error ? String(error.port) : ''} is already in use: choose another in SERVER_PORT`;
  }
  return `cannot start: ${error.message.split('\n')[0]}`;
}

start().catch(fail);
