import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addToCart, expectResult, goToCheckout, openPaymentSheet, paymentSheet, tab } from '../e2e/support/buyer.ts';
import { openPhone } from '../e2e/support/phone.ts';
import { openShop } from '../e2e/support/shop.ts';
import { launchChromium } from './chromium.ts';
import { ROOT } from './paths.ts';

/** `npm run screenshots`: buys something in a fresh shop and takes the pictures of README.md on the way. */

const FOLDER = join(ROOT, 'docs', 'screenshots');
mkdirSync(FOLDER, { recursive: true });

const browser = await launchChromium();
const shop = await openShop('backend');
try {
  const phone = await openPhone(browser, shop.appUrl);
  const take = async (name: string): Promise<void> => {
    await phone.app.locator('page').evaluate(allPicturesLoaded);
    await phone.page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
    console.log(`docs/screenshots/${name}.png`);
  };
  await phone.app.getByRole('link').nth(3).waitFor();
  await take('home');
  await addToCart(phone, 'Cà phê rang mộc nguyên hạt');
  await addToCart(phone, 'Cà phê phin giấy tiện lợi');
  await tab(phone, 'Giỏ hàng').click();
  await phone.button(/^Mua hàng/).waitFor();
  await take('cart');
  await goToCheckout(phone);
  await phone.app.getByRole('button', { name: 'Thanh toán', exact: true, disabled: false }).waitFor();
  await take('checkout');
  const sheet = await openPaymentSheet(phone);
  await take('payment-sheet');
  await sheet.getByRole('button', { name: 'Hủy', exact: true }).click();
  await expectResult(phone, 'Đã hủy thanh toán');
  await take('result-canceled');
  await phone.button('Thanh toán lại').click();
  await (await paymentSheet(phone)).getByRole('button', { name: 'Thanh toán', exact: true }).click();
  await expectResult(phone, 'Đã thanh toán');
  await take('result-paid');
  await phone.button('Xem đơn hàng').click();
  await phone.app.getByText('Đã thanh toán').first().waitFor();
  await take('orders');
} finally {
  await browser.close();
  await shop.close();
}

/** In the frame: resolves when every picture that is on screen has arrived, and what changed is painted. */
async function allPicturesLoaded(page: Element): Promise<void> {
  const visible = [...page.querySelectorAll('img')].filter((image) => image.getBoundingClientRect().top < innerHeight);
  await Promise.all(visible.map((image) => image.decode().catch(() => undefined)));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
