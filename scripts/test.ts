import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonAgainstPostgres, startPostgres } from '../server/test/support/postgres.ts';
import { ensureChromium } from './chromium.ts';
import { ROOT } from './paths.ts';
import { QUICK } from './quick.ts';

/** `npm test [-- SUITE...]`: runs the suites one after the other; the last line is `N passed, N failed`. */

interface Counts {
  passed: number;
  failed: number;
}

interface Suite {
  name: string;
  run: () => Promise<Counts>;
}

const BIN = join(ROOT, 'node_modules', '.bin');

const SUITES: readonly Suite[] = [
  {
    name: 'types',
    run: () =>
      all(
        ['.', 'server', 'sandbox', 'simulator', 'scripts', 'e2e', 'bench'].map((project) => [
          'tsc',
          '--noEmit',
          '-p',
          project,
          ...sinceLastTime(project),
        ]),
      ),
  },
  {
    name: 'lint',
    run: () =>
      all([
        ['oxlint', '--type-aware', '--quiet', '.'],
        ['oxfmt', '--check', '.'],
      ]),
  },
  { name: 'structure', run: () => nodeTests('scripts/test/*.test.ts') },
  { name: 'storefront', run: jest },
  { name: 'server', run: () => nodeTests('server/test/*.test.ts') },
  { name: 'server-postgres', run: serverOnPostgres },
  { name: 'sandbox', run: () => nodeTests('sandbox/test/**/*.test.ts') },
  { name: 'simulator', run: () => inTwoProcesses('simulator/test/**/*.test.ts') },
  { name: 'e2e', run: () => nodeTests('e2e/**/*.test.ts') },
];

const chosen = process.argv.slice(2);
const wrong = chosen.filter((name) => !SUITES.some((suite) => suite.name === name));
if (wrong.length > 0) {
  console.error(`no suite ${wrong.join(', ')}; there are ${SUITES.map((suite) => suite.name).join(', ')}`);
  process.exit(1);
}

await ensureChromium();
const totals: Counts = { passed: 0, failed: 0 };
for (const suite of SUITES.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  console.log(`\n== ${suite.name}`);
  const start = performance.now();
  const { passed, failed } = await suite.run();
  console.log(
    `== ${suite.name}: ${passed} passed, ${failed} failed in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
  totals.passed += passed;
  totals.failed += failed;
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

/** A second run looks only at what changed; on a clean checkout there is nothing to gain. */
function sinceLastTime(project: string): readonly string[] {
  if (process.env['CI']) return [];
  const name = project === '.' ? 'storefront' : project;
  return ['--incremental', '--tsBuildInfoFile', join(ROOT, 'node_modules', '.cache', 'types', `${name}.tsbuildinfo`)];
}

/** Each command is one check. */
async function all(commands: readonly (readonly string[])[]): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0 };
  for (const [program = '', ...args] of commands) {
    const { code } = await execute(join(BIN, program), args);
    if (code === 0) counts.passed += 1;
    else counts.failed += 1;
  }
  return counts;
}

async function nodeTests(pattern: string): Promise<Counts> {
  return nodeTestFiles(globSync(pattern, { cwd: ROOT }));
}

/** Files that share what a process has to load and to start: two processes, each with every second file and one Chromium. */
async function inTwoProcesses(pattern: string): Promise<Counts> {
  const files = globSync(pattern, { cwd: ROOT }).toSorted();
  const halves = [0, 1].map((half) => files.filter((_, index) => index % 2 === half));
  const counts = await Promise.all(halves.map((half) => nodeTestFiles(half, {}, ['--test-isolation=none'])));
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** The server's suites that use a database, once more on one real PostgreSQL. Durability is switched off: no test cuts its power. */
async function serverOnPostgres(): Promise<Counts> {
  const reason = reasonAgainstPostgres();
  if (reason) {
    console.log(`skipped: ${reason}`);
    return { passed: 0, failed: 0 };
  }
  const files = globSync('server/test/**/*.test.ts', { cwd: ROOT }).filter((file) =>
    /\b(openShop|checkHistories|databaseForProcess|createPostgresDatabase)\b/.test(
      readFileSync(join(ROOT, file), 'utf8'),
    ),
  );
  const postgres = await startPostgres({ settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] });
  console.log(`PostgreSQL ${postgres.version}`);
  try {
    return await nodeTestFiles(files, { TEST_DATABASE: 'postgres', TEST_DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
}

/** Files wait for databases, processes, browsers and clocks most of the time: two at once need little more than half as long. */
async function nodeTestFiles(
  files: readonly string[],
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = ['--test-concurrency=2'],
): Promise<Counts> {
  if (files.length === 0) return { passed: 0, failed: 1 };
  const args = [...QUICK, '--test', '--test-reporter=spec', ...flags, ...files];
  const { code, output } = await execute(process.execPath, args, env);
  return counted(code, numberAfter(output, /^ℹ pass (\d+)$/m), numberAfter(output, /^ℹ fail (\d+)$/m));
}

async function jest(): Promise<Counts> {
  const { code, output } = await execute(process.execPath, [join(BIN, 'jest')]);
  const line = /^Tests:.*$/m.exec(output)?.[0] ?? '';
  return counted(code, numberAfter(line, /(\d+) passed/), numberAfter(line, /(\d+) failed/));
}

/** A runner that failed without naming a failed test failed all the same. */
function counted(code: number, passed: number, failed: number): Counts {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function numberAfter(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}

/** Runs a program with its output shown and kept. */
function execute(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString('utf8');
      stream.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
