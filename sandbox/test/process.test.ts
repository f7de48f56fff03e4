import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

import { openSheet, statusOf } from './scenario.ts';
import { createClient, type Target } from './sandbox-client.ts';

const ENTRY = fileURLToPath(new URL('../src/server.ts', import.meta.url));
const KEYS = { clientKey: 'process-test-key', clientSecret: 'process-test-secret' };
const TOKEN = 'process-test-token';

/** Runs the entry file with nothing but this environment. */
function run(t: TestContext, env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, [ENTRY], {
    env: {
      SANDBOX_PORT: '0',
      SANDBOX_TOKEN: TOKEN,
      TIKI_CLIENT_KEY: KEYS.clientKey,
      TIKI_CLIENT_SECRET: KEYS.clientSecret,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  const output = { out: '', err: '' };
  child.stderr?.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<Target>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output.out += chunk.toString();
      const base = /^sandbox ready on (http:\S+)\n/.exec(output.out)?.[1];
      const app = { identifier: 'vn.example.tini_checkout', ...KEYS };
      if (base) resolve({ base, token: TOKEN, app, otherApp: app });
    });
    void exited.then((code) => reject(new Error(`exit ${code}: ${output.err}`)));
  });
  ready.catch(() => {}); // awaited only where a start is expected
  return { child, output, exited, ready };
}

async function tempFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} stops it within a second and with exit code 0, open connections or not`, async (t) => {
    const { child, output, exited, ready } = run(t, {});
    const { base } = await ready;
    await (await fetch(`${base}/_console`)).text(); // leaves a kept-alive connection behind
    const start = performance.now();
    child.kill(signal);
    child.kill(signal); // Ctrl-C reaches it from the terminal and again from its parent
    assert.equal(await exited, 0);
    assert.ok(performance.now() - start < 1_000);
    assert.equal(output.err, '');
    assert.match(output.out, /^sandbox ready on http:\/\/127\.0\.0\.1:\d+\n$/);
  });
}

test('a taken port is one clear line and exit 1', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { output, exited } = run(t, { SANDBOX_PORT: String(port) });
  assert.equal(await exited, 1);
  assert.match(output.err, new RegExp(`^sandbox: port ${port} on 127\\.0\\.0\\.1 is taken[^\n]*\n$`));
});

test('a wrong variable is one clear line that names it and exit 1', async (t) => {
  const { output, exited } = run(t, { SANDBOX_PORT: 'four' });
  assert.equal(await exited, 1);
  assert.equal(output.err, 'sandbox: SANDBOX_PORT is not a port: four\n');
  assert.equal(output.out, '');
});

test('orders survive a kill, so does a reset, and the folder is for one sandbox at a time', async (t) => {
  const folder = await tempFolder(t);
  const first = run(t, { SANDBOX_DATA_DIR: folder });
  const client = createClient(await first.ready);
  const { order, sheet, lan } = await openSheet(client);
  await client.advance(3_600_000);

  const second = run(t, { SANDBOX_DATA_DIR: folder });
  assert.equal(await second.exited, 1);
  assert.match(second.output.err, new RegExp(`^sandbox: SANDBOX_DATA_DIR [^\n]*process ${first.child.pid}[^\n]*\n$`));

  first.child.kill('SIGKILL');
  await first.exited;
  const third = run(t, { SANDBOX_DATA_DIR: folder });
  const again = createClient(await third.ready);
  assert.equal(await statusOf(again, order.id), 'waiting_for_payment');
  assert.equal((await again.consoleGet<{ offsetMs: number }>('/clock')).offsetMs, 3_600_000);
  await again.host('POST', `/payments/${sheet.paymentId}/pay`, lan, { method: 'atm' });
  assert.equal(await statusOf(again, order.id), 'online_paid');
  assert.equal((await stat(join(folder, 'sandbox-1.log'))).mode & 0o077, 0, 'for the owner only');
  await again.consolePost('/reset');
  third.child.kill('SIGKILL');
  await third.exited;
  const fresh = createClient(await run(t, { SANDBOX_DATA_DIR: folder }).ready);
  const { orders, clock } = await fresh.consoleGet<{ orders: unknown[]; clock: { offsetMs: number } }>('/state');
  assert.deepEqual([orders, clock.offsetMs], [[], 0]);
});

test('a timer that ran out while the sandbox was off cancels the order at the next start', async (t) => {
  const folder = await tempFolder(t);
  const first = run(t, { SANDBOX_DATA_DIR: folder });
  const { order } = await openSheet(createClient(await first.ready));
  first.child.kill('SIGTERM');
  assert.equal(await first.exited, 0);
  // The log is replayed line by line: one more line of settings moves the clock while nothing runs.
  const file = join(folder, 'sandbox-1.log');
  const changes = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line) => JSON.parse(line));
  const [table, key, settings] = changes.findLast(([name]) => name === 'settings');
  await appendFile(file, `${JSON.stringify([[table, key, { ...settings, clockOffsetMs: 5 * 3_600_000 }]])}\n`);
  const second = run(t, { SANDBOX_DATA_DIR: folder });
  assert.equal(await statusOf(createClient(await second.ready), order.id), 'canceled');
});

test('a data folder that holds something else is refused with one line', async (t) => {
  const folder = await tempFolder(t);
  await writeFile(join(folder, 'sandbox-1.log'), '{"version":99}');
  const { output, exited } = run(t, { SANDBOX_DATA_DIR: folder });
  assert.equal(await exited, 1);
  assert.match(output.err, /^sandbox: [^\n]*sandbox-1\.log[^\n]*\n$/);
});
