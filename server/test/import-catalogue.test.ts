import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { importCatalogue } from '../src/commands/import-catalogue.ts';
import type { CommandContext } from '../src/commands/context.ts';
import { shippingFees } from '../src/commands/shipping-fees.ts';
import { shippingFeeOf } from '../src/modules/quotes/repository.ts';
import { ownClock } from '../src/clock.ts';
import { openShop, type Shop } from './support/shop.ts';

let shop: Shop;
let folder: string;
let printed: string[] = [];

before(async () => {
  shop = await openShop({ tikiBaseUrl: 'http://127.0.0.1:1', clock: ownClock(() => 1_700_000_000_000) });
  folder = mkdtempSync(join(tmpdir(), 'tini-catalogue-'));
});
after(async () => {
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(name: string, text: string, ...options: string[]): Promise<string[]> {
  const file = join(folder, name);
  writeFileSync(file, text);
  printed = [];
  const context = {
    db: shop.database.db,
    config: { publicUrl: 'https://shop.example' },
    now: () => 1_700_000_000_000,
    input: Readable.from([]),
    print: (line: string) => void printed.push(line),
  } as unknown as CommandContext;
  await importCatalogue(context, [file, ...options]);
  return printed;
}

const HEADER = 'product_id,category,name,brand,description,image,variant_id,variant_name,price,stock,sku,digital';
const shown = async () => {
  const { items } = (await shop.app.inject('/v1/products?limit=50')).json<{
    items: { id: string; priceFrom: number }[];
  }>();
  return items.map(({ id, priceFrom }) => `${id} ${priceFrom}`);
};

test('a CSV file replaces the catalogue: new categories are made, everything else is hidden, and the shop shows it', async () => {
  const lines = await run(
    'shop.csv',
    `\uFEFF${HEADER}
mat-ong,Đặc sản rừng,Mật ong rừng,Nhà Mây,"Mật ong, hoa cà phê",,mat-ong-500,500 ml,185000,20,,
mat-ong,Đặc sản rừng,Mật ong rừng,Nhà Mây,,,mat-ong-1l,1 lít,340000,8,,
bat-su,Đồ bếp,Bát sứ,Nhà Mây,,,bat-su-1,,65000,100,,`,
    '--replace',
  );
  assert.deepEqual(lines.slice(0, 2), ['new categories: Đặc sản rừng, Đồ bếp', '2 products imported']);
  assert.match(lines[2] ?? '', /^\d+ other products hidden$/);
  assert.deepEqual(await shown(), ['mat-ong 185000', 'bat-su 65000']);
  const { items } = (await shop.app.inject('/v1/categories')).json<{ items: { name: string }[] }>();
  assert.deepEqual(items.map(({ name }) => name).toSorted(), ['Đặc sản rừng', 'Đồ bếp']);
});

test('the examples of docs/catalogue.md are taken as they stand there, but for their picture', async () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'catalogue.md'), 'utf8');
  const example = (kind: string) =>
    new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1]?.replace('mat-ong.webp', '');
  for (const kind of ['csv', 'json'])
    assert.equal((await run(`my-shop.${kind}`, example(kind) ?? ''))[0], '1 products imported');
  assert.deepEqual(await shown(), ['mat-ong 185000', 'bat-su 65000']);
});

test('a JSON file changes what it names and leaves the rest', async () => {
  const product = {
    id: 'bat-su',
    category: 'Đồ bếp',
    name: 'Bát sứ men lam',
    brand: '',
    description: '',
    image: '',
    variants: [{ id: 'bat-su-1', name: '', price: 72_000, stock: 5 }],
  };
  assert.deepEqual(await run('shop.json', JSON.stringify([product])), ['1 products imported']);
  assert.deepEqual(await shown(), ['mat-ong 185000', 'bat-su 72000']);
});

test('a file with a fault changes nothing, and each fault has its line', async () => {
  const before = await shown();
  const text = `${HEADER}
a,Đồ mới,A,,,,a1,,12.000,1,,
b,Đồ mới,B,,,,b1,,1000,-1,,`;
  await assert.rejects(run('wrong.csv', text, '--replace'), (error: Error) => {
    assert.match(error.message, /wrong\.csv:2: .*price/);
    assert.match(error.message, /wrong\.csv:3: .*stock/);
    return true;
  });
  const pictured = `${HEADER}\na,Đồ mới,A,,,,a1,,1000,1,,\na,Đồ mới,A,,,,a2,,1000,1,,\nb,Đồ mới,B,,,none.webp,b1,,1000,1,,`;
  await assert.rejects(run('picture.csv', pictured, '--replace'), /picture\.csv:4: b: there is no picture none\.webp/);
  assert.deepEqual(await shown(), before);
  const made = await shop.database.db.selectFrom('categories').select('id').where('name', '=', 'Đồ mới').execute();
  assert.deepEqual(made, []);
});

test('a file of another kind, or that is not there, is refused in one line', async () => {
  await assert.rejects(run('shop.xlsx', ''), /import-catalogue FILE\.csv\|FILE\.json/);
  const context = { db: shop.database.db, config: { publicUrl: '' }, now: Date.now } as unknown as CommandContext;
  await assert.rejects(importCatalogue(context, [join(folder, 'none.csv')]), /none\.csv cannot be read/);
});

test('delivery fees are set by the names of provinces as addresses have them, and a wrong one changes nothing', async () => {
  const lines: string[] = [];
  const { db } = shop.database;
  const context = { db, print: (line: string) => void lines.push(line) } as unknown as CommandContext;
  await shippingFees(context, ['TP. Hồ Chí Minh=15000', 'Tỉnh Lào Cai=40000', 'Hà Nội=', '*=36000']);
  assert.deepEqual(
    [
      lines.includes('ho chi minh=15000'),
      lines.includes('lao cai=40000'),
      lines.some((line) => line.startsWith('ha noi')),
    ],
    [true, true, false],
  );
  assert.deepEqual([await shippingFeeOf(db, 'lao cai'), await shippingFeeOf(db, 'ha noi')], [40_000, 36_000]);
  for (const wrong of ['Huế', 'Huế=35k', '=1', '*=', 'Huế=99999999'])
    await assert.rejects(shippingFees(context, ['Lào Cai=1', wrong]), /^StartupError: "/);
  assert.equal(await shippingFeeOf(db, 'lao cai'), 40_000);
});
