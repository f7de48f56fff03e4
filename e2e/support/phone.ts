import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';

/** The phone of the preview at `/app`, driven as a buyer would: by role and visible text. */
export interface Phone {
  readonly page: Page;
  /** The page on top of the app's stack. */
  readonly app: FrameLocator;
  /** Tabs, navigation bar, sheets and dialogs: what is the phone's own. */
  readonly chrome: Page;
  button(name: string | RegExp): Locator;
  close(): Promise<void>;
}

/** Opens the app in a fresh profile: no storage, no login. */
export async function openPhone(browser: Browser, url: string): Promise<Phone> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 375, height: 812 },
    hasTouch: true,
    isMobile: true,
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  await page.goto(url);
  const app = page.frameLocator('iframe[data-tini-page]:not([inert])');
  return {
    page,
    app,
    chrome: page,
    button: (name) => app.getByRole('button', { name }).first(),
    close: () => context.close(),
  };
}
