import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Product } from '../../contract/catalog.ts';
import type { OrderView } from '../../contract/orders.ts';
import { AppError } from '../src/errors.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { BackOffice } from '../src/modules/back-office/types.ts';
import { Buyer } from './support/buyer.ts';
import { notification, postIpn } from './support/ipn.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer, type PeerOrder } from './support/tiki-peer.ts';

const HOUR = 3_600_000;
const ACTOR = { who: 'lan', why: 'asked by phone' };
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;
let office: BackOffice;
let buyer: Buyer;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock, tikiTimeoutMs: 1_500 });
  office = shop.app.backOffice;
});
after(async () => {
  await shop?.close();
  await peer.stop();
});
beforeEach(async () => {
  await shop.reset();
  peer.reset();
  buyer = await new Buyer(shop.app).login('100200300');
});

const refuses = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code;
const atTiki = (order: OrderView): PeerOrder => peer.orders.get(order.attempt.platformOrderId)!;

async function buyPaid(): Promise<OrderView> {
  const order = await buyer.buyCoffee();
  atTiki(order).status = 'online_paid';
  const told = notification(atTiki(order), 'online_paid', clock.now());
  assert.equal(await postIpn(shop.app, JSON.stringify(told), clock.now()), 200);
  return order;
}

describe('people working on orders', () => {
  it('complete a paid order at Tiki, for good, and every action says who and why', async () => {
    const order = await buyPaid();
    const packed = await office.orders.pack(order.orderId, ACTOR);
    assert.ok(packed.order.packedAt);
    await buyer.refused('409 ORDER_NOT_CANCELABLE', 'POST', `/v1/orders/${order.orderId}/cancel`);
    const { order: row, done } = await office.orders.complete(order.orderId, ACTOR);
    assert.deepEqual([row.status, row.intent, done, atTiki(order).status], ['completed', '', true, 'completed']);
    await assert.rejects(office.orders.cancel(order.orderId, ACTOR), refuses('ORDER_NOT_CANCELABLE'));
    const { log, attempts, messages } = await office.orders.readOrder(order.orderId);
    assert.deepEqual(
      log.map(({ who, action, why }) => `${who} ${action} ${why}`),
      ['lan pack asked by phone', 'lan complete asked by phone'],
    );
    assert.deepEqual([attempts.length, attempts[0]?.kept, messages.length], [1, true, 1]);
  });

  it('send with every end of an order the page that shows it, and none where the order goes on', async () => {
    const page = ({ orderId }: OrderView) => `/pages/order/index?orderId=${orderId}`;
    const [delivered, taken, kept] = [await buyPaid(), await buyPaid(), await buyer.buyCoffee()];
    await office.orders.complete(delivered.orderId, ACTOR);
    await office.orders.cancel(taken.orderId, ACTOR);
    await buyer.ok('POST', `/v1/orders/${kept.orderId}/payments`);
    await buyer.ok('POST', `/v1/orders/${kept.orderId}/cancel`);
    assert.deepEqual(
      peer.ended.map(({ path, body }) => [path, body.push_opts?.page_path]),
      [
        ['/order/complete', page(delivered)],
        ['/order/cancel', page(taken)],
        ['/order/cancel', undefined],
        ['/order/cancel', page(kept)],
      ],
    );
    const app = JSON.parse(await readFile(new URL('../../app.json', import.meta.url), 'utf8')) as { pages: string[] };
    assert.ok(app.pages.includes('pages/order/index'), 'a page of the app');
  });

  it('need a name and a reason', async () => {
    const order = await buyPaid();
    await assert.rejects(office.orders.complete(order.orderId, { who: 'lan', why: ' ' }), refuses('BAD_REQUEST'));
    await assert.rejects(office.orders.complete('nothing', ACTOR), refuses('NOT_FOUND'));
    assert.equal(atTiki(order).status, 'online_paid');
  });

  it('a completion that Tiki leaves unclear stays an intent, and the sweep carries it through', async () => {
    const order = await buyPaid();
    peer.faults.complete = ['error 500', 'error 500'];
    const first = await office.orders.complete(order.orderId, ACTOR);
    assert.deepEqual([first.done, first.order.intent, first.order.status], [false, 'completing', 'paid']);
    await buyer.refused('409 ORDER_NOT_CANCELABLE', 'POST', `/v1/orders/${order.orderId}/cancel`);
    for (const wait of [10_000, 30_000]) {
      clock.advance(wait);
      await shop.app.sweep(clock.now());
    }
    assert.equal((await office.orders.readOrder(order.orderId)).status, 'completed');
    assert.equal(peer.calls.complete, 3);
  });

  it('an effect that fails again and again is told, and the alarm of a completed order is over', async () => {
    const order = await buyPaid();
    peer.faults.complete = Array.from({ length: 4 }, () => 'error 500' as const);
    await office.orders.complete(order.orderId, ACTOR);
    for (const wait of [10_000, 30_000, 60_000]) {
      clock.advance(wait);
      await shop.app.sweep(clock.now());
    }
    assert.deepEqual(
      (await office.orders.alarms({ open: true })).map(({ kind }) => kind),
      ['effect_failing'],
    );
    clock.advance(HOUR);
    await shop.app.sweep(clock.now());
    assert.deepEqual(await office.orders.alarms({ open: true }), []);
  });

  it('cancel a paid order: Tiki refunds, the stock is back', async () => {
    const order = await buyPaid();
    const { order: row, done } = await office.orders.cancel(order.orderId, ACTOR);
    assert.deepEqual([row.status, done, atTiki(order).status], ['canceled', true, 'canceled']);
    const products = await office.catalogue.products({ query: 'ca phe' });
    assert.equal(products.items[0]?.variants.find(({ id }) => id === 'coffee-250')?.stock, 10);
  });

  it('cancel an unpaid order while its sheet is open', async () => {
    const order = await buyer.buyCoffee();
    atTiki(order).status = 'waiting_for_payment';
    const { order: row } = await office.orders.cancel(order.orderId, ACTOR);
    assert.deepEqual([row.status, row.attemptStatus, atTiki(order).status], ['canceled', 'closed', 'canceled']);
  });

  it('see orders by state and age, in pages, and find one by the start of its number', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { quoteId } = await buyer.quote([['cup-blue', 1, 45_000]]);
      made.push((await buyer.order(quoteId)).orderNo);
      clock.advance(1_000);
    }
    const first = await office.orders.listByState({ status: 'awaiting_payment', limit: 3 });
    const second = await office.orders.listByState({ status: 'awaiting_payment', limit: 3, cursor: first.nextCursor! });
    assert.deepEqual(
      [...first.items, ...second.items].map(({ orderNo }) => orderNo),
      made,
    );
    assert.equal(second.nextCursor, null);
    const newest = await office.orders.listByState({ order: 'newest', limit: 1 });
    assert.equal(newest.items[0]?.orderNo, made[4]);
    const found = await office.orders.listByState({ orderNo: made[2]!.slice(0, 8).toLowerCase() });
    assert.deepEqual(
      found.items.map(({ orderNo }) => orderNo),
      [made[2]],
    );
    assert.equal((await office.orders.countByState()).awaiting_payment, 5);
  });

  it('an order in review is accepted by the one who saw the money at Tiki', async () => {
    const order = await buyer.buyCoffee();
    atTiki(order).status = 'processing';
    assert.equal((await buyer.read(order.orderId)).result, 'review');
    const [row] = await office.orders.reviewQueue();
    assert.deepEqual([row?.orderId, row?.reviewReason], [order.orderId, 'unproven_payment']);
    assert.deepEqual(
      row?.alarms.map(({ kind }) => kind),
      ['unproven_payment'],
    );
    const { order: accepted } = await office.orders.accept(order.orderId, ACTOR);
    assert.equal(accepted.status, 'paid');
    assert.deepEqual(await office.orders.reviewQueue(), []);
  });

  it('resolve an alarm once, with a reason', async () => {
    clock.advance(3 * HOUR);
    const told = notification({ ...blank, id: '300000000000999999' }, 'canceled', clock.now() - 3 * HOUR);
    assert.equal(await postIpn(shop.app, JSON.stringify(told), clock.now()), 200);
    const [alarm] = await office.orders.alarms({ open: true });
    assert.equal(alarm?.kind, 'orphan_message');
    await office.orders.resolveAlarm(alarm.id, ACTOR);
    await office.orders.resolveAlarm(alarm.id, ACTOR);
    assert.deepEqual(await office.orders.alarms({ open: true }), []);
    assert.equal((await office.orders.log({})).length, 1);
  });
});

const blank: PeerOrder = {
  id: '',
  status: '',
  grand_total: 1,
  reference_id: '',
  tiki_order_id: '',
  tiki_order_code: '',
  extra: '',
};

const HEADER = 'product_id,category,name,brand,description,image,variant_id,variant_name,price,stock,sku,digital';

describe('people working on the catalogue', () => {
  it('import a CSV with quotes, line breaks and formulas, and find it by words without marks', async () => {
    const { items } = { items: await office.catalogue.categories() };
    const category = items[0]!.id;
    const csv = [
      HEADER,
      `den-ong-sao,${category},"Đèn ông sao, loại to",Thủ công,"Dòng một\nDòng ""hai""",,sao-do,Đỏ,99000,5,SKU-1,`,
      `den-ong-sao,${category},,,,,sao-vang,Vàng,101000,0,,`,
      `the-qua,${category},Thẻ quà,Shop,'=1+1,,the-100,,100000,1000,,yes`,
    ].join('\r\n');
    assert.deepEqual(await office.catalogue.importCsv(csv, ACTOR), { products: 2, faults: [], retired: [] });
    const { items: found } = await office.catalogue.products({ query: 'DEN ONG sao' });
    assert.deepEqual(
      found[0]?.variants.map(({ id, price, sku }) => `${id} ${price} ${sku}`),
      ['sao-do 99000 SKU-1', 'sao-vang 101000 null'],
    );
    assert.equal((await office.catalogue.readProduct('den-ong-sao')).description, 'Dòng một\nDòng "hai"');
    assert.deepEqual(
      [(await office.catalogue.readProduct('the-qua')).description, found[0]?.name],
      ['=1+1', 'Đèn ông sao, loại to'],
    );
    assert.deepEqual(
      await office.catalogue.importCsv(csv, ACTOR),
      { products: 2, faults: [], retired: [] },
      'again changes nothing',
    );
  });

  it('import a product without one of its variants: that is said before and after, and neither pieces nor orders are lost', async () => {
    const { quoteId } = await buyer.quote([['coffee-500', 1, 165_000]]);
    const order = await buyer.order(quoteId);
    await office.catalogue.editVariant('coffee-500', { addStock: 2 }, ACTOR);
    const line = 'coffee,drinks,Cà phê,,,,coffee-250,250 g,90000,7,CF-500,';
    const csv = [HEADER, line].join('\n');
    await shop.database.db.updateTable('variants').set({ sku: 'CF-500' }).where('id', '=', 'coffee-500').execute();
    const retired = [{ productId: 'coffee', variantId: 'coffee-500', name: '500 g', stock: 4, openOrders: 1 }];
    assert.deepEqual((await office.catalogue.previewImport('csv', csv)).retired, retired);
    assert.deepEqual(await office.catalogue.importCsv(csv, ACTOR), { products: 1, faults: [], retired });
    assert.match((await office.orders.log({}))[0]!.target, /coffee-500/);

    const product = await buyer.ok<Product>('GET', '/v1/products/coffee');
    assert.deepEqual(
      product.variants.map(({ id }) => id),
      ['coffee-250'],
    );
    const { lines, differences } = await buyer.quote([['coffee-500', 1, 165_000]]);
    assert.deepEqual([lines, differences], [[], [{ kind: 'unavailable', variantId: 'coffee-500' }]]);
    assert.equal((await buyer.read(order.orderId)).lines[0]?.variantName, '500 g');
    await buyer.ok('POST', `/v1/orders/${order.orderId}/cancel`);
    const row = shop.database.db.selectFrom('variants').select('stock').where('id', '=', 'coffee-500');
    assert.equal((await row.executeTakeFirstOrThrow()).stock, 5, 'the piece came back');

    await office.catalogue.importCsv(`${csv}\ncoffee,,,,,,coffee-500,500 g,165000,5,,`, ACTOR);
    assert.equal((await buyer.ok<Product>('GET', '/v1/products/coffee')).variants.length, 2, 'named again it is back');
  });

  it('with one fault nothing is imported, and every fault names its row', async () => {
    const csv = [HEADER, 'a,nowhere,A,,,,a-1,,1,1,,', 'b,nowhere,B,,,,b-1,,1.5,1,,'].join('\n');
    const { products, faults } = await office.catalogue.importCsv(csv, ACTOR);
    assert.equal(products, 0);
    assert.equal(faults.length, 2);
    assert.match(faults.map(({ message }) => message).join(), /category nowhere/);
    await assert.rejects(office.catalogue.readProduct('a'), refuses('NOT_FOUND'));
    assert.equal((await office.catalogue.importCsv('product_id\nx', ACTOR)).faults[0]?.row, 1);
    assert.equal((await office.catalogue.importCsv('"a"b', ACTOR)).faults.length, 1);
    assert.equal((await office.catalogue.importJson('{', ACTOR)).faults.length, 1);
  });

  it('take a product off sale, change a price, and add stock to what is there', async () => {
    await office.catalogue.editVariant('cup-blue', { price: 46_000, addStock: 3 }, ACTOR);
    const quote = await buyer.quote([['cup-blue', 1, 45_000]]);
    assert.deepEqual(
      quote.differences.map(({ kind }) => kind),
      ['price_changed'],
    );
    const [cup] = (await office.catalogue.products({})).items.filter(({ variants }) =>
      variants.some(({ id }) => id === 'cup-blue'),
    );
    await office.catalogue.editProduct(cup!.id, { active: false, name: 'Cốc cũ' }, ACTOR);
    assert.deepEqual(
      (await buyer.quote([['cup-blue', 1, 46_000]])).differences.map(({ kind }) => kind),
      ['unavailable'],
    );
    await buyer.refused('404 NOT_FOUND', 'GET', `/v1/products/${cup!.id}`);
    await assert.rejects(
      office.catalogue.editVariant('cup-blue', { addStock: -10_000 }, ACTOR),
      refuses('BAD_REQUEST'),
    );
    await assert.rejects(office.catalogue.editVariant('no', {}, ACTOR), refuses('NOT_FOUND'));
  });
});
