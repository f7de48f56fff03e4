import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { OrderView } from '../../contract/orders.ts';
import { comparePayout } from '../src/commands/compare-payout.ts';
import { readConfig } from '../src/config.ts';
import { StartupError } from '../src/errors.ts';
import { csvLine } from '../src/modules/reconciliation/csv.ts';
import { dayOf, nextRun } from '../src/modules/reconciliation/service.ts';
import { Buyer } from './support/buyer.ts';
import { KEYS, openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer, type PeerOrder } from './support/tiki-peer.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CONFIG_KEYS = { TIKI_CLIENT_KEY: KEYS.clientKey, TIKI_CLIENT_SECRET: KEYS.clientSecret };
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;
let buyer: Buyer;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock });
});
after(async () => {
  await shop?.close();
  await peer.stop();
});
beforeEach(async () => {
  await shop.reset();
  peer.reset();
  // Each process looks for its nightly work once a minute.
  clock.advance(60_000);
  buyer = await new Buyer(shop.app).login('100200300');
});

const atTiki = (order: OrderView): PeerOrder => peer.orders.get(order.attempt.platformOrderId)!;
const books = () => shop.app.backOffice.reconciliation;

async function buy(status: string): Promise<OrderView> {
  const { quoteId } = await buyer.quote([['cup-blue', 1, 45_000]]);
  const order = await buyer.order(quoteId);
  if (status === 'online_paid') {
    atTiki(order).status = status;
    assert.equal((await buyer.read(order.orderId)).result, 'paid');
  }
  return order;
}

describe('reconciliation', () => {
  it('runs once a night, whoever sweeps, and reports what differed and was put right', async () => {
    const paid = await buy('online_paid');
    const missed = await buy('');
    atTiki(missed).status = 'online_paid';
    const gone = await buy('');
    peer.orders.delete(gone.attempt.platformOrderId);
    await shop.app.sweep(clock.now());
    assert.deepEqual(await books().reports(), []);

    // Nothing else may look before the night's run does.
    await shop.database.db.updateTable('attempts').set({ due_at: null }).execute();
    clock.advance(nextRun(clock.now()) - clock.now());
    await Promise.all([shop.app.sweep(clock.now()), shop.app.sweep(clock.now())]);
    assert.equal(peer.calls.list, 1);
    const [summary] = await books().reports();
    assert.deepEqual(
      [summary?.day, summary?.checked, summary?.silent, summary?.differences],
      [dayOf(clock.now()), 3, 1, 1],
    );
    const { found, csv } = await books().report(dayOf(clock.now()));
    assert.deepEqual(found, [
      {
        orderNo: missed.orderNo,
        referenceId: `${missed.orderNo}-1`,
        kind: 'status',
        ours: 'open',
        theirs: 'online_paid',
      },
    ]);
    assert.equal((await buyer.read(missed.orderId)).result, 'paid');
    const [header, ...lines] = csv.trimEnd().split('\n');
    assert.equal(
      header,
      'order_no,reference_id,tini_order_id,tiki_order_code,amount,status,paid_at,completed_at,canceled_at',
    );
    const line = lines.find((one) => one.startsWith(paid.orderNo))!.split(',');
    assert.deepEqual(line.slice(0, 6), [
      paid.orderNo,
      `${paid.orderNo}-1`,
      paid.attempt.platformOrderId,
      '',
      String(paid.total),
      'online_paid',
    ]);
    assert.ok(Date.parse(line[6]!) > 0);
    const kinds = (await shop.app.backOffice.orders.alarms({ open: true })).map(({ kind }) => kind);
    assert.ok(kinds.includes('reconciliation'));
  });

  it('finds other amounts, orders completed without payment, and completed ones that Tiki has not completed', async () => {
    const cheaper = await buy('online_paid');
    atTiki(cheaper).grand_total -= 1;
    const strange = await buy('');
    atTiki(strange).status = 'completed';
    const undone = await buy('online_paid');
    await shop.app.backOffice.orders.complete(undone.orderId, { who: 'lan', why: 'delivered' });
    atTiki(undone).status = 'online_paid';
    const { differences } = await books().runNow({ who: 'lan', why: 'month end' });
    assert.equal(differences, 3);
    const { found } = await books().report(dayOf(clock.now()));
    const kinds = new Map(found.map(({ orderNo, kind }) => [orderNo, kind]));
    assert.equal(kinds.get(cheaper.orderNo), 'amount');
    assert.equal(kinds.get(strange.orderNo), 'completed_not_paid');
    assert.equal(kinds.get(undone.orderNo), 'paid_not_completed');
    const queue = (await shop.app.backOffice.orders.reviewQueue()).map(({ orderNo }) => orderNo);
    assert.ok(queue.includes(cheaper.orderNo) && queue.includes(strange.orderNo));
  });

  it('that fails is tried again, and looks three days back', async () => {
    await buy('online_paid');
    await shop.app.sweep(clock.now());
    await shop.database.db.updateTable('attempts').set({ due_at: null }).execute();
    clock.advance(nextRun(clock.now()) - clock.now());
    peer.faults.list = ['error 500'];
    await shop.app.sweep(clock.now());
    assert.deepEqual(await books().reports(), []);
    clock.advance(HOUR);
    await shop.app.sweep(clock.now());
    assert.equal((await books().reports())[0]?.checked, 1);
    clock.advance(4 * DAY);
    await shop.app.sweep(clock.now());
    assert.equal((await books().reports())[0]?.checked, 0);
  });

  it('writes cells that a spreadsheet does not run', () => {
    assert.equal(
      csvLine(['=1+1', '+84', '-2', '@x', ' =1', '\tx', 'a,"b"', 'two\nlines', -5, null]),
      `'=1+1,'+84,'-2,'@x,' =1,'\tx,"a,""b""","two\nlines",-5,\n`,
    );
  });

  it('counts days in Vietnam', () => {
    assert.equal(dayOf(Date.parse('2026-03-01T17:00:00Z')), '2026-03-02');
    assert.equal(new Date(nextRun(Date.parse('2026-03-01T18:59:59Z'))).toISOString(), '2026-03-01T19:00:00.000Z');
    assert.equal(new Date(nextRun(Date.parse('2026-03-01T19:00:00Z'))).toISOString(), '2026-03-02T19:00:00.000Z');
  });
});

describe('a payout sheet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'payout-'));
  after(() => rmSync(folder, { recursive: true }));

  /** The command as people run it, on a file of their own. */
  async function compare(sheet: string, ...args: string[]): Promise<string[]> {
    const file = join(folder, 'sheet.csv');
    writeFileSync(file, sheet);
    const said: string[] = [];
    const config = readConfig({ TIKI_BASE_URL: peer.url, ...CONFIG_KEYS });
    const outside = { config, now: clock.now, input: Readable.from([]), print: (line: string) => void said.push(line) };
    await comparePayout({ db: shop.database.db, ...outside }, [file, ...args]);
    return said;
  }

  /** A completed online order with a Tiki code. */
  async function sold(code: string): Promise<OrderView> {
    const order = await buy('');
    Object.assign(atTiki(order), { status: 'online_paid', tiki_order_code: code });
    assert.equal((await buyer.read(order.orderId)).result, 'paid');
    await shop.app.backOffice.orders.complete(order.orderId, { who: 'lan', why: 'delivered' });
    return order;
  }
  const queue = async () => (await shop.app.backOffice.orders.reviewQueue()).map(({ orderNo }) => orderNo);

  it('that says what the books say is told in one line', async () => {
    const [one, two] = [await sold('500000001'), await sold('500000002')];
    const sheet = `tiki_order_code,note,amount\n500000001,x,${one.total}\n500000002,y,"${two.total / 1_000}.000 ₫"\n`;
    assert.deepEqual(await compare(sheet), ['2 lines, 2 agree, 0 differences']);
    assert.deepEqual(await queue(), []);
  });

  it('puts before people: unknown codes, other amounts, what was not completed, what is paid out twice or not at all', async () => {
    const [less, twice, missing] = [await sold('500000001'), await sold('500000002'), await sold('500000003')];
    const open = await buy('');
    Object.assign(atTiki(open), { status: 'online_paid', tiki_order_code: '500000004' });
    await buyer.read(open.orderId);
    clock.advance(60_000);
    await buyer.read(open.orderId);
    const sheet = [
      'code,net',
      `500000001,${less.total - 1}`,
      `500000002,${twice.total}`,
      `500000002,${twice.total}`,
      `500000004,${open.total}`,
      '=1+1,5',
    ].join('\n');
    const today = dayOf(clock.now());
    const args = ['--code', 'code', '--amount', 'net', '--from', today, '--to', today];
    const said = await compare(sheet, ...args);
    assert.deepEqual(said, [
      'tiki_order_code,order_no,kind,ours,theirs,line',
      `500000001,${less.orderNo},amount,${less.total},${less.total - 1},2`,
      `500000002,${twice.orderNo},twice,,line 4,4`,
      `500000004,${open.orderNo},not_completed,paid,paid out,5`,
      `'=1+1,,unknown_code,,5,6`,
      `500000003,${missing.orderNo},missing,${missing.total},,0`,
      '5 lines, 1 agree, 5 differences',
    ]);
    assert.deepEqual((await queue()).toSorted(), [less, twice, open, missing].map(({ orderNo }) => orderNo).toSorted());
    await compare(sheet, ...args);
    const alarms = await shop.app.backOffice.orders.alarms({ open: true, kind: 'reconciliation' });
    assert.equal(alarms.length, 5, 'told once, however often it is compared');
  });

  it('that cannot be read, or a wrong use, is one line that says what is wrong and where', async () => {
    for (const [sheet, args, wrong] of [
      ['a,b\n1,2', [], /line 1: no column tiki_order_code, amount; there are a, b/],
      ['', [], /line 1: no column/],
      ['tiki_order_code,amount\n1,2.5', [], /line 2: "2.5" is no amount in whole đồng/],
      ['tiki_order_code,amount\n1,1\n,2', [], /line 3: no tiki_order_code/],
      ['tiki_order_code,amount\n"1"x,2', [], /line 2: a quote is out of place/],
      ['tiki_order_code,amount', ['--from', '2026-02-01'], /--from and --to are two days/],
      ['tiki_order_code,amount', ['--colour'], /compare-payout FILE.csv .*--colour/],
    ] as const)
      await assert.rejects(
        compare(sheet, ...args),
        (error) => error instanceof StartupError && wrong.test(error.message),
      );
    assert.deepEqual(await compare('tiki_order_code\n9', '--amount', 'none'), [
      'tiki_order_code,order_no,kind,ours,theirs,line',
      '9,,unknown_code,,paid out,2',
      '1 lines, 0 agree, 1 differences',
    ]);
  });
});
