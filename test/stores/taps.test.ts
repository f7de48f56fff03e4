import { toVnd } from '../../contract/vnd';
import { Host, launch, pass } from '../helper/host';
import { PageDouble } from '../helper/page';
import { ShopServer } from '../helper/shop-server';

/** What a tap costs on the way to the screen: one setData for what it does at once, one more for what comes of it. */

const LINE = {
  variantId: 'v1',
  productId: 'p1',
  name: 'Phin nhôm',
  variantName: '',
  imageUrl: 'i',
  price: toVnd(45000),
  quantity: 2,
};

async function setUp() {
  const host = new Host();
  const server = new ShopServer();
  host.server = server.answer;
  host.replies['getAddress'] = [{ ok: { full_name: 'Lan', phone_number: '09', street: '1 Lê Lợi', city: 'Huế' } }];
  const app = launch(host, () => ({
    ...(require('../../stores/index') as typeof import('../../stores/index')),
    ...(require('../../stores/bind-store') as typeof import('../../stores/bind-store')),
    ...(require('../../pages/checkout/view') as typeof import('../../pages/checkout/view')),
    ...(require('../../pages/order/view') as typeof import('../../pages/order/view')),
    ...(require('../../pages/result/view') as typeof import('../../pages/result/view')),
    ...(require('../../pages/orders/view') as typeof import('../../pages/orders/view')),
  }));
  app.checkout.start([LINE], false);
  return { host, server, app };
}

type Bound = Awaited<ReturnType<typeof setUp>>['app'];

async function patchesOf(app: Bound, view: () => object, tap: () => unknown, ms = 3_000): Promise<number> {
  const page = new PageDouble({ view: view() });
  const stop = app.bindStore(page, { view });
  await pass(1_000);
  const before = page.patches.length;
  void tap();
  await pass(ms);
  stop();
  return page.patches.length - before;
}

test('asking for a price, choosing an address, a coupon and Pay are at most two setData each', async () => {
  const { app } = await setUp();
  const view = () => app.toCheckoutView(app.checkout);
  const counts = [
    await patchesOf(app, view, () => app.checkout.requote()),
    await patchesOf(app, view, () => app.checkout.chooseAddress()),
    await patchesOf(app, view, () => {
      app.checkout.typeCoupon('NHAMAY');
      return app.checkout.applyCoupon();
    }),
    await patchesOf(app, view, () => app.checkout.pay()),
  ];
  expect(counts.every((count) => count >= 1 && count <= 2)).toBe(true);
});

test('paying again, canceling and a list of orders are at most two setData each', async () => {
  const { server, app } = await setUp();
  void app.checkout.chooseAddress();
  await pass(1_000);
  void app.checkout.pay();
  await pass(3_000);
  server.decide('o1', 'canceled', 'closed');
  const listed = await patchesOf(
    app,
    () => app.toOrdersView(app.orders),
    () => app.orders.load(),
  );
  void app.order.open('o1');
  await pass(1_000);
  const paidAgain = await patchesOf(
    app,
    () => app.toOrderPageView(app.order),
    () => app.order.payAgain(),
  );
  const canceled = await patchesOf(
    app,
    () => app.toOrderPageView(app.order),
    () => app.order.cancel(),
  );
  expect([listed, paidAgain, canceled].every((count) => count >= 1 && count <= 2)).toBe(true);
  expect(server.find('o1').status).toBe('canceled');
});

test('paying again on the result page is at most two setData, and its button is busy until the server has answered', async () => {
  const { server, app } = await setUp();
  void app.checkout.chooseAddress();
  await pass(1_000);
  void app.checkout.pay();
  await pass(3_000);
  server.decide('o1', 'canceled', 'closed');
  app.result.open('o1', 'cancelled');
  const counted = await patchesOf(
    app,
    () => app.toResultView(app.result),
    () => app.result.payAgain(),
    500,
  );
  expect(counted).toBeGreaterThanOrEqual(1);
  expect(counted).toBeLessThanOrEqual(2);
  expect(app.result).toMatchObject({ paying: false, hint: 'success' });
});
