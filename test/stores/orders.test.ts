import { Host, launch, pass } from '../helper/host';
import { ShopServer, orderView } from '../helper/shop-server';

function setUp() {
  const host = new Host();
  const server = new ShopServer();
  host.server = server.answer;
  server.orders.push(orderView(), orderView({ orderId: 'o2', result: 'paid' }));
  const { CartStore, OrdersStore } = launch(host, () => ({
    ...(require('../../stores/cart') as typeof import('../../stores/cart')),
    ...(require('../../stores/orders') as typeof import('../../stores/orders')),
  }));
  const cart = new CartStore();
  return { host, server, cart, orders: new OrdersStore(cart) };
}

test('somebody without a session is not asked to log in by opening the page', async () => {
  const { host, orders } = setUp();
  void orders.refresh();
  await pass();
  expect([orders.status, host.count('getAuthCode')]).toEqual(['logged-out', 0]);
});

test('after logging in the newest order comes first, and every show looks again', async () => {
  const { host, orders } = setUp();
  void orders.load();
  await pass(500);
  expect(orders.orders.map(({ orderId }) => orderId)).toEqual(['o2', 'o1']);
  void orders.refresh();
  await pass(500);
  expect(host.http.filter(({ method, path }) => `${method} ${path}` === 'GET /v1/orders')).toHaveLength(2);
  expect(orders.orders).toHaveLength(2);
});

test('an order confirmed while nobody looked still takes its lines from the cart', async () => {
  const { host, cart, orders } = setUp();
  const waiting = [{ orderId: 'o2', lines: [{ variantId: 'v1', quantity: 2 }] }];
  host.storage.set('checkout.v2', JSON.stringify({ waiting }));
  const line = {
    variantId: 'v1',
    productId: 'p',
    name: 'Phin',
    variantName: '',
    imageUrl: 'i',
    price: 45000,
    quantity: 2,
  };
  host.storage.set('cart.v1', JSON.stringify([line]));
  void orders.load();
  await pass(500);
  expect([cart.ready, cart.lines.length]).toEqual([true, 0]);
});

test('a failure keeps what was shown', async () => {
  const { server, orders } = setUp();
  void orders.load();
  await pass(500);
  server.faults['GET /v1/orders'] = ['offline'];
  void orders.refresh();
  await pass(500);
  expect([orders.status, orders.orders.length]).toEqual(['failed', 2]);
});

test('a group shows its orders only, by what they are to the shop and not by how their last payment ended', async () => {
  const { server, orders } = setUp();
  server.orders.push(orderView({ orderId: 'o3', status: 'awaiting_payment', result: 'canceled' }));
  server.orders.push(orderView({ orderId: 'o4', status: 'canceled', result: 'canceled' }));
  void orders.load();
  await pass(500);
  const idsOf = (group: 'unpaid' | 'ended' | 'done'): string[] => {
    void orders.choose(group);
    return orders.shown.map(({ orderId }) => orderId);
  };
  expect([idsOf('unpaid'), idsOf('ended'), idsOf('done')]).toEqual([['o3', 'o2', 'o1'], ['o4'], []]);
});

test('a group whose orders are on later pages asks for them', async () => {
  const { host, server, orders } = setUp();
  host.server = (call) => {
    if (call.path !== '/v1/orders') return server.answer(call);
    const page = Number(call.query.get('cursor') ?? 0);
    const status = page === 3 ? ('completed' as const) : ('paid' as const);
    const nextCursor = page < 6 ? String(page + 1) : null;
    return { status: 200, data: { items: [orderView({ orderId: `p${page}`, status })], nextCursor } };
  };
  void orders.load();
  await pass(500);
  void orders.choose('done');
  await pass(500);
  expect(orders.shown.map(({ orderId }) => orderId)).toEqual(['p3']);
  expect(orders.orders).toHaveLength(4);
});
