import { parseArgs } from 'node:util';
import { reasonAgainstPostgres, startPostgres } from '../server/test/support/postgres.ts';

/**
 * `npm run soak [-- PROOF...] [--engine E] [--runs N] [--kills N] [--requests N] [--seed N] [--path P]`: the proofs of the
 * server at full length, on PGlite and on PostgreSQL. Loopback only; ends by itself; exit 1 when a proof fails.
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

const PROOFS = { histories, kills, hostile };
const chosen = positionals.length > 0 ? positionals : Object.keys(PROOFS);
const engines = values.engine ? [values.engine] : ['pglite', 'postgres'];
let failed = false;

for (const engine of engines) {
  const reason = engine === 'postgres' ? reasonAgainstPostgres() : undefined;
  if (reason) {
    say({ engine, skipped: reason });
    continue;
  }
  process.env['TEST_DATABASE'] = engine;
  const postgres = engine === 'postgres' ? await startPostgres() : undefined;
  if (postgres) process.env['TEST_DATABASE_URL'] = postgres.url;
  try {
    for (const name of chosen) {
      const proof = Object.hasOwn(PROOFS, name) ? PROOFS[name as keyof typeof PROOFS] : undefined;
      if (!proof) throw new Error(`no proof ${name}; there are ${Object.keys(PROOFS).join(', ')}`);
      const begun = performance.now();
      const { trouble, ...report } = await proof();
      say({
        proof: name,
        engine,
        ok: trouble.length === 0,
        seconds: Math.round((performance.now() - begun) / 1_000),
        ...report,
      });
      for (const line of trouble) console.error(line);
      failed ||= trouble.length > 0;
    }
  } finally {
    await postgres?.stop();
  }
}
process.exitCode = failed ? 1 : 0;

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
  const grown =
    report.rssAfterMb > report.rssBeforeMb * 1.2
      ? [`memory grew from ${report.rssBeforeMb} to ${report.rssAfterMb} MB`]
      : [];
  return { ...report, trouble: [...wrong, ...grown] };
}

function say(line: object): void {
  console.log(JSON.stringify(line));
}
