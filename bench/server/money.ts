import type { OrderView } from '../../contract/orders.ts';
import { KEYS } from '../../server/test/support/shop.ts';
import { signAsTiki } from '../../server/test/support/tiki-peer.ts';
import { closedLoop, fire, openLoop, round, type LoadResult, type Shot } from './load.ts';
import { cpuMs, makeQuotes, takeStatements, TOKENS, type Candidate, type Rig } from './rig.ts';

/** One benchmark's line. */
export type Report = (line: {
  name: string;
  ours: number;
  reference: number | null;
  ratio: number | null;
  [more: string]: unknown;
}) => void;

const CONCURRENCY = 16;

/** A request that orders one quote. */
function orderShot(quoteId: string, at: number): Shot {
  return {
    method: 'POST',
    path: '/v1/orders',
    headers: { authorization: `Bearer ${TOKENS[at % TOKENS.length]}` },
    body: JSON.stringify({ quoteId, paymentMethod: 'online' }),
  };
}

export async function orderShots({ database }: Candidate, count: number): Promise<() => Shot | undefined> {
  const shots = (await makeQuotes(database, count)).map(orderShot);
  return () => shots.shift();
}

interface Measured extends LoadResult {
  cpuMsEach: number;
}

async function measured({ pid }: Candidate, run: () => Promise<LoadResult>): Promise<Measured> {
  const before = cpuMs(pid);
  const result = await run();
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.failed + result.done} requests failed`);
  return { ...result, cpuMsEach: round((cpuMs(pid) - before) / Math.max(result.done, 1)) };
}

interface Compared {
  ours: Measured;
  reference: Measured;
  /** The middle one of the rounds' own ratios: what is noise for the machine meets both halves of a round. */
  ratio: number;
  cpuRatio: number;
}

/** Short rounds, each on both, the first alternating: the machine is never quiet, but a round is short. */
async function alternate(
  { ours, reference }: Rig,
  rounds: number,
  run: (candidate: Candidate) => Promise<Measured>,
): Promise<Compared> {
  const pairs: { ours: Measured; reference: Measured }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const isOursFirst = round % 2 === 0;
    const first = await run(isOursFirst ? ours : reference);
    const second = await run(isOursFirst ? reference : ours);
    pairs.push(isOursFirst ? { ours: first, reference: second } : { ours: second, reference: first });
  }
  const sample = (of: Measured[]) => of.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(of.length / 2)]!;
  return {
    ours: sample(pairs.map((pair) => pair.ours)),
    reference: sample(pairs.map((pair) => pair.reference)),
    ratio: round(middle(pairs.map((pair) => pair.ours.perSecond / pair.reference.perSecond))),
    cpuRatio: round(middle(pairs.map((pair) => pair.ours.cpuMsEach / pair.reference.cpuMsEach))),
  };
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Orders placed per second by sixteen buyers; what one costs; how long one takes at half of that. @returns orders per second. */
export async function benchOrders(
  rig: Rig,
  report: Report,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<number> {
  for (const candidate of [rig.ours, rig.reference]) {
    await closedLoop(candidate.origin, await orderShots(candidate, 400), { concurrency: CONCURRENCY, seconds: 60 });
    await takeStatements(candidate.database);
  }
  const { ours, reference, ratio, cpuRatio } = await alternate(rig, rounds, async (candidate) => {
    const next = await orderShots(candidate, 600 * seconds);
    return measured(candidate, () => closedLoop(candidate.origin, next, { concurrency: CONCURRENCY, seconds }));
  });
  report({
    name: 'orders placed per second',
    ours: ours.perSecond,
    reference: reference.perSecond,
    ratio,
    p50Ms: ours.p50Ms,
    p99Ms: ours.p99Ms,
  });
  report({
    name: 'CPU ms of the program per order',
    ours: ours.cpuMsEach,
    reference: reference.cpuMsEach,
    ratio: cpuRatio,
  });

  const statements = [await statementsPerOrder(rig.ours), await statementsPerOrder(rig.reference)];
  report({
    name: 'SQL statements per order',
    ours: statements[0]!,
    reference: statements[1]!,
    ratio: round(statements[0]! / statements[1]!),
  });

  const half = await measured(rig.ours, async () =>
    openLoop(rig.ours.origin, await orderShots(rig.ours, Math.ceil(ours.perSecond * seconds)), {
      perSecond: ours.perSecond / 2,
      seconds,
    }),
  );
  report({
    name: 'p99 ms of placing an order at half load',
    ours: half.p99Ms,
    reference: 50,
    ratio: round(half.p99Ms / 50),
    perSecond: half.perSecond,
    p50Ms: half.p50Ms,
  });
  return ours.perSecond;
}

/** Whole calls per order: the sweep, which looks at open orders meanwhile, adds less than one of each. Without foreign keys' own look-ups. */
async function statementsPerOrder(candidate: Candidate): Promise<number> {
  const orders = 100;
  const next = await orderShots(candidate, orders);
  await takeStatements(candidate.database);
  await closedLoop(candidate.origin, next, { concurrency: 1, seconds: 60 });
  const own = (await takeStatements(candidate.database)).filter(({ query }) => !/ FOR KEY SHARE OF /.test(query));
  return own.reduce((sum, { calls }) => sum + Math.floor(calls / orders), 0);
}

/** Places orders and pays them at Tiki; gives the notifications about them, signed when they are taken. */
export async function ipnShots({ sandbox }: Rig, candidate: Candidate, count: number): Promise<() => Shot | undefined> {
  const next = await orderShots(candidate, count);
  const bodies: string[] = [];
  await sandbox.authCode();
  const worker = async () => {
    for (let shot = next(); shot; shot = next()) {
      const { attempt } = JSON.parse((await fire(candidate.origin, shot)).body) as OrderView;
      await sandbox.inSheet(attempt.platformOrderId, 'pay');
      const { id, grandTotal, referenceId } = await sandbox.order(attempt.platformOrderId);
      const order = {
        id,
        status: 'online_paid',
        grand_total: grandTotal,
        reference_id: referenceId,
        tiki_order_id: '1',
        tiki_order_code: '1',
        extra: '',
      };
      bodies.push(
        JSON.stringify({
          order,
          message_id: `m-${id}`,
          message_type: 'notification',
          message_created_at: new Date().toISOString(),
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return () => {
    const body = bodies.shift();
    if (body === undefined) return undefined;
    const timestamp = String(Date.now());
    const headers = {
      'x-tiniapp-client-id': KEYS.clientKey,
      'x-tiniapp-timestamp': timestamp,
      'x-tiniapp-signature': signAsTiki(body, timestamp),
    };
    return { method: 'POST', path: '/tiki/ipn', headers, body };
  };
}

/** Notifications settled per second, and how long one takes while orders are placed as fast as they can be. */
export async function benchIpn(
  rig: Rig,
  report: Report,
  { rounds, messages }: { rounds: number; messages: number },
): Promise<void> {
  const { ours, reference, ratio, cpuRatio } = await alternate(rig, rounds, async (candidate) => {
    const next = await ipnShots(rig, candidate, messages);
    return measured(candidate, () => closedLoop(candidate.origin, next, { concurrency: CONCURRENCY, seconds: 60 }));
  });
  report({
    name: 'IPN settled per second',
    ours: ours.perSecond,
    reference: reference.perSecond,
    ratio,
    p99Ms: ours.p99Ms,
  });
  report({
    name: 'CPU ms of the program per IPN',
    ours: ours.cpuMsEach,
    reference: reference.cpuMsEach,
    ratio: cpuRatio,
  });

  const messagesUnderLoad = await ipnShots(rig, rig.ours, 200);
  const orders = await orderShots(rig.ours, 6_000);
  const [, under] = await Promise.all([
    closedLoop(rig.ours.origin, orders, { concurrency: CONCURRENCY, seconds: 10 }),
    openLoop(rig.ours.origin, messagesUnderLoad, { perSecond: 20, seconds: 10 }),
  ]);
  report({
    name: 'p99 ms of an IPN under full order load',
    ours: under.p99Ms,
    reference: 100,
    ratio: round(under.p99Ms / 100),
    p50Ms: under.p50Ms,
    answered: under.done,
  });
}
