import { Host, launch, pass } from '../helper/host';
import { orderView } from '../helper/shop-server';

function start(host = new Host()) {
  const analytics = launch(
    host,
    () => require('../../services/analytics') as typeof import('../../services/analytics'),
  );
  return { host, analytics };
}

const names = (host: Host): string[] => host.reports.map(({ name }) => name);

test('a purchase is reported once, after the server confirmed it, however often and from wherever it is seen', async () => {
  const { host, analytics } = start();
  void analytics.noteBegun('o1');
  void analytics.reportOrders([orderView({ result: 'confirming' })]);
  await pass();
  expect(names(host)).toEqual([]);
  const paid = orderView({ result: 'paid', status: 'paid' });
  for (let times = 0; times < 3; times += 1) void analytics.reportOrders([paid, paid]);
  await pass();
  const next = start(host).analytics;
  void next.noteBegun('o1');
  void next.reportOrders([paid]);
  await pass();
  expect(host.reports).toEqual([{ name: 'purchase', data: { order_no: 'TN-o1', value: 120000 } }]);
});

test('the mark is stored before the report', async () => {
  const { host, analytics } = start();
  void analytics.noteBegun('o1');
  await pass();
  let stored: unknown;
  Object.assign(my, { reportAnalytics: () => (stored = JSON.parse(host.storage.get('reported.v1') ?? 'null')) });
  void analytics.reportOrders([orderView({ result: 'paid' })]);
  await pass();
  expect(stored).toEqual([{ orderId: 'o1', mark: 'purchased' }]);
});

test('an order that was placed on another device is not this one’s to report', async () => {
  const { host, analytics } = start();
  void analytics.reportOrders([orderView({ result: 'paid' }), orderView({ orderId: 'o2', status: 'canceled' })]);
  await pass();
  expect(names(host)).toEqual([]);
});

test('a bought order that is canceled later is a refund, once; one that was never paid is none', async () => {
  const { host, analytics } = start();
  void analytics.noteBegun('o1');
  void analytics.noteBegun('o2');
  void analytics.reportOrders([orderView({ result: 'cod_placed' })]);
  await pass();
  const canceled = { status: 'canceled', result: 'canceled' } as const;
  for (let times = 0; times < 2; times += 1) {
    void analytics.reportOrders([orderView(canceled), orderView({ orderId: 'o2', ...canceled })]);
    await pass();
  }
  expect(names(host)).toEqual(['purchase', 'refund']);
});

test('a host without analytics changes nothing', () => {
  const { analytics } = start();
  Object.assign(my, { reportAnalytics: undefined });
  expect(() => analytics.reportView('p1')).not.toThrow();
});
