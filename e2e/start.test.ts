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

test('npm start names each part, then says ready; Ctrl-C ends all of them; a second start keeps the data', async () => {
  const first = start();
  await first.said(/^ready: /);
  assert.deepEqual(
    first.lines.map((line) => line.split(' ')[0]),
    ['sandbox', 'server', 'server', 'admin', 'admin', 'preview', 'ready:'],
  );
  assert.match(first.lines[2] ?? '', /^server made coupons to try: CHAO10 /);
  assert.match(first.lines[4] ?? '', /^admin first user: admin, password \S+ \(shown once\)$/);
  const before = await productIds();
  assert.equal(before.length, 5);

  const second = start();
  assert.equal(await second.ended, 1, 'the same ports and folder are taken');
  assert.equal(second.errors.length, 1, second.errors.join('\n'));

  first.child.kill('SIGINT');
  assert.equal(await first.ended, 0);
  for (const name of ['SANDBOX_PORT', 'SERVER_PORT', 'PREVIEW_PORT', 'ADMIN_PORT'])
    assert.equal(await isListening(env[name]), false, name);

  const third = start();
  await third.said(/^ready: /);
  assert.ok(!third.lines.some((line) => line.includes('password')), 'the first password is said once');
  assert.deepEqual(await productIds(), before);
  third.child.kill('SIGINT');
  assert.equal(await third.ended, 0);
});

test('a taken port, a wrong variable and a second server on the same data are each one clear line and exit 1', async () => {
  const squatter = createServer().listen(Number(env['SERVER_PORT']), '127.0.0.1');
  const taken = start();
  const code = await taken.ended;
  await new Promise((resolve) => squatter.close(resolve));
  assert.equal(code, 1);
  assert.equal(taken.errors.length, 1, taken.errors.join('\n'));
  assert.match(taken.errors[0] ?? '', new RegExp(env['SERVER_PORT'] ?? ''));

  const wrong = start({ PREVIEW_PORT: 'three thousand' });
  assert.equal(await wrong.ended, 1);
  assert.deepEqual(wrong.errors.length, 1);
  assert.match(wrong.errors[0] ?? '', /PREVIEW_PORT.*three thousand/);

  const running = start();
  await running.said(/^ready: /);
  const [sandbox, server, preview] = await freePorts(3);
  const rival = start({ SANDBOX_PORT: `${sandbox}`, SERVER_PORT: `${server}`, PREVIEW_PORT: `${preview}` });
  assert.equal(await rival.ended, 1);
  assert.equal(rival.errors.length, 1, rival.errors.join('\n'));
  assert.match(rival.errors[0] ?? '', /already|in use|another/i);
  running.child.kill('SIGINT');
  assert.equal(await running.ended, 0);
});

test('when the starter is killed outright, every part stops by itself', async () => {
  const run = start();
  await run.said(/^ready: /);
  run.child.kill('SIGKILL');
  await run.ended;
  for (const name of ['PREVIEW_PORT', 'SERVER_PORT', 'SANDBOX_PORT']) {
    while (await isListening(env[name])) await new Promise((resolve) => setImmediate(resolve));
  }
});
