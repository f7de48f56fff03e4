import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { openJournal } from '../src/journal.ts';
import { Table } from '../src/table.ts';
import { ORDER_REQUEST, placeOrder, statusOf } from './scenario.ts';
import { type Client, createClient } from './sandbox-client.ts';

async function tempFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-journal-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** One table on disk. */
async function open(folder: string) {
  const table = new Table<{ n: number; text: string }>('rows', (name, key) => journal.mark(name, key));
  const journal = await openJournal(folder, {
    get: (_name, key) => table.get(key),
    load: ([, key, row]) => table.load(key, row as { n: number; text: string } | undefined),
    *all() {
      for (const [key, row] of table.entries()) yield ['rows', key, row];
    },
  });
  return { table, journal };
}

test('rows, changes and removals are there again after a reopening, in the order of their first appearance', async (t) => {
  const folder = await tempFolder(t);
  const { table, journal } = await open(folder);
  for (const key of ['c', 'a', 'b']) table.set(key, { n: 1, text: 'đồng "€"\n' });
  await journal.saved();
  table.set('a', { n: 2, text: '' });
  table.delete('b');
  await journal.close();
  const again = await open(folder);
  assert.deepEqual(
    [...again.table.entries()],
    [
      ['c', { n: 1, text: 'đồng "€"\n' }],
      ['a', { n: 2, text: '' }],
    ],
  );
  await again.journal.close();
});

test('a last line cut anywhere is dropped as a whole, and writing goes on after what is left', async (t) => {
  const folder = await tempFolder(t);
  const first = await open(folder);
  first.table.set('kept', { n: 1, text: 'x' });
  await first.journal.saved();
  const file = join(folder, 'sandbox-1.log');
  const before = (await stat(file)).size;
  first.table.set('lost', { n: 2, text: 'ộ' });
  first.table.set('kept', { n: 3, text: 'changed together with it' });
  await first.journal.close();
  const whole = await readFile(file);
  for (let size = before; size < whole.length; size += 1) {
    await writeFile(file, whole.subarray(0, size));
    const { table, journal } = await open(folder);
    assert.deepEqual([...table.entries()], [['kept', { n: 1, text: 'x' }]], `cut at ${size}`);
    table.set('new', { n: size, text: '' });
    await journal.close();
    const again = await open(folder);
    assert.equal(again.table.get('new')?.n, size);
    await again.journal.close();
  }
});

test('a header that was cut is written again; a line that is broken in the middle is refused', async (t) => {
  const folder = await tempFolder(t);
  const file = join(folder, 'sandbox-1.log');
  for (const size of [0, 5]) {
    await (await open(folder)).journal.close();
    await truncate(file, size);
    await (await open(folder)).journal.close();
  }
  await appendFile(file, '{"broken\n[]\n');
  await assert.rejects(open(folder), /is no sandbox state/);
});

test('a long log is replaced by a snapshot while changes go on, and both together are the state', async (t) => {
  const folder = await tempFolder(t);
  const { table, journal } = await open(folder);
  const text = 'x'.repeat(10_000);
  for (let n = 0; n < 3_000; n += 1) {
    table.set(String(n % 100), { n, text });
    if (n % 10 === 0) await journal.saved();
  }
  await journal.close();
  const names = (await readdir(folder)).toSorted();
  assert.match(names.join(' '), /^sandbox-(\d+)\.log sandbox-\1\.snapshot$/, 'one pair, nothing left over');
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  assert.ok(Math.max(...sizes) < 12_000_000, `30 MB were written, ${sizes.join(' and ')} are kept`);
  const again = await open(folder);
  for (let n = 2_900; n < 3_000; n += 1) assert.equal(again.table.get(String(n % 100))?.n, n);
  await again.journal.close();
});

test('what a compaction left behind when it was cut off does no harm', async (t) => {
  const folder = await tempFolder(t);
  const { table, journal } = await open(folder);
  table.set('a', { n: 1, text: '' });
  await journal.close();
  const old = await readFile(join(folder, 'sandbox-1.log'));
  await writeFile(join(folder, 'sandbox-2.log'), old); // begun after the switch to the next log
  await writeFile(join(folder, 'sandbox-2.snapshot.tmp'), old.subarray(0, 30)); // not renamed yet
  const half = await open(folder);
  assert.equal(half.table.get('a')?.n, 1);
  await half.journal.close();
  await writeFile(join(folder, 'sandbox-2.snapshot'), old); // renamed, the old log not yet removed
  const done = await open(folder);
  assert.equal(done.table.get('a')?.n, 1);
  await done.journal.close();
  assert.deepEqual((await readdir(folder)).toSorted(), ['sandbox-2.log', 'sandbox-2.snapshot']);
});

test('a write that fails is told to who waits, and made up by the next', async (t) => {
  const folder = await tempFolder(t);
  const { table, journal } = await open(folder);
  table.set('a', { n: 1, text: '' });
  await journal.saved();
  const circular = { n: 2, text: '' } as { n: number; text: string; self?: unknown };
  circular.self = circular;
  table.set('b', circular);
  await assert.rejects(journal.saved());
  delete circular.self;
  await journal.saved();
  await journal.close();
  const again = await open(folder);
  assert.deepEqual([again.table.get('a')?.n, again.table.get('b')?.n], [1, 2]);
  await again.journal.close();
});

const ENTRY = fileURLToPath(new URL('../src/server.ts', import.meta.url));
const KEYS = { clientKey: 'journal-test-key', clientSecret: 'journal-test-secret' };

async function startProcess(t: TestContext, folder: string): Promise<{ child: ChildProcess; client: Client }> {
  const child = spawn(process.execPath, [ENTRY], {
    env: {
      SANDBOX_PORT: '0',
      SANDBOX_TOKEN: 'journal-test-token',
      SANDBOX_DATA_DIR: folder,
      TIKI_CLIENT_KEY: KEYS.clientKey,
      TIKI_CLIENT_SECRET: KEYS.clientSecret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const base = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => resolve(/http:\S+/.exec(chunk.toString())?.[0] ?? ''));
  });
  const app = { identifier: 'vn.example.tini_checkout', ...KEYS };
  return { child, client: createClient({ base, token: 'journal-test-token', app, otherApp: app }) };
}

test('killed at random instants under load, it has every order and every change it acknowledged', async (t) => {
  const folder = await tempFolder(t);
  const expected = new Map<string, string>();
  for (let round = 0; round < Number(process.env['SANDBOX_KILLS'] ?? 4); round += 1) {
    const { child, client } = await startProcess(t, folder);
    for (const [id, status] of expected) assert.ok(['canceled', status].includes(await statusOf(client, id)), id);
    expected.clear();
    const worker = async () => {
      for (;;) {
        const { id } = await placeOrder(client, { ...ORDER_REQUEST, extra: 'x=1' });
        expected.set(id, 'draft');
        if (Math.random() < 0.5) continue;
        const reply = await client.post('/order/cancel', { order_id: id, comment: 'x' });
        if (reply.status === 200) expected.set(id, 'canceled');
      }
    };
    const workers = Array.from({ length: 8 }, () => worker().catch(() => {})); // each ends with the process
    const goal = 20 + Math.random() * 60;
    while (expected.size < goal) await setImmediate();
    child.kill('SIGKILL');
    await Promise.all(workers);
  }
});
