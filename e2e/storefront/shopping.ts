import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser } from 'playwright-core';
import { addToCart, expectResult, openProduct, tab } from '../support/buyer.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import type { Shop } from '../support/shop.ts';
import { back, buyUpToTheSheet, setOffline, visits } from '../support/storefront.ts';

const COFFEE = 'Cà phê rang mộc nguyên hạt';
const DRIP = 'Cà phê phin giấy tiện lợi';
const FILTER = 'Phin nhôm pha cà phê';

/** Looking around, the cart, the checkout, a bad network. The last one ends the server. */
export function shoppingTests(browser: () => Browser, shop: () => Shop): void {
  const visit = visits(browser, shop);

  const logIn = (phone: Phone): Promise<void> =>
    phone.page.getByRole('dialog', { name: 'Cho phép truy cập' }).getByRole('button', { name: 'Đồng ý' }).click();

  visit('words without marks find a product, and are offered again', async (phone) => {
    await phone.app.getByText('Bạn tìm gì hôm nay?').click();
    const box = phone.app.getByRole('textbox');
    await box.fill('phin nhom');
    await box.press('Enter');
    await phone.app.getByRole('link').filter({ hasText: FILTER }).waitFor();
    await box.fill('zzzzz');
    await phone.app.getByText('Không tìm thấy “zzzzz”').waitFor();
    await box.fill('');
    await phone.button('phin nhom').click();
    await phone.app.getByRole('link').filter({ hasText: FILTER }).waitFor();
  });

  visit('the language changes at once, tabs and titles with it, and stays after a restart', async (phone) => {
    await phone.app.getByRole('link', { name: 'Cài đặt' }).click();
    await phone.app.getByText('English').click();
    await phone.page.getByText('Settings', { exact: true }).waitFor();
    await back(phone);
    await phone.app.getByText('What are you looking for?').waitFor();
    await phone.page.reload();
    await tab(phone, 'Cart').click();
    await phone.app.getByText('Your cart is empty').waitFor();
    await phone.page.getByText('Cart', { exact: true }).first().waitFor();
    await phone.open('pages/product/index?id=ca-phe-rang-moc');
    await phone.page.getByText('Product', { exact: true }).waitFor();
  });

  visit('a line changes its variant and is brought back after it was removed', async (phone) => {
    await addToCart(phone, COFFEE);
    await tab(phone, 'Giỏ hàng').click();
    await phone.button(/Đổi phân loại của/).click();
    await phone.button('Gói 500 g').click();
    await phone.app.getByText('165.000 ₫').first().waitFor();
    await phone.button(/^Xóa Cà phê/).click();
    await phone.app.getByText('Giỏ hàng đang trống').waitFor();
    await phone.button('Hoàn tác').click();
    await phone.app.getByRole('checkbox', { name: /Gói 500 g/ }).waitFor();
  });

  visit('a typed address, an invalid coupon that stays, and a note reach the order', async (phone) => {
    await addToCart(phone, DRIP);
    await tab(phone, 'Giỏ hàng').click();
    await phone.button(/^Mua hàng/).click();
    await logIn(phone);
    await phone.app.getByRole('link', { name: 'Nhập địa chỉ bằng tay' }).click();
    await phone.button('Giao đến địa chỉ này').click();
    await phone.app.getByText('Hãy điền mục này').first().waitFor();
    const address = { 'Họ và tên': 'Lê Thị Mây', 'Số điện thoại': '+84 90 123 45 67', 'Số nhà, tên đường': '1 Lê Lợi' };
    for (const [name, value] of Object.entries({ ...address, 'Tỉnh, thành phố': 'Huế' }))
      await phone.app.getByRole('textbox', { name }).fill(value);
    await phone.button('Giao đến địa chỉ này').click();
    await phone.app.getByText('Lê Thị Mây · 0901234567').waitFor();
    await phone.app.getByRole('textbox', { name: 'Mã giảm giá' }).fill('KHONG-CO');
    await phone.button('Áp dụng').click();
    await phone.app.getByText('Không có mã này').waitFor();
    assert.equal(await phone.app.getByRole('textbox', { name: 'Mã giảm giá' }).inputValue(), 'KHONG-CO');
    await phone.app.getByRole('textbox', { name: 'Lời nhắn' }).fill('Giao giờ hành chính');
    await phone.app.getByText('Thanh toán khi nhận hàng').click();
    await phone.button('Đặt hàng').click();
    await expectResult(phone, 'Đặt hàng thành công');
    const [row] = await shop().readDatabase<{ note: string; name: string; status: string }>(
      "select note, address->>'fullName' as name, status from orders order by created_at desc limit 1",
    );
    assert.deepEqual(row, { note: 'Giao giờ hành chính', name: 'Lê Thị Mây', status: 'cod_placed' });
  });

  visit('without network the kept products stay, what was not seen says why, and it all comes back', async (phone) => {
    await openProduct(phone, COFFEE);
    await back(phone);
    await setOffline(phone, true);
    await phone.app
      .getByText(/^Không có mạng/)
      .first()
      .waitFor();
    await openProduct(phone, COFFEE);
    await phone.app.getByText('Thông tin đã lưu, đang cập nhật').waitFor();
    await back(phone);
    await phone.app.getByText(DRIP).first().click();
    await phone.button('Thử lại').waitFor();
    await setOffline(phone, false);
    await phone.button('Thử lại').click();
    await phone.app.getByRole('heading', { name: DRIP }).waitFor();
  });

  test('with the server gone Tiki’s cart is offered, but not to somebody whose payment may still go through', async () => {
    const free = await openPhone(browser(), shop().appUrl);
    const paying = await openPhone(browser(), shop().appUrl);
    await openProduct(free, FILTER);
    const sheet = await buyUpToTheSheet(paying, FILTER);
    await shop().stopServer();

    await free.button('Mua ngay').click();
    await logIn(free);
    await free.app.getByText(/^Máy chủ của cửa hàng không trả lời/).waitFor();
    await free.button('Mua qua Tiki').click();
    await free.page.getByRole('dialog', { name: 'Giỏ hàng Tiki' }).getByText(FILTER).waitFor();
    await free.close();

    await sheet.getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await back(paying);
    await paying.button(/^Mua hàng/).click();
    await paying.app.getByText(/^Chúng tôi vẫn đang kiểm tra đơn hàng/).waitFor();
    assert.equal(await paying.button('Mua qua Tiki').count(), 0);
    await paying.close();
  });
}
