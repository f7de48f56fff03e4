import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { problemsOf } from './checks.ts';
import { COFFEE, FILTER, buyNow, openProduct, openSheet, type Tour } from './tour.ts';
import { tourOfPages, tourOfStates } from './tours/pages.ts';
import { openVisitor } from './visitor.ts';
import { wordsIn, type Language } from './words.ts';

/** Every page in both languages, for somebody who cannot see it well, on small and large phones and with large letters. */

/** One for each language: in npm's Chromium, a single process, two profiles at once would share their storage. */
let browsers: Record<Language, Browser>;
let shop: Shop;

before(async () => {
  const [vi, en, open] = await Promise.all([launchChromium(), launchChromium(), openShop('backend')]);
  browsers = { vi, en };
  shop = open;
});
after(async () => {
  await Promise.all([browsers.vi.close(), browsers.en.close(), shop.close()]);
});

async function problemsOn(language: Language, walk: (tour: Tour) => Promise<void>): Promise<string[]> {
  const problems: string[] = [];
  await walk({
    language,
    t: wordsIn(language),
    shop,
    open: (options = {}) => openVisitor(browsers[language], shop.appUrl, { ...options, language }),
    at: async (visitor, state) => void problems.push(...(await problemsOf(visitor, state))),
  });
  return problems;
}

// Both languages at once: most of the time is waiting for the next page.
for (const [name, walk] of Object.entries({ 'every page': tourOfPages, 'every unusual state': tourOfStates })) {
  test(`${name}, in both languages, is named, has contrast and targets of 44 px, and fits 320 and 414 px and large letters`, async () => {
    const [vi, en] = await Promise.all([problemsOn('vi', walk), problemsOn('en', walk)]);
    assert.deepEqual({ vi, en }, { vi: [], en: [] });
  });
}

test('the first products take one round trip to the server, and none when kept; login and cart are not on that path', async () => {
  const buyer = await openVisitor(browsers.vi, shop.appUrl, { language: 'vi', held: /./ });
  await buyer.waitUntilHeld(2);
  buyer.release();
  await buyer.app.getByText(COFFEE).waitFor();
  assert.deepEqual(buyer.asked.toSorted(), ['GET /v1/categories', 'GET /v1/products']);
  // Kept for the next visit, in which nobody answers.
  while ((await buyer.stored('catalog.v1')) === undefined) await buyer.page.waitForTimeout(20);
  buyer.hold(/./);
  await buyer.page.reload();
  await buyer.app.getByText(COFFEE).waitFor();
});

test('between the tap on Pay and Tiki’s payment sheet lies one round trip to the server', async () => {
  const buyer = await openVisitor(browsers.vi, shop.appUrl, { language: 'vi' });
  await openProduct(buyer, FILTER);
  await buyNow(buyer);
  const before = buyer.asked.length;
  await openSheet(buyer);
  assert.deepEqual(buyer.asked.slice(before), ['POST /v1/orders']);
});
