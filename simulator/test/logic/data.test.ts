import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parsePath, writePath } from '../../logic/data-path.ts';
import { startPhone, type Loose, type Phone } from './phone.ts';

const HOME = 'pages/home/index';

async function pageWith(t: Parameters<typeof startPhone>[0], data: object, more: object = {}): Promise<[Phone, Loose]> {
  const phone = await startPhone(t, { pages: { [HOME]: { module: ({ Page }) => Page({ data, ...more }) } } });
  return [phone, phone.globals.getCurrentPages()[0]!];
}

test('a path is names, dots and bracketed indexes', () => {
  const cases: [string, (string | number)[]][] = [
    ['a', ['a']],
    ['a.b', ['a', 'b']],
    ['a[0].c', ['a', 0, 'c']],
    ['a.b[2][3]', ['a', 'b', 2, 3]],
    ['cart.123', ['cart', '123']],
    ['a["x.y"].z', ['a', 'x.y', 'z']],
    ['tên', ['tên']],
    ['', ['']],
  ];
  for (const [key, path] of cases) assert.deepEqual(parsePath(key), path, key);
});

/** What can cross: no holes, no names on arrays. */
const viaJson = (data: unknown) => JSON.parse(JSON.stringify(data)) as unknown;

/** The obvious implementation: everything is cloned, then written in place. */
function model(data: object, path: readonly (string | number)[], value: unknown): object {
  const clone = structuredClone(data);
  let container = clone as Record<string | number, unknown>;
  for (const [index, step] of path.slice(0, -1).entries()) {
    if (typeof container[step] !== 'object' || container[step] === null) {
      container[step] = typeof path[index + 1] === 'number' ? [] : {};
    }
    container = container[step] as Record<string | number, unknown>;
  }
  container[path.at(-1)!] = value;
  return clone;
}

const name = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(name, fc.nat({ max: 3 }));
const paths = fc.tuple(name, fc.array(step, { maxLength: 3 })).map(([first, rest]) => [first, ...rest]);
const leaf = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.boolean());
const value = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }),
  fc.dictionary(name, leaf, { noNullPrototype: true }),
  fc.integer().map((n) => [{ a: [n, { b: 2 }] }]),
);
const keyOf = (path: (string | number)[]) =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : (index > 0 ? '.' : '') + part)).join('');

test('writing by path does what writing into a clone does, and leaves every older object as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(paths, value), { maxLength: 12 }), (writes) => {
      let data: Record<string, unknown> = {};
      for (const [path, written] of writes) {
        const before = data;
        const snapshot = structuredClone(before);
        const next = { ...data };
        writePath(next, parsePath(keyOf(path)), written);
        assert.deepEqual(viaJson(next), viaJson(model(before, path, structuredClone(written))));
        assert.deepEqual(before, snapshot);
        data = next;
      }
    }),
  );
});

test('after any setData and $spliceData the view holds what this.data holds', async (t) => {
  const [phone, page] = await pageWith(t, { list: [1, 2, 3] });
  const splice = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat({ max: 4 }), fc.array(leaf, { maxLength: 3 }));
  const change = fc.oneof(
    fc.tuple(paths, value).map(
      ([path, written]) =>
        () =>
          page.setData({ [keyOf(path)]: written }),
    ),
    splice.map(
      ([start, count, items]) =>
        () =>
          page.$spliceData({ list: [start, count, ...items] }),
    ),
    fc.array(leaf).map((items) => () => page.setData({ list: items })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
      for (const apply of changes) apply();
      await phone.idle();
      assert.deepEqual(viaJson(phone.view.at('').data), viaJson(page.data));
    }),
    { numRuns: 60 },
  );
});

test('this.data is new at once, a tick is one commit, and the callback runs after it is painted', async (t) => {
  const [phone, page] = await pageWith(t, { n: 0 });
  const { view } = phone;
  view.slow = true;
  const log: string[] = [];
  page.setData({ n: 1 }, () => log.push('first'));
  assert.equal(page.data['n'], 1);
  page.setData({ n: 2, 'a.b[1].c': true }, () => log.push('second'));
  await phone.idle();
  assert.deepEqual(view.commits.at(-1), [
    [
      'data',
      '',
      [
        [['n'], 1],
        [['n'], 2],
        [['a', 'b', 1, 'c'], true],
      ],
    ],
  ]);
  assert.deepEqual([view.commits.length, log], [2, []]);
  view.paint();
  await phone.idle();
  assert.deepEqual(log, ['first', 'second']);
});

test('a callback runs even when nothing changed', async (t) => {
  const [phone, page] = await pageWith(t, {});
  let calls = 0;
  page.setData({}, () => (calls += 1));
  await phone.idle();
  assert.equal(calls, 1);
});

test('data is copied for each page and functions in it travel as handles', async (t) => {
  const shared = { list: [1], format: () => 'x' };
  const [phone, page] = await pageWith(t, shared);
  (page.data['list'] as unknown as number[]).push(2);
  assert.deepEqual(shared.list, [1]);
  assert.match(String(phone.view.at('').data['format']), /fn:/);
});

test('what JSON cannot hold degrades, and a cycle is cut with a warning', async (t) => {
  const [phone, page] = await pageWith(t, {});
  const cycle: Record<string, unknown> = { name: 'c' };
  cycle['self'] = cycle;
  page.setData({ nan: Number.NaN, date: new Date(0), gone: undefined, items: [undefined, 1n], cycle });
  await phone.idle();
  assert.deepEqual(phone.view.at('').data, {
    nan: null,
    date: '1970-01-01T00:00:00.000Z',
    gone: undefined,
    items: [null, '1'],
    cycle: { name: 'c', self: null },
  });
  assert.equal(page.data['cycle'], cycle, 'the worker keeps the original');
  assert.match(phone.takeProblems().join(), /contains itself/);
});

test('$batchedUpdates advances this.data inside and is one commit', async (t) => {
  const [phone, page] = await pageWith(t, { n: 0 });
  const before = phone.view.commits.length;
  page.$batchedUpdates(() => {
    page.setData({ n: Number(page.data['n']) + 1 });
    page.setData({ n: Number(page.data['n']) + 1 });
  });
  assert.equal(page.data['n'], 2);
  await phone.idle();
  assert.equal(phone.view.commits.length, before + 1);
});

test('the meter counts the bytes of the JSON of each setData', async (t) => {
  const [phone, page] = await pageWith(t, {});
  page.setData({ 'cart.lines[0].quantity': 2, name: 'đ' });
  await phone.idle();
  assert.deepEqual(phone.meters, [
    { owner: HOME, bytes: Buffer.byteLength('{"cart.lines[0].quantity":2,"name":"đ"}') },
  ]);
});

test('what onLoad sets is in the first commit', async (t) => {
  const options = {
    onLoad(this: Loose, query: string) {
      this.setData({ query });
    },
  };
  const [phone] = await pageWith(t, { query: 'none' }, options);
  assert.deepEqual(
    phone.view.commits.map((records) => records.map(([kind]) => kind)),
    [['mount']],
  );
  assert.equal(phone.view.at('').data['query'], '');
});
