import type { Browser, Locator, Page } from 'playwright-core';
import { openPhone as open, type Phone as PreviewPhone, type PhoneOptions } from '@tini-checkout/simulator/testing';

/** The phone of the preview at `/app`, driven as a buyer would: by role and visible text. */
export interface Phone extends PreviewPhone {
  /** Tabs, navigation bar, sheets and dialogs: what is the phone's own. */
  readonly chrome: Page;
  button(name: string | RegExp): Locator;
}

/** Opens the app in a fresh profile: no storage, no login. */
export async function openPhone(browser: Browser, url: string, options: PhoneOptions = {}): Promise<Phone> {
  const phone = await open(browser, url, options);
  return Object.assign(phone, {
    chrome: phone.page,
    button: (name: string | RegExp) => phone.app.getByRole('button', { name }).first(),
  });
}
