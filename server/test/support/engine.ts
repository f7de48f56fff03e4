import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { embedded, openDatabase, openMemory, type Database } from '../../src/database.ts';
import { migrate } from '../../src/migrate.ts';
import { seedCatalogue } from '../../src/seed.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const CATALOGUE = join(ROOT, 'test', 'fixtures', 'catalog');
const MIGRATIONS = join(ROOT, 'migrations');
const CACHE = join(ROOT, '..', 'node_modules', '.cache', 'tini-checkout');

const NAMES = ['pglite', 'postgres'] as const;

/** Which engine this run tests on: `TEST_DATABASE`, PGlite by default. */
export const ENGINE = readEngine(process.env['TEST_DATABASE'] || 'pglite');

function readEngine(name: string): (typeof NAMES)[number] {
  const found = NAMES.find((known) => known === name);
  if (!found) throw new Error(`TEST_DATABASE: is ${JSON.stringify(name)}, must be one of ${NAMES.join(', ')}`);
  return found;
}

/** A database of this run's engine for one test file, migrated and holding the catalogue of the tests. */
export async function openTestDatabase(): Promise<Database> {
  if (ENGINE === 'pglite') return openMemory(await filledCluster());
  const own = await createPostgresDatabase();
  const database = await openDatabase({ databaseUrl: own.url, dataDir: '' });
  await fill(database);
  return {
    ...database,
    close: async () => {
      await database.close();
      await own.drop();
    },
  };
}

/** What a server process is given to find its own filled database; `drop` removes it after the process has ended. */
export async function databaseForProcess(): Promise<{ env: Record<string, string>; drop(): Promise<void> }> {
  if (ENGINE === 'postgres') {
    const own = await createPostgresDatabase();
    const database = await openDatabase({ databaseUrl: own.url, dataDir: '' });
    await fill(database).finally(() => database.close());
    return { env: { DATABASE_URL: own.url }, drop: () => own.drop() };
  }
  const folder = await folderForProcess();
  return { env: { DATA_DIR: folder.path }, drop: folder.drop };
}

/** The embedded database in a folder of its own, whatever this run's engine. */
export async function folderForProcess(): Promise<{ path: string; drop(): Promise<void> }> {
  const folder = join(tmpdir(), `tini-pglite-${randomBytes(6).toString('hex')}`);
  const path = join(folder, 'db');
  cpSync(await filledFolder(), path, { recursive: true });
  return { path, drop: async () => rmSync(folder, { recursive: true, force: true }) };
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

async function fill({ db }: Database): Promise<void> {
  await migrate(db, MIGRATIONS);
  await seedCatalogue(db, join(CATALOGUE, 'products.json'));
}

/**
 * PGlite needs 2 to 3 s to make a cluster, 1 s to migrate it and 0.4 s to load one, so the run's first file keeps what
 * it made. The name holds what the content depends on.
 */
async function filledCluster(): Promise<Blob> {
  const file = join(CACHE, `pglite-${fingerprint()}.tar`);
  try {
    return new Bytes(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const pglite = await PGlite.create();
  const database = embedded(pglite);
  await fill(database);
  // What is loaded then has no log to play again: half of the time that loading takes.
  await pglite.exec('checkpoint');
  const dump = await pglite.dumpDataDir('none');
  await database.close();
  mkdirSync(CACHE, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, Buffer.from(await dump.arrayBuffer()));
  renameSync(own, file);
  return dump;
}

/** The same as a folder on disk, for processes of their own. */
async function filledFolder(): Promise<string> {
  const folder = join(CACHE, `pglite-${fingerprint()}`);
  if (existsSync(folder)) return folder;
  const own = `${folder}.${process.pid}`;
  const database = await openDatabase({ dataDir: own });
  await fill(database).finally(() => database.close());
  try {
    renameSync(own, folder);
  } catch (error) {
    // Another test file was faster.
    if (!existsSync(folder)) throw error;
    rmSync(own, { recursive: true });
  }
  return folder;
}

/** Bytes as PGlite wants them, without the reading in pieces that costs a Blob of 40 MB a second. */
class Bytes extends Blob {
  readonly #bytes: Buffer<ArrayBuffer>;

  constructor(bytes: Buffer<ArrayBuffer>) {
    super([]);
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  }
}

/** Of everything that decides what a filled cluster holds. */
function fingerprint(): string {
  const source = join(ROOT, 'src');
  const files = [
    import.meta.filename,
    fileURLToPath(import.meta.resolve('@electric-sql/pglite')),
    ...readdirSync(MIGRATIONS).map((name) => join(MIGRATIONS, name)),
    join(CATALOGUE, 'products.json'),
    ...['seed.ts', 'fold.ts', 'migrate.ts'].map((name) => join(source, name)),
    join(source, 'modules', 'back-office', 'catalogue-repository.ts'),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
