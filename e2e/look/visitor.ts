import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { ROOT } from '../../scripts/paths.ts';
import { wordsIn, type Language, type Words } from './words.ts';

const { appIdentifier: APP_ID } = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { tiki: { appIdentifier: string } }
).tiki;
/** Who holds the preview's phone unless somebody chose another: the sandbox's first customer. */
const FIRST_CUSTOMER = '100200300';

export interface VisitorOptions {
  language: Language;
  /** What the app's storage holds from earlier visits. */
  kept?: Readonly<Record<string, unknown>>;
  /** Whether this buyer has let the app sign him in and see an address before. */
  hasConsented?: boolean;
  /** The page that a notification of Tiki opens, with its query. */
  start?: string;
  customerId?: string;
  /** Requests of the app that get no answer from the start on, until `release`. */
  held?: RegExp;
  width?: number;
}

/** A buyer with a phone, whatever the language of the app. */
export interface Visitor {
  readonly page: Page;
  /** The page on top of the app's stack. */
  readonly app: FrameLocator;
  readonly t: Words;
  button(name: string | RegExp): Locator;
  link(name: string | RegExp): Locator;
  tab(name: string): Promise<void>;
  back(): Promise<void>;
  /** What matches gets no answer until `release`; `fail`: no connection; `answer`: this status, as a broken server gives it. */
  hold(requests: RegExp): void;
  fail(requests: RegExp): void;
  answer(requests: RegExp, status: number): void;
  release(): void;
  /** Resolves once so many requests wait for `release`. */
  waitUntilHeld(count: number): Promise<void>;
  /** What the app has asked its server for, in order: `GET /v1/products`. */
  asked: string[];
  /** The phone says that it has no network, and has none; or has it again. */
  setOffline(offline: boolean): Promise<void>;
  /** What the app keeps on the phone. */
  stored(key: string): Promise<unknown>;
  /** Kills the app and starts it at this page, as a notification of Tiki does. */
  restart(start: string): Promise<void>;
  /** To the end of the page on top, or back to its beginning. */
  scroll(to: 'end' | 'start'): Promise<void>;
  close(): Promise<void>;
}

interface Interference {
  requests: RegExp;
  kind: 'hold' | 'fail' | 'answer';
  status: number;
}

/** Opens the app in a fresh profile that remembers what it is told to. */
export async function openVisitor(browser: Browser, appUrl: string, options: VisitorOptions): Promise<Visitor> {
  const { language, kept = {}, hasConsented = true, start = '', customerId = FIRST_CUSTOMER, width = 375 } = options;
  const context = await browser.newContext({
    viewport: { width, height: 812 },
    hasTouch: true,
    isMobile: true,
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  let interference: Interference | null = options.held ? { requests: options.held, kind: 'hold', status: 0 } : null;
  let waiting: (() => void)[] = [];
  let onHeld = (): void => {};
  const asked: string[] = [];
  const interfere = (requests: RegExp, kind: Interference['kind'], status = 0): void => {
    interference = { requests, kind, status };
  };
  await page.route('**/host/request', async (route) => {
    const { url, method } = JSON.parse(route.request().postData() ?? '{}') as { url?: string; method?: string };
    asked.push(`${method} ${new URL(url ?? '').pathname}`);
    if (interference === null || !interference.requests.test(url ?? '')) return route.continue();
    const { kind, status } = interference;
    if (kind === 'fail') return route.abort();
    if (kind === 'answer') return route.fulfill({ json: { status, statusText: '', headers: {}, body: '' } });
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      onHeld();
    });
    return route.continue();
  });
  await page.route('**/nothing-yet', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(new URL('/nothing-yet', appUrl).href);
  const storage = `tini-storage/${APP_ID}/${customerId}/`;
  const consents = hasConsented ? ['authCode', 'userInfo', 'address'] : [];
  // Chromium as one process, which is how npm's runs, lets profiles share what is in memory.
  await page.evaluate(() => localStorage.clear());
  await page.evaluate((entries) => entries.forEach(([key, value]) => localStorage.setItem(key, value)), [
    ['tini-preview/customer', customerId],
    ...consents.map((scope) => [`tini-consent/${APP_ID}/${customerId}/${scope}`, 'yes']),
    ...Object.entries({ ...kept, ...(language === 'en' ? { 'language.v1': 'en' } : {}) }).map(([key, value]) => [
      storage + key,
      JSON.stringify({ value }),
    ]),
  ] as [string, string][]);
  await page.goto(start === '' ? appUrl : `${appUrl}?open=${encodeURIComponent(start)}`);
  const app = page.frameLocator('iframe[data-tini-page]:not([inert])');

  return {
    page,
    app,
    t: wordsIn(language),
    button: (name) => app.getByRole('button', { name, exact: true }).first(),
    link: (name) => app.getByRole('link', { name, exact: true }).first(),
    tab: (name) => page.getByRole('tab', { name }).click(),
    back: () => page.getByRole('button', { name: 'Quay lại' }).click(),
    hold: (requests) => interfere(requests, 'hold'),
    fail: (requests) => interfere(requests, 'fail'),
    answer: (requests, status) => interfere(requests, 'answer', status),
    release() {
      interference = null;
      for (const go of waiting) go();
      waiting = [];
    },
    waitUntilHeld: (count) =>
      new Promise((resolve) => {
        onHeld = () => waiting.length >= count && resolve();
        onHeld();
      }),
    asked,
    async setOffline(offline) {
      interference = offline ? { requests: /./, kind: 'fail', status: 0 } : null;
      await page.evaluate((isOffline) => {
        Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !isOffline });
        window.dispatchEvent(new Event(isOffline ? 'offline' : 'online'));
      }, offline);
    },
    stored: (key) =>
      page.evaluate((full) => {
        const text = localStorage.getItem(full);
        return text === null ? undefined : (JSON.parse(text) as { value: unknown }).value;
      }, storage + key),
    async restart(at) {
      await page.goto(`${appUrl}?open=${encodeURIComponent(at)}`);
    },
    scroll: (to) =>
      app.locator('page').evaluate((element, end) => {
        element.ownerDocument.defaultView?.scrollTo(0, end ? element.ownerDocument.documentElement.scrollHeight : 0);
      }, to === 'end'),
    async close() {
      interference = null;
      for (const go of waiting) go();
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    },
  };
}
