import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchIpn, benchOrders, type Report } from '../bench/server/money.ts';
import { benchPages } from '../bench/server/pages.ts';
import { openRig, type Rig } from '../bench/server/rig.ts';
import { benchSqlAlone } from '../bench/server/sql-alone.ts';
import { benchJourney } from '../bench/storefront/journey.ts';
import { reasonAgainstPostgres } from '../server/test/support/postgres.ts';
import { ROOT } from './paths.ts';

/**
 * `npm run bench [-- BENCHMARK...] [--quick]`: every benchmark, or those that are named, one JSON line each:
 * name, ours, reference, ratio. Loopback only; ends by itself. docs/performance.md says what each means.
 */

/** The server's, which share one PostgreSQL and one sandbox. */
const WITH_RIG: Record<string, (rig: Rig, quick: boolean) => Promise<unknown>> = {
  orders: (rig, quick) => benchOrders(rig, report, quick ? { rounds: 3, seconds: 3 } : { rounds: 11, seconds: 4 }),
  ipn: (rig, quick) => benchIpn(rig, report, quick ? { rounds: 3, messages: 150 } : { rounds: 11, messages: 250 }),
  sql: (rig, quick) => benchSqlAlone(rig, report, quick ? 3 : 10),
  pages: (rig, quick) => benchPages(rig, report, quick ? [1_000, 20_000] : [1_000, 200_000]),
};
const ALONE: Record<string, () => unknown> = {
  journey: () => benchJourney((line) => console.log(JSON.stringify(line))),
  'cart-lines': () => runFile('bench/storefront/cart-lines.ts'),
  'keyed-list': () => runFile('bench/simulator/keyed-list.ts'),
  'preview-costs': () => runFile('bench/simulator/preview-costs.ts'),
  'saved-file': () => runFile('bench/simulator/saved-file.ts'),
  'component-bridge': () => runFile('bench/component-bridge/run.ts'),
};
const report: Report = (line) => console.log(JSON.stringify(line));

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean' } } });
const names = [...Object.keys(ALONE), ...Object.keys(WITH_RIG)];
const wrong = positionals.filter((name) => !names.includes(name));
if (wrong.length > 0) {
  console.error(`no benchmark ${wrong.join(', ')}; there are ${names.join(', ')}`);
  process.exit(1);
}
const chosen = positionals.length > 0 ? positionals : names;

for (const name of chosen) await ALONE[name]?.();
if (chosen.some((name) => Object.hasOwn(WITH_RIG, name))) await runWithRig();

async function runWithRig(): Promise<void> {
  const reason = reasonAgainstPostgres();
  if (reason) return console.log(JSON.stringify({ name: 'server', skipped: reason }));
  const rig = await openRig();
  try {
    report({ name: 'PostgreSQL', ours: Number.parseFloat(rig.postgres.version), reference: null, ratio: null });
    for (const name of chosen) await WITH_RIG[name]?.(rig, values.quick === true);
  } finally {
    await rig.stop();
  }
}

/** A benchmark that prints its own JSON lines. */
function runFile(file: string): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, file)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
