import { benchIpn, benchOrders, type Report } from '../bench/server/money.ts';
import { benchPages } from '../bench/server/pages.ts';
import { openRig } from '../bench/server/rig.ts';
import { benchSqlAlone } from '../bench/server/sql-alone.ts';
import { reasonAgainstPostgres } from '../server/test/support/postgres.ts';

/** `npm run bench [-- --quick]`: every benchmark, one JSON line each: name, ours, reference, ratio. Loopback only; ends by itself. */

const quick = process.argv.includes('--quick');
const report: Report = (line) => console.log(JSON.stringify(line));

const reason = reasonAgainstPostgres();
if (reason) {
  console.log(JSON.stringify({ name: 'server', skipped: reason }));
} else {
  const rig = await openRig();
  try {
    report({ name: 'PostgreSQL', ours: Number.parseFloat(rig.postgres.version), reference: null, ratio: null });
    await benchOrders(rig, report, quick ? { rounds: 1, seconds: 3 } : { rounds: 11, seconds: 4 });
    await benchIpn(rig, report, quick ? { rounds: 1, messages: 200 } : { rounds: 11, messages: 250 });
    await benchSqlAlone(rig, report, quick ? 3 : 10);
    await benchPages(rig, report, quick ? [1_000, 20_000] : [1_000, 200_000]);
  } finally {
    await rig.stop();
  }
}
