import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { adminTests } from './admin.ts';
import { consoleTests } from './console.ts';

/** What the people of a shop and its developers look at. One desk for all: starting one is most of the time. */

let browser: Browser;
let desk: Desk;

before(async () => {
  [browser, desk] = await Promise.all([launchChromium(), openDesk()]);
});
after(async () => {
  await browser.close();
  await desk.close();
});

adminTests(
  () => browser,
  () => desk,
);
// Last: it resets the sandbox.
consoleTests(
  () => browser,
  () => desk,
);
