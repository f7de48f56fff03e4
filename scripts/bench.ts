import { parseArgs } from 'node:util';
import { benchIpn, benchOrders, type Report } from '../bench/server/money.ts';
import { benchPages } from '../bench/server/pages.ts';
import { openRig, type Rig } from '../bench/server/rig.ts';
import { benchSqlAlone } from '../bench/server/sql-alone.ts';
import { reasonAgainstPostgres } from '../server/test/support/postgres.ts';

/**
 * `npm run bench [-- BENCHMARK...] [--quick]`: every benchmark of the server, or those that are named, one JSON line each:
 * name, ours, reference, ratio. Loopback only; ends by itself. docs/performance.md says what each means.
 */

const BENCHMARKS: Record<string, (rig: Rig, quick: boolean) => Promise<unknown>> = {
  orders: (rig, quick) => benchOrders(rig, report, quick ? { rounds: 3, seconds: 3 } : { rounds: 11, seconds: 4 }),
  ipn: (rig, quick) => benchIpn(rig, report, quick ? { rounds: 3, messages: 150 } : { rounds: 11, messages: 250 }),
  sql: (rig, quick) => benchSqlAlone(rig, report, quick ? 3 : 10),
  pages: (rig, quick) => benchPages(rig, report, quick ? [1_000, 20_000] : [1_000, 200_000]),
};
const report: Report = (line) => console.log(JSON.stringify(line));

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean' } } });
const wrong = positionals.filter((name) => !Object.hasOwn(BENCHMARKS, name));
if (wrong.length > 0)
  throw new Error(`no benchmark ${wrong.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}`);
const chosen = positionals.length > 0 ? positionals : Object.keys(BENCHMARKS);

const reason = reasonAgainstPostgres();
if (reason) {
  console.log(JSON.stringify({ name: 'server', skipped: reason }));
} else {
  const rig = await openRig();
  try {
    report({ name: 'PostgreSQL', ours: Number.parseFloat(rig.postgres.version), reference: null, ratio: null });
    for (const name of chosen) await BENCHMARKS[name]?.(rig, values.quick === true);
  } finally {
    await rig.stop();
  }
}
