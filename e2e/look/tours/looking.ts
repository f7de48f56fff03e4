import { COFFEE, FILTER, SOLD_OUT, openProduct, type Tour } from '../tour.ts';

const CATALOGUE = /\/v1\/(products|categories)/;

/** Home and search. */
export async function tourOfLists({ open, at, t }: Tour): Promise<void> {
  const buyer = await open({ held: CATALOGUE });
  await buyer.app.getByRole('status', { name: t('common.loading') }).waitFor();
  await at(buyer, 'home-loading');
  buyer.fail(CATALOGUE);
  await buyer.page.reload();
  await buyer.button(t('common.retry')).waitFor();
  await at(buyer, 'home-no-answer');
  buyer.release();
  await buyer.button(t('common.retry')).click();
  await buyer.app.getByText(COFFEE).waitFor();
  await at(buyer, 'home');

  await buyer.app.getByText(t('home.search')).click();
  const box = buyer.app.getByRole('textbox');
  await box.waitFor();
  await at(buyer, 'search');
  buyer.hold(CATALOGUE);
  await box.fill('phin');
  await buyer.app.getByRole('status', { name: t('common.loading') }).waitFor();
  await at(buyer, 'search-loading');
  buyer.release();
  await buyer.app.getByText(FILTER).waitFor();
  await box.press('Enter');
  await at(buyer, 'search-results');
  await box.fill('bep gas');
  await box.press('Enter');
  await buyer.app.getByText(t('search.empty', { query: 'bep gas' })).waitFor();
  await at(buyer, 'search-nothing');
  buyer.fail(CATALOGUE);
  await box.fill('tranh');
  await buyer.button(t('common.retry')).waitFor();
  await at(buyer, 'search-no-answer');
  buyer.release();
  await box.fill('');
  await buyer.button('phin').waitFor();
  await at(buyer, 'search-recent');
  await buyer.back();

  buyer.hold(CATALOGUE);
  await buyer.page.reload();
  await buyer.app.getByText(t('home.stale')).waitFor();
  await at(buyer, 'home-kept');
  buyer.release();
  await buyer.app.getByText(t('home.stale')).waitFor({ state: 'detached' });
  await buyer.setOffline(true);
  await buyer.app.getByText(t('common.offline')).waitFor();
  await at(buyer, 'home-offline');
  await buyer.setOffline(false);
}

/** The end of the list, one category, and what a product page can be. */
export async function tourOfProducts({ open, at, t }: Tour): Promise<void> {
  const buyer = await open();
  await buyer.app.getByText(COFFEE).waitFor();
  for (const cards of [20, 40, 60]) {
    await buyer.app.getByRole('link').nth(cards).waitFor();
    await buyer.scroll('end');
  }
  await buyer.app.getByText(t('home.end')).waitFor();
  await buyer.scroll('end');
  await at(buyer, 'home-end');
  await buyer.scroll('start');

  const held = await open({ start: 'pages/product/index?id=ca-phe-rang-moc', held: CATALOGUE });
  await held.app.getByRole('status', { name: t('common.loading') }).waitFor();
  await at(held, 'product-loading');
  held.fail(CATALOGUE);
  await held.page.reload();
  await held.button(t('common.retry')).waitFor();
  await at(held, 'product-no-answer');
  held.release();
  await held.button(t('common.retry')).click();
  await held.button(t('product.buyNow')).waitFor();
  await at(held, 'product');
  await held.scroll('end');
  await at(held, 'product-end');
  await held.button(t('product.addToCart')).click();
  await held.page.getByRole('button', { name: 'Đóng thông báo' }).waitFor();
  await at(held, 'product-added');

  await held.restart('pages/product/index?id=bo-am-chen-khay');
  await held.app.getByRole('heading', { name: SOLD_OUT }).waitFor();
  await held.scroll('end');
  await at(held, 'product-sold-out');
  await held.restart('pages/product/index?id=khong-co');
  await held.app.getByText(t('product.gone')).waitFor();
  await at(held, 'product-unknown');
  await openProduct(buyer, COFFEE);
  await buyer.back();
}

/** A product whose names are as long as a shop can make them. */
export async function tourOfLongNames({ open, at, shop }: Tour): Promise<void> {
  const name =
    'Bộ ấm trà đất nung Bát Tràng men hỏa biến khắc tay hoa sen kèm khay gỗ hương và sáu chén quân, phiên bản quà Tết';
  const variant = 'Men xanh ngọc bích, khay gỗ hương, hộp quà có thiệp viết tay';
  await shop.changeDatabase(`
    update products set name = '${name}' where id = 'am-tra-dat';
    update variants set name = '${variant}', price = 9876543
      where id = (select id from variants where product_id = 'am-tra-dat' order by id limit 1);
  `);
  const buyer = await open({ start: 'pages/product/index?id=am-tra-dat' });
  await buyer.app.getByRole('heading', { name }).waitFor();
  await at(buyer, 'product-long-name');
  await buyer.scroll('end');
  await at(buyer, 'product-long-name-end');
  const home = await open();
  await home.app.getByText(name).waitFor();
  await home.app.getByText(name).scrollIntoViewIfNeeded();
  await at(home, 'home-long-name');
}

/** Settings and the two texts behind it. */
export async function tourOfSettings({ open, at, t }: Tour): Promise<void> {
  const buyer = await open();
  await buyer.link(t('settings.title')).click();
  await buyer.app.getByText(t('settings.language')).waitFor();
  await at(buyer, 'settings');
  await buyer.app.getByRole('link', { name: t('privacy.title') }).click();
  await buyer.app.getByText(t('privacy.titleCollect')).waitFor();
  await at(buyer, 'privacy');
}
