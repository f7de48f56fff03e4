import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import { lockFolder } from './data-lock.ts';
import { StartupError } from './errors.ts';
import type { Tables } from './tables.ts';

export interface Database {
  db: Kysely<Tables>;
  /** The same database over connections of its own, where it has any: for what must not wait behind the shop's traffic. */
  reserved?: Kysely<Tables>;
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
/** Connections of one process (docs/scale.md): for everything, and kept free for notifications (tiki-platform.md 10, row 22). */
const CONNECTIONS = 10;
const RESERVED_CONNECTIONS = 8;

async function openPostgres(connectionString: string): Promise<Database> {
  const db = connect(connectionString, CONNECTIONS);
  const reserved = connect(connectionString, RESERVED_CONNECTIONS);
  const close = async (): Promise<void> => {
    await Promise.all([db.destroy(), reserved.destroy()]);
  };
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await close();
    throw new StartupError(`DATABASE_URL: ${unreachable(connectionString, error)}`, { cause: error });
  }
  return { db, reserved, close };
}

/** Where nobody answered, or what PostgreSQL said; never the password. A name with two addresses fails with no words, only a code. */
function unreachable(connectionString: string, error: unknown): string {
  const { host } = new URL(connectionString);
  const { message = '', code = '' } = error as { message?: string; code?: string };
  return `no connection to PostgreSQL at ${host || 'its socket'}: ${message || code}`;
}

function connect(connectionString: string, max: number): Kysely<Tables> {
  // bigint columns hold đồng and positions, all within 2^53: numbers, as PGlite gives them.
  const types = new TypeOverrides();
  types.setTypeParser(INT8, Number);
  const pool = new Pool({ connectionString, types, max, connectionTimeoutMillis: 5_000 });
  // Boundary: PostgreSQL ended an idle connection (a restart, say). The pool opens another; without this the process would die.
  pool.on('error', (error) => process.stderr.write(`DATABASE_URL: an idle connection was lost: ${error.message}\n`));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** PGlite clears its buffers when it starts: with its own 128 MB that is half of what a start takes, and memory that a shop on a laptop never fills. */
const SMALL = { startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'] };

async function openEmbedded(dataDir: string): Promise<Database> {
  const unlock = lockFolder(dataDir);
  try {
    const pglite = await PGlite.create(dataDir, SMALL);
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    return {
      db,
      reserved: db,
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

/** An embedded database in memory, for tests, loaded from what PGlite's `dumpDataDir` gave. */
export async function openMemory(dump: Blob): Promise<Database> {
  return embedded(await PGlite.create({ loadDataDir: dump, ...SMALL }));
}

/** A PGlite that is open already; `close` closes it. */
export function embedded(pglite: PGlite): Database {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  return { db, reserved: db, close: () => db.destroy() };
}
