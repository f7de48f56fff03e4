import { Host, launch, pass } from '../helper/host';

const LINE = { productId: '271840365', quantity: 2 };

function start(host: Host, useUndocumentedCheckout = false) {
  return launch(host, () => {
    const { shop } = require('../../config/shop') as typeof import('../../config/shop');
    shop.noBackend.useUndocumentedCheckout = useUndocumentedCheckout;
    return require('../../services/tiki-cart') as typeof import('../../services/tiki-cart');
  });
}

function setUp(useUndocumentedCheckout = false) {
  const host = new Host();
  return { host, app: start(host, useUndocumentedCheckout) };
}

async function outcome<T>(work: Promise<T>): Promise<T> {
  await pass(30_000);
  return work;
}

const steps = (host: Host) => host.names().filter((name) => !/Storage/.test(name));

test('the line is added, then Tiki’s cart opens', async () => {
  const { host, app } = setUp();
  expect(await outcome(app.handOverToTiki(LINE))).toEqual({ outcome: 'handed-over', screen: 'cart', repeat: false });
  expect(steps(host)).toEqual(['isLoggedIn', 'addToCart', 'openScreen']);
  expect(host.calls.find(({ name }) => name === 'addToCart')?.options).toEqual({ products: [LINE] });
  expect(host.calls.find(({ name }) => name === 'openScreen')?.options.screenCode).toBe('TK_CART');
});

test('the line is recorded before it is sent', async () => {
  const { host, app } = setUp();
  void app.handOverToTiki(LINE);
  await pass(0);
  await pass(100);
  const order = host.names();
  expect(order.indexOf('setStorage')).toBeLessThan(order.indexOf('addToCart'));
  expect(host.calls.find(({ name }) => name === 'setStorage')?.options.data).toEqual({
    '271840365': { quantity: 2, state: 'sending' },
  });
});

test('a repeat opens Tiki’s cart and adds nothing, also after a restart', async () => {
  const { host, app } = setUp();
  await outcome(app.handOverToTiki(LINE));
  expect(await outcome(app.handOverToTiki(LINE))).toMatchObject({ screen: 'cart', repeat: true });
  expect(await outcome(start(host).handOverToTiki(LINE))).toMatchObject({ screen: 'cart', repeat: true });
  expect(host.count('addToCart')).toBe(1);
});

test('a line whose answer was lost to a kill is not sent a second time', async () => {
  const { host, app } = setUp();
  host.replies['addToCart'] = ['silent'];
  void app.handOverToTiki(LINE);
  await pass(1_000);
  expect(await outcome(start(host).handOverToTiki(LINE))).toMatchObject({ repeat: true });
  expect(host.count('addToCart')).toBe(1);
});

test('only the buyer’s own wish adds it once more', async () => {
  const { host, app } = setUp();
  await outcome(app.handOverToTiki(LINE));
  await outcome(app.forgetSent(LINE.productId));
  expect(await outcome(app.handOverToTiki(LINE))).toMatchObject({ repeat: false });
  expect(host.count('addToCart')).toBe(2);
});

test('a double tap adds once', async () => {
  const { host, app } = setUp();
  await outcome(Promise.all([app.handOverToTiki(LINE), app.handOverToTiki(LINE)]));
  expect(host.count('addToCart')).toBe(1);
});

test('nobody logged in: the login opens first, and a refused one adds nothing', async () => {
  const { host, app } = setUp();
  host.loggedIn = false;
  host.replies['getAuthCode'] = [{ no: 'Permission denied' }];
  expect(await outcome(app.handOverToTiki(LINE))).toEqual({ outcome: 'failed', reason: 'login' });
  expect(steps(host)).toEqual(['isLoggedIn', 'getAuthCode']);
});

test.each([
  [{ ok: { error: { code: 400, message: 'Product is not available' } } }, 'refused'],
  [{ ok: { error: 'Error', errorMessage: 'Not login yet' } }, 'login'],
  [{ no: { error: '401', errorMessage: 'Unauthorize' } }, 'login'],
  [{ no: { error: '400', errorMessage: 'Products has no item' } }, 'refused'],
  [{ no: undefined }, 'refused'],
] as const)('Tiki’s answer %j fails the hand-over (%s), and it may be tried again', async (reply, reason) => {
  const { host, app } = setUp();
  host.replies['addToCart'] = [reply];
  expect(await outcome(app.handOverToTiki(LINE))).toEqual({ outcome: 'failed', reason });
  expect(await outcome(app.wasSent(LINE.productId))).toBe(false);
});

test('a cart screen that says nothing for 3 s is replaced by the item’s own page, then by a message', async () => {
  const { host, app } = setUp();
  host.replies['openScreen'] = ['silent', { ok: true }];
  expect(await outcome(app.handOverToTiki(LINE))).toMatchObject({ outcome: 'handed-over', screen: 'product' });
  expect(host.calls.filter(({ name }) => name === 'openScreen').map(({ options }) => options)).toEqual([
    { screenCode: 'TK_CART', params: {} },
    { screenCode: 'TK_PRODUCT_DETAIL', params: { productId: LINE.productId } },
  ]);
  host.replies['openScreen'] = ['silent'];
  expect(await outcome(app.handOverToTiki(LINE))).toMatchObject({ outcome: 'handed-over', screen: 'none' });
});

test.each([[''], ['12a'], ['sku-1'], ['1.5']])('%j is no marketplace id and is never sent', async (productId) => {
  const { host, app } = setUp();
  expect(await outcome(app.handOverToTiki({ productId, quantity: 1 }))).toEqual({ outcome: 'failed', reason: 'item' });
  expect(steps(host)).toEqual([]);
});

test('the undocumented checkout stays untouched while its switch is off, even where the host has it', async () => {
  const { host, app } = setUp();
  const checkout = jest.fn();
  Object.assign((globalThis as unknown as { my: object }).my, { checkout });
  await outcome(app.handOverToTiki(LINE));
  expect(checkout).not.toHaveBeenCalled();
  expect(host.count('openScreen')).toBe(1);
});

test.each([
  [{ success: '812345' }, { outcome: 'placed', code: '812345' }],
  [{ fail: { error: '10000', errorMessage: 'User canceled payment' } }, { outcome: 'cancelled' }],
  [
    { fail: { error: '400', errorMessage: 'Payment failed. Order Code: 8' } },
    { outcome: 'failed', reason: 'checkout' },
  ],
])('with the switch on, the host’s checkout answering %j ends as %j', async (answer, end) => {
  const { app } = setUp(true);
  const checkout = (options: Record<string, (value: unknown) => void>): void => {
    const [kind, payload] = Object.entries(answer)[0] ?? [];
    setTimeout(() => options[kind ?? '']?.(payload), 10);
  };
  Object.assign((globalThis as unknown as { my: object }).my, { checkout });
  expect(await outcome(app.handOverToTiki(LINE))).toEqual(end);
});

test('with the switch on but no such call in the host, Tiki’s cart opens as usual', async () => {
  const { app } = setUp(true);
  expect(await outcome(app.handOverToTiki(LINE))).toMatchObject({ outcome: 'handed-over', screen: 'cart' });
});
