import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Any number of ours: processes that start together on one PostgreSQL migrate one after the other. */
const MIGRATION_LOCK = 4_100_400;

/**
 * Applies the `.sql` files of the folder that were not applied yet, in the order of their names, each recorded.
 * All in one transaction: it works or nothing changed. A statement ends with a semicolon at the end of its line.
 */
export async function migrate(db: Kysely<Tables>, folder: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx);
    await sql`create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())`.execute(
      tx,
    );
    const applied = await sql<{ name: string }>`select name from schema_migrations`.execute(tx);
    const known = new Set(applied.rows.map(({ name }) => name));
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      if (known.has(name)) continue;
      const statements = readFileSync(join(folder, name), 'utf8').split(/;[ \t]*$/m);
      for (const statement of statements) if (statement.trim()) await sql.raw(statement).execute(tx);
      await sql`insert into schema_migrations (name) values (${name})`.execute(tx);
    }
  });
}
