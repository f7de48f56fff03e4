import * as fc from 'fast-check';
import { sumVnd, timesVnd, toVnd } from '../../contract/vnd';
import type { CartLine, NewLine } from '../../stores/cart';
import { Host, launch, pass } from '../helper/host';

function start(host: Host) {
  return launch(host, () => ({
    ...(require('../../stores/cart') as typeof import('../../stores/cart')),
    ...(require('../../stores/selection') as typeof import('../../stores/selection')),
  }));
}

function setUp(host = new Host()) {
  const { CartStore, SelectionStore } = start(host);
  const cart = new CartStore();
  return { host, cart, selection: new SelectionStore(cart) };
}

function line(variantId: string, given: Partial<CartLine> = {}): NewLine {
  const price = toVnd(45000);
  return { variantId, productId: 'p', name: 'Phin', variantName: '', imageUrl: 'i', price, quantity: 1, ...given };
}

const ids = (lines: readonly CartLine[]) => lines.map(({ variantId }) => variantId);

test('the cart is still there after a restart, prices and quantities included', async () => {
  const { host, cart } = setUp();
  void cart.restore();
  await pass();
  cart.add(line('a', { quantity: 3 }));
  cart.add(line('b', { price: toVnd(89000) }));
  await pass();
  const next = setUp(host).cart;
  expect(next.ready).toBe(false);
  void next.restore();
  await pass();
  expect(next.lines.map(({ variantId, price, quantity }) => [variantId, price, quantity])).toEqual([
    ['b', 89000, 1],
    ['a', 45000, 3],
  ]);
  expect(next.ready).toBe(true);
});

test('what is added before the stored lines are back is kept beside them', async () => {
  const { host, cart } = setUp();
  void cart.restore();
  await pass();
  cart.add(line('a'));
  await pass();
  const next = setUp(host).cart;
  next.add(line('a', { quantity: 2 }));
  next.add(line('b'));
  void next.restore();
  await pass();
  expect(next.lines.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
    ['b', 1],
    ['a', 3],
  ]);
});

test('broken entries of an older or foreign version are left out', async () => {
  const host = new Host();
  const stored = [
    line('a'),
    { ...line('b'), price: -5 },
    { ...line('c'), quantity: 1.5 },
    null,
    'x',
    { variantId: 'd' },
  ];
  host.storage.set('cart.v1', JSON.stringify(stored));
  const { cart } = setUp(host);
  void cart.restore();
  await pass();
  expect(ids(cart.lines)).toEqual(['a']);
});

test('the same variant again adds pieces, at the price last shown', () => {
  const { cart } = setUp();
  cart.add(line('a', { quantity: 2 }));
  cart.add(line('a', { price: toVnd(50000) }));
  expect(cart.lines).toMatchObject([{ variantId: 'a', quantity: 3, price: 50000 }]);
});

test('line 51 finds no room, but more of a line does', () => {
  const { cart } = setUp();
  for (let index = 0; index < 50; index += 1) expect(cart.add(line(`v${index}`))).toBe(true);
  expect(cart.add(line('one too many'))).toBe(false);
  expect(cart.add(line('v7'))).toBe(true);
  expect(cart.lines).toHaveLength(50);
});

test('bought pieces leave the cart, later ones and other lines stay', () => {
  const { cart } = setUp();
  cart.add(line('a', { quantity: 2 }));
  cart.add(line('b', { quantity: 5 }));
  cart.add(line('c'));
  cart.removeBought([
    { variantId: 'a', quantity: 2 },
    { variantId: 'b', quantity: 2 },
    { variantId: 'gone', quantity: 1 },
  ]);
  expect(cart.lines.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
    ['c', 1],
    ['b', 3],
  ]);
});

test('a line that enters is chosen; leaving it out takes it from the total', () => {
  const { cart, selection } = setUp();
  cart.add(line('a'));
  cart.add(line('b', { quantity: 2 }));
  expect(selection.allChosen).toBe(true);
  selection.choose('b', false);
  expect([selection.total, selection.allChosen, ids(selection.chosen)]).toEqual([45000, false, ['a']]);
  selection.chooseAll(true);
  expect(selection.total).toBe(135000);
  selection.chooseAll(false);
  expect([selection.total, selection.chosen]).toEqual([0, []]);
});

test('an empty cart is not all chosen', () => {
  expect(setUp().selection.allChosen).toBe(false);
});

type Move =
  | { do: 'add' | 'set'; id: string; quantity: number }
  | { do: 'remove'; id: string }
  | { do: 'bought'; id: string; quantity: number };

const id = fc.constantFrom('a', 'b', 'c', 'd');
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ do: fc.constantFrom('add' as const, 'set' as const), id, quantity: fc.integer({ min: -2, max: 120 }) }),
  fc.record({ do: fc.constant('remove' as const), id }),
  fc.record({ do: fc.constant('bought' as const), id, quantity: fc.integer({ min: 1, max: 120 }) }),
);

test('whatever is done, quantities stay between 1 and 99, variants stay single and totals exact', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const { cart, selection } = setUp();
      for (const step of moves) {
        if (step.do === 'add' && step.quantity > 0) cart.add(line(step.id, { quantity: step.quantity }));
        if (step.do === 'set') cart.setQuantity(step.id, step.quantity);
        if (step.do === 'remove') cart.remove(step.id);
        if (step.do === 'bought') cart.removeBought([{ variantId: step.id, quantity: step.quantity }]);
      }
      expect(new Set(ids(cart.lines)).size).toBe(cart.lines.length);
      expect(cart.lines.every(({ quantity }) => quantity >= 1 && quantity <= 99)).toBe(true);
      const total = sumVnd(cart.lines.map(({ price, quantity }) => timesVnd(price, quantity)));
      expect([cart.total, selection.total]).toEqual([total, total]);
    }),
    { numRuns: 60 },
  );
});

test('a removed line can be brought back to its place for six seconds', async () => {
  const { cart } = setUp();
  for (const id of ['c', 'b', 'a']) cart.add(line(id));
  cart.remove('b');
  expect([ids(cart.lines), cart.removed?.line.variantId]).toEqual([['a', 'c'], 'b']);
  cart.undoRemove();
  expect([ids(cart.lines), cart.removed]).toEqual([['a', 'b', 'c'], null]);
  cart.remove('b');
  await pass(6_000);
  cart.undoRemove();
  expect(ids(cart.lines)).toEqual(['a', 'c']);
});

test('a line that was added anew is not doubled by bringing the removed one back', () => {
  const { cart } = setUp();
  cart.add(line('a'));
  cart.remove('a');
  cart.add(line('a', { quantity: 5 }));
  cart.undoRemove();
  expect(cart.lines.map(({ quantity }) => quantity)).toEqual([5]);
});

test('bought lines leave without an offer to bring them back', () => {
  const { cart } = setUp();
  cart.add(line('a'));
  cart.removeBought([{ variantId: 'a', quantity: 1 }]);
  expect([cart.lines.length, cart.removed]).toEqual([0, null]);
});

test('another variant takes the place of the line, with its name, price and stock', () => {
  const { cart } = setUp();
  for (const id of ['b', 'a']) cart.add(line(id, { quantity: 4 }));
  cart.changeVariant('b', { id: 'big', name: 'Lớn', price: 99000, stock: 3 });
  expect(cart.lines.map((one) => [one.variantId, one.variantName, one.price, one.quantity])).toEqual([
    ['a', '', 45000, 4],
    ['big', 'Lớn', 99000, 3],
  ]);
});

test('a variant that is in the cart already joins into one line', () => {
  const { cart } = setUp();
  for (const id of ['b', 'a']) cart.add(line(id, { quantity: 4 }));
  cart.changeVariant('a', { id: 'b', name: '', price: 45000, stock: 100 });
  expect(cart.lines.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([['b', 8]]);
});

test('a line set aside is not chosen and not counted until it is put in again, also after a restart', async () => {
  const { host, cart, selection } = setUp();
  void cart.restore();
  await pass();
  for (const id of ['b', 'a']) cart.add(line(id));
  cart.setAside('a');
  expect([ids(selection.chosen), selection.allChosen, selection.total]).toEqual([['b'], true, 45000]);
  await pass();
  const next = setUp(host);
  void next.cart.restore();
  await pass();
  expect(ids(next.selection.chosen)).toEqual(['b']);
  next.cart.add(line('a'));
  expect(ids(next.selection.chosen)).toEqual(['a', 'b']);
});
