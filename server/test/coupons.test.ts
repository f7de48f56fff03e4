import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { QuoteView } from '../../contract/orders.ts';
import { toVnd } from '../../contract/vnd.ts';
import { discounted } from '../src/modules/payments/create-request.ts';
import { applyCoupon } from '../src/modules/quotes/coupons.ts';
import type { CouponRow } from '../src/tables-back-office.ts';
import { stockCatalogue } from '../src/seed.ts';
import { ADDRESS, Buyer } from './support/buyer.ts';
import { openShop, ROOT, testClock, type Shop } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

const DAY = 24 * 3_600_000;
const ACTOR = { who: 'lan', why: 'a campaign' };
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

const BLANK: Omit<CouponRow, 'used'> = {
  code: 'TET-10',
  kind: 'percent',
  value: 10,
  max_discount: null,
  minimum: 0,
  starts_at: null,
  ends_at: null,
  per_customer: null,
  uses_limit: null,
  active: true,
};
const offer = (changes: Partial<CouponRow> = {}) =>
  shop.app.backOffice.catalogue.saveCoupon({ ...BLANK, ...changes }, ACTOR);
const quote = (coupon: string, of: Buyer = buyer) =>
  of.ok<QuoteView>('POST', '/v1/quotes', {
    lines: [{ variantId: 'coffee-250', quantity: 2, shownPrice: 89_000 }],
    address: ADDRESS,
    coupon,
  });
const uses = async () => (await shop.app.backOffice.catalogue.coupons())[0]?.used;

describe('a new shop', () => {
  const start = async (environment: 'sandbox' | 'production') => {
    const { db } = shop.database;
    await db.deleteFrom('variants').execute();
    await db.deleteFrom('products').execute();
    await db.deleteFrom('categories').execute();
    return stockCatalogue(db, join(ROOT, 'catalog', 'products.json'), environment);
  };
  const tryOn = async (coupon: string, quantity: number) => {
    const lines = [{ variantId: 'ca-phe-rang-moc-250g', quantity, shownPrice: 89_000 }];
    const { coupon: tried } = await buyer.ok<QuoteView>('POST', '/v1/quotes', { lines, address: ADDRESS, coupon });
    return tried?.refusal ?? tried?.discount;
  };

  it('has coupons to try: one from a minimum, one once for each customer, one that has ended, each told with its rule', async () => {
    const told = await start('sandbox');
    assert.deepEqual(
      [...told.join('').matchAll(/([A-Z]+\d*K?) \(/g)].map(([, code]) => code),
      ['CHAO10', 'GIAM50K', 'MOTLAN', 'HETHAN'],
    );
    assert.deepEqual([await tryOn('chao10', 1), await tryOn('CHAO10', 10)], [8_900, 50_000]);
    assert.deepEqual([await tryOn('GIAM50K', 3), await tryOn('GIAM50K', 4)], ['below_minimum', 50_000]);
    assert.deepEqual([await tryOn('MOTLAN', 1), await tryOn('HETHAN', 1)], [20_000, 'ended']);
  });

  it('that sells for real starts with no coupon and no product of ours, and is told how to get its own', async () => {
    assert.deepEqual(await start('production'), [
      'server has no products yet: npm run server -- import-catalogue FILE',
    ]);
    const { items } = (await shop.app.inject('/v1/products')).json<{ items: unknown[] }>();
    assert.deepEqual(items, []);
    await start('sandbox');
    assert.deepEqual(await stockCatalogue(shop.database.db, '', 'production'), []);
  });
});

describe('coupons', () => {
  it('take a percentage off the goods, however they are typed, and Tiki is told the same total', async () => {
    await offer();
    const view = await quote(' tet-10 ');
    assert.deepEqual(view.coupon, { code: 'TET-10', discount: 17_800 });
    assert.equal(view.total, 2 * 89_000 + 18_000 - 17_800);
    const order = await buyer.order(view.quoteId);
    assert.deepEqual([order.total, order.discount, order.couponCode], [view.total, 17_800, 'TET-10']);
    const atTiki = peer.orders.get(order.attempt.platformOrderId);
    assert.equal(atTiki?.grand_total, view.total);
    assert.deepEqual(
      peer.created[0]?.body.items.map(({ name, quantity, price }) => [name.slice(0, 4), quantity, price]),
      [['2 × ', 1, 160_200]],
    );
    assert.equal(peer.created[0]?.body.extra, 'coupon=TET-10');
  });

  it('that do not apply stay visible with their reason, and the quote stays good', async () => {
    const cases: [Partial<CouponRow>, string][] = [
      [{ starts_at: new Date(clock.now() + DAY) }, 'not_yet'],
      [{ ends_at: new Date(clock.now()) }, 'ended'],
      [{ minimum: 178_001 }, 'below_minimum'],
      [{ active: false }, 'unknown'],
    ];
    for (const [changes, refusal] of cases) {
      await offer(changes);
      const view = await quote('TET-10');
      assert.deepEqual([view.coupon?.refusal, view.coupon?.discount, view.orderable], [refusal, 0, true]);
      assert.equal(view.total, 196_000);
    }
    assert.deepEqual((await quote('nothing')).coupon, { code: 'nothing', discount: 0, refusal: 'unknown' });
    await offer({ minimum: 200_000 });
    assert.equal((await quote('TET-10')).coupon?.minimum, 200_000);
    assert.equal('coupon' in (await buyer.quote([['cup-blue', 1, 45_000]])), false);
  });

  it('are used as often as allowed, by everybody and by one customer, and a canceled order gives its use back', async () => {
    await offer({ per_customer: 1, uses_limit: 2 });
    const first = await buyer.order((await quote('TET-10')).quoteId);
    assert.equal((await quote('TET-10')).coupon?.refusal, 'already_used');
    const second = await new Buyer(shop.app).login('100200301');
    await second.order((await quote('TET-10', second)).quoteId);
    const third = await new Buyer(shop.app).login('100200302');
    assert.equal((await quote('TET-10', third)).coupon?.refusal, 'used_up');
    assert.equal(await uses(), 2);
    await buyer.ok('POST', `/v1/orders/${first.orderId}/cancel`);
    await buyer.ok('POST', `/v1/orders/${first.orderId}/cancel`);
    assert.equal(await uses(), 1);
    assert.equal((await quote('TET-10')).coupon?.refusal, undefined);
  });

  it('quoted twice at the same moment are ordered once where one use is left, and nothing is held by the loser', async () => {
    await offer({ uses_limit: 1 });
    const others = await Promise.all(
      ['100200301', '100200302', '100200303'].map((id) => new Buyer(shop.app).login(id)),
    );
    const quotes = await Promise.all(others.map((other) => quote('TET-10', other)));
    const answers = await Promise.all(
      others.map((other, at) =>
        other.call<{ error?: { code: string } }>('POST', '/v1/orders', {
          quoteId: quotes[at]!.quoteId,
          paymentMethod: 'online',
        }),
      ),
    );
    const statuses = answers.map(({ status, body }) => body.error?.code ?? status);
    assert.deepEqual(
      statuses.map(String).toSorted((a, b) => a.localeCompare(b)),
      ['200', 'QUOTE_EXPIRED', 'QUOTE_EXPIRED'],
    );
    const { stock } = await shop.database.db
      .selectFrom('variants')
      .select('stock')
      .where('id', '=', 'coffee-250')
      .executeTakeFirstOrThrow();
    assert.deepEqual([stock, await uses()], [8, 1]);
  });

  it('never take more than the goods cost, in whole đồng', () => {
    const row = fc.record({
      kind: fc.constantFrom('percent' as const, 'fixed' as const),
      value: fc.integer({ min: 1, max: 100 }),
      max_discount: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    });
    fc.assert(
      fc.property(row, fc.integer({ min: 0, max: 2_000_000_000 }), (changes, subtotal) => {
        const value = changes.kind === 'fixed' ? changes.value * 1_000_003 : changes.value;
        const coupon = { ...BLANK, ...changes, value, used: 0 };
        const { discount } = applyCoupon('x', { coupon, usedByCustomer: 0 }, { subtotal: toVnd(subtotal), now: 0 });
        assert.ok(Number.isSafeInteger(discount) && discount >= 0 && discount <= subtotal);
        if (changes.max_discount !== null) assert.ok(discount <= changes.max_discount);
      }),
    );
  });

  it('spread over the lines come to the discount exactly, and no line costs less than nothing', () => {
    const line = fc.record({
      unit_price: fc.integer({ min: 0, max: 100_000_000 }),
      quantity: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 50 }), fc.nat(), (lines, wanted) => {
        const subtotal = lines.reduce((sum, { unit_price, quantity }) => sum + unit_price * quantity, 0);
        fc.pre(subtotal > 0);
        const discount = 1 + (wanted % subtotal);
        const prices = discounted(lines, discount);
        assert.equal(
          prices.reduce((sum, price) => sum + price, 0),
          subtotal - discount,
        );
        assert.ok(prices.every((price) => Number.isSafeInteger(price) && price >= 0));
      }),
    );
  });

  it('that make no sense are not saved', async () => {
    for (const changes of [{ code: 'tết' }, { value: 0 }, { value: 101 }, { minimum: -1 }, { per_customer: 0 }]) {
      await assert.rejects(offer(changes), /the documented form/);
    }
  });
});
