import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { checkoutTests } from './checkout.ts';
import { orderTests } from './orders.ts';
import { shoppingTests } from './shopping.ts';

/** The storefront as a buyer holds it: the folder that would be uploaded. One shop for all: starting one is most of the time. */

let browser: Browser;
let shop: Shop;

before(async () => {
  [browser, shop] = await Promise.all([launchChromium(), openShop('backend', { built: true })]);
});
after(async () => {
  await browser.close();
  await shop.close();
});

checkoutTests(
  () => browser,
  () => shop,
);
orderTests(
  () => browser,
  () => shop,
);
shoppingTests(
  () => browser,
  () => shop,
);
