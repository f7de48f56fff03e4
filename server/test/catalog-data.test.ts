/** The shipped catalogue, its pictures, and the two lists that repeat its prices. */
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { test } from 'node:test';

interface Variant {
  id: string;
  name: string;
  price: number;
  stock: number;
}
interface Product {
  id: string;
  categoryId: string;
  name: string;
  brand: string;
  description: string;
  image: string;
  variants: Variant[];
}
interface FixedPriceItem {
  id: string;
  variantId: string;
  tikiProductId: string;
  name: string;
  price: number;
  image: string;
  stockedAtTiki: boolean;
  purchasable: boolean;
  reason?: string;
}
interface Listing {
  productId: string;
  name: string;
  price: number;
}

const ROOT = new URL('../../', import.meta.url);
const read = async <T>(path: string): Promise<T> => JSON.parse(await readFile(new URL(path, ROOT), 'utf8')) as T;

const { categories, products } = await read<{ categories: { id: string; name: string }[]; products: Product[] }>(
  'server/catalog/products.json',
);
const { items } = await read<{ items: FixedPriceItem[] }>('config/fixed-price-items.json');
const marketplace = (await read<{ items: Listing[] }>('sandbox/seed/marketplace.json')).items;
const variants = products.flatMap((product) => product.variants);

/** Bytes a picture may have: 25 KB in the catalogue, 12 KB in the app's upload folder. */
const CATALOG_LIMIT = 25_000;
const ITEM_LIMIT = 12_000;

async function assertSmallWebp(path: string, limit: number): Promise<void> {
  const file = new URL(path, ROOT);
  const { size } = await stat(file);
  assert.ok(size > 0 && size <= limit, `${path} has ${size} bytes, the limit is ${limit}`);
  const head = (await readFile(file)).subarray(0, 12).toString('latin1');
  assert.match(head, /^RIFF[\s\S]{4}WEBP$/, `${path} is no WebP`);
}

test('the shop has at least 60 products in at least 6 categories, none of them empty', () => {
  assert.ok(products.length >= 60);
  assert.ok(categories.length >= 6);
  const used = new Set(products.map((product) => product.categoryId));
  assert.deepEqual([...used].sort(), categories.map((category) => category.id).sort());
});

test('ids are unique slugs, and a variant carries the id of its product', () => {
  const ids = [...categories, ...products, ...variants].map((thing) => thing.id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  for (const product of products) {
    for (const variant of product.variants) assert.ok(variant.id.startsWith(`${product.id}-`), variant.id);
  }
});

test('every product has a name, a brand, and two to four sentences about it', () => {
  for (const { id, name, brand, description } of products) {
    assert.ok(name.length > 0 && brand.length > 0, id);
    const sentences = description.match(/[.!?](?=\s|$)/g) ?? [];
    assert.ok(sentences.length >= 2 && sentences.length <= 4, `${id} has ${sentences.length} sentences`);
  }
});

test('every product has a WebP picture of its own of at most 25 KB', async () => {
  assert.equal(new Set(products.map((product) => product.image)).size, products.length);
  for (const { image } of products) await assertSmallWebp(`server/catalog/images/${image}`, CATALOG_LIMIT);
});

test('prices are whole đồng and stocks are whole pieces', () => {
  for (const { id, price, stock } of variants) {
    assert.ok(Number.isInteger(price) && price >= 15_000 && price <= 2_500_000, `${id} costs ${price}`);
    assert.ok(Number.isInteger(stock) && stock >= 0, `${id} has stock ${stock}`);
  }
});

test('most products come in several variants, and only an only variant has no name', () => {
  const several = products.filter((product) => product.variants.length > 1);
  assert.ok(several.length > products.length / 2);
  for (const product of products) {
    assert.ok(product.variants.length >= 1 && product.variants.length <= 4, product.id);
    const names = product.variants.map((variant) => variant.name);
    assert.equal(new Set(names).size, names.length, product.id);
    assert.equal(names.includes(''), names.length === 1, product.id);
  }
});

test('some products are sold out, and some only in one variant', () => {
  const soldOut = products.filter((product) => product.variants.every((variant) => variant.stock === 0));
  const partly = products.filter((product) => product.variants.some((variant) => variant.stock === 0));
  assert.ok(soldOut.length >= 5);
  assert.ok(partly.length > soldOut.length);
});

test('a fixed-price item costs what the catalogue and the marketplace say', () => {
  const byId = new Map(variants.map((variant) => [variant.id, variant]));
  const sold = items.filter((item) => item.purchasable);
  assert.equal(sold.length, 10);
  for (const item of sold) {
    const listing = marketplace.find(({ productId }) => productId === item.tikiProductId);
    assert.match(item.tikiProductId, /^\d{8,9}$/);
    assert.equal(item.price, byId.get(item.variantId)?.price, item.id);
    assert.equal(item.price, listing?.price, item.id);
    assert.equal(item.name, listing?.name, item.id);
  }
  assert.equal(new Set(marketplace.map((listing) => listing.productId)).size, marketplace.length);
});

test('an item not listed at Tiki says that it cannot be bought', () => {
  const unlisted = items.filter((item) => !item.purchasable);
  assert.equal(unlisted.length, 2);
  for (const item of unlisted) {
    assert.equal(item.tikiProductId, '');
    assert.equal(item.stockedAtTiki, false);
    assert.equal(item.reason, 'not_listed');
  }
});

test('every fixed-price item has a small picture in the app', async () => {
  for (const { image } of items) await assertSmallWebp(image.slice(1), ITEM_LIMIT);
});
