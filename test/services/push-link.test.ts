import { Host, launch, pass } from '../helper/host';

const ORDER = { path: 'pages/order/index', query: { orderId: 'o1' } };
const HOME = { path: 'pages/home/index', query: {} };

function setUp() {
  const host = new Host();
  const app = launch(host, () => require('../../services/push-link') as typeof import('../../services/push-link'));
  const opened = () => host.calls.filter(({ name }) => name === 'navigateTo').map(({ options }) => options.url);
  return { app, opened };
}

test('a notification that finds the app in the background opens its order, once', async () => {
  const { app, opened } = setUp();
  app.followPushLink(HOME);
  app.followPushLink(HOME);
  app.followPushLink(ORDER);
  app.followPushLink(ORDER);
  await pass();
  expect(opened()).toEqual(['pages/order/index?orderId=o1']);
});

test('the next notification opens its own order, with or without a slash', async () => {
  const { app, opened } = setUp();
  app.followPushLink(ORDER);
  app.followPushLink({ path: '/pages/order/index', query: { orderId: 'o2' } });
  await pass();
  expect(opened()).toEqual(['pages/order/index?orderId=o2']);
});

test('an app that a notification starts is at the order already', async () => {
  const { app, opened } = setUp();
  app.followPushLink(ORDER);
  await pass();
  expect(opened()).toEqual([]);
});

test.each([[undefined], [{}], [HOME], [{ path: 'pages/order/index', query: {} }]])(
  'coming back with %j opens nothing',
  async (options) => {
    const { app, opened } = setUp();
    app.followPushLink(ORDER);
    app.followPushLink(options);
    await pass();
    expect(opened()).toEqual([]);
  },
);
