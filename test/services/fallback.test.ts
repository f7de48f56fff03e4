import items from '../../config/fixed-price-items.json';
import { Host, launch, pass } from '../helper/host';
import { orderView } from '../helper/shop-server';

const GOOD = items.items.find(({ purchasable, stockedAtTiki }) => purchasable && stockedAtTiki);
const NOT_STOCKED = items.items.find(({ purchasable, stockedAtTiki }) => !purchasable || !stockedAtTiki);
if (GOOD === undefined || NOT_STOCKED === undefined) throw new Error('the list has no example');
const LINE = { variantId: GOOD.variantId, quantity: 2, price: GOOD.price };

function start(host = new Host()) {
  return launch(host, () => ({
    host,
    ...(require('../../services/fallback') as typeof import('../../services/fallback')),
    ...(require('../../services/errors') as typeof import('../../services/errors')),
    ...(require('../../services/checkout-memory') as typeof import('../../services/checkout-memory')),
  }));
}
type App = ReturnType<typeof start>;

async function decided(app: App, given: { error?: unknown; lines?: (typeof LINE)[] } = {}) {
  const { error = new app.ShopError('timeout', 'NO_ANSWER'), lines = [LINE] } = given;
  const fallback = app.fallbackFor(error, lines);
  await pass();
  return fallback;
}

test('it is offered when the server is silent and Tiki sells every line at the shown price', async () => {
  const app = start();
  expect(await decided(app)).toBe('offered');
  expect(app.toTikiLines([LINE])).toEqual([{ productId: GOOD.tikiProductId, quantity: 2 }]);
});

test.each([
  ['another price', { ...LINE, price: LINE.price + 1 }],
  ['a line that Tiki does not stock', { ...LINE, variantId: NOT_STOCKED.variantId, price: NOT_STOCKED.price }],
  ['a line that is not in the list', { ...LINE, variantId: 'unknown' }],
])('%s among the lines and it is not', async (_why, line) => {
  expect(await decided(start(), { lines: [LINE, line] })).toBe('none');
});

test('an answer of our server, even a bad one, is no reason', async () => {
  const app = start();
  for (const [kind, code] of [
    ['refused', 'OUT_OF_STOCK'],
    ['server', 'PLATFORM_UNAVAILABLE'],
    ['session', 'CONSENT_REFUSED'],
  ] as const) {
    expect(await decided(app, { error: new app.ShopError(kind, code) })).toBe('none');
  }
  expect(await decided(app, { error: new app.ShopError('server', 'HTTP_502') })).toBe('offered');
});

const PURCHASE = { quoteId: 'q1', paymentMethod: 'online', note: '', cartLines: [] } as const;

test('an order request without answer: the order may exist, so nothing is offered, also after a restart', async () => {
  const app = start();
  void app.advance({ type: 'order', purchase: { ...PURCHASE, cartLines: [] } });
  await pass();
  expect(await decided(app)).toBe('checking');
  expect(await decided(start(app.host))).toBe('checking');
});

test('a payment that may still go through blocks it until the server says how it ended', async () => {
  const app = start();
  void app.advance({ type: 'order', purchase: { ...PURCHASE, cartLines: [] } });
  void app.advanceToOrder('o1', []);
  void app.advanceToSheet({ orderId: 'o1', attemptId: 'a1', platformOrderId: '9' });
  void app.advance({ type: 'sheet-closed' });
  void app.advance({ type: 'settled', orderId: 'o1' }); // the buyer has seen the result page and left it
  await pass();
  expect(await decided(app)).toBe('checking');
  void app.takeBoughtLines([orderView({ result: 'confirming' })]);
  await pass();
  expect(await decided(app)).toBe('checking');
  void app.takeBoughtLines([orderView({ result: 'canceled' })]);
  await pass();
  expect(await decided(app)).toBe('offered');
});
