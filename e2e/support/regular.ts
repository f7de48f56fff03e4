import type { Locator, Route } from 'playwright-core';
import { fillCheckout, openProduct, paymentSheet, pickAddress, tab } from './buyer.ts';
import type { Phone } from './phone.ts';

/** Somebody who has bought here before: logged in, with an address; what they do, and what happens to their phone. */

/** From any page to the checkout of this product alone: `firstTime` it asks for consent, `anew` only for the address. */
export async function buyNow(phone: Phone, product: string, visit?: 'firstTime' | 'anew'): Promise<void> {
  await goHome(phone);
  await openProduct(phone, product);
  await phone.button('Mua ngay').click();
  if (visit === 'firstTime') await fillCheckout(phone);
  if (visit === 'anew') await pickAddress(phone);
  await phone.app.getByText('27 Nguyễn Trãi', { exact: false }).first().waitFor();
  await payButton(phone, { disabled: false }).waitFor();
}

export function payButton(phone: Phone, which: { disabled?: boolean } = {}): Locator {
  return phone.app.getByRole('button', { name: 'Thanh toán', exact: true, ...which });
}

/** Presses Pay and pays on the sheet. */
export async function payOnSheet(phone: Phone): Promise<void> {
  await payButton(phone, { disabled: false }).click();
  await (await paymentSheet(phone)).getByRole('button', { name: 'Thanh toán', exact: true }).click();
}

/** Back until the tab bar shows, then home. */
export async function goHome(phone: Phone): Promise<void> {
  const home = tab(phone, 'Trang chủ');
  const back = phone.page.getByRole('button', { name: 'Quay lại' });
  for (;;) {
    await home.or(back).first().waitFor();
    if (await home.isVisible()) break;
    const top = phone.page.locator('iframe[data-tini-page]:not([inert])').last();
    const path = await top.getAttribute('data-tini-page');
    await back.click();
    await phone.page.locator(`iframe[data-tini-page="${path}"]:not([inert])`).waitFor({ state: 'detached' });
  }
  await home.click();
  await phone.app.getByText('Bạn tìm gì hôm nay?').waitFor();
}

/** The number of the order on the page. */
export async function orderNumber(phone: Phone): Promise<string> {
  const text = await phone.app
    .getByText(/TC-[A-Z0-9]+/)
    .first()
    .innerText();
  return /TC-[A-Z0-9]+/.exec(text)?.[0] ?? '';
}

/** The app goes to the background and comes back. */
export async function leaveAndReturn(phone: Phone): Promise<void> {
  await phone.page.getByRole('button', { name: 'Đóng ứng dụng' }).click();
  await phone.page.getByRole('button', { name: 'Mở lại ứng dụng' }).click();
}

/** Another account is chosen in the Tiki app while the shop's app is in the background. */
export async function switchAccount(phone: Phone, customerId: string): Promise<void> {
  await phone.page.getByRole('button', { name: 'Đóng ứng dụng' }).click();
  await phone.page.evaluate((id) => localStorage.setItem('tini-preview/customer', id), customerId);
  await phone.page.getByRole('button', { name: 'Mở lại ứng dụng' }).click();
}

/**
 * The next payment: what the app hears is not what happened. `paid`: whether Tiki takes the money.
 * Tiki itself never lies like this; a stale or forged callback does (tiki-platform.md section 6).
 */
export async function lieAboutPayment(
  phone: Phone,
  { paid, callbacks }: { paid: boolean; callbacks: readonly object[] },
): Promise<void> {
  let isTold = false;
  // It stays: a route that is taken away while the next page loads leaves that page's requests waiting for ever.
  await phone.page.route('**/host/tiki/payments/*/pay', async (route: Route) => {
    if (isTold) return route.fallback();
    isTold = true;
    if (paid) await route.fetch();
    return route.fulfill({ json: { data: { callbacks } } });
  });
}

/** Runs the steps; a failure also says what the phone showed, which a timed-out wait does not. */
export async function seeing(phone: Phone, steps: () => Promise<void>): Promise<void> {
  try {
    await steps();
  } catch (error) {
    const shown = await phone.page.locator('body').innerText();
    const inApp = await phone.app.locator('body').innerText({ timeout: 1_000 });
    throw new Error(`the phone showed: ${`${inApp} | ${shown}`.replaceAll(/\s+/g, ' ')}`, { cause: error });
  }
}
