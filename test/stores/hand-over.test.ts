import { Host, launch, pass } from '../helper/host';

async function setUp(host = new Host()) {
  const { HandOverStore } = launch(
    host,
    () => require('../../stores/hand-over') as typeof import('../../stores/hand-over'),
  );
  const store = new HandOverStore();
  void store.look('phin-nhom');
  await pass();
  return { host, store };
}

test('after a hand-over the item is known as sent, also after a restart', async () => {
  const { host, store } = await setUp();
  expect(store.sent).toBe(false);
  const end = store.send(2);
  await pass(5_000);
  expect(await end).toMatchObject({ outcome: 'handed-over', repeat: false });
  expect(store.sent).toBe(true);
  expect((await setUp(host)).store.sent).toBe(true);
});

test('a second tap while one runs is nothing', async () => {
  const { host, store } = await setUp();
  const ends = Promise.all([store.send(1), store.send(1)]);
  await pass(5_000);
  expect((await ends)[1]).toBeNull();
  expect(host.count('addToCart')).toBe(1);
});

test('adding once more is a new line at Tiki', async () => {
  const { host, store } = await setUp();
  void store.send(1);
  await pass(5_000);
  void store.sendAgain(1);
  await pass(5_000);
  expect(host.count('addToCart')).toBe(2);
});
