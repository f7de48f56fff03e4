import { asyncProperty, check, type RunDetails } from 'fast-check';
import { describeAct, history, type Act } from './acts.ts';
import { broken, takeLedger } from './invariants.ts';
import { createPlayer } from './play.ts';
import { World } from './world.ts';

/** What ends everything: the sweep's rhythm, Tiki's 4 h timer, every resend of a notification, an order's 24 h. */
const UNTIL_ALL_IS_OVER_S = [31, 61, 301, 1_801, 3_601, 14_460, 21_600, 43_200, 86_400, 3_601, 3_601, 3_601];

export interface HistoryOptions {
  runs: number;
  seed?: number;
  /** fast-check's path to one failing history. */
  path?: string;
  onProgress?: (done: number) => void;
}

export interface HistoryReport {
  histories: number;
  acts: number;
  orders: number;
  /** Final statuses of shop orders, counted. */
  ends: Record<string, number>;
  /** Tiki orders whose id the server never received. */
  unknownDrafts: number;
  seed: number;
  /** Undefined when every invariant held. */
  failure?: string;
}

/** Plays random histories against the real server and the real sandbox and checks every invariant after each. */
export async function checkHistories({
  runs,
  seed = newSeed(),
  path,
  onProgress,
}: HistoryOptions): Promise<HistoryReport> {
  const world = await World.open();
  try {
    const report: HistoryReport = { histories: 0, acts: 0, orders: 0, ends: {}, unknownDrafts: 0, seed };
    const player = createPlayer(world, await world.sandbox.userTokens());
    const property = asyncProperty(history, async (acts) => {
      await runOne(world, player, acts, report);
      onProgress?.((report.histories += 1));
    });
    const outcome = await check(property, { numRuns: runs, seed, ...(path && { path }) });
    if (outcome.failed) report.failure = tell(outcome, seed);
    return report;
  } finally {
    await world.close();
  }
}

async function runOne(
  world: World,
  player: ReturnType<typeof createPlayer>,
  acts: readonly Act[],
  report: HistoryReport,
): Promise<void> {
  await world.reset();
  const stock = await world.database.db.selectFrom('variants').select(['id', 'stock']).execute();
  await player.play(acts);
  world.toTiki.heal();
  world.toUs.heal();
  await world.toTiki.deliverLate();
  await world.toUs.deliverLate();
  for (const seconds of UNTIL_ALL_IS_OVER_S) await world.wait(seconds * 1_000);
  const ledger = await takeLedger(world, new Map(stock.map((row) => [row.id, row.stock])));
  const wrong = [...world.wrong, ...broken(ledger)];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  report.acts += acts.length;
  report.orders += ledger.orders.length;
  for (const { status } of ledger.orders) report.ends[status] = (report.ends[status] ?? 0) + 1;
  const known = new Set(ledger.attempts.map(({ platform_order_id: id }) => id));
  report.unknownDrafts += [...ledger.atTiki.keys()].filter((id) => !known.has(id)).length;
}

/** Small enough to read: the shortest history that fails, and how to play it again. */
function tell(outcome: RunDetails<[Act[]]>, seed: number): string {
  const acts = outcome.counterexample?.[0] ?? [];
  const { errorInstance } = outcome;
  return [
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    ...acts.map((act, at) => `  ${at + 1}. ${describeAct(act)}`),
    `again: npm run soak -- histories --seed ${seed} --path ${outcome.counterexamplePath}`,
  ].join('\n');
}

function newSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
