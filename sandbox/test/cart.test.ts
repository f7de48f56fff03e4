import assert from 'node:assert/strict';
import { test } from 'node:test';

import { KHOA, LAN, tokenOf } from './scenario.ts';
import { startSandbox } from './start-sandbox.ts';

interface Cart {
  items: { productId: string; name: string; price: number; quantity: number }[];
  total: number;
  lineCount: number;
}

const PEN = '910000001';
const BOOK = '910000002';

test("the cart has Tiki's names and prices, whatever the app sends", async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const products = [{ productId: PEN, quantity: 2, price: 1, name: 'Vàng' }];
  await client.host('POST', '/cart/items', lan, { products });
  const { data } = await client.host<Cart>('POST', '/cart/items', lan, {
    products: [{ productId: BOOK, quantity: 1 }],
  });
  assert.deepEqual(
    data.items.map(({ name, price, quantity }) => [name, price, quantity]),
    [
      ['Bút gel xanh', 12_000, 2],
      ['Sổ tay kẻ ngang', 45_000, 1],
    ],
  );
  assert.deepEqual([data.total, data.lineCount], [69_000, 2]);
  assert.deepEqual((await client.host<Cart>('GET', '/cart', lan)).data, data);
});

test('adding the same product again adds pieces, and each customer has an own cart', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const products = [{ productId: PEN, quantity: 2 }];
  await client.host('POST', '/cart/items', lan, { products });
  const { data } = await client.host<Cart>('POST', '/cart/items', lan, { products });
  assert.deepEqual(
    data.items.map(({ quantity }) => quantity),
    [4],
  );
  const khoas = await client.host<Cart>('GET', '/cart', await tokenOf(client, KHOA));
  assert.deepEqual([khoas.data.items, khoas.data.total], [[], 0]);
});

test('an unknown product refuses the whole call and changes nothing', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const products = [
    { productId: PEN, quantity: 1 },
    { productId: '1', quantity: 1 },
  ];
  const { status, error } = await client.host('POST', '/cart/items', lan, { products });
  assert.deepEqual([status, error.reason], [400, 'PRODUCT_NOT_FOUND']);
  assert.equal((await client.host<Cart>('GET', '/cart', lan)).data.lineCount, 0);
});

test('quantities are whole, from one to ninety-nine in total, and a list may not be empty', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const add = (products: unknown) => client.host('POST', '/cart/items', lan, { products });
  for (const quantity of [0, -1, 1.5, 100, '2']) assert.equal((await add([{ productId: PEN, quantity }])).status, 400);
  assert.equal((await add([])).status, 400);
  assert.equal((await add([{ productId: PEN, quantity: 99 }])).status, 200);
  assert.equal((await add([{ productId: PEN, quantity: 1 }])).status, 400);
});

test('a line is changed, and removed by zero', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  await client.host('POST', '/cart/items', lan, { products: [{ productId: PEN, quantity: 2 }] });
  const changed = await client.host<Cart>('POST', `/cart/items/${PEN}`, lan, { quantity: 5 });
  assert.equal(changed.data.total, 60_000);
  const removed = await client.host<Cart>('POST', `/cart/items/${PEN}`, lan, { quantity: 0 });
  assert.deepEqual(removed.data, { items: [], total: 0, lineCount: 0 });
  assert.equal((await client.host('POST', `/cart/items/${PEN}`, lan, { quantity: 1 })).status, 400);
});

test('checkout places the whole cart at Tiki: a code, an empty cart, no Tini order', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  assert.equal((await client.host('POST', '/cart/checkout', lan, {})).error.reason, 'CART_EMPTY');
  await client.host('POST', '/cart/items', lan, { products: [{ productId: BOOK, quantity: 2 }] });
  const { data } = await client.host<{ orderCode: string }>('POST', '/cart/checkout', lan, {});
  assert.match(data.orderCode, /^\d{9}$/);
  const orders = await client.host<{ items: { orderCode: string; total: number; lines: { quantity: number }[] }[] }>(
    'GET',
    '/marketplace-orders',
    lan,
  );
  assert.deepEqual(
    orders.data.items.map(({ orderCode, total, lines }) => [orderCode, total, lines.length]),
    [[data.orderCode, 90_000, 1]],
  );
  assert.equal((await client.host<Cart>('GET', '/cart', lan)).data.lineCount, 0);
  assert.equal((await client.consoleGet<{ items: unknown[] }>('/orders')).items.length, 0);
});

test("a product page shows Tiki's product", async (t) => {
  const client = await startSandbox(t);
  const { data } = await client.host<{ name: string; price: number }>('GET', `/products/${BOOK}`, '');
  assert.deepEqual([data.name, data.price], ['Sổ tay kẻ ngang', 45_000]);
  assert.equal((await client.host('GET', '/products/1', '')).error.reason, 'PRODUCT_NOT_FOUND');
});

test('the host tells who the customer is and where they live', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const user = await client.host<unknown>('GET', '/user', lan);
  assert.deepEqual(user.data, {
    customerId: LAN,
    name: 'Nguyễn Ngọc Lan',
    avatar: '',
    phone: '0900000001',
    email: 'lan.nguyen@example.vn',
  });
  const { data } = await client.host<{ items: { city: string; is_default: boolean }[] }>('GET', '/addresses', lan);
  assert.deepEqual(
    data.items.map(({ is_default }) => is_default),
    [true, false],
  );
  const stranger = await client.host('GET', '/user', 'nobody');
  assert.deepEqual([stranger.status, stranger.error.reason], [401, 'invalid_token']);
});
