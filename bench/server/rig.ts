import { type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../../server/src/database.ts';
import { hashToken, randomIds } from '../../server/src/ids.ts';
import { migrate } from '../../server/src/migrate.ts';
import { seedCatalogue } from '../../server/src/seed.ts';
import { ADDRESS } from '../../server/test/support/buyer.ts';
import { createPostgresDatabase } from '../../server/test/support/engine.ts';
import { startPostgres, type RunningPostgres } from '../../server/test/support/postgres.ts';
import { freePort, Sandbox, startPart, stopPart } from '../../server/test/support/sandbox.ts';
import { KEYS, ROOT as SERVER } from '../../server/test/support/shop.ts';

/** A program under test, on a database of its own on the one PostgreSQL. */
export interface Candidate {
  name: 'ours' | 'reference';
  origin: string;
  pid: number;
  database: Database;
}

export interface Rig {
  postgres: RunningPostgres;
  sandbox: Sandbox;
  tikiUrl: string;
  ours: Candidate;
  reference: Candidate;
  /** Another migrated and seeded database. */
  makeDatabase(): Promise<{ url: string; database: Database }>;
  /** Our server on such a database; gives its origin. */
  startServer(url: string): Promise<string>;
  stop(): Promise<void>;
}

/** The customer all benchmark sessions belong to: a seeded one of the sandbox. */
export const CUSTOMER = '100200300';
export const TOKENS = Array.from({ length: 16 }, (_, at) => `bench-${at}-${randomIds.token()}`);

/** One PostgreSQL with its default durability, one sandbox, our server and the reference side by side on loopback. */
export async function openRig(): Promise<Rig> {
  const postgres = await startPostgres({
    settings: ['shared_buffers=512MB', 'shared_preload_libraries=pg_stat_statements', 'pg_stat_statements.track=all'],
  });
  process.env['TEST_DATABASE_URL'] = postgres.url;
  const children: ChildProcess[] = [];
  const databases: Database[] = [];
  const stop = async () => {
    for (const child of children) await stopPart(child);
    for (const database of databases) await database.close();
    await sandbox?.stop();
    await postgres.stop();
  };
  const makeDatabase = async () => {
    const { url } = await createPostgresDatabase();
    const database = await openDatabase({ databaseUrl: url, dataDir: '' });
    databases.push(database);
    const { db } = database;
    await migrate(db, join(SERVER, 'migrations'));
    await seedCatalogue(db, join(SERVER, 'catalog', 'products.json'));
    await sql`create extension pg_stat_statements`.execute(db);
    await db.updateTable('variants').set({ stock: 1_000_000_000 }).execute();
    const session = { customer_id: CUSTOMER, customer_name: 'Lan', created_at: new Date(), last_used_at: new Date() };
    const due_at = new Date(Date.now() + 86_400_000);
    await db
      .insertInto('sessions')
      .values(TOKENS.map((token) => ({ ...session, due_at, token_hash: hashToken(token) })))
      .execute();
    return { url, database };
  };
  const sandboxPort = await freePort();
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await Sandbox.start({ port: sandboxPort, ipnUrl: '', ...KEYS });
    const tikiUrl = `http://127.0.0.1:${sandboxPort}/tiniapp-sandbox-open-api`;
    const startOn = async (url: string, script: string) => {
      const port = await freePort();
      const child = await startPart(script, {
        SERVER_PORT: String(port),
        TIKI_BASE_URL: tikiUrl,
        TIKI_CLIENT_KEY: KEYS.clientKey,
        TIKI_CLIENT_SECRET: KEYS.clientSecret,
        DATABASE_URL: url,
        REQUESTS_PER_MINUTE: '1000000',
      });
      children.push(child);
      return { origin: `http://127.0.0.1:${port}`, pid: child.pid! };
    };
    const start = async (name: Candidate['name'], script: string): Promise<Candidate> => {
      const { url, database } = await makeDatabase();
      return { name, database, ...(await startOn(url, script)) };
    };
    const startServer = async (url: string) => (await startOn(url, 'server/src/server.ts')).origin;
    const ours = await start('ours', 'server/src/server.ts');
    const reference = await start('reference', 'bench/server/reference.ts');
    return { postgres, sandbox, tikiUrl, ours, reference, makeDatabase, startServer, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes quotes of two lines that can be ordered, straight in the database; gives their ids. */
export async function makeQuotes({ db }: Database, count: number): Promise<string[]> {
  const variants = await db
    .selectFrom('variants')
    .innerJoin('products', 'products.id', 'variants.product_id')
    .select([
      'variants.id',
      'products.id as productId',
      'products.name',
      'variants.name as variantName',
      'price',
      'image',
    ])
    .where('price', '<', 300_000)
    .orderBy('variants.id')
    .limit(40)
    .execute();
  const quotes = Array.from({ length: count }, (_, at) => {
    const chosen = [variants[at % variants.length]!, variants[(at * 7 + 3) % variants.length]!];
    const lines = (chosen[0] === chosen[1] ? chosen.slice(1) : chosen).map(({ id, price, ...rest }) => ({
      ...rest,
      variantId: id,
      unitPrice: price,
      quantity: 1,
    }));
    const subtotal = lines.reduce((sum, line) => sum + line.unitPrice, 0);
    const now = Date.now();
    return {
      id: randomIds.id(),
      customer_id: CUSTOMER,
      lines: JSON.stringify(lines),
      subtotal,
      shipping_fee: 18_000,
      total: subtotal + 18_000,
      address: JSON.stringify(ADDRESS),
      orderable: true,
      created_at: new Date(now),
      due_at: new Date(now + 3_600_000),
    };
  });
  for (let at = 0; at < quotes.length; at += 500) {
    await db
      .insertInto('quotes')
      .values(quotes.slice(at, at + 500))
      .execute();
  }
  return quotes.map(({ id }) => id);
}

/** CPU time a process has used, in milliseconds (Linux). */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Statements the database has run since the last call, by text. */
export async function takeStatements({ db }: Database): Promise<{ query: string; calls: number }[]> {
  const { rows } = await sql<{ query: string; calls: number }>`
    select query, sum(calls)::int as calls from pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database())
    group by query order by 2 desc`.execute(db);
  await sql`select pg_stat_statements_reset()`.execute(db);
  return rows.filter(({ query }) => !query.includes('pg_stat_statements'));
}
