import { Host, launch, pass } from '../helper/host';
import { ShopServer } from '../helper/shop-server';

const PURCHASE = { quoteId: 'q1', paymentMethod: 'online', cartLines: [{ variantId: 'v1', quantity: 2 }] } as const;

function start(host: Host) {
  return launch(host, () => ({
    ...(require('../../services/checkout') as typeof import('../../services/checkout')),
    ...(require('../../services/checkout-memory') as typeof import('../../services/checkout-memory')),
    ...(require('../../services/payment-sheet') as typeof import('../../services/payment-sheet')),
  }));
}

function setUp() {
  const host = new Host();
  const server = new ShopServer();
  host.server = server.answer;
  return { host, server, app: start(host) };
}

async function outcome<T>(work: Promise<T>, milliseconds = 25_000): Promise<T> {
  const settled = work.catch((error: unknown) => error);
  await pass(milliseconds);
  return (await settled) as T;
}

const buy = (app: ReturnType<typeof start>, change = {}) =>
  outcome(app.checkout({ ...PURCHASE, cartLines: [...PURCHASE.cartLines], ...change }));

test('an order is placed and its Tiki order id handed to the payment sheet, in one round trip', async () => {
  const { host, app } = setUp();
  expect(await buy(app)).toEqual({ orderId: 'o1', hint: 'success' });
  expect(host.calls.find(({ name }) => name === 'makePayment')?.options).toEqual({ orderId: '9o1a1' });
  expect(host.http.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/sessions', 'POST /v1/orders']);
});

test('the quote is stored before the order is sent, and the attempt before the sheet opens', async () => {
  const { host, server, app } = setUp();
  const stored: unknown[] = [];
  host.server = (call) => {
    if (call.path === '/v1/orders') stored.push(host.stored('checkout.v2')['state']);
    return server.answer(call);
  };
  host.payments = [[]];
  void app.checkout({ ...PURCHASE, cartLines: [...PURCHASE.cartLines] });
  await pass(1_000);
  expect(stored).toMatchObject([{ step: 'ordering', purchase: { quoteId: 'q1' } }]);
  expect(host.count('makePayment')).toBe(1);
  expect(host.stored('checkout.v2')['state']).toEqual({
    step: 'paying',
    attempt: { orderId: 'o1', attemptId: 'o1a1', platformOrderId: '9o1a1' },
  });
});

test('a double tap makes one order and opens one sheet', async () => {
  const { host, server, app } = setUp();
  const ends = await outcome(
    Promise.all([app.checkout({ ...PURCHASE, cartLines: [] }), app.checkout({ ...PURCHASE, cartLines: [] })]),
  );
  expect(ends).toEqual([
    { orderId: 'o1', hint: 'success' },
    { orderId: 'o1', hint: 'success' },
  ]);
  expect(server.orders).toHaveLength(1);
  expect(host.count('makePayment')).toBe(1);
});

test('cash on delivery is told to the host, online payment is not', async () => {
  const { host, app } = setUp();
  await buy(app, { paymentMethod: 'cod' });
  expect(host.calls.find(({ name }) => name === 'makePayment')?.options).toEqual({
    orderId: '9o1a1',
    paymentMethod: 'cod',
  });
});

test('an answer that got lost is asked for again with the same quote, and is the same order', async () => {
  const { server, app } = setUp();
  server.faults['POST /v1/orders'] = ['lost'];
  expect(await buy(app)).toMatchObject({ kind: 'timeout' });
  expect(await buy(app)).toEqual({ orderId: 'o1', hint: 'success' });
  expect(server.orders).toHaveLength(1);
});

test.each([
  [{ kind: 'fail', payload: { error: 'Error', errorMessage: 'payment_failure: user cancel payment' } }, 'cancelled'],
  [{ kind: 'fail', payload: { code: 400, message: 'Payment failed.' } }, 'failed'],
  [{ kind: 'success', payload: 'tikivn://sandbox-payment?status=succeed' }, 'success'],
] as const)('the callback %j is only a hint: %s', async (callback, hint) => {
  const { host, app } = setUp();
  host.payments = [[callback]];
  expect(await buy(app)).toEqual({ orderId: 'o1', hint });
});

test('a sheet that says nothing for 20 s counts as silent', async () => {
  const { host, app } = setUp();
  host.payments = [[]];
  let end: unknown;
  void app.checkout({ ...PURCHASE, cartLines: [] }).then((value) => {
    end = value;
  });
  await pass(19_900);
  expect(end).toBeUndefined();
  await pass(1_000);
  expect(end).toEqual({ orderId: 'o1', hint: 'silent' });
});

test('a sheet that went away without a word is given 2 s once the app is on screen again', async () => {
  const { host, app } = setUp();
  host.payments = [[]];
  let end: unknown;
  void app.checkout({ ...PURCHASE, cartLines: [] }).then((value) => {
    end = value;
  });
  await pass(1_000);
  app.noticeShow();
  await pass(1_900);
  expect(end).toBeUndefined();
  await pass(200);
  expect(end).toEqual({ orderId: 'o1', hint: 'silent' });
  app.noticeShow();
});

test('a callback after the 20 s, and a second one, go to the listener and change nothing else', async () => {
  const { host, app } = setUp();
  const late: unknown[] = [];
  app.listenForLateHints((orderId, hint) => late.push([orderId, hint]));
  host.payments = [
    [
      { kind: 'success', payload: 'success', afterMs: 22_000 },
      { kind: 'fail', payload: 'User cancelled', afterMs: 23_000 },
    ],
  ];
  expect(await buy(app)).toEqual({ orderId: 'o1', hint: 'silent' });
  expect(late).toEqual([
    ['o1', 'success'],
    ['o1', 'cancelled'],
  ]);
});

test('a host without makePayment fails the sheet, not the app', async () => {
  const { host, app } = setUp();
  delete (globalThis as { my?: Record<string, unknown> }).my?.['makePayment'];
  expect(await buy(app)).toEqual({ orderId: 'o1', hint: 'failed' });
  expect(host.count('makePayment')).toBe(0);
});

test('an order the server could not get a Tiki id for opens no sheet', async () => {
  const { host, server, app } = setUp();
  host.server = (call) => {
    const answer = server.answer(call);
    if (call.path === '/v1/orders') server.find('o1').attempt.platformOrderId = '';
    return answer;
  };
  expect(await buy(app)).toEqual({ orderId: 'o1', hint: 'none' });
  expect(host.count('makePayment')).toBe(0);
});

test('a refused quote leaves nothing to resume', async () => {
  const { host, server, app } = setUp();
  server.faults['POST /v1/orders'] = [{ status: 409, code: 'QUOTE_EXPIRED' }];
  expect(await buy(app)).toMatchObject({ kind: 'refused', code: 'QUOTE_EXPIRED' });
  expect(host.stored('checkout.v2')['state']).toEqual({ step: 'idle' });
});

test('a buyer who refuses the login has nothing to resume', async () => {
  const { host, app } = setUp();
  host.replies['getAuthCode'] = [{ no: 'Permission denied' }];
  expect(await buy(app)).toMatchObject({ kind: 'session' });
  expect(host.stored('checkout.v2')['state']).toEqual({ step: 'idle' });
});

test('after a kill on the payment sheet the next launch finds the order, without a request', async () => {
  const { host, app } = setUp();
  host.payments = [[]];
  void app.checkout({ ...PURCHASE, cartLines: [] });
  await pass(1_000);
  const before = host.http.length;
  const next = start(host);
  expect(await outcome(next.resumeCheckout(), 500)).toEqual({ orderId: 'o1', hint: 'none' });
  expect(host.http).toHaveLength(before);
});

test('after a kill before the answer the next launch sends the same quote and finds the same order', async () => {
  const { host, server, app } = setUp();
  server.faults['POST /v1/orders'] = ['lost'];
  void app.checkout({ ...PURCHASE, cartLines: [...PURCHASE.cartLines] }).catch(() => undefined);
  await pass(1_000);
  const next = start(host);
  expect(await outcome(next.resumeCheckout())).toEqual({ orderId: 'o1', hint: 'found' });
  expect(server.orders).toHaveLength(1);
  expect(host.count('makePayment')).toBe(0);
  expect(host.stored('checkout.v2')['waiting']).toEqual([{ orderId: 'o1', lines: [{ variantId: 'v1', quantity: 2 }] }]);
});

test('a launch with nothing under way asks nobody, and never for a login', async () => {
  const { host, app } = setUp();
  expect(await outcome(app.resumeCheckout())).toBeNull();
  host.storage.set('checkout.v2', JSON.stringify({ state: { step: 'unanswered', purchase: PURCHASE } }));
  expect(await outcome(start(host).resumeCheckout())).toBeNull();
  expect(host.names().filter((name) => !/Storage/.test(name))).toEqual([]);
});

test('nothing is resumed while a checkout runs', async () => {
  const { host, app } = setUp();
  host.payments = [[]];
  void app.checkout({ ...PURCHASE, cartLines: [] });
  await pass(1_000);
  expect(await outcome(app.resumeCheckout(), 100)).toBeNull();
});

test('paying again asks the server for a new attempt and opens its sheet under the same order', async () => {
  const { host, server, app } = setUp();
  host.payments = [[{ kind: 'fail', payload: 'User cancelled' }]];
  await buy(app);
  server.decide('o1', 'canceled', 'closed');
  expect(await outcome(app.payAgain('o1'))).toEqual({ orderId: 'o1', hint: 'success' });
  expect(host.calls.filter(({ name }) => name === 'makePayment').map(({ options }) => options.orderId)).toEqual([
    '9o1a1',
    '9o1a2',
  ]);
  expect(host.stored('checkout.v2')['state']).toEqual({ step: 'asking', orderId: 'o1' });
});

test('paying again what turns out to be paid opens no sheet', async () => {
  const { host, server, app } = setUp();
  await buy(app);
  server.decide('o1', 'paid', 'paid');
  expect(await outcome(app.payAgain('o1'))).toEqual({ orderId: 'o1', hint: 'none' });
  expect(host.count('makePayment')).toBe(1);
});

test('while the old attempt is closing, paying again is refused and no sheet opens', async () => {
  const { host, server, app } = setUp();
  await buy(app);
  server.faults['POST /v1/orders/o1/payments'] = [{ status: 409, code: 'PAYMENT_CLOSING' }];
  expect(await outcome(app.payAgain('o1'))).toMatchObject({ code: 'PAYMENT_CLOSING' });
  expect(host.count('makePayment')).toBe(1);
});

test('the bought lines are given out once, when the server confirms, and never for an order that ended unpaid', async () => {
  const { server, app } = setUp();
  await buy(app);
  expect(await outcome(app.takeBoughtLines([server.find('o1')]))).toEqual([]);
  server.decide('o1', 'paid', 'paid');
  expect(await outcome(app.takeBoughtLines([server.find('o1')]))).toEqual([{ variantId: 'v1', quantity: 2 }]);
  expect(await outcome(app.takeBoughtLines([server.find('o1')]))).toEqual([]);
  await buy(app, { quoteId: 'q2' });
  server.decide('o2', 'expired', 'closed');
  expect(await outcome(app.takeBoughtLines([server.find('o2')]))).toEqual([]);
  server.decide('o2', 'paid', 'paid');
  expect(await outcome(app.takeBoughtLines([server.find('o2')]))).toEqual([]);
});
