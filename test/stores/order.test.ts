import { Host, launch, pass } from '../helper/host';
import { ShopServer, orderView } from '../helper/shop-server';

function setUp(host = new Host(), server = new ShopServer()) {
  host.server = server.answer;
  if (server.orders.length === 0) server.orders.push(orderView());
  const { CartStore, OrderStore } = launch(host, () => ({
    ...(require('../../stores/cart') as typeof import('../../stores/cart')),
    ...(require('../../stores/order') as typeof import('../../stores/order')),
  }));
  const cart = new CartStore();
  return { host, server, cart, order: new OrderStore(cart) };
}

/** Opened by somebody who has a session. */
async function openLoggedIn() {
  const all = setUp();
  void all.order.open('o1');
  await pass();
  void all.order.load();
  await pass();
  return all;
}

test('opened from a notification while logged out it waits for the buyer to ask, then logs in and shows the order', async () => {
  const { host, order } = setUp();
  void order.open('o1');
  await pass();
  expect([order.status, host.count('getAuthCode'), host.http.length]).toEqual(['logged-out', 0, 0]);
  void order.load();
  await pass();
  expect([order.status, order.order?.orderId]).toEqual(['ready', 'o1']);
});

test('another account’s order is said to be not here; after switching, logging in anew shows it', async () => {
  const { host, server, order } = await openLoggedIn();
  server.faults['GET /v1/orders/o1'] = [{ status: 404, code: 'NOT_FOUND' }];
  void order.load();
  await pass();
  expect(order.status).toBe('foreign');
  void order.logInAnew();
  await pass();
  expect([order.status, host.count('getAuthCode'), server.logins]).toEqual(['ready', 2, 2]);
});

test('no answer is neither another account nor a lost order, and what was shown stays', async () => {
  const { server, order } = await openLoggedIn();
  server.faults['GET /v1/orders/o1'] = ['offline'];
  void order.load();
  await pass();
  expect([order.status, order.order?.orderId]).toEqual(['failed', 'o1']);
});

test('paying again opens one sheet however often it is tapped', async () => {
  const { host, order } = await openLoggedIn();
  const ends = [order.payAgain(), order.payAgain()];
  expect(order.busy).toBe('paying');
  await pass();
  expect(await Promise.all(ends)).toEqual([{ orderId: 'o1', hint: 'success' }, null]);
  expect([host.count('makePayment'), order.busy]).toEqual([1, '']);
});

test('while the old payment’s end is unclear the result page takes over', async () => {
  const { server, order } = await openLoggedIn();
  server.faults['POST /v1/orders/o1/payments'] = [{ status: 409, code: 'PAYMENT_CLOSING' }];
  const end = order.payAgain();
  await pass();
  expect([await end, order.actionError]).toEqual([{ orderId: 'o1', hint: 'none' }, null]);
});

test('a cancel shows the server’s answer, a refused one says why and changes nothing', async () => {
  const { server, order } = await openLoggedIn();
  server.find('o1').canCancel = false;
  void order.cancel();
  await pass();
  expect([order.order?.status, order.actionError]).toMatchObject([
    'awaiting_payment',
    { code: 'ORDER_NOT_CANCELABLE' },
  ]);
  server.find('o1').canCancel = true;
  void order.cancel();
  await pass();
  expect([order.order?.status, order.actionError, order.busy]).toEqual(['canceled', null, '']);
});

test('buying again puts the lines into the cart', async () => {
  const { cart, order } = await openLoggedIn();
  expect(order.buyAgain()).toBe(true);
  expect(cart.lines).toMatchObject([{ variantId: 'v1', price: 45000, quantity: 2 }]);
});
