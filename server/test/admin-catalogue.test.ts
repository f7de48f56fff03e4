import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Product } from '../../contract/catalog.ts';
import { openAdmin, Person } from './support/admin.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';

const HEADER = 'product_id,category,name,brand,description,image,variant_id,variant_name,price,stock,sku,digital';
const clock = testClock();
let shop: Shop;
let person: Person;

before(async () => {
  shop = await openShop({ tikiBaseUrl: 'http://127.0.0.1:1/', clock });
});
after(() => shop.close());
beforeEach(async () => {
  await shop.reset();
  person = await new Person(await openAdmin(shop, clock, clock.now)).login();
});

async function inShop(id: string): Promise<Product> {
  return (await shop.app.inject({ url: `/v1/products/${id}` })).json();
}

describe('the catalogue in the admin', () => {
  it('is found without regard to marks, and shows what is sold and what is left', async () => {
    const page = await person.page('/admin/catalogue?query=ca%20phe');
    assert.match(page, /Cà phê/);
    assert.match(page, /89\.000 ₫/);
    assert.match(await person.page('/admin/catalogue?query=xyzxyz'), /Không có sản phẩm/);
  });

  it('price, stock and name of a variant are changed, with a reason in the log', async () => {
    const before = (await inShop('coffee')).variants.find(({ id }) => id === 'coffee-250')!;
    const save = (fields: Record<string, string>) =>
      person.submit(
        '/admin/variants/coffee-250',
        { product: 'coffee', why: 'giá mới', name: before.name, ...fields },
        '/admin/catalogue/coffee',
      );
    const saved = await save({ price: '95.000', addStock: '5', name: 'Gói ¼ kg' });
    assert.equal(saved.headers.location, '/admin/catalogue/coffee?done=saved');
    const after = (await inShop('coffee')).variants.find(({ id }) => id === 'coffee-250')!;
    assert.deepEqual(after, { ...after, name: 'Gói ¼ kg', price: 95_000, stock: before.stock + 5 });
    await save({ price: '95000', stock: '3' });
    assert.equal((await inShop('coffee')).variants.find(({ id }) => id === 'coffee-250')!.stock, 3);
    for (const wrong of [
      { price: 'nhiều' },
      { price: '-1' },
      { stock: '1.5' },
      { stock: '1', addStock: '1' },
      { addStock: '-99' },
    ]) {
      assert.equal(
        (await save({ price: '95000', ...wrong } as Record<string, string>)).statusCode,
        400,
        JSON.stringify(wrong),
      );
    }
    assert.equal(
      (await inShop('coffee')).variants.find(({ id }) => id === 'coffee-250')!.stock,
      3,
      'and nothing changed',
    );
    assert.match(await person.page('/admin/log'), /giá mới/);
  });

  it('words of a product are changed and it is taken out of the shop, its stock untouched', async () => {
    const { variants } = await inShop('coffee');
    const words = { name: 'Cà phê mới', brand: 'Sương', description: 'Thơm & đậm <3' };
    await person.submit(
      '/admin/catalogue/coffee',
      { ...words, active: '1', why: 'đổi tên' },
      '/admin/catalogue/coffee',
    );
    const changed = await inShop('coffee');
    assert.deepEqual([changed.name, changed.description, changed.variants], [words.name, words.description, variants]);
    await person.submit('/admin/catalogue/coffee', { ...words, why: 'ngừng bán' }, '/admin/catalogue/coffee');
    assert.equal((await shop.app.inject({ url: '/v1/products/coffee' })).statusCode, 404);
    assert.match(await person.page('/admin/catalogue'), /not shown/);
  });

  it('an import is shown before it is done: what is new, what changes, what goes', async () => {
    const rows = ['coffee-250,Gói nhỏ,95000,24,,', 'coffee-new,Gói mới,99000,7,,'];
    const product = 'coffee,drinks,"Cà phê, Cầu Đất",Sương Sớm,Rang vừa.,coffee.webp';
    const draft = { format: 'csv', text: [HEADER, ...rows.map((row) => `${product},${row}`)].join('\n') };
    const before = await inShop('coffee');
    const preview = await person.submit('/admin/import', draft, '/admin/import');
    assert.equal(preview.statusCode, 200, preview.body);
    for (const shown of [/Cà phê, Cầu Đất/, /coffee-new price/, /99\.000 ₫/, /89\.000 ₫/, /coffee-500 removed/])
      assert.match(preview.body, shown);
    assert.deepEqual(await inShop('coffee'), before, 'nothing is done yet');
    const act = { ...draft, why: 'bảng giá tháng 3' };
    for (const removes of [undefined, '0', '2']) {
      const asked = await person.submit(
        '/admin/import/apply',
        { ...act, ...(removes && { removes }) },
        '/admin/import',
      );
      assert.equal(asked.statusCode, 409, `a variant would go, and the answer was ${removes}`);
      assert.match(asked.body, /name="removes" value="1" required/);
    }
    assert.deepEqual(await inShop('coffee'), before, 'and still nothing is done');
    const applied = await person.submit('/admin/import/apply', { ...act, removes: '1' }, '/admin/import');
    assert.equal(applied.headers.location, '/admin/catalogue?done=imported');
    const { name, variants } = await inShop('coffee');
    assert.deepEqual([name, variants.map(({ id }) => id)], ['Cà phê, Cầu Đất', ['coffee-250', 'coffee-new']]);
    assert.match(await person.page('/admin/log'), /bảng giá tháng 3/);
  });

  it('a wrong import changes nothing and says where it is wrong; the text stays', async () => {
    const before = (await shop.app.inject({ url: '/v1/products?limit=50' })).body;
    const csv = `${HEADER}\ntea,none,Trà,,,tea.webp,tea-100,Hộp,185000,24,,\ncup,none,Ly,,,cup.webp,cup-1,Ly,rẻ,24,,\n`;
    const preview = await person.submit('/admin/import', { format: 'csv', text: csv }, '/admin/import');
    assert.equal(preview.statusCode, 400);
    assert.match(preview.body, /<b>Row 2<\/b>: tea: there is no category none[\s\S]*<b>Row 3<\/b>/);
    assert.ok(preview.body.includes('cup-1,Ly,rẻ'));
    for (const [format, text] of [
      ['csv', 'a,b\n1,2'],
      ['csv', `${HEADER}\n"open`],
      ['json', '{'],
      ['json', '{"a":1}'],
      ['json', '[{"id":"x"}]'],
    ] as const) {
      const tried = await person.submit('/admin/import/apply', { format, text, why: 'x' }, '/admin/import');
      assert.equal(tried.statusCode, 400, text);
      assert.match(tried.body, /Nothing was changed/, text);
    }
    assert.equal((await shop.app.inject({ url: '/v1/products?limit=50' })).body, before);
  });
});
