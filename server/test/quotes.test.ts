import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { OrderPage } from '../../contract/orders.ts';
import { ADDRESS, Buyer } from './support/buyer.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
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
  buyer = await new Buyer(shop.app).login('100200300');
});

const feeOf = async (province: string) =>
  (await buyer.quote([['cup-blue', 1, 45_000]], { ...ADDRESS, province })).shippingFee;
const setLampPrice = (price: number) =>
  shop.database.db.updateTable('variants').set({ price }).where('id', '=', 'lamp-oak').execute();

describe('quotes', () => {
  it('are priced by the server, with every difference to what the buyer was shown', async () => {
    const quote = await buyer.quote([
      ['coffee-250', 2, 1],
      ['coffee-500', 9, 165_000],
      ['tea-100', 1, 120_000],
      ['gone', 1, 5],
    ]);
    assert.deepEqual(quote.differences, [
      { kind: 'price_changed', variantId: 'coffee-250', shownPrice: 1, price: 89_000 },
      { kind: 'stock_reduced', variantId: 'coffee-500', requested: 9, available: 3 },
      { kind: 'sold_out', variantId: 'tea-100' },
      { kind: 'unavailable', variantId: 'gone' },
    ]);
    assert.deepEqual(
      quote.lines.map(({ quantity, lineTotal }) => [quantity, lineTotal]),
      [
        [2, 178_000],
        [3, 495_000],
      ],
    );
    assert.deepEqual([quote.subtotal, quote.shippingFee, quote.total], [673_000, 18_000, 691_000]);
  });

  it('take the delivery fee from the province, however it is written, or from the row for all others', async () => {
    assert.deepEqual(
      [await feeOf('Hồ Chí Minh'), await feeOf('TP. Hồ Chí Minh'), await feeOf('HÀ NỘI')],
      [18_000, 18_000, 22_000],
    );
    assert.deepEqual([await feeOf('Tỉnh Cà Mau'), await feeOf('*')], [35_000, 35_000]);
  });

  it('stand at ten million đồng with delivery, and no đồng above', async () => {
    await setLampPrice(4_991_000);
    const exact = await buyer.quote([['lamp-oak', 2, 4_991_000]]);
    assert.deepEqual([exact.total, exact.orderable], [10_000_000, true]);
    await setLampPrice(9_982_001);
    const above = await buyer.quote([['lamp-oak', 1, 9_982_001]]);
    assert.deepEqual([above.total, above.orderable, above.amountLimit], [10_000_001, false, 10_000_000]);
    await buyer.refused('422 AMOUNT_LIMIT_EXCEEDED', 'POST', '/v1/orders', {
      quoteId: above.quoteId,
      paymentMethod: 'online',
    });
  });

  it('stand at the limit that Tiki has raised', async () => {
    const raised = await openShop({ tikiBaseUrl: peer.url, clock, app: { orderLimit: 12_000_000 } });
    try {
      const richer = await new Buyer(raised.app).login('100200300');
      await raised.database.db.updateTable('variants').set({ price: 5_991_000 }).where('id', '=', 'lamp-oak').execute();
      const exact = await richer.quote([['lamp-oak', 2, 5_991_000]]);
      assert.deepEqual([exact.total, exact.orderable, exact.amountLimit], [12_000_000, true, 12_000_000]);
      await richer.ok('POST', '/v1/orders', { quoteId: exact.quoteId, paymentMethod: 'online' });
    } finally {
      await raised.close();
    }
  });

  it('can be ordered for 15 minutes, and by nobody else', async () => {
    const { quoteId } = await buyer.quote([['cup-blue', 1, 45_000]]);
    clock.advance(15 * MINUTE);
    await buyer.refused('410 QUOTE_EXPIRED', 'POST', '/v1/orders', { quoteId, paymentMethod: 'online' });
    await buyer.refused('404 NOT_FOUND', 'POST', '/v1/orders', { quoteId: 'unknown', paymentMethod: 'online' });
  });

  it('refuse a wrong form', async () => {
    const line = { variantId: 'cup-blue', quantity: 1, shownPrice: 45_000 };
    for (const lines of [
      [],
      [{ ...line, quantity: 0 }],
      [{ ...line, quantity: 1.5 }],
      [{ ...line, quantity: 100 }],
      [{ ...line, quantity: '1' }],
      [line, line],
      Array.from({ length: 51 }, () => line),
    ]) {
      await buyer.refused('400 BAD_REQUEST', 'POST', '/v1/quotes', { lines, address: ADDRESS });
    }
    await buyer.refused('400 BAD_REQUEST', 'POST', '/v1/quotes', {
      lines: [line],
      address: { ...ADDRESS, street: 'a\u0000b' },
    });
  });

  it('never sell more than there is: of many buyers of the last pieces one gets them', async () => {
    const quotes = await Promise.all(
      Array.from({ length: 6 }, () =>
        buyer.quote([
          ['coffee-500', 2, 165_000],
          ['cup-blue', 1, 45_000],
        ]),
      ),
    );
    const answers = await Promise.all(
      quotes.map(({ quoteId }) =>
        buyer.call<{ error?: { code: string } }>('POST', '/v1/orders', { quoteId, paymentMethod: 'online' }),
      ),
    );
    const codes = answers.map(({ body }) => body.error?.code ?? 'ok').sort();
    assert.deepEqual(codes, [...Array.from({ length: 5 }, () => 'OUT_OF_STOCK'), 'ok']);
    const stocks = await shop.database.db
      .selectFrom('variants')
      .select(['id', 'stock'])
      .where('id', 'in', ['coffee-500', 'cup-blue'])
      .orderBy('id')
      .execute();
    assert.deepEqual(
      stocks.map(({ stock }) => stock),
      [1, 98],
      'nothing is taken by an order that was refused',
    );
    assert.equal((await buyer.orders()).items.length, 1);
  });
});

describe('sessions', () => {
  it('are needed for everything that is a customer’s', async () => {
    const guest = new Buyer(shop.app);
    await guest.refused('401 UNAUTHENTICATED', 'GET', '/v1/orders');
    await guest.refused('401 UNAUTHENTICATED', 'POST', '/v1/quotes', { nonsense: true });
    guest.token = 'made-up';
    await guest.refused('401 UNAUTHENTICATED', 'GET', '/v1/orders');
  });

  it('end after a day unused and after a week at the latest', async () => {
    for (let days = 0; days < 6; days += 1) {
      clock.advance(23 * HOUR);
      await buyer.orders();
    }
    clock.advance(23 * HOUR);
    await buyer.orders();
    clock.advance(8 * HOUR);
    await buyer.refused('401 UNAUTHENTICATED', 'GET', '/v1/orders');
    const other = await new Buyer(shop.app).login('100200300~2');
    clock.advance(24 * HOUR);
    await other.refused('401 UNAUTHENTICATED', 'GET', '/v1/orders');
    await shop.app.sweep(clock.now());
    assert.deepEqual(await shop.database.db.selectFrom('sessions').selectAll().execute(), []);
  });
});

describe('orders', () => {
  it('are listed newest first, in pages of twenty', async () => {
    for (let made = 0; made < 21; made += 1) {
      const { quoteId } = await buyer.quote([['cup-blue', 1, 45_000]]);
      await buyer.order(quoteId);
      clock.advance(made % 2);
    }
    const first = await buyer.orders();
    const second = await buyer.ok<OrderPage>('GET', `/v1/orders?cursor=${first.nextCursor}`);
    assert.deepEqual([first.items.length, second.items.length, second.nextCursor], [20, 1, null]);
    const times = [...first.items, ...second.items].map(({ createdAt }) => createdAt);
    assert.deepEqual(times, times.toSorted().toReversed());
    assert.equal(new Set([...first.items, ...second.items].map(({ orderId }) => orderId)).size, 21);
    await buyer.refused('400 BAD_REQUEST', 'GET', '/v1/orders?cursor=abc');
  });

  it('keep what was shown, whatever the catalogue says later', async () => {
    const { quoteId } = await buyer.quote([['coffee-250', 1, 89_000]]);
    await shop.database.db.updateTable('variants').set({ price: 1 }).where('id', '=', 'coffee-250').execute();
    const order = await buyer.order(quoteId);
    assert.deepEqual([order.subtotal, order.lines[0]?.unitPrice, order.address], [89_000, 89_000, ADDRESS]);
  });

  it('refuse text that the database cannot hold, and keep every other character', async () => {
    const lines = [{ variantId: 'cup-blue', quantity: 1, shownPrice: 45_000 }];
    for (const street of ['\u0000', 'half \ud83d', '\udc00 half']) {
      await buyer.refused('400 BAD_REQUEST', 'POST', '/v1/quotes', { lines, address: { ...ADDRESS, street } });
    }
    await buyer.ok('POST', '/v1/quotes', { lines, address: { ...ADDRESS, street: '🙂 27 Lê Lợi' } });
    await buyer.ok('POST', '/v1/quotes', { lines, address: { ...ADDRESS, unknown: 'half \ud83d' } });
    const kept = await shop.database.db.selectFrom('quotes').select('address').execute();
    for (const { address } of kept) {
      assert.deepEqual(
        Object.keys(address ?? {}).toSorted(),
        Object.keys(ADDRESS).toSorted(),
        'nothing beside it is kept',
      );
    }
  });
});
