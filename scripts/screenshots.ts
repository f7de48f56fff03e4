import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Tour } from '../e2e/look/tour.ts';
import * as buying from '../e2e/look/tours/buying.ts';
import * as looking from '../e2e/look/tours/looking.ts';
import * as noBackend from '../e2e/look/tours/no-backend.ts';
import * as orders from '../e2e/look/tours/orders.ts';
import { openVisitor, type Visitor } from '../e2e/look/visitor.ts';
import { wordsIn, type Language } from '../e2e/look/words.ts';
import { openShop, type Shop } from '../e2e/support/shop.ts';
import { launchChromium } from './chromium.ts';
import { ROOT } from './paths.ts';

/**
 * `npm run screenshots [-- vi|en] [tour...]`: walks every page and state of the storefront in a fresh shop of each language
 * and takes its picture at 375x812 into docs/screenshots/LANGUAGE; four of the Vietnamese ones are README's as well.
 */

type Walk = (tour: Tour) => Promise<void>;

const BACKEND: Readonly<Record<string, Walk>> = {
  lists: looking.tourOfLists,
  products: looking.tourOfProducts,
  settings: looking.tourOfSettings,
  carts: buying.tourOfCarts,
  checkouts: buying.tourOfCheckouts,
  changes: buying.tourOfChanges,
  fallbacks: buying.tourOfFallbacks,
  results: orders.tourOfResults,
  waiting: orders.tourOfWaiting,
  orders: orders.tourOfOrders,
  names: looking.tourOfLongNames,
};
const NO_BACKEND: Readonly<Record<string, Walk>> = { 'no-backend': noBackend.tourWithoutServer };
/** README.md's pictures, under names of their own. */
const IN_README: Readonly<Record<string, string>> = {
  home: 'home',
  checkout: 'checkout',
  'payment-sheet': 'payment-sheet',
  'result-paid': 'result-paid',
};
const COUPON = "insert into coupons (code, kind, value) values ('NHAMAY20', 'fixed', 20000)";

const FOLDER = join(ROOT, 'docs', 'screenshots');
const wanted = process.argv.slice(2);
const languages = (['vi', 'en'] as const).filter(
  (one) => wanted.includes(one) || !/\b(vi|en)\b/.test(wanted.join(' ')),
);
const tours = wanted.filter((one) => one !== 'vi' && one !== 'en');
const unknown = tours.filter((one) => !Object.hasOwn(BACKEND, one) && !Object.hasOwn(NO_BACKEND, one));
if (unknown.length > 0) {
  console.error(`no tour ${unknown.join(', ')}; there are ${Object.keys({ ...BACKEND, ...NO_BACKEND }).join(', ')}`);
  process.exit(1);
}
const chosen = (all: Readonly<Record<string, Walk>>) =>
  Object.entries(all).filter(([name]) => tours.length === 0 || tours.includes(name));

/** They are made elsewhere: a preview of this repository loads its pages anew at every picture saved in it. */
const WORK = mkdtempSync(join(tmpdir(), 'tini-screenshots-'));
let failed = 0;
for (const language of languages) {
  mkdirSync(join(WORK, language));
  await walkAll(language, 'backend', chosen(BACKEND));
  await walkAll(language, 'no-backend', chosen(NO_BACKEND));
}
if (failed === 0 && tours.length === 0)
  for (const language of languages) rmSync(join(FOLDER, language), { recursive: true, force: true });
cpSync(WORK, FOLDER, { recursive: true });
rmSync(WORK, { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;

async function walkAll(
  language: Language,
  mode: 'backend' | 'no-backend',
  walks: readonly (readonly [string, Walk])[],
): Promise<void> {
  if (walks.length === 0) return;
  // The built folder, so that nobody's edit changes what is on screen.
  const shop = await openShop(mode, { built: true });
  try {
    if (mode === 'backend') await shop.changeDatabase(COUPON);
    for (const [name, walk] of walks) await walkOne(language, shop, name, walk);
  } finally {
    await shop.close();
  }
}

/** A state that cannot be reached is told, and the other tours go on. */
async function walkOne(language: Language, shop: Shop, name: string, walk: Walk): Promise<void> {
  const visitors: Visitor[] = [];
  // One each: the packaged Chromium is a single process, and not all of them survive many profiles.
  const browser = await launchChromium();
  const tour: Tour = {
    language,
    t: wordsIn(language),
    shop,
    async open(options = {}) {
      const visitor = await openVisitor(browser, shop.appUrl, { ...options, language });
      visitors.push(visitor);
      return visitor;
    },
    at: (visitor, state) => take(visitor, language, state),
  };
  try {
    await walk(tour);
  } catch (error) {
    failed += 1;
    console.error(`${language} ${name}: ${error instanceof Error ? error.message : String(error)}`);
    for (const [index, visitor] of visitors.entries()) {
      const path = join(tmpdir(), `tini-screenshots-failed-${language}-${name}-${index}.png`);
      await visitor.page.screenshot({ path }).then(
        () => console.error(path),
        () => console.error('and no picture of it could be taken'),
      );
    }
  } finally {
    await browser.close();
  }
}

async function take({ app, page }: Visitor, language: Language, state: string): Promise<void> {
  await app.locator('page').evaluate(allPicturesLoaded);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(png)
    .webp({ quality: 80 })
    .toFile(join(WORK, language, `${state}.webp`));
  const readme = language === 'vi' ? IN_README[state] : undefined;
  if (readme !== undefined)
    await sharp(png)
      .png({ palette: true, quality: 90 })
      .toFile(join(WORK, `${readme}.png`));
  console.log(`docs/screenshots/${language}/${state}.webp`);
}

/** In the frame: resolves when every picture that is on screen has arrived, and what changed is painted. */
async function allPicturesLoaded(page: Element): Promise<void> {
  const onScreen = [...page.querySelectorAll('img')].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  await Promise.all(onScreen.map((image) => image.decode().catch(() => undefined)));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
