import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../scripts/chromium.ts';
import { openPhone, type Phone } from './support/phone.ts';
import { openShop, type Shop } from './support/shop.ts';

const BOARD = 'Thớt gỗ me nguyên tấm - Nhỏ 28 x 18 cm';
const NOT_LISTED = 'Sen đá mini chậu gốm - 1 chậu';

let browser: Browser;
let shop: Shop;

before(async () => {
  [browser, shop] = await Promise.all([launchChromium(), openShop('no-backend', { built: true })]);
});
after(async () => {
  await browser.close();
  await shop.close();
});

async function visit(run: (phone: Phone) => Promise<void>): Promise<void> {
  const phone = await openPhone(browser, shop.appUrl);
  try {
    await run(phone);
  } finally {
    await phone.close();
  }
}

test('a fixed-price item is handed to Tiki’s own cart, where Tiki’s price counts, and is never called paid', () =>
  visit(async (phone) => {
    await phone.app.getByRole('link', { name: BOARD }).click();
    await phone.button('Mua qua Tiki').click();
    const cart = phone.page.getByRole('dialog', { name: 'Giỏ hàng Tiki' });
    await cart.getByText(BOARD).waitFor();
    const [line] = (await shop.marketplace()).cart;
    assert.deepEqual([line?.quantity, line?.price], [1, 175_000]);

    await cart.getByRole('button', { name: 'Đóng' }).click();
    await phone.app.getByRole('heading', { name: 'Đã gửi vào giỏ hàng Tiki' }).waitFor();
    assert.doesNotMatch(await phone.app.locator('page').innerText(), /thanh toán/i);

    // Coming back to the item opens the cart; it does not add the item a second time.
    await phone.page.getByRole('button', { name: 'Quay lại' }).click();
    await phone.app.getByText('Sản phẩm đã được gửi vào giỏ hàng Tiki của bạn.').waitFor();
    await phone.button('Mở giỏ hàng Tiki').click();
    await cart.getByText(BOARD).waitFor();
    assert.deepEqual((await shop.marketplace()).cart, [line]);

    await cart.getByRole('button', { name: 'Mua hàng' }).click();
    await phone.page
      .getByText(/Mã đơn/)
      .first()
      .waitFor();
    const { cart: emptied, orders } = await shop.marketplace();
    assert.deepEqual([emptied, orders.map(({ total }) => total)], [[], [175_000]]);
  }));

test('nothing is called bought when the buyer refuses the login, or Tiki refuses the item; the next try works', () =>
  visit(async (phone) => {
    const failed = phone.app.getByRole('heading', { name: 'Chưa mua được' });
    await phone.page.evaluate(() => localStorage.setItem('tini-preview/customer', '-'));
    await phone.app.getByRole('link', { name: BOARD }).click();
    await phone.button('Mua qua Tiki').click();
    await phone.page.getByRole('dialog', { name: 'Đăng nhập Tiki' }).getByRole('button', { name: 'Hủy' }).click();
    await failed.waitFor();
    await phone.app.getByText('Bạn cần đăng nhập Tiki', { exact: false }).waitFor();

    await phone.page.evaluate(() => localStorage.removeItem('tini-preview/customer'));
    await phone.page.getByRole('button', { name: 'Quay lại' }).click();
    await shop.console('/faults', { endpoint: 'POST /_host/cart/items', kind: 'status' });
    await phone.button('Mua qua Tiki').click();
    await failed.waitFor();
    await phone.app.getByText('Tiki không nhận sản phẩm này', { exact: false }).waitFor();
    assert.deepEqual((await shop.marketplace()).cart, []);

    await phone.page.getByRole('button', { name: 'Quay lại' }).click();
    await phone.button('Mua qua Tiki').click();
    await phone.page.getByRole('dialog', { name: 'Giỏ hàng Tiki' }).getByText(BOARD).waitFor();
    assert.deepEqual(
      (await shop.marketplace()).cart.map(({ quantity }) => quantity),
      [1],
    );
  }));

test('an item that is not listed at Tiki says why it cannot be bought', () =>
  visit(async (phone) => {
    await phone.app.getByRole('link', { name: NOT_LISTED }).click();
    await phone.app
      .getByText(/chưa (được )?bán trên Tiki|không bán qua Tiki|chưa mua được/i)
      .first()
      .waitFor();
    assert.equal(await phone.app.getByRole('button', { name: 'Mua qua Tiki', disabled: false }).count(), 0);
  }));

test('the app of this mode asks no server: nothing of it mentions one to the buyer', () =>
  visit(async (phone) => {
    await phone.page.getByRole('tab', { name: 'Giỏ hàng' }).click();
    await phone.app
      .getByText(/giỏ hàng Tiki/i)
      .first()
      .waitFor();
    await phone.page.getByRole('tab', { name: 'Đơn hàng' }).click();
    await phone.app.getByText(/Tiki/).first().waitFor();
    await phone.open('pages/settings/index');
    // Taken to the end: the next line starts the app anew, and what is not stored by then is gone.
    await phone.tap('English');
    await phone.open('pages/orders/index');
    await phone.app.getByText('Your orders are at Tiki').waitFor();
  }));
