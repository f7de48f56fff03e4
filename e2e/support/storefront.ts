import { test } from 'node:test';
import type { Browser } from 'playwright-core';
import { addToCart, goToCheckout, openPaymentSheet, tab } from './buyer.ts';
import { openPhone, type Phone } from './phone.ts';
import type { Shop } from './shop.ts';

/** A test that is one buyer's visit in a fresh profile. */
export function visits(browser: () => Browser, shop: () => Shop) {
  return (title: string, run: (phone: Phone) => Promise<void>): void => {
    test(title, async () => {
      const phone = await openPhone(browser(), shop().appUrl);
      try {
        await run(phone);
      } finally {
        await phone.close();
      }
    });
  };
}

/** A phone that starts at a page of the app, as a notification of Tiki opens it; signed in to Tiki as this customer. */
export async function openAt(browser: Browser, shop: Shop, path: string, customerId?: string): Promise<Phone> {
  return openPhone(browser, shop.appUrl, { open: path, ...(customerId === undefined ? {} : { customerId }) });
}

/** The phone loses its network, or has it again: the host says so, and no request gets through. */
export async function setOffline(phone: Phone, offline: boolean): Promise<void> {
  await phone.setNetwork(offline ? 'offline' : 'online');
}

export async function back(phone: Phone): Promise<void> {
  await phone.page.getByRole('button', { name: 'Quay lại' }).click();
}

/** From the home page to Tiki's payment sheet for one product. */
export async function buyUpToTheSheet(phone: Phone, product: string) {
  await addToCart(phone, product);
  await tab(phone, 'Giỏ hàng').click();
  await goToCheckout(phone);
  return openPaymentSheet(phone);
}
