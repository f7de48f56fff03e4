import { after, before, test } from 'node:test';
import { launchChromium } from '../../scripts/chromium.ts';
import { Ledger } from '../support/ledger.ts';
import { openPhone } from '../support/phone.ts';
import { openShop } from '../support/shop.ts';
import { accountOutcomes } from './accounts.ts';
import { callbackOutcomes } from './callbacks.ts';
import { changeOutcomes } from './changes.ts';
import { clockOutcomes } from './clock.ts';
import { networkOutcomes } from './network.ts';
import type { Stage } from './stage.ts';

/**
 * What can go wrong between Pay and the result, each once, by one buyer who comes back again and again.
 * After each outcome the page and the sandbox's order are looked at; the last test compares every order with the database's file.
 */

const stage: Partial<Stage> = { ledger: new Ledger() };

before(async () => {
  [stage.browser, stage.shop] = await Promise.all([launchChromium(), openShop('backend')]);
  stage.phone = await openPhone(stage.browser, stage.shop.appUrl);
});
after(async () => {
  await stage.browser?.close();
  await stage.shop?.close();
});

const set = (): Stage => stage as Stage;

callbackOutcomes(set);
networkOutcomes(set);
changeOutcomes(set);
accountOutcomes(set);
clockOutcomes(set);

test('the database says of every order of these outcomes what the pages and Tiki said, and has no other', () =>
  set().ledger.compare(set().shop));
