import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { HELLO, localServer, temporaryFolder } from './support.ts';

const CLI = fileURLToPath(new URL('../../shell/server/cli.ts', import.meta.url));

function start(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...environment } });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, said, ended };
}

test('it says where it is ready, and stops at once on SIGTERM and SIGINT', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { child, said, ended } = start(['--app', HELLO], { PREVIEW_PORT: '0' });
    while (!said.out.includes('ready')) await once(child.stdout, 'data');
    const url = /preview ready on (http:\/\/127\.0\.0\.1:\d+)\n/.exec(said.out)?.[1] ?? '';
    assert.equal((await fetch(`${url}/app`)).status, 200);
    // An open stream must not keep it alive.
    const events = await fetch(`${url}/events`);
    child.kill(signal);
    assert.equal(await ended, 0);
    await events.body?.cancel().catch(() => undefined);
  }
});

test('what is wrong at the start is one line on stderr and exit code 1', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(path.join(folder, 'readme.txt'), '');
  const taken = new URL(await localServer(t, () => {})).port;
  const cases: readonly (readonly [string[], RegExp])[] = [
    [[], /^--app is missing; usage: preview/],
    [['--app', folder], /^no app\.json was found in /],
    [['--app', path.join(folder, 'nowhere')], /^the app folder \S+nowhere does not exist$/m],
    [
      ['--app', HELLO, '--map', `https://a.example=${path.join(folder, 'nowhere')}`],
      /^--map leads to \S+nowhere, which is neither a folder nor a URL$/m,
    ],
    [['--app', HELLO, '--port', 'x'], /^the port must be a number/],
    [['--app', HELLO, '--port', taken], new RegExp(`^port ${taken} is already taken`)],
    [['--app', HELLO, '--map', 'shop'], /^--map must be ORIGIN=URL-or-DIR/],
    [
      ['--app', HELLO, '--map', `https://a.example/v1=${folder}`],
      /^--map maps a whole origin: write https:\/\/a\.example, not/,
    ],
    [['--app', HELLO, '--tiki', 'http://127.0.0.1:1'], /^--tiki needs the token/],
    [['--app', HELLO, '--frob'], /^Unknown option '--frob'/],
  ];
  await Promise.all(
    cases.map(async ([args, expected]) => {
      const { said, ended } = start(args, { SANDBOX_TOKEN: '' });
      assert.equal(await ended, 1, args.join(' '));
      assert.match(said.err, expected);
      assert.equal(said.err.trim().split('\n').length, 1, said.err);
    }),
  );
});
