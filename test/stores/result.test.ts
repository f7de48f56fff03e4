import { toVnd } from '../../contract/vnd';
import { Host, launch, pass } from '../helper/host';
import { ShopServer, orderView } from '../helper/shop-server';

function setUp() {
  const host = new Host();
  const server = new ShopServer();
  host.server = server.answer;
  server.orders.push(orderView());
  host.storage.set('session.v1', JSON.stringify({ token: 't', usedAt: Date.now() }));
  server.tokens.add('t');
  const lines = [{ variantId: 'v1', quantity: 2 }];
  host.storage.set(
    'checkout.v2',
    JSON.stringify({ state: { step: 'asking', orderId: 'o1' }, waiting: [{ orderId: 'o1', lines }] }),
  );
  const { CartStore, ResultStore } = launch(host, () => ({
    ...(require('../../stores/cart') as typeof import('../../stores/cart')),
    ...(require('../../stores/result') as typeof import('../../stores/result')),
  }));
  const cart = new CartStore();
  const base = { productId: 'p', name: 'Phin', variantName: '', imageUrl: 'i', price: toVnd(45000) };
  cart.add({ ...base, variantId: 'v1', quantity: 2 });
  cart.add({ ...base, variantId: 'v2', quantity: 1 });
  return { host, server, cart, result: new ResultStore(cart) };
}

const asked = (host: Host) => host.http.filter(({ path }) => path === '/v1/orders/o1').length;

test('the server is asked at once, then after 1, 2, 3, 5, 8 and 13 s, then no more', async () => {
  const { host, result } = setUp();
  result.open('o1', 'success');
  const counts: number[] = [];
  for (const seconds of [0.5, 1, 2, 3, 5, 8, 13, 60]) {
    await pass(seconds * 1000);
    counts.push(asked(host));
  }
  expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 7]);
  expect([result.polling, result.order?.result]).toEqual([false, 'unpaid']);
});

test('a success callback alone neither empties the cart nor forgets the attempt', async () => {
  const { host, cart, result } = setUp();
  result.open('o1', 'success');
  await pass(40_000);
  expect(cart.lines).toHaveLength(2);
  expect(host.stored('checkout.v2')['state']).toEqual({ step: 'asking', orderId: 'o1' });
});

test.each(['paid', 'cod_placed', 'completed'] as const)(
  'when the server says %s, asking ends and exactly the bought lines leave the cart',
  async (state) => {
    const { host, server, cart, result } = setUp();
    result.open('o1', 'failed');
    await pass(500);
    server.decide('o1', state, 'paid');
    await pass(60_000);
    expect(cart.lines.map(({ variantId }) => variantId)).toEqual(['v2']);
    expect(asked(host)).toBe(2);
    expect(host.stored('checkout.v2')).toEqual({ state: { step: 'idle' }, waiting: [], alive: [], used: [] });
  },
);

test.each(['canceled', 'expired', 'review'] as const)('when the server says %s the cart stays full', async (state) => {
  const { server, cart, result } = setUp();
  server.decide('o1', state, 'closed');
  result.open('o1', 'cancelled');
  await pass(60_000);
  expect(cart.lines).toHaveLength(2);
  expect(result.isSettled).toBe(true);
});

test('an order paid again after a cancel still takes its lines from the cart', async () => {
  const { host, server, cart, result } = setUp();
  server.decide('o1', 'canceled', 'closed');
  result.open('o1', 'cancelled');
  await pass(2_000);
  void result.payAgain();
  await pass(500);
  expect(host.calls.find(({ name }) => name === 'makePayment')?.options.orderId).toBe('9o1a2');
  server.decide('o1', 'paid', 'paid');
  await pass(5_000);
  expect([result.order?.result, cart.lines.length]).toEqual(['paid', 1]);
});

test('paying again while the old attempt closes waits and asks instead of failing', async () => {
  const { host, server, result } = setUp();
  result.open('o1', 'cancelled');
  await pass(500);
  server.faults['POST /v1/orders/o1/payments'] = [{ status: 409, code: 'PAYMENT_CLOSING' }];
  void result.payAgain();
  await pass(2_000);
  expect([result.payError, result.polling, host.count('makePayment')]).toEqual([null, true, 0]);
});

test('paying again that fails says why, and the order stays in view', async () => {
  const { server, result } = setUp();
  result.open('o1', 'cancelled');
  await pass(500);
  server.faults['POST /v1/orders/o1/payments'] = [{ status: 503, code: 'PLATFORM_UNAVAILABLE' }];
  void result.payAgain();
  await pass(2_000);
  expect(result.payError).toMatchObject({ code: 'PLATFORM_UNAVAILABLE' });
  expect(result.order?.orderId).toBe('o1');
});

test('a page nobody looks at asks nothing; shown again it goes on', async () => {
  const { host, server, result } = setUp();
  result.open('o1', 'silent');
  await pass(500);
  result.pause();
  await pass(60_000);
  expect(asked(host)).toBe(1);
  server.decide('o1', 'paid', 'paid');
  result.resume();
  await pass(500);
  expect(result.order?.result).toBe('paid');
});

test('a server that is away is asked again, and what was known stays shown', async () => {
  const { server, result } = setUp();
  result.open('o1', 'silent');
  await pass(500);
  server.faults['GET /v1/orders/o1'] = ['offline', 'offline'];
  await pass(3_200);
  expect([result.error === null, result.order?.orderId]).toEqual([false, 'o1']);
  await pass(4_000);
  expect(result.error).toBeNull();
});

test('an order this customer does not have is forgotten, so that no launch opens it for ever', async () => {
  const { host, server, result } = setUp();
  server.orders.length = 0;
  result.open('o1', 'none');
  await pass(60_000);
  expect([asked(host), host.stored('checkout.v2')['state']]).toEqual([1, { step: 'idle' }]);
});

test('leaving the page after an answer means there is nothing to resume', async () => {
  const { host, result } = setUp();
  result.open('o1', 'silent');
  await pass(500);
  void result.close();
  await pass(500);
  expect(host.stored('checkout.v2')['state']).toEqual({ step: 'idle' });
  expect(host.stored('checkout.v2').waiting).toHaveLength(1);
});
