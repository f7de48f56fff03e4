import type { Product } from '../../contract/catalog';
import { Host, launch, pass } from '../helper/host';

const PRODUCT: Product = {
  id: 'p1',
  categoryId: 'c',
  name: 'Ly sứ',
  brand: 'Nhà',
  description: 'Men chảy',
  imageUrl: 'i',
  variants: [
    { id: 'blue', name: 'Xanh', price: 129000, stock: 0 },
    { id: 'brown', name: 'Nâu', price: 119000, stock: 3 },
    { id: 'white', name: 'Trắng', price: 99000, stock: 500 },
  ],
};

async function setUp(product: Product = PRODUCT) {
  const host = new Host();
  host.server = () => ({ status: 200, data: product });
  const { CartStore, ProductStore } = launch(host, () => ({
    ...(require('../../stores/cart') as typeof import('../../stores/cart')),
    ...(require('../../stores/product') as typeof import('../../stores/product')),
  }));
  const cart = new CartStore();
  const store = new ProductStore(cart);
  void store.open('p1');
  await pass();
  return { cart, store };
}

test('the first variant in stock is chosen', async () => {
  const { store } = await setUp();
  expect([store.variantId, store.isBuyable, store.maxQuantity]).toEqual(['brown', true, 3]);
});

test('a quantity never exceeds the stock, nor 99, also when the variant changes', async () => {
  const { store } = await setUp();
  store.chooseVariant('white');
  expect(store.maxQuantity).toBe(99);
  store.setQuantity(50);
  store.chooseVariant('brown');
  expect(store.quantity).toBe(3);
  store.setQuantity(4);
  expect(store.quantity).toBe(3);
});

test('the chosen variant reaches the cart line', async () => {
  const { cart, store } = await setUp();
  store.setQuantity(2);
  expect(store.addToCart()).toBe(true);
  expect(cart.lines).toMatchObject([{ variantId: 'brown', variantName: 'Nâu', price: 119000, quantity: 2 }]);
});

test('what is sold out cannot be bought', async () => {
  const { cart, store } = await setUp({ ...PRODUCT, variants: PRODUCT.variants.slice(0, 1) });
  expect([store.isBuyable, store.toLine(), store.addToCart(), cart.lines.length]).toEqual([false, null, false, 0]);
});

test('a product looked at before is shown at once and marked, and then as the server has it', async () => {
  const host = new Host();
  host.storage.set('products.v1', JSON.stringify([PRODUCT]));
  const { CartStore, ProductStore } = launch(host, () => ({
    ...(require('../../stores/cart') as typeof import('../../stores/cart')),
    ...(require('../../stores/product') as typeof import('../../stores/product')),
  }));
  const store = new ProductStore(new CartStore());
  const seen: [string | undefined, boolean][] = [];
  host.server = () => 'offline';
  void store.open('p1');
  await pass();
  seen.push([store.product?.name, store.stale]);
  expect([store.status, store.isBuyable]).toEqual(['failed', true]);
  store.chooseVariant('white');
  host.server = () => ({ status: 200, data: { ...PRODUCT, name: 'Ly sứ mới' } });
  void store.load();
  await pass();
  seen.push([store.product?.name, store.stale]);
  expect(seen).toEqual([
    ['Ly sứ', true],
    ['Ly sứ mới', false],
  ]);
  expect(store.variantId).toBe('white');
});
