import type { Locator } from 'playwright-core';
import type { Phone } from './phone.ts';

/** The steps of a purchase, as a buyer takes them. Each waits for what the buyer would wait for. */

export async function openProduct(phone: Phone, name: string): Promise<void> {
  await phone.app.getByText(name, { exact: true }).first().click();
  await phone.app.getByRole('heading', { name, exact: true }).waitFor();
}

export async function addToCart(phone: Phone, name: string): Promise<void> {
  await openProduct(phone, name);
  await phone.button('Thêm vào giỏ').click();
  await phone.page.getByRole('button', { name: 'Đóng thông báo' }).click();
  await phone.page.getByRole('button', { name: 'Quay lại' }).click();
  await tab(phone, 'Trang chủ').waitFor();
}

export function tab(phone: Phone, name: string): Locator {
  return phone.page.getByRole('tab', { name });
}

/** From the cart with something chosen to a checkout page whose Pay button can be pressed. */
export async function goToCheckout(phone: Phone): Promise<void> {
  await phone.button(/^Mua hàng/).click();
  await fillCheckout(phone);
}

/** Logs in and picks the default address; consent is asked for the first time only. */
export async function fillCheckout(phone: Phone): Promise<void> {
  await phone.app.getByText('Địa chỉ nhận hàng', { exact: true }).waitFor();
  await allow(phone, /đăng nhập/);
  await phone.button('Chọn địa chỉ').click();
  await allow(phone, /địa chỉ/);
  await pickFromBook(phone);
}

/** Picks the default address, where the app may read the address book already. */
export async function pickAddress(phone: Phone): Promise<void> {
  await phone.button('Chọn địa chỉ').click();
  await pickFromBook(phone);
}

async function pickFromBook(phone: Phone): Promise<void> {
  await phone.page
    .getByRole('dialog', { name: 'Chọn địa chỉ giao hàng' })
    .getByRole('button')
    .filter({ hasText: 'Mặc định' })
    .click();
  await phone.app.getByText('27 Nguyễn Trãi', { exact: false }).first().waitFor();
}

async function allow(phone: Phone, purpose: RegExp): Promise<void> {
  await phone.page
    .getByRole('dialog', { name: 'Cho phép truy cập' })
    .filter({ hasText: purpose })
    .getByRole('button', { name: 'Đồng ý' })
    .click();
}

/** Presses Pay and returns Tiki's payment sheet. */
export async function openPaymentSheet(phone: Phone): Promise<Locator> {
  await phone.app.getByRole('button', { name: 'Thanh toán', exact: true }).click();
  return paymentSheet(phone);
}

export async function paymentSheet(phone: Phone): Promise<Locator> {
  const sheet = phone.page.getByRole('dialog', { name: 'Thanh toán' });
  await sheet.waitFor();
  return sheet;
}

export async function expectResult(phone: Phone, title: string): Promise<void> {
  await phone.app.getByRole('heading', { name: title, level: 1 }).waitFor({ timeout: 30_000 });
}
