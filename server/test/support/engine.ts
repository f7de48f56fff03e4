import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { openDatabase, openMemory, type Database } from '../../src/database.ts';

const NAMES = ['pglite', 'postgres'] as const;

/** Which engine this run tests on: `TEST_DATABASE`, PGlite by default. */
export const ENGINE = readEngine(process.env['TEST_DATABASE'] || 'pglite');

function readEngine(name: string): (typeof NAMES)[number] {
  const found = NAMES.find((known) => known === name);
  if (!found) throw new Error(`TEST_DATABASE: is ${JSON.stringify(name)}, must be one of ${NAMES.join(', ')}`);
  return found;
}

/** An empty database of this run's engine, for one test file. */
export async function openTestDatabase(): Promise<Database> {
  if (ENGINE === 'pglite') return openMemory(await freshlyInitialised());
  const own = await createPostgresDatabase();
  const database = await openDatabase({ databaseUrl: own.url, dataDir: '' });
  return {
    ...database,
    close: async () => {
      await database.close();
      await own.drop();
    },
  };
}

/** What a server process is given to find its own empty database; `drop` removes it after the process has ended. */
export async function databaseForProcess(): Promise<{ env: Record<string, string>; drop(): Promise<void> }> {
  if (ENGINE === 'postgres') {
    const own = await createPostgresDatabase();
    return { env: { DATABASE_URL: own.url }, drop: () => own.drop() };
  }
  const folder = join(tmpdir(), `tini-pglite-${randomBytes(6).toString('hex')}`);
  return {
    env: { DATA_DIR: join(folder, 'db') },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An empty database on the PostgreSQL that the runner started (`npm test server-postgres`). */
export async function createPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server)
    throw new Error('TEST_DATABASE_URL: is not set; `npm test server-postgres` starts a PostgreSQL and sets it');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/**
 * PGlite needs 2 to 3 s to make a new cluster and 0.4 s to load one, so the run's first file keeps what it made.
 * The name holds what the content depends on.
 */
async function freshlyInitialised(): Promise<Blob> {
  const module = readFileSync(new URL(import.meta.resolve('@electric-sql/pglite')), 'utf8');
  const version = createHash('sha256').update(module).digest('hex').slice(0, 16);
  const folder = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'tini-checkout');
  const file = join(folder, `pglite-${version}.tar`);
  try {
    return new Blob([readFileSync(file)]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = await PGlite.create();
  const dump = await made.dumpDataDir('none');
  await made.close();
  mkdirSync(folder, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, Buffer.from(await dump.arrayBuffer()));
  renameSync(own, file);
  return dump;
}
