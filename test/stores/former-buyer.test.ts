import { toVnd } from '../../contract/vnd';
import { Host, launch, pass } from '../helper/host';
import { ShopServer, orderView } from '../helper/shop-server';

const LINE = {
  variantId: 'v1',
  productId: 'p',
  name: 'Phin',
  variantName: '',
  imageUrl: 'i',
  price: toVnd(45000),
  quantity: 1,
};
const OWNER = '900719925474099312';

/** A buyer with a cart, an address, a search, an order under way and its page open. */
async function setUp() {
  const host = new Host();
  const server = new ShopServer();
  host.server = server.answer;
  server.orders.push(orderView());
  host.replies['getAddress'] = [{ ok: { full_name: 'Lan', phone_number: '09', street: '1 Lê Lợi', city: 'Huế' } }];
  host.storage.set('address.v1', JSON.stringify({ street: '1 Lê Lợi' }));
  host.storage.set('searches.v1', JSON.stringify(['phin']));
  const app = launch(host, () => ({
    ...(require('../../stores/index') as typeof import('../../stores/index')),
    ...(require('../../services/account') as typeof import('../../services/account')),
  }));
  void app.cart.restore();
  app.cart.add(LINE);
  app.checkout.start(app.cart.lines, true);
  await pass();
  void app.checkout.chooseAddress();
  await pass(1_000);
  void app.order.open('o1');
  void app.orders.load();
  await pass(1_000);
  expect([app.checkout.address?.street, app.order.order?.orderId, app.orders.orders.length]).toEqual([
    '1 Lê Lợi',
    'o1',
    1,
  ]);
  return { host, server, app };
}

test('logged out at Tiki, what is personal leaves the screen and the cart stays', async () => {
  const { host, app } = await setUp();
  host.loggedIn = false;
  void app.dropForeignSession();
  await pass();
  expect([app.checkout.address, app.order.order, app.orders.orders]).toEqual([null, null, []]);
  expect([app.order.status, app.orders.status]).toEqual(['logged-out', 'logged-out']);
  expect(app.checkout.error).toMatchObject({ kind: 'session' });
  expect(app.cart.lines).toHaveLength(1);
  expect(host.storage.has('address.v1')).toBe(true);
});

test('another account finds nothing of the former one, on the screen or in storage', async () => {
  const { host, app } = await setUp();
  host.replies['getUserInfo'] = [{ ok: { customerId: '2' } }];
  void app.dropForeignSession();
  await pass(500);
  expect([app.cart.lines, app.checkout.lines, app.checkout.address, app.order.order]).toEqual([[], [], null, null]);
  expect(app.checkout.error).toMatchObject({ code: 'ACCOUNT_CHANGED' });
  expect(host.storage.get('cart.v1')).toBe('[]');
  expect(['address.v1', 'searches.v1', 'session.v1', 'owner.v1'].filter((key) => host.storage.has(key))).toEqual([]);
});

test('another account that is only known at its login finds nothing either, and what it put in meanwhile is gone with the rest', async () => {
  const { host, server, app } = await setUp();
  host.replies['getSetting'] = [{ ok: { authSetting: {} } }];
  void app.dropForeignSession();
  await pass();
  expect(app.cart.lines).toHaveLength(1);
  server.customerId = '2';
  void app.checkout.requote();
  await pass(1_000);
  expect(app.checkout.error).toMatchObject({ code: 'ACCOUNT_CHANGED' });
  expect([app.cart.lines, host.http.filter(({ path }) => path === '/v1/quotes').length]).toEqual([[], 1]);
});

test('the same buyer logging in again has everything back', async () => {
  const { host, app } = await setUp();
  host.loggedIn = false;
  void app.dropForeignSession();
  await pass();
  host.loggedIn = true;
  void app.checkout.requote();
  void app.orders.load();
  await pass(1_000);
  expect([app.checkout.error, app.checkout.quote === null, app.orders.orders.length]).toEqual([null, false, 1]);
  expect(host.stored('owner.v1')).toEqual(OWNER);
});
