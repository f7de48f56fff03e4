import app from '../../app.json';
import { tabs } from '../../config/tabs';
import { vi } from '../../i18n/vi';
import { Host, launch, pass } from '../helper/host';

function start(host = new Host()) {
  const app = launch(host, () => ({
    ...(require('../../services/language') as typeof import('../../services/language')),
    ...(require('../../i18n/index') as typeof import('../../i18n/index')),
  }));
  return { host, app };
}

test('a first launch is Vietnamese and renames nothing: the app file has the words', async () => {
  const { host, app } = start();
  void app.restoreLanguage();
  await pass();
  app.showTitle('title.cart');
  expect([app.language(), host.names()]).toEqual(['vi', ['getStorage']]);
});

test('choosing English renames the tabs, then each title as its page is shown, and is kept', async () => {
  const { host, app } = start();
  void app.chooseLanguage('en');
  await pass();
  app.showTitle('title.cart');
  const tabs = host.calls.filter(({ name }) => name === 'setTabBarItem').map(({ options }) => options);
  expect(tabs).toMatchObject([
    { index: 0, text: 'Home' },
    { index: 1, text: 'Cart', iconPath: 'assets/tabs/cart.png', selectedIconPath: 'assets/tabs/cart-active.png' },
    { index: 2, text: 'Orders' },
  ]);
  expect(host.calls[host.calls.length - 1]).toMatchObject({ name: 'setNavigationBar', options: { title: 'Cart' } });

  const next = start(host);
  void next.app.restoreLanguage();
  await pass();
  expect([next.app.language(), next.app.t('common.retry')]).toEqual(['en', 'Try again']);
});

test('back to Vietnamese the titles are re-set too', async () => {
  const { host, app } = start();
  void app.chooseLanguage('en');
  void app.chooseLanguage('vi');
  await pass();
  app.showTitle('title.cart');
  expect(host.calls[host.calls.length - 1]).toMatchObject({ name: 'setNavigationBar', options: { title: 'Giỏ hàng' } });
});

test('a page that a link opened at launch gets its title again once the language is known', async () => {
  const first = start();
  void first.app.chooseLanguage('en');
  await pass();
  const { host, app } = start(first.host);
  app.showTitle('title.order');
  host.calls.length = 0;
  void app.restoreLanguage();
  await pass();
  expect(host.calls[host.calls.length - 1]).toMatchObject({ options: { title: app.t('title.order') } });
  expect(app.language()).toBe('en');
});

test('a host without setTabBarItem keeps its tab names, and the pages still change', async () => {
  const { app } = start();
  Object.assign(my, { setTabBarItem: undefined });
  void app.chooseLanguage('en');
  await pass();
  expect(app.t('common.retry')).toBe('Try again');
});

test('the tabs that are renamed are those of app.json, with its Vietnamese names', () => {
  const renamed = tabs.map(({ name, iconPath, selectedIconPath }) => [vi[name], iconPath, selectedIconPath]);
  expect(renamed).toEqual(app.tabBar.items.map(({ name, icon, activeIcon }) => [name, icon, activeIcon]));
});
