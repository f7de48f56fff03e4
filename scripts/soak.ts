import { parseArgs } from 'node:util';
import { reasonAgainstPostgres, startPostgres } from '../server/test/support/postgres.ts';

/**
 * `npm run soak [-- PROOF...] [--engine E] [--runs N] [--kills N] [--requests N] [--seed N] [--path P]`: the proofs of
 * server and sandbox at full length, the server's on PGlite and on PostgreSQL. Loopback only; ends by itself; exit 1 when a proof fails.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string' },
    runs: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '500' },
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    path: { type: 'string' },
  },
});
/** Restarts are measured on a shared machine, so the middle one counts. */
const RESTART_LIMIT_MS = 3_000;

type Proof = () => Promise<{ trouble: readonly string[] }>;
const ON_EACH_ENGINE: Readonly<Record<string, Proof>> = { histories, kills, hostile };
const ONCE: Readonly<Record<string, Proof>> = { 'hostile-sandbox': hostileSandbox };
const NAMES = [...Object.keys(ON_EACH_ENGINE), ...Object.keys(ONCE)];
const unknown = positionals.find((name) => !NAMES.includes(name));
if (unknown !== undefined) throw new Error(`no proof ${unknown}; there are ${NAMES.join(', ')}`);
const isChosen = ([name]: [string, Proof]) => positionals.length === 0 || positionals.includes(name);
const engines = values.engine ? [values.engine] : ['pglite', 'postgres'];
let failed = false;

const perEngine = Object.entries(ON_EACH_ENGINE).filter(isChosen);
for (const engine of perEngine.length > 0 ? engines : []) {
  const reason = engine === 'postgres' ? reasonAgainstPostgres() : undefined;
  if (reason) {
    say({ engine, skipped: reason });
    continue;
  }
  process.env['TEST_DATABASE'] = engine;
  const postgres = engine === 'postgres' ? await startPostgres() : undefined;
  if (postgres) process.env['TEST_DATABASE_URL'] = postgres.url;
  try {
    for (const [name, proof] of perEngine) await prove({ proof: name, engine }, proof);
  } finally {
    await postgres?.stop();
  }
}
for (const [name, proof] of Object.entries(ONCE).filter(isChosen)) await prove({ proof: name }, proof);
process.exitCode = failed ? 1 : 0;

async function prove(title: object, proof: Proof): Promise<void> {
  const begun = performance.now();
  const { trouble, ...report } = await proof();
  const seconds = Math.round((performance.now() - begun) / 1_000);
  say({ ...title, ok: trouble.length === 0, seconds, ...report });
  for (const line of trouble) console.error(line);
  failed ||= trouble.length > 0;
}

async function histories() {
  const { checkHistories } = await import('../server/test/support/history/check.ts');
  const runs = Number(values.runs);
  const { failure, ...report } = await checkHistories({
    runs,
    ...(values.seed && { seed: Number(values.seed) }),
    ...(values.path && { path: values.path }),
    onProgress: (done) => {
      if (done % 500 === 0) console.error(`${done} histories`);
    },
  });
  return { ...report, trouble: failure ? [failure] : [] };
}

async function kills() {
  const { databaseForProcess } = await import('../server/test/support/engine.ts');
  const { killUnderLoad } = await import('../server/test/support/load/kill.ts');
  const database = await databaseForProcess();
  const { lost, restartsMs, ...report } = await killUnderLoad(Number(values.kills), database).finally(() =>
    database.drop(),
  );
  const sorted = restartsMs.toSorted((left, right) => left - right);
  const restart = {
    medianMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    slowestMs: Math.round(sorted.at(-1) ?? 0),
  };
  const slow = restart.medianMs > RESTART_LIMIT_MS ? [`a restart takes ${restart.medianMs} ms`] : [];
  return { ...report, restart, trouble: [...lost, ...slow] };
}

async function hostile() {
  const { databaseForProcess } = await import('../server/test/support/engine.ts');
  const { attack } = await import('../server/test/support/load/hostile.ts');
  const database = await databaseForProcess();
  const requests = Number(values.requests);
  const options = { requests, baseline: requests / 10, ...(values.seed && { seed: Number(values.seed) }) };
  const { wrong, ...report } = await attack(options, database).finally(() => database.drop());
  return { ...report, trouble: [...wrong, ...grown(report)] };
}

async function hostileSandbox() {
  const { attackSandbox } = await import('../sandbox/test/hostile-soak.ts');
  const { wrong, ...report } = await attackSandbox({
    requests: Number(values.requests),
    ...(values.seed && { seed: Number(values.seed) }),
  });
  return { ...report, trouble: [...wrong, ...grown(report)] };
}

function grown({ rssBeforeMb, rssAfterMb }: { rssBeforeMb: number; rssAfterMb: number }): string[] {
  return rssAfterMb > rssBeforeMb * 1.2 ? [`memory grew from ${rssBeforeMb} to ${rssAfterMb} MB`] : [];
}

function say(line: object): void {
  console.log(JSON.stringify(line));
}
