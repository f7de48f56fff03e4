import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPhone, type AppGlobals, type Phone, type TestApp, type TestUnit } from './phone.ts';

const PAGE_HOOKS = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onTabItemTap'];
const APP_HOOKS = ['onLaunch', 'onShow', 'onHide'];

/** Units whose hooks write `home.onLoad(a=1)` into the log. */
function logged(log: string[], names: readonly string[], tabs?: readonly string[]): TestApp {
  const hooks = (name: string, list: readonly string[]) =>
    Object.fromEntries(
      list.map((hook) => [
        hook,
        (...parameters: unknown[]) => {
          const shown = parameters.filter((value) => typeof value === 'string');
          log.push(`${name}.${hook}${shown.length > 0 ? `(${shown.join()})` : ''}`);
        },
      ]),
    );
  const page = (name: string): TestUnit => ({ module: ({ Page }) => Page({ ...hooks(name, PAGE_HOOKS) }) });
  return {
    app: ({ App }) => App({ ...hooks('App', APP_HOOKS) }),
    pages: Object.fromEntries(names.map((name) => [`pages/${name}/index`, page(name)])),
    ...(tabs && { tabs: tabs.map((name) => `pages/${name}/index`) }),
  };
}

/** What the log gained while the app reacted. */
async function during(phone: Phone, log: string[], act: (my: AppGlobals['my']) => unknown): Promise<string[]> {
  log.length = 0;
  act(phone.globals.my);
  await phone.idle();
  return [...log];
}

test('launch runs App.onLaunch, App.onShow, then onLoad, onShow and onReady of the first page', async (t) => {
  const log: string[] = [];
  await startPhone(t, logged(log, ['home', 'cart']));
  assert.deepEqual(log, ['App.onLaunch', 'App.onShow', 'home.onLoad()', 'home.onShow', 'home.onReady']);
});

test('a launch parameter opens its page with the raw query and a Home button; an unknown page opens the entry page', async (t) => {
  const log: string[] = [];
  const app = logged(log, ['home', 'item']);
  const phone = await startPhone(t, { ...app, launch: { path: '/pages/item', query: 'id=a%20b&x' } });
  assert.deepEqual(log.slice(2), ['item.onLoad(id=a%20b&x)', 'item.onShow', 'item.onReady']);
  assert.deepEqual(
    phone.stack.map(({ path, showHome }) => [path, showHome]),
    [['pages/item/index', true]],
  );
  const other = await startPhone(t, { ...app, launch: { path: 'pages/none', query: 'k=1' } });
  assert.deepEqual(
    other.stack.map(({ path, showHome }) => [path, showHome]),
    [['pages/home/index', false]],
  );
});

test('onReady waits for the first commit of the page to be painted', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home']), (before) => (before.autoFrames = false));
  assert.deepEqual(log.slice(2), ['home.onLoad()', 'home.onShow']);
  phone.openFrames();
  await phone.idle();
  assert.equal(log.at(-1), 'home.onReady');
});

test('navigateTo hides the page below before the new one loads, and back unloads it before the old one shows', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'item']));
  const opened = await during(phone, log, (my) => my['navigateTo']!({ url: 'pages/item/index?ID' }));
  assert.deepEqual(opened, ['home.onHide', 'item.onLoad(ID)', 'item.onShow', 'item.onReady']);
  assert.equal(phone.globals.getCurrentPages().at(-1)?.['route'], 'pages/item/index');
  const back = await during(phone, log, () => phone.say(['control', ['back']]));
  assert.deepEqual(back, ['item.onHide', 'item.onUnload', 'home.onShow']);
  assert.deepEqual(phone.paths, ['pages/home/index']);
});

test('navigateBack pops as many pages as asked, never the root, and does nothing at the root', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'a', 'b']));
  await during(phone, log, (my) => my['navigateTo']!({ url: '/pages/a/index' }));
  await during(phone, log, (my) => my['navigateTo']!({ url: '/pages/b' }));
  const back = await during(phone, log, (my) => my['navigateBack']!({ delta: 99 }));
  assert.deepEqual(back, ['b.onHide', 'b.onUnload', 'a.onUnload', 'home.onShow']);
  let success: unknown;
  const again = await during(phone, log, (my) =>
    my['navigateBack']!({ success: (value: unknown) => (success = value) }),
  );
  assert.deepEqual([again, success], [[], {}]);
});

test('redirectTo replaces the page on top', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'a', 'b']));
  await during(phone, log, (my) => my['navigateTo']!({ url: 'pages/a/index' }));
  const hooks = await during(phone, log, (my) => my['redirectTo']!({ url: 'pages/b/index?x=1' }));
  assert.deepEqual(hooks, ['a.onHide', 'a.onUnload', 'b.onLoad(x=1)', 'b.onShow', 'b.onReady']);
  assert.deepEqual(phone.paths, ['pages/home/index', 'pages/b/index']);
});

test('switchTab makes a tab once, keeps it, and unloads what was pushed on the other', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'cart', 'item'], ['home', 'cart']));
  const first = await during(phone, log, (my) => my['switchTab']!({ url: 'pages/cart/index' }));
  assert.deepEqual(first, ['home.onHide', 'cart.onLoad()', 'cart.onShow', 'cart.onReady']);
  assert.deepEqual([phone.paths, phone.selectedTab], [['pages/home/index', 'pages/cart/index'], 1]);
  await during(phone, log, (my) => my['navigateTo']!({ url: 'pages/item/index' }));
  const second = await during(phone, log, (my) => my['switchTab']!({ url: 'pages/home' }));
  assert.deepEqual(second, ['item.onHide', 'item.onUnload', 'home.onShow']);
  assert.deepEqual(
    phone.globals.getCurrentPages().map((page) => page['route']),
    ['pages/home/index'],
  );
});

test('a tap on a tab tells the tab, and back at another tab selects the first', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'cart'], ['home', 'cart']));
  const tapped = await during(phone, log, () => phone.say(['control', ['tab', 1]]));
  assert.deepEqual(
    tapped.filter((line) => !line.endsWith('onReady')),
    ['home.onHide', 'cart.onLoad()', 'cart.onShow', 'cart.onTabItemTap'],
  );
  const back = await during(phone, log, () => phone.say(['control', ['back']]));
  assert.deepEqual(back, ['cart.onHide', 'home.onShow']);
});

test('a tab that is tapped before the app has started is opened when it has', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'cart'], ['home', 'cart']), (starting) => {
    starting.say(['control', ['tab', 1]]);
  });
  assert.deepEqual(phone.selectedTab, 1);
  assert.ok(log.includes('cart.onTabItemTap'));
});

test('switchTab fails for a page that is no tab and in an app without tabs', async (t) => {
  const log: string[] = [];
  const failures: unknown[] = [];
  const fail = (value: unknown) => failures.push(value);
  const tabbed = await startPhone(t, logged(log, ['home', 'item'], ['home']));
  await during(tabbed, log, (my) => my['switchTab']!({ url: 'pages/item/index', fail }));
  const plain = await startPhone(t, logged(log, ['home', 'item']));
  await during(plain, log, (my) => my['switchTab']!({ url: 'pages/item/index', fail }));
  assert.deepEqual(failures, [
    { error: 'Error', errorMessage: 'pages/item/index is not a page of the tab bar' },
    { error: 'Error', errorMessage: 'Current App is not TabBar app' },
  ]);
});

test('reLaunch unloads every page, cached tabs too', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'cart', 'item'], ['home', 'cart']));
  await during(phone, log, (my) => my['switchTab']!({ url: 'pages/cart/index' }));
  await during(phone, log, (my) => my['navigateTo']!({ url: 'pages/item/index' }));
  const hooks = await during(phone, log, (my) => my['reLaunch']!({ url: 'pages/item/index?again' }));
  assert.deepEqual(hooks, [
    'item.onHide',
    'item.onUnload',
    'cart.onUnload',
    'home.onUnload',
    'item.onLoad(again)',
    'item.onShow',
    'item.onReady',
  ]);
  assert.deepEqual(
    phone.stack.map(({ path, showHome }) => [path, showHome]),
    [['pages/item/index', true]],
  );
  const home = await during(phone, log, () => phone.say(['control', ['home']]));
  assert.deepEqual(home.slice(0, 3), ['item.onHide', 'item.onUnload', 'home.onLoad()']);
});

test('background hides the page, then the app; foreground shows the app, then the page', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home']));
  assert.deepEqual(await during(phone, log, () => phone.say(['app', 'hide'])), ['home.onHide', 'App.onHide']);
  assert.deepEqual(await during(phone, log, () => phone.say(['app', 'show'])), ['App.onShow', 'home.onShow']);
});

test('an unknown page fails the route API and is named in the log', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home']));
  let failure: unknown;
  await during(phone, log, (my) =>
    my['navigateTo']!({ url: 'pages/none', fail: (value: unknown) => (failure = value) }),
  );
  assert.deepEqual(failure, { error: 'Error', errorMessage: 'Page not found: pages/none' });
  assert.deepEqual(phone.takeProblems(), ['error The app has no page "pages/none".']);
});

test('the page below is live: the page on top may call its setData', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'item']));
  await during(phone, log, (my) => my['navigateTo']!({ url: 'pages/item/index' }));
  phone.globals.getCurrentPages().at(-2)?.setData({ chosen: 7 });
  await phone.idle();
  assert.equal(phone.views.get(phone.stack[0]!.pageId)?.at('').data['chosen'], 7);
});

test('App options carry path, query object and referrerInfo, and getApp works while pages are evaluated', async (t) => {
  const seen: unknown[] = [];
  await startPhone(t, {
    app: ({ App }) => App({ cart: [1], onLaunch: (options: unknown) => seen.push(options) }),
    pages: {
      'pages/home/index': { module: ({ Page, getApp }) => Page({ data: { cart: seen.push(getApp()['cart']) } }) },
    },
    launch: { query: 'a=1&b=x%20y' },
  });
  assert.deepEqual(seen, [
    [1],
    {
      path: 'pages/home/index',
      pagePath: 'pages/home/index',
      query: { a: '1', b: 'x y' },
      queryString: 'a=1&b=x%20y',
      referrerInfo: {},
    },
  ]);
});

test('redirectTo at the root of a tab leaves a page without tab bar, and the tab is made anew later', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'cart', 'item'], ['home', 'cart']));
  await during(phone, log, (my) => my['redirectTo']!({ url: 'pages/item/index' }));
  assert.deepEqual([phone.paths, phone.selectedTab], [['pages/item/index'], null]);
  const back = await during(phone, log, (my) => my['switchTab']!({ url: 'pages/home/index' }));
  assert.deepEqual(back, ['item.onHide', 'item.onUnload', 'home.onLoad()', 'home.onShow', 'home.onReady']);
});

test('navigateTo opens a tab page as an ordinary page', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, logged(log, ['home', 'cart'], ['home', 'cart']));
  await during(phone, log, (my) => my['navigateTo']!({ url: 'pages/cart/index' }));
  assert.deepEqual(
    phone.stack.map(({ path, tabIndex }) => [path, tabIndex]),
    [
      ['pages/home/index', 0],
      ['pages/cart/index', null],
    ],
  );
});

test('the stack is told before onLoad, so a host call from it belongs to the new page', async (t) => {
  const app: TestApp = {
    pages: {
      'pages/home/index': {},
      'pages/item/index': {
        module: ({ Page, my }) => Page({ onLoad: () => void my['setNavigationBar']!({ title: 'x', fail() {} }) }),
      },
    },
  };
  const phone = await startPhone(t, app);
  void phone.globals.my['navigateTo']!({ url: 'pages/item/index' });
  await phone.idle();
  assert.deepEqual(phone.calls, [{ pageId: phone.topPageId, name: 'setNavigationBar', options: { title: 'x' } }]);
});
