import { observable, runInAction } from 'mobx';
import { toVnd } from '../../contract/vnd';
import { toCartView } from '../../pages/cart/view';
import { bindStore } from '../../stores/bind-store';
import { CartStore } from '../../stores/cart';
import { SelectionStore } from '../../stores/selection';
import { pass } from '../helper/host';
import { PageDouble } from '../helper/page';

function setUp() {
  const state = observable({ a: 1, b: 1, list: [1, 2] });
  const page = new PageDouble({ view: { a: 0, b: 1, list: [1, 2] }, other: true });
  const stop = bindStore(page, { view: () => ({ a: state.a, b: state.b, list: state.list.slice() }) });
  return { state, page, stop };
}

test('the first data is there before the first paint, and only what differs is sent', () => {
  const { page } = setUp();
  expect(page.patches).toEqual([{ 'view.a': 1 }]);
});

test('several changes of one tick are one setData', async () => {
  const { state, page } = setUp();
  runInAction(() => {
    state.a = 2;
  });
  await Promise.resolve();
  runInAction(() => {
    state.b = 3;
    state.list.push(4);
  });
  expect(page.patches).toHaveLength(1);
  await pass();
  expect(page.patches.slice(1)).toEqual([{ 'view.a': 2, 'view.b': 3, 'view.list[2]': 4 }]);
  expect(page.data).toEqual({ view: { a: 2, b: 3, list: [1, 2, 4] }, other: true });
});

test('a change that leads back to the same sends nothing', async () => {
  const { state, page } = setUp();
  runInAction(() => {
    state.a = 2;
  });
  runInAction(() => {
    state.a = 1;
  });
  await pass();
  expect(page.patches).toHaveLength(1);
});

test('after the page is gone nothing is sent, not even what was waiting', async () => {
  const { state, page, stop } = setUp();
  runInAction(() => {
    state.a = 2;
  });
  stop();
  runInAction(() => {
    state.a = 3;
  });
  await pass();
  expect(page.patches).toHaveLength(1);
});

test('one quantity change among 50 lines is one setData of at most 300 bytes', async () => {
  const cart = new CartStore();
  const selection = new SelectionStore(cart);
  const choice = { variantId: '', variants: [], loading: false, error: null };
  for (let index = 0; index < 50; index += 1) {
    cart.add({
      variantId: `variant-${index}`,
      productId: `product-${index}`,
      name: `Phin nhôm pha cà phê số ${index}`,
      variantName: 'Loại lớn',
      imageUrl: 'https://shop.example/images/0123456789abcdef',
      price: toVnd(45000),
      quantity: 2,
    });
  }
  const page = new PageDouble({ view: {} });
  bindStore(page, { view: () => toCartView(cart, selection, choice) });
  cart.setQuantity('variant-20', 3);
  await pass();
  expect(page.patches).toHaveLength(2);
  const bytes = Buffer.byteLength(JSON.stringify(page.patches[1]));
  expect(page.patches[1]).toEqual({ 'view.lines[29].quantity': 3, 'view.totalText': '4.545.000 ₫' });
  expect(bytes).toBeLessThanOrEqual(300);
});
