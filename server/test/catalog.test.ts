import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Product, ProductPage } from '../../contract/catalog.ts';
import { ERROR_CODES } from '../../contract/errors.ts';
import { ERRORS } from '../src/errors.ts';
import { migrate } from '../src/migrate.ts';
import { seedCatalogue } from '../src/seed.ts';
import { Buyer } from './support/buyer.ts';
import { CATALOGUE, openShop, ROOT, testClock, type Shop } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

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

const search = async (query: string) =>
  (await buyer.ok<ProductPage>('GET', `/v1/products?query=${encodeURIComponent(query)}`)).items.map(({ id }) => id);

const office = () => shop.app.backOffice.catalogue;

const sendLogin = (payload: string, type = 'application/json') =>
  shop.app.inject({ method: 'POST', url: '/v1/sessions', payload, headers: { 'content-type': type } });

describe('the catalogue', () => {
  it('is open to everybody, in pages that show every product once', async () => {
    const guest = new Buyer(shop.app);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ProductPage = await guest.ok('GET', `/v1/products?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    assert.deepEqual(seen, ['coffee', 'tea', 'lamp', 'cup']);
  });

  it('is searched without regard to marks and case, by beginnings of words, in name, brand and category', async () => {
    assert.deepEqual(await search('ca phe da lat'), ['coffee']);
    assert.deepEqual(await search('CÀ PHÊ'), ['coffee']);
    assert.deepEqual(await search('đèn'), ['lamp']);
    assert.deepEqual(await search('moc an'), ['lamp', 'cup']);
    assert.deepEqual(await search('do uon'), ['coffee', 'tea']);
    assert.deepEqual(await search("!!! ' | & <->"), []);
    assert.deepEqual(await search('   '), ['coffee', 'tea', 'lamp', 'cup']);
  });

  it('finds the words of names and brands first, those of a category only where no product has them', async () => {
    const { db } = shop.database;
    await db.updateTable('categories').set({ name: 'Cà phê & trà' }).where('id', '=', 'drinks').execute();
    for (const id of ['coffee', 'tea']) await office().editProduct(id, { active: true }, { who: 'lan', why: 'words' });
    assert.deepEqual(await search('ca phe'), ['coffee'], 'not the tea beside it');
    assert.deepEqual(await search('trà'), ['tea']);
    await office().editProduct('coffee', { name: 'Gói quà' }, { who: 'lan', why: 'words' });
    assert.deepEqual(await search('ca phe'), ['coffee', 'tea'], 'the category, where no name has it');
    const first = await buyer.ok<ProductPage>('GET', '/v1/products?query=ca%20phe&limit=1');
    const second = await buyer.ok<ProductPage>('GET', `/v1/products?query=ca%20phe&limit=1&cursor=${first.nextCursor}`);
    assert.deepEqual(
      [first, second].map(({ items, nextCursor }) => [items.map(({ id }) => id), nextCursor === null]),
      [
        [['coffee'], false],
        [['tea'], true],
      ],
    );
  });

  it('shows prices, stock, absolute pictures and categories', async () => {
    const { items } = await buyer.ok<ProductPage>('GET', '/v1/products?category=drinks');
    assert.deepEqual(
      items.map(({ id, priceFrom, hasPriceRange, soldOut }) => [id, priceFrom, hasPriceRange, soldOut]),
      [
        ['coffee', 89_000, true, false],
        ['tea', 120_000, false, true],
      ],
    );
    const product = await buyer.ok<Product>('GET', '/v1/products/coffee');
    assert.deepEqual(product.variants[1], { id: 'coffee-500', name: '500 g', price: 165_000, stock: 3 });
    assert.match(product.imageUrl, /^https:\/\/shop\.example\/images\/[0-9a-f]{32}\.webp$/);
    const picture = await shop.app.inject(new URL(product.imageUrl).pathname);
    assert.equal(picture.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(picture.headers['content-type'], 'image/webp');
  });

  it('refuses what is not documented and finds nothing where nothing is', async () => {
    await buyer.refused('400 BAD_REQUEST', 'GET', '/v1/products?limit=51');
    await buyer.refused('400 BAD_REQUEST', 'GET', '/v1/products?limit=0');
    await buyer.refused('400 BAD_REQUEST', 'GET', '/v1/products?cursor=abc');
    await buyer.refused('400 BAD_REQUEST', 'GET', '/v1/products?query=%00');
    await buyer.refused('400 BAD_REQUEST', 'GET', '/v1/products/%00');
    await buyer.refused('404 NOT_FOUND', 'GET', '/v1/products/nothing');
    await buyer.refused('404 NOT_FOUND', 'GET', '/images/..%2f..%2fpackage.json');
    await buyer.refused('404 NOT_FOUND', 'GET', '/nowhere');
  });

  it('is migrated and seeded once: a second start changes nothing', async () => {
    const { db } = shop.database;
    await db.updateTable('variants').set({ stock: 1 }).where('id', '=', 'coffee-250').execute();
    await migrate(db, `${ROOT}/migrations`);
    assert.deepEqual(await seedCatalogue(db, `${CATALOGUE}/products.json`, { withCoupons: true }), []);
    assert.equal((await buyer.ok<Product>('GET', '/v1/products/coffee')).variants[0]?.stock, 1);
  });
});

describe('errors', () => {
  it('have one catalogue, with every code of the contract and no other', () => {
    assert.deepEqual(Object.keys(ERRORS).sort(), [...ERROR_CODES].sort());
  });

  it('of the framework are told in our form too', async () => {
    for (const reply of [
      await sendLogin('{'),
      await sendLogin('{}'),
      await sendLogin('<a/>', 'text/xml'),
      await sendLogin(`"${'x'.repeat(70_000)}"`),
    ]) {
      assert.deepEqual([reply.statusCode, reply.json().error.code], [400, 'BAD_REQUEST']);
    }
  });

  it('of an action sent with a JSON type and no body there are none', async () => {
    const order = await buyer.buyCoffee();
    const reply = await shop.app.inject({
      method: 'POST',
      url: `/v1/orders/${order.orderId}/cancel`,
      headers: { authorization: `Bearer ${buyer.token}`, 'content-type': 'application/json' },
    });
    assert.equal(reply.statusCode, 200);
  });
});

describe('a catalogue that is asked for again', () => {
  it('is not sent again while nothing changed, and is once a price did', async () => {
    for (const url of ['/v1/products?limit=2', '/v1/categories']) {
      const first = await shop.app.inject({ url });
      const etag = String(first.headers['etag']);
      assert.match(etag, /^W\/"[\w-]{22}"$/);
      for (const known of [etag, `"other", ${etag.slice(2)}`, '*']) {
        const again = await shop.app.inject({ url, headers: { 'if-none-match': known } });
        assert.deepEqual([again.statusCode, again.body, again.headers['etag']], [304, '', etag]);
      }
    }
    const { items } = (await shop.app.inject({ url: '/v1/products?limit=1' })).json<{ items: { id: string }[] }>();
    const url = `/v1/products/${items[0]!.id}`;
    const before = String((await shop.app.inject({ url })).headers['etag']);
    await shop.database.db
      .updateTable('variants')
      .set({ price: 1_234 })
      .where('product_id', '=', items[0]!.id)
      .execute();
    const after = await shop.app.inject({ url, headers: { 'if-none-match': before } });
    assert.equal(after.statusCode, 200);
    assert.equal(
      (await shop.app.inject({ url: '/v1/products/none', headers: { 'if-none-match': '*' } })).statusCode,
      404,
    );
  });
});
