import type { Metered } from './meter.ts';

/** A journey's steps have the same names everywhere, so that what two apps both can do is compared. */
export type Journey = (phone: Metered, url: string) => Promise<void>;

async function scrollToEnd({ app }: Metered): Promise<void> {
  await app.locator('page').evaluate((element) => {
    const { defaultView, documentElement } = element.ownerDocument;
    defaultView?.scrollTo(0, documentElement.scrollHeight);
  });
}

/** Ours, as a returning buyer who has let the app sign him in. */
export const ours: Journey = async (phone, url) => {
  const { app, page, step } = phone;
  const product = 'Cà phê rang mộc nguyên hạt';
  await page.goto(url);
  await app.getByText(product).waitFor();
  await step('launch', async () => {
    await page.reload();
    await app.getByText(product).waitFor();
  });
  await step('scroll', async () => {
    for (const cards of [20, 40, 60]) {
      await app.getByRole('link').nth(cards).waitFor();
      await scrollToEnd(phone);
    }
    await app.getByRole('link').nth(75).waitFor();
  });
  await step('product', async () => {
    await app.getByText(product).click();
    await app.getByRole('button', { name: 'Thêm vào giỏ' }).waitFor();
  });
  await step('add', async () => {
    await app.getByRole('button', { name: 'Thêm vào giỏ' }).click();
    await page.getByText('Đã thêm vào giỏ hàng').waitFor();
  });
  await step('cart', async () => {
    await app.getByRole('button', { name: 'Giỏ hàng, 1 dòng' }).click();
    await app.getByRole('button', { name: /^Mua hàng/ }).waitFor();
  });
  await step('quantity', async () => {
    await app.getByRole('button', { name: /^Tăng số lượng/ }).click();
    await app.getByText('178.000 ₫').first().waitFor();
  });
  await step('checkout', async () => {
    await app.getByRole('button', { name: /^Mua hàng/ }).click();
    await page.getByRole('button', { name: 'Đồng ý' }).click();
    await app.getByRole('button', { name: 'Chọn địa chỉ' }).first().click();
    await page.getByRole('button', { name: 'Đồng ý' }).click();
    await page.getByRole('button').filter({ hasText: 'Mặc định' }).click();
    await app.getByRole('button', { name: 'Thanh toán', exact: true, disabled: false }).waitFor();
  });
  await step('pay', async () => {
    await app.getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await page.getByRole('dialog', { name: 'Thanh toán' }).getByRole('button', { name: 'Thanh toán' }).waitFor();
  });
  await step('result', async () => {
    await page.getByRole('dialog', { name: 'Thanh toán' }).getByRole('button', { name: 'Thanh toán' }).click();
    await app.getByRole('heading', { name: 'Đã thanh toán' }).waitFor();
  });
};

/** Tiki's official `shop` template: it has no paging, and its payment is a dialog of its own, which stands for sheet and result. */
export const shop: Journey = async (phone, url) => {
  const { app, page, step } = phone;
  await page.goto(url);
  await app.getByText('Skip').click();
  await app.getByText('Done').click();
  await app.getByText('Featured').waitFor();
  await step('launch', async () => {
    await page.reload();
    await app.getByText('₫').first().waitFor();
  });
  await step('product', async () => {
    await app.locator('image').nth(8).click();
    await app.getByText('Add to cart').waitFor();
  });
  await step('add', async () => {
    await app.getByText('Add to cart').click();
    await app.getByText('Add to cart successfully').waitFor();
  });
  await step('cart', async () => {
    await page.getByRole('button', { name: /^Nút của ứng dụng/ }).click();
    await app.locator('.tu-stepper-operation').last().waitFor();
  });
  await step('quantity', async () => {
    const before = await app.getByText(/^Pay/).innerText();
    await app.locator('.tu-stepper-operation').last().click();
    await app.getByText(before, { exact: true }).waitFor({ state: 'detached' });
  });
  await step('pay', async () => {
    await app.getByText(/^Pay/).first().click();
    await app.getByText('Success', { exact: true }).waitFor();
  });
  await step('result', async () => {
    await app.getByText('Success', { exact: true }).click();
    await app.getByText('Payment Successful').waitFor();
  });
};

/** Tiki's official `fnb` template, to the changed quantity: it has no payment that ends without a Tiki account. */
export const fnb: Journey = async ({ app, page, step }, url) => {
  await page.goto(url);
  await app.getByText('Store pickup').waitFor();
  await step('launch', async () => {
    await page.reload();
    await app.getByText('Store pickup').waitFor();
    await app.getByText('Store pickup').click();
    await app.getByText('Latte').first().waitFor();
  });
  await step('product', async () => {
    await app.getByText('Latte').first().click();
    await app.getByText(/^Add to cart/).waitFor();
  });
  await step('add', async () => {
    await app.getByText(/^Add to cart/).click();
    await app.getByText(/\(x1\)/).waitFor();
  });
  await step('cart', async () => {
    await app.getByText(/\(x1\)/).click();
    await app.getByText('Order details').waitFor();
  });
};
