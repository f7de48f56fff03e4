import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKeys } from '../../scripts/keys.ts';
import { startPart } from '../../scripts/part.ts';
import { ENTRIES, ROOT } from '../../scripts/paths.ts';
import { freePorts } from './ports.ts';
import { QUICK } from '../../scripts/quick.ts';

const CACHE = join(ROOT, 'node_modules', '.cache', 'tini-checkout');

/**
 * Puts the database there that a server leaves which was started on nothing: tables, catalogue, coupons. Making it costs
 * more than the rest of a start, so one is kept for all; e2e/start.test.ts starts from nothing.
 */
export async function copyFilledDatabase(to: string): Promise<void> {
  const kept = join(CACHE, `e2e-${fingerprint()}`);
  if (!existsSync(kept)) await fill(kept);
  cpSync(kept, to, { recursive: true });
}

async function fill(kept: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tini-fill-'));
  const { clientKey, clientSecret, sandboxToken } = loadKeys(dataDir);
  const [port, nobody] = await freePorts(2);
  const server = await startPart({
    name: 'server',
    entry: ENTRIES.server,
    nodeArgs: QUICK,
    env: {
      TIKI_CLIENT_KEY: clientKey,
      TIKI_CLIENT_SECRET: clientSecret,
      SANDBOX_TOKEN: sandboxToken,
      SERVER_PORT: `${port}`,
      DATA_DIR: join(dataDir, 'db'),
      TIKI_ENV: 'sandbox',
      TIKI_BASE_URL: `http://127.0.0.1:${nobody}`,
      PUBLIC_URL: 'https://shop.example',
    },
  });
  await server.stop();
  // 40 MB each: those of an earlier source are of no use. Another test file may be busy with this one's.
  for (const name of globSync('e2e-*', { cwd: CACHE })) {
    if (!name.startsWith(basename(kept))) rmSync(join(CACHE, name), { recursive: true, force: true });
  }
  const own = `${kept}.${process.pid}`;
  cpSync(join(dataDir, 'db'), own, { recursive: true });
  rmSync(dataDir, { recursive: true });
  try {
    renameSync(own, kept);
  } catch (error) {
    // Another test file was faster.
    if (!existsSync(kept)) throw error;
    rmSync(own, { recursive: true });
  }
}

/** Of everything that decides what such a database holds. */
function fingerprint(): string {
  const server = join(ROOT, 'server');
  const files = [
    import.meta.filename,
    fileURLToPath(import.meta.resolve('@electric-sql/pglite')),
    join(server, 'catalog', 'products.json'),
    ...globSync('{src/**/*.ts,migrations/*}', { cwd: server })
      .toSorted()
      .map((name) => join(server, name)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
