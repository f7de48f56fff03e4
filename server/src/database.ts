import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import { lockFolder } from './data-lock.ts';
import { StartupError } from './errors.ts';
import type { Tables } from './tables.ts';

export interface Database {
  db: Kysely<Tables>;
  close(): Promise<void>;
}

/** Opens PostgreSQL where a URL is given, else the embedded database in the folder. @throws StartupError in one line. */
export async function openDatabase({
  databaseUrl,
  dataDir,
}: {
  databaseUrl?: string;
  dataDir: string;
}): Promise<Database> {
  return databaseUrl ? openPostgres(databaseUrl) : openEmbedded(dataDir);
}

const INT8 = 20;

function openPostgres(connectionString: string): Database {
  // bigint columns hold đồng and positions, all within 2^53: numbers, as PGlite gives them.
  const types = new TypeOverrides();
  types.setTypeParser(INT8, Number);
  const pool = new Pool({ connectionString, types, max: 10, connectionTimeoutMillis: 5_000 });
  // Boundary: PostgreSQL ended an idle connection (a restart, say). The pool opens another; without this the process would die.
  pool.on('error', (error) => process.stderr.write(`DATABASE_URL: an idle connection was lost: ${error.message}\n`));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const unlock = lockFolder(dataDir);
  try {
    const pglite = await PGlite.create(dataDir);
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    return {
      db,
      close: async () => {
        await db.destroy();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw new StartupError(`DATA_DIR: the embedded database in ${dataDir} does not open`, { cause: error });
  }
}

/** An embedded database in memory, for tests; a new one, or one loaded from what PGlite's `dumpDataDir` gave. */
export async function openMemory(dump?: Blob): Promise<Database> {
  const pglite = dump ? await PGlite.create({ loadDataDir: dump }) : await PGlite.create();
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  return { db, close: () => db.destroy() };
}
