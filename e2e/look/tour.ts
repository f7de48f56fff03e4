import type { Shop } from '../support/shop.ts';
import type { Visitor, VisitorOptions } from './visitor.ts';
import type { Language, Words } from './words.ts';

/** One way through the app that passes by many of its states. */
export interface Tour {
  language: Language;
  t: Words;
  shop: Shop;
  open(options?: Omit<VisitorOptions, 'language'>): Promise<Visitor>;
  /** The state is on screen: a picture is taken, or its accessibility checked. */
  at(visitor: Visitor, state: string): Promise<void>;
}

export const COFFEE = 'Cà phê rang mộc nguyên hạt';
export const DRIP = 'Cà phê phin giấy tiện lợi';
export const FILTER = 'Phin nhôm pha cà phê';
export const SOLD_OUT = 'Bộ ấm chén kèm khay gỗ';

/** A line as the cart keeps it. */
export function keptLine(line: Readonly<Record<string, unknown>>): object {
  return { variantName: '', imageUrl: '', price: 45_000, quantity: 1, setAside: false, ...line };
}

export async function openProduct({ app }: Visitor, name: string): Promise<void> {
  await app.getByText(name, { exact: true }).first().click();
  await app.getByRole('heading', { name, exact: true }).waitFor();
}

/** From a product page to a checkout whose Pay button can be pressed. */
export async function buyNow(visitor: Visitor): Promise<void> {
  const { t } = visitor;
  await visitor.button(t('product.buyNow')).click();
  await chooseAddress(visitor);
  await payButton(visitor).waitFor();
}

export async function chooseAddress(visitor: Visitor): Promise<void> {
  const { app, page, t } = visitor;
  await visitor.button(t('checkout.chooseAddress')).click();
  await page
    .getByRole('dialog', { name: 'Chọn địa chỉ giao hàng' })
    .getByRole('button')
    .filter({ hasText: 'Mặc định' })
    .click();
  await app.getByText('27 Nguyễn Trãi', { exact: false }).first().waitFor();
}

export function payButton({ app, t }: Visitor) {
  return app.getByRole('button', { name: t('checkout.pay'), exact: true, disabled: false });
}

/** The sheet of Tiki for the order on screen. */
export async function openSheet(visitor: Visitor) {
  await payButton(visitor).click();
  const sheet = visitor.page.getByRole('dialog', { name: 'Thanh toán' });
  await sheet.waitFor();
  return sheet;
}

/** Tiki's own cart is on screen; the buyer closes it and is in the app again. */
export async function closeTikiCart({ page }: Visitor): Promise<void> {
  await page.getByRole('dialog', { name: 'Giỏ hàng Tiki' }).getByRole('button', { name: 'Đóng' }).click();
}

export async function seeResult({ app }: Visitor, title: string): Promise<void> {
  await app.getByRole('heading', { name: title, level: 1 }).waitFor({ timeout: 60_000 });
}
