import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../scripts/paths.ts';
import { freePorts } from './support/ports.ts';

/** `npm start`, as a process of its own in a fresh data folder. */

let dataDir: string;
let env: NodeJS.ProcessEnv;

before(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'tini-start-'));
  const [sandbox, server, preview, admin] = await freePorts(4);
  env = {
    ...process.env,
    START_DATA_DIR: dataDir,
    SANDBOX_PORT: `${sandbox}`,
    SERVER_PORT: `${server}`,
    PREVIEW_PORT: `${preview}`,
    ADMIN_PORT: `${admin}`,
  };
});
after(() => rmSync(dataDir, { recursive: true, force: true }));

interface Run {
  child: ChildProcess;
  lines: string[];
  errors: string[];
  /** Until a line matches, or the process ends. */
  said(pattern: RegExp): Promise<void>;
  ended: Promise<number | null>;
}

function start(more: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'run.mjs'), 'start'], { env: { ...env, ...more } });
  const lines: string[] = [];
  const errors: string[] = [];
  const waiting: (() => void)[] = [];
  const collect = (into: string[]) => (chunk: Buffer) => {
    into.push(...chunk.toString('utf8').split('\n').filter(Boolean));
    for (const check of waiting) check();
  };
  child.stdout.on('data', collect(lines));
  child.stderr.on('data', collect(errors));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    lines,
    errors,
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (lines.some((line) => pattern.test(line))) resolve();
        };
        waiting.push(check);
        check();
        void ended.then((code) =>
          reject(new Error(`ended with ${code} and said: ${[...lines, ...errors].join(' | ')}`)),
        );
      }),
  };
}

async function productIds(): Promise<string[]> {
  const response = await fetch(`http://127.0.0.1:${env['SERVER_PORT']}/v1/products?limit=5`);
  const { items } = (await response.json()) as { items: { id: string }[] };
  return items.map(({ id }) => id);
}

async function isListening(port: string | undefined): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

/** The start under test: the tests go through its life, one after the other. */
let running: Run;

/** An attempt that must end by itself: gives its one line. */
async function refusal(attempt: Run): Promise<string> {
  assert.equal(await attempt.ended, 1);
  assert.equal(attempt.errors.length, 1, attempt.errors.join('\n'));
  return attempt.errors[0] ?? '';
}

test('a wrong variable is one clear line and exit 1', async () => {
  assert.match(await refusal(start({ PREVIEW_PORT: 'three thousand' })), /PREVIEW_PORT.*three thousand/);
});

let products: string[];

test('npm start on a machine that has nothing yet names each part, then says ready', async () => {
  running = start();
  await running.said(/^ready: /);
  assert.deepEqual(
    running.lines.map((line) => line.split(' ')[0]),
    ['sandbox', 'server', 'server', 'admin', 'admin', 'preview', 'ready:'],
  );
  assert.match(running.lines[2] ?? '', /^server made coupons to try: CHAO10 /);
  assert.match(running.lines[4] ?? '', /^admin first user: admin, password \S+ \(shown once\)$/);
  products = await productIds();
  assert.equal(products.length, 5);
});

test('a second start on the same data is one clear line and exit 1, with its ports or others', async () => {
  const [sandbox, server, preview] = await freePorts(3);
  const rival = start({ SANDBOX_PORT: `${sandbox}`, SERVER_PORT: `${server}`, PREVIEW_PORT: `${preview}` });
  for (const said of await Promise.all([refusal(start()), refusal(rival)]))
    assert.match(said, /already|in use|another/i);
  assert.deepEqual(await productIds(), products);
});

test('Ctrl-C ends all parts; a taken port is one clear line; the next start keeps the data', async () => {
  running.child.kill('SIGINT');
  assert.equal(await running.ended, 0);
  for (const name of ['SANDBOX_PORT', 'SERVER_PORT', 'PREVIEW_PORT', 'ADMIN_PORT'])
    assert.equal(await isListening(env[name]), false, name);

  const squatter = createServer().listen(Number(env['SERVER_PORT']), '127.0.0.1');
  const taken = await refusal(start());
  await new Promise((resolve) => squatter.close(resolve));
  assert.match(taken, new RegExp(env['SERVER_PORT'] ?? ''));

  running = start();
  await running.said(/^ready: /);
  assert.ok(!running.lines.some((line) => line.includes('password')), 'the first password is said once');
  assert.deepEqual(await productIds(), products);
});

test('when the starter is killed outright, every part stops by itself', async () => {
  running.child.kill('SIGKILL');
  await running.ended;
  for (const name of ['PREVIEW_PORT', 'SERVER_PORT', 'SANDBOX_PORT']) {
    while (await isListening(env[name])) await new Promise((resolve) => setImmediate(resolve));
  }
});
