import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ROOT } from '../paths.ts';

/** The commands of the documents, run as they stand: the words after `npm run`, with DIR and FILE filled in. */

const DOCS = globSync(['*.md', 'docs/**/*.md', '{server,sandbox,simulator}/*.md'], { cwd: ROOT });
const source = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const RUNNER = join(ROOT, 'scripts', 'run.mjs');

interface Ended {
  code: number;
  output: string;
}

/** Runs a command that ends by itself. */
function run(args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: ROOT, encoding: 'utf8' } as const;
    const child = execFile(process.execPath, [RUNNER, ...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

/** Starts a command that goes on until it is stopped; gives what it said, the address it said, and the code it ended with. */
async function startAndStop(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  look: (url: string) => Promise<void>,
): Promise<number> {
  const child = spawn(process.execPath, [RUNNER, ...args], { cwd: ROOT, env: { ...process.env, ...env } });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  try {
    for await (const chunk of child.stdout) {
      said += String(chunk);
      const [, url] = / ready on (\S+)/.exec(said) ?? [];
      if (url === undefined) continue;
      await look(url);
      break;
    }
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = (await ended) as [number | null];
  assert.match(said, / ready on /);
  return code ?? -1;
}

const status = async (url: string): Promise<number> => (await fetch(url)).status;

describe('the commands of the documents', { concurrency: true }, () => {
  test('`npm run check` finds nothing, and `npm run build` in each mode fills the folder to upload', async () => {
    assert.match((await run(['check'])).output, /clean/);
    for (const [mode, args] of [
      ['no-backend', ['--no-backend']],
      ['backend', []],
    ] as const) {
      const { code, output } = await run(['build', ...args]);
      assert.deepEqual([code, /dist\/tini-app \((.*), development\)/.exec(output)?.[1]], [0, mode]);
    }
  });

  test('`npm run build -- --env` knows three environments and no other', async () => {
    const { code, output } = await run(['build', '--env', 'staging']);
    assert.deepEqual(
      [code, output],
      [2, 'use: npm run build [-- --env development|sandbox|production] [--no-backend]\n'],
    );
  });

  test('`npm run preview` and `npm run sandbox`, with the token and App ID of docs/preview.md, start, answer and stop', async () => {
    const block =
      /```\n(APP_IDENTIFIER=\S+ SANDBOX_TOKEN=\S+) npm run sandbox\n.*npm run (preview -- --app .*)\n```/.exec(
        source('docs/preview.md'),
      );
    const env = Object.fromEntries((block?.[1] ?? '').split(' ').map((pair) => pair.split('=') as [string, string]));
    const [, ...words] = (block?.[2] ?? '').split(' ');
    const code = await startAndStop(['sandbox'], { ...env, SANDBOX_PORT: '0' }, async (sandbox) => {
      assert.equal(await status(`${sandbox}/_console`), 200);
      const args = words.slice(1).map((word) => {
        if (word === '../my-tini-app') return 'simulator/fixtures/hello';
        return word.startsWith('http') ? sandbox : word;
      });
      const preview = await startAndStop(['preview', ...args], { ...env, PREVIEW_PORT: '0' }, async (url) => {
        assert.deepEqual([await status(`${url}/`), await status(`${url}/app`)], [200, 200]);
      });
      assert.equal(preview, 0);
    });
    assert.equal(code, 0);
  });

  test('`npm run images -- tabs` draws the icons that are there', async () => {
    const icons = globSync('assets/tabs/*.png', { cwd: ROOT });
    const before = icons.map((file) => readFileSync(join(ROOT, file)));
    assert.equal((await run(['images', 'tabs'])).code, 0);
    assert.deepEqual(
      icons.map((file) => readFileSync(join(ROOT, file))),
      before,
    );
  });

  test('`npm run screenshots` and `npm run compat` say what they need when it is missing', async () => {
    const tours = await run(['screenshots', 'nowhere']);
    assert.deepEqual(
      [tours.code, /^no tour nowhere; there are lists, .*carts, .*orders/.test(tours.output)],
      [1, true],
    );
    const apps = await run(['compat']);
    assert.deepEqual([apps.code, apps.output.startsWith('usage: compat DIR...')], [2, true]);
  });
});

/** By the word after `npm run`: the commands that are run above, and the tests that run the others. */
const RUN_BY: Readonly<Record<string, string>> = {
  check: 'scripts/test/commands.test.ts',
  build: 'scripts/test/commands.test.ts',
  preview: 'scripts/test/commands.test.ts',
  sandbox: 'scripts/test/commands.test.ts',
  'server -- import-catalogue': 'server/test/import-catalogue.test.ts',
  images: 'scripts/test/commands.test.ts',
  screenshots: 'scripts/test/commands.test.ts',
  compat: 'scripts/test/commands.test.ts',
  'server -- add-admin': 'e2e/support/desk.ts',
  'server -- compare-payout': 'server/test/reconciliation.test.ts',
  'server -- forget-customer': 'server/test/privacy.test.ts',
  'server -- register-products': 'server/test/register-products.test.ts',
  'server -- shipping-fees': 'server/test/import-catalogue.test.ts',
  server: 'server/test/process.test.ts',
  start: 'e2e/start.test.ts',
};
/** Of those nothing is promised here: install, test, bench, soak, and the suites and the formatter that `npm test` runs. */
const APART = new Set(['ci', 'install', 'test', 'bench', 'soak', 'typecheck', 'lint', 'test:e2e', 'format']);

test('every command of a document is run by a test', () => {
  const silent = DOCS.flatMap((file) =>
    [...source(file).matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].flatMap(([code]) =>
      [...code.matchAll(/\bnpm (?:-s )?(?:run )?(?:-s )?([a-z][\w:-]*)(?: -- ([a-z][\w-]*))?/g)]
        .map(([, name = '', word]) => (name === 'server' && word !== undefined ? `${name} -- ${word}` : name))
        .filter((name) => name !== 'run' && !APART.has(name) && RUN_BY[name] === undefined)
        .map((name) => `${file}: ${name}`),
    ),
  );
  assert.deepEqual(silent, []);
  assert.deepEqual(
    Object.values(RUN_BY).filter((file) => !existsSync(join(ROOT, file))),
    [],
  );
});
