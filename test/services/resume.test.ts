import { Host, launch, pass } from '../helper/host';
import { ShopServer } from '../helper/shop-server';

const PAYING = {
  state: { step: 'paying', attempt: { orderId: 'o1', attemptId: 'o1a1', platformOrderId: '9o1a1' } },
};
const ORDERING = {
  state: {
    step: 'ordering',
    purchase: { quoteId: 'q1', paymentMethod: 'online', note: '', cartLines: [] },
    repeat: false,
  },
};

function setUp(memory: object | null) {
  const host = new Host();
  host.server = new ShopServer().answer;
  if (memory !== null) host.storage.set('checkout.v2', JSON.stringify(memory));
  const app = launch(host, () => require('../../services/resume') as typeof import('../../services/resume'));
  return { host, app };
}

test('an order under way is opened on its result page at launch', async () => {
  const { host, app } = setUp(PAYING);
  void app.resumeOnShow();
  await pass();
  expect(host.calls.filter(({ name }) => name === 'navigateTo').map(({ options }) => options.url)).toEqual([
    'pages/result/index?orderId=o1&hint=none',
  ]);
  expect(host.count('getAuthCode')).toBe(0);
});

test('coming back to the result page opens no second one', async () => {
  const { host, app } = setUp(PAYING);
  host.pages = [{ route: 'pages/result/index' }];
  void app.resumeOnShow();
  await pass();
  expect(host.count('navigateTo')).toBe(0);
});

test('with nothing under way a show does nothing but look', async () => {
  const { host, app } = setUp(null);
  void app.resumeOnShow();
  await pass();
  expect(host.names()).toEqual(['getStorage', 'getStorage']);
});

test('a server that does not answer leaves the order for the next show', async () => {
  const { host, app } = setUp(ORDERING);
  host.storage.set('session.v1', JSON.stringify({ token: 'x', usedAt: Date.now() }));
  host.server = () => 'offline';
  void app.resumeOnShow();
  await pass();
  expect(host.count('navigateTo')).toBe(0);
  expect(host.stored('checkout.v2')['state']).toMatchObject({ step: 'unanswered', purchase: { quoteId: 'q1' } });
});
