import type { QuoteView } from '../../contract/orders';
import { toVnd } from '../../contract/vnd';
import type { NewLine } from '../../stores/cart';
import { Host, launch, pass } from '../helper/host';
import { ShopServer, quoteFor } from '../helper/shop-server';

const ADDRESS = { full_name: 'Lan', phone_number: '0900000000', street: '1 Lê Lợi', city: 'Huế' };

function setUp(host = new Host(), server = new ShopServer()) {
  host.server = server.answer;
  host.replies['getAddress'] = [{ ok: ADDRESS }];
  const { CartStore, CheckoutStore, FallbackStore, NoteStore } = launch(host, () => ({
    ...(require('../../stores/fallback') as typeof import('../../stores/fallback')),
    ...(require('../../stores/cart') as typeof import('../../stores/cart')),
    ...(require('../../stores/checkout') as typeof import('../../stores/checkout')),
    ...(require('../../stores/note') as typeof import('../../stores/note')),
  }));
  const cart = new CartStore();
  const note = new NoteStore();
  return { host, server, cart, note, checkout: new CheckoutStore(cart, note), FallbackStore };
}

function line(variantId: string, price = 45000, quantity = 2): NewLine {
  return {
    variantId,
    productId: 'p',
    name: `Món ${variantId}`,
    variantName: '',
    imageUrl: 'i',
    price: toVnd(price),
    quantity,
  };
}

async function outcome<T>(work: Promise<T>): Promise<T> {
  await pass(25_000);
  return work;
}

/** A checkout of two cart lines with an address, ready to pay. */
async function ready() {
  const context = setUp();
  const { cart, checkout } = context;
  cart.add(line('a'));
  cart.add(line('b', 89000, 1));
  checkout.start(cart.lines, true);
  await outcome(checkout.chooseAddress());
  return context;
}

/** The server answers the next quote with this change. */
function change(context: ReturnType<typeof setUp>, edit: (quote: QuoteView) => void): void {
  const { host, server } = context;
  host.server = (call) => {
    if (call.path !== '/v1/quotes') return server.answer(call);
    const quote = quoteFor(call.body.lines, call.body.address !== undefined);
    edit(quote);
    host.server = server.answer;
    return { status: 200, data: quote };
  };
}

test('without an address the quote has prices but cannot be paid', async () => {
  const { checkout } = setUp();
  checkout.start([line('a')], false);
  await outcome(checkout.requote());
  expect([checkout.quote?.total, checkout.canPay]).toEqual([90000, false]);
});

test('with an address the delivery fee is in the total and paying is possible', async () => {
  const { checkout } = await ready();
  expect([checkout.quote?.shippingFee, checkout.quote?.total, checkout.canPay]).toEqual([30000, 209000, true]);
});

test('the device sends ids, quantities and the shown price, never a total', async () => {
  const { host } = await ready();
  expect(host.http.find(({ path }) => path === '/v1/quotes')?.body.lines).toEqual([
    { variantId: 'b', quantity: 1, shownPrice: 89000 },
    { variantId: 'a', quantity: 2, shownPrice: 45000 },
  ]);
});

test('paying places the order of the shown quote and leaves the cart as it is', async () => {
  const { cart, checkout, server } = await ready();
  expect(await outcome(checkout.pay())).toEqual({ orderId: 'o1', hint: 'success' });
  expect(server.orders).toHaveLength(1);
  expect(cart.lines).toHaveLength(2);
});

test('a second tap while paying does nothing', async () => {
  const { host, checkout } = await ready();
  const taps = [checkout.pay(), checkout.pay()];
  expect(await outcome(Promise.all(taps))).toEqual([{ orderId: 'o1', hint: 'success' }, null]);
  expect(host.count('makePayment')).toBe(1);
});

test('a changed price or stock waits for the buyer, then cart and checkout agree with the server', async () => {
  const context = await ready();
  const { cart, checkout } = context;
  change(context, (quote) => {
    const [first, second] = quote.lines;
    if (first === undefined || second === undefined) throw new Error('two lines expected');
    first.unitPrice = 99000;
    quote.lines = [first];
    quote.differences = [
      { kind: 'price_changed', variantId: 'b', shownPrice: 89000, price: 99000 },
      { kind: 'sold_out', variantId: 'a' },
    ];
  });
  await outcome(checkout.requote());
  expect([(checkout.quote?.differences.length ?? 0) > 0, checkout.canPay]).toEqual([true, false]);
  expect(await outcome(checkout.pay())).toBeNull();
  checkout.accept('b');
  expect(checkout.canPay).toBe(false);
  checkout.accept('a');
  expect(checkout.canPay).toBe(true);
  expect(checkout.lines.map(({ variantId, price }) => [variantId, price])).toEqual([['b', 99000]]);
  expect(cart.lines.map(({ variantId, price, setAside }) => [variantId, price, setAside])).toEqual([
    ['b', 99000, false],
    ['a', 45000, true],
  ]);
});

test('a quote that ran out is replaced, and the buyer is told to look again', async () => {
  const { server, checkout } = await ready();
  const before = checkout.quote?.quoteId;
  server.faults['POST /v1/orders'] = [{ status: 409, code: 'QUOTE_EXPIRED' }];
  expect(await outcome(checkout.pay())).toBeNull();
  expect(checkout.quote?.quoteId).not.toBe(before);
  expect([checkout.canPay, checkout.error]).toMatchObject([true, { code: 'QUOTE_EXPIRED' }]);
});

test('after silence the next tap sends the same quote: one order', async () => {
  const { host, server, checkout } = await ready();
  server.faults['POST /v1/orders'] = ['lost'];
  expect(await outcome(checkout.pay())).toBeNull();
  expect(checkout.error).toMatchObject({ kind: 'timeout' });
  expect(await outcome(checkout.pay())).toEqual({ orderId: 'o1', hint: 'success' });
  const quotes = host.http.filter(({ path }) => path === '/v1/orders').map(({ body }) => body.quoteId);
  expect([new Set(quotes).size, server.orders.length]).toEqual([1, 1]);
});

test('a line bought at once takes nothing from the cart, whatever is in it', async () => {
  const { host, cart, checkout } = setUp();
  cart.add(line('a'));
  checkout.start([line('a')], false);
  await outcome(checkout.chooseAddress());
  await outcome(checkout.pay());
  expect(host.stored('checkout.v2')).toMatchObject({ state: { step: 'asking', orderId: 'o1' }, waiting: [] });
});

test('a refused login leaves the reason and the cart', async () => {
  const { host, cart, checkout } = setUp();
  host.replies['getAuthCode'] = [{ no: 'Permission denied' }];
  cart.add(line('a'));
  checkout.start(cart.lines, true);
  await outcome(checkout.requote());
  expect(checkout.error).toMatchObject({ code: 'CONSENT_REFUSED' });
  expect(cart.lines).toHaveLength(1);
});

test('of two quotes asked for, the answer to the older one is dropped', async () => {
  const context = await ready();
  const { checkout } = context;
  change(context, (quote) => {
    quote.total = 1;
  });
  void checkout.requote();
  void checkout.requote();
  await pass(1_000);
  expect(checkout.quote?.total).toBe(209000);
});

test('a changed line can be left out: the rest is quoted anew, and the cart keeps it as it was', async () => {
  const context = await ready();
  const { cart, checkout } = context;
  change(context, (quote) => {
    quote.differences = [{ kind: 'price_changed', variantId: 'b', shownPrice: 89000, price: 99000 }];
  });
  await outcome(checkout.requote());
  await outcome(checkout.leaveOut('b'));
  expect([checkout.lines.map(({ variantId }) => variantId), checkout.canPay]).toEqual([['a'], true]);
  expect(cart.lines.map(({ variantId, price }) => [variantId, price])).toEqual([
    ['b', 89000],
    ['a', 45000],
  ]);
});

test('a coupon goes with every quote until it is taken back, also when it gives nothing', async () => {
  const { host, checkout } = await ready();
  checkout.typeCoupon(' NHAMAY ');
  await outcome(checkout.applyCoupon());
  await outcome(checkout.requote());
  checkout.typeCoupon('');
  await outcome(checkout.applyCoupon());
  const sent = host.http.filter(({ path }) => path === '/v1/quotes').map(({ body }) => body.coupon);
  expect(sent.slice(-3)).toEqual(['NHAMAY', 'NHAMAY', undefined]);
});

test('a coupon that was typed and not applied is applied by Pay, and paid only with the next tap', async () => {
  const { host, checkout } = await ready();
  checkout.typeCoupon('NHAMAY');
  expect(await outcome(checkout.pay())).toBeNull();
  expect([checkout.coupon, host.count('makePayment')]).toEqual(['NHAMAY', 0]);
  expect(await outcome(checkout.pay())).toMatchObject({ hint: 'success' });
});

test('after a restart the address of the last checkout is there again, for a buyer who is logged in', async () => {
  const { host, server } = await ready();
  const again = setUp(host, server);
  again.checkout.start([line('a')], false);
  await outcome(again.checkout.requote());
  expect([again.checkout.address?.street, again.checkout.canPay]).toEqual(['1 Lê Lợi', true]);

  host.storage.delete('session.v1');
  const loggedOut = setUp(host, server);
  loggedOut.checkout.start([line('a')], false);
  await outcome(loggedOut.checkout.requote());
  expect(loggedOut.checkout.address).toBeNull();
});

test('a checkout of nothing asks the server nothing', async () => {
  const { host, checkout } = setUp();
  await outcome(checkout.requote());
  expect([host.http, checkout.quoting, checkout.canPay]).toEqual([[], false, false]);
});

test('the note goes with the order, at most 100 characters, and again with a retry after a kill', async () => {
  const { host, server, checkout, note } = await ready();
  note.set('a'.repeat(120));
  server.faults['POST /v1/orders'] = ['lost'];
  await outcome(checkout.pay());
  const again = launch(host, () => require('../../services/checkout') as typeof import('../../services/checkout'));
  await outcome(again.resumeCheckout());
  const notes = host.http.filter(({ path }) => path === '/v1/orders').map(({ body }) => body.note?.length);
  expect(notes).toEqual([100, 100]);
});

test('a server that dies after it accepted the order: no other way to buy is offered', async () => {
  const context = setUp();
  const { host, server, checkout, FallbackStore } = context;
  const item = (require('../../config/fixed-price-items.json') as { items: Item[] }).items.find(
    (one) => one.stockedAtTiki,
  );
  if (item === undefined) throw new Error('the list has no example');
  const fallback = new FallbackStore(checkout);
  checkout.start([line(item.variantId, item.price, 1)], false);

  host.server = () => 'offline';
  await outcome(checkout.requote());
  expect([fallback.state, fallback.tikiLines.length]).toEqual(['offered', 1]);

  host.server = server.answer;
  await outcome(checkout.chooseAddress());
  expect(fallback.state).toBe('none');
  server.faults['POST /v1/orders'] = ['lost'];
  await outcome(checkout.pay());
  host.server = () => 'offline';
  await outcome(checkout.pay());
  expect([fallback.state, fallback.tikiLines.length]).toEqual(['checking', 0]);
});

interface Item {
  variantId: string;
  price: number;
  stockedAtTiki: boolean;
}
