import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import type { PageTree } from '../protocol/inspection.ts';
import type { Network } from '../shell/shared/networks.ts';
import type { IdleOptions, LogEntry, MeterEntry, NetworkEntry } from '../shell/shared/phone-tools.ts';

/** A visible text, or the accessible name of a role. */
export type Target = string | RegExp | { role: Parameters<Page['getByRole']>[0]; name?: string | RegExp };

export interface PhoneOptions {
  /** Where the app starts: `pages/product/index?id=3`. Default: its entry page. */
  open?: string;
  /** The customer of the sandbox who is signed in; default: its first one. */
  customerId?: string;
  width?: number;
  height?: number;
  /** More options of Playwright's `browser.newContext`. */
  context?: BrowserContextOptions;
}

/** The phone of a running preview, with a fresh profile: no storage, no consent given. */
export interface Phone {
  /** The outer document: navigation bar, tab bar, dialogs, sheets, toasts. */
  readonly page: Page;
  /** The app's page on top. */
  readonly app: FrameLocator;
  /** Starts the app anew at a page, or at its entry page: the app is killed, storage and consents stay. */
  open(page?: string): Promise<void>;
  /** Kills the app: the worker and all pages are gone at once. `open` starts it again. */
  kill(): Promise<void>;
  /** Waits until it is visible, in the app's page or in the phone around it, and returns it. */
  sees(target: Target): Promise<Locator>;
  /** Taps it and waits until the app is idle. */
  tap(target: Target): Promise<void>;
  /** Types into the field with that placeholder or name, in place of what it held, and waits until the app is idle. */
  type(field: string | RegExp, text: string): Promise<void>;
  /** The phone's back key. */
  back(): Promise<void>;
  /**
   * Waits until nothing is under way: pages painted, data sent, requests answered, no timer due within `timersWithinMs`
   * (100). A dialog that waits for its user is idle. Throws with what is still busy after `timeoutMs` (10 000).
   */
  idle(options?: IdleOptions): Promise<void>;
  /** Every live page with its data and components, the root first. */
  pages(): Promise<readonly PageTree[]>;
  /** `this.data` of the page on top. */
  data(): Promise<Record<string, unknown>>;
  /** What the app, the framework and the phone have said, oldest first. */
  console(): Promise<readonly LogEntry[]>;
  /** Every `my.request`, upload and download. */
  network(): Promise<readonly NetworkEntry[]>;
  /** Every `setData` that was painted. */
  meter(): Promise<readonly MeterEntry[]>;
  /** Console, network and meter start anew. */
  clearRecords(): Promise<void>;
  /** `offline` refuses all traffic of the app and tells it so; holds over `open`. */
  setNetwork(network: Network): Promise<void>;
  close(): Promise<void>;
}

/** Opens the phone of the preview at `url` in a new browser context, at the app's first page or where `open` says. */
export async function openPhone(browser: Browser, url: string, options: PhoneOptions = {}): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 375, height: options.height ?? 812 },
    hasTouch: true,
    isMobile: true,
    locale: 'vi-VN',
    ...options.context,
  });
  const { customerId } = options;
  if (customerId !== undefined) {
    await context.addInitScript(
      ([key, value]) => {
        if (window.parent === window && localStorage.getItem(key) === null) localStorage.setItem(key, value);
      },
      ['tini-preview/customer', customerId] as const,
    );
  }
  const page = await context.newPage();
  const phone = new BrowserPhone(page, new URL(url).origin);
  await phone.open(options.open);
  return phone;
}

class BrowserPhone implements Phone {
  readonly page: Page;
  readonly app: FrameLocator;
  readonly #origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
    this.app = page.frameLocator('iframe[data-tini-page]:not([inert])');
  }

  async open(page = ''): Promise<void> {
    await this.page.goto(`${this.#origin}/app${page === '' ? '' : `?open=${encodeURIComponent(page)}`}`);
  }

  async kill(): Promise<void> {
    await this.page.goto('about:blank');
  }

  async sees(target: Target): Promise<Locator> {
    const places = [located(this.page, target).first(), located(this.app, target).first()];
    try {
      return await Promise.any(places.map(async (place) => (await place.waitFor(), place)));
    } catch (cause) {
      throw new Error(`the phone does not show ${describe(target)}`, { cause });
    }
  }

  async tap(target: Target): Promise<void> {
    await (await this.sees(target)).click();
    await this.idle();
  }

  async type(field: string | RegExp, text: string): Promise<void> {
    const given = this.app.getByPlaceholder(field).or(this.app.getByRole('textbox', { name: field }));
    await given.first().fill(text);
    await this.idle();
  }

  async back(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.idle();
  }

  async idle(options: IdleOptions = {}): Promise<void> {
    await this.#tools();
    await this.page.evaluate((given) => window.tiniPhone?.idle(given), options);
  }

  async pages(): Promise<readonly PageTree[]> {
    await this.#tools();
    return this.page.evaluate(async () => (await window.tiniPhone?.tree()) ?? []);
  }

  async data(): Promise<Record<string, unknown>> {
    const top = (await this.pages()).find((page) => page.top);
    if (!top) throw new Error('the app has no page');
    return top.data as Record<string, unknown>;
  }

  async console(): Promise<readonly LogEntry[]> {
    await this.#tools();
    return this.page.evaluate(() => [...(window.tiniPhone?.console ?? [])]);
  }

  async network(): Promise<readonly NetworkEntry[]> {
    await this.#tools();
    return this.page.evaluate(() => (window.tiniPhone?.network ?? []).filter(({ kind }) => kind === 'request'));
  }

  async meter(): Promise<readonly MeterEntry[]> {
    await this.#tools();
    return this.page.evaluate(() => [...(window.tiniPhone?.meter ?? [])]);
  }

  async clearRecords(): Promise<void> {
    await this.#tools();
    await this.page.evaluate(() => {
      for (const what of ['console', 'network', 'meter'] as const) window.tiniPhone?.clear(what);
    });
  }

  async setNetwork(network: Network): Promise<void> {
    await this.#tools();
    await this.page.evaluate((name) => window.tiniPhone?.setNetwork(name), network);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** The phone's script has run. */
  async #tools(): Promise<void> {
    await this.page.waitForFunction(() => window.tiniPhone !== undefined);
  }
}

function located(root: Page | FrameLocator, target: Target): Locator {
  if (typeof target === 'string') return root.getByText(target, { exact: true });
  if (target instanceof RegExp) return root.getByText(target);
  const { role, name } = target;
  return root.getByRole(role, name === undefined ? {} : { name, exact: typeof name === 'string' });
}

function describe(target: Target): string {
  if (typeof target === 'string' || target instanceof RegExp) return String(target);
  return target.name === undefined ? target.role : `${target.role} "${String(target.name)}"`;
}
