import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { assertAccessible, assertFits } from '../support/axe.ts';
import { GOODS, openPage, PASSWORD, type Desk, type PlacedOrder } from '../support/desk.ts';

/** The shop's admin, as its people use it: in Vietnamese, by role and visible text. */

const HOSTILE = '<script>document.title="hacked"</script><img src=x onerror=alert(1)>';

const HEADER = 'product_id,category,name,brand,description,image,variant_id,variant_name,price,stock,sku,digital';

async function logIn(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('Tên').fill('lan');
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const form = (page: Page, button: string) =>
  page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) });

async function act(page: Page, button: string, why: string): Promise<void> {
  await form(page, button).getByLabel('Lý do').fill(why);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('status').waitFor();
}

export function adminTests(browserOf: () => Browser, deskOf: () => Desk): void {
  let paid: PlacedOrder;
  let wrong: PlacedOrder;
  let hostile: PlacedOrder;

  async function openAdmin(path = '/orders', width = 1280) {
    const opened = await openPage(browserOf(), `${deskOf().adminUrl}${path}`, width);
    await logIn(opened.page);
    await opened.page.getByRole('navigation', { name: 'Quản trị' }).waitFor();
    return opened;
  }

  describe('the admin', () => {
    before(async () => {
      const desk = deskOf();
      paid = await desk.order(0);
      wrong = await desk.order(0);
      hostile = await desk.order(1, { fullName: HOSTILE, note: HOSTILE });
      await desk.console(`/orders/${paid.platformOrderId}/pay`, {});
      await desk.console('/ipn-faults', { kind: 'wrong_amount' });
      await desk.console(`/orders/${wrong.platformOrderId}/pay`, {});
      await desk.console('/settle', {});
    });

    it('a wrong password is refused in words; the right one leads to the page that was asked for', async () => {
      const { page, close } = await openPage(browserOf(), `${deskOf().adminUrl}/log`);
      await logIn(page, 'sai mật khẩu rồi');
      await page.getByRole('alert').getByText('Sai tên hoặc mật khẩu.').waitFor();
      await logIn(page);
      await heading(page, 'Nhật ký').waitFor();
      await close();
    });

    it('a form from elsewhere, and one without its token, change nothing', async () => {
      const { page, close } = await openAdmin(`/orders/${paid.orderId}`);
      await page.locator('input[name=_csrf]').evaluateAll((fields) => fields.forEach((field) => field.remove()));
      await form(page, 'Hủy đơn').getByLabel('Lý do').fill('không có mã');
      await page.getByRole('button', { name: 'Hủy đơn' }).click();
      await heading(page, 'Không được').waitFor();
      const reply = await page.request.post(`${deskOf().adminUrl}/orders/${paid.orderId}/cancel`, {
        headers: { Origin: 'https://evil.example' },
        form: { why: 'từ trang khác' },
      });
      assert.equal(reply.status(), 403);
      await page.goto(`${deskOf().adminUrl}/orders/${paid.orderId}`);
      await page.locator('.summary').getByText('Đã thanh toán').waitFor();
      await close();
    });

    it('the policy lets no inline script or style run, and no page frame it', async () => {
      const { page, close } = await openAdmin();
      const headers = (await page.request.get(`${deskOf().adminUrl}/orders`)).headers();
      const policy = headers['content-security-policy'] ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe|\*|data:/);
      const ran = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "inline"';
        document.body.append(script);
        return document.title;
      });
      assert.notEqual(ran, 'inline');
      await close();
    });

    it('every page is accessible and fits, on a desk and on a phone, in both languages', async () => {
      const pages = [
        '/orders',
        `/orders/${wrong.orderId}`,
        `/orders/${paid.orderId}`,
        '/review',
        '/alarms',
        '/reconciliation',
      ];
      pages.push('/catalogue', `/catalogue/${GOODS.product}`, '/import', '/log', '/account');
      for (const [width, language] of [
        [1280, 'vi'],
        [375, 'en'],
      ] as const) {
        const { page, troubles, close } = await openPage(browserOf(), `${deskOf().adminUrl}/login`, width);
        await assertAccessible(page, `login, ${width} px`);
        await logIn(page);
        await page.goto(`${deskOf().adminUrl}/language?to=${language}&back=/admin/orders`);
        for (const path of pages) {
          await page.goto(`${deskOf().adminUrl}${path}`);
          assert.equal(await page.locator('html').getAttribute('lang'), language);
          await assertAccessible(page, `${path}, ${width} px`);
          await assertFits(page, `${path} at ${width} px`);
        }
        assert.deepEqual(troubles, []);
        await close();
      }
    });

    it('what a buyer typed is shown as typed and never runs', async () => {
      const { page, troubles, close } = await openAdmin(`/orders/${hostile.orderId}`);
      await page.getByText(HOSTILE).first().waitFor();
      assert.equal(await page.locator('main script, main img').count(), 0);
      assert.doesNotMatch(await page.title(), /hacked/);
      assert.deepEqual(troubles, []);
      await close();
    });

    it('an order is completed and another canceled, each with a reason that the log keeps with the name', async () => {
      const { page, close } = await openAdmin(`/orders/${paid.orderId}`);
      await act(page, 'Hoàn tất', 'khách đã nhận hàng');
      await deskOf().orderIs(paid.platformOrderId, 'completed');
      await page.goto(`${deskOf().adminUrl}/orders/${hostile.orderId}`);
      await act(page, 'Hủy đơn', 'khách đổi ý');
      await deskOf().orderIs(hostile.platformOrderId, 'canceled');
      await page.goto(`${deskOf().adminUrl}/log`);
      for (const why of ['khách đã nhận hàng', 'khách đổi ý']) {
        await page.getByRole('row').filter({ hasText: why }).filter({ hasText: 'lan' }).waitFor();
      }
      await close();
    });

    it('the review queue names the reason and leads to the order, where it is resolved', async () => {
      const { page, close } = await openAdmin('/review');
      await page.getByText('Tổng tiền hoặc mã tham chiếu ở Tiki khác đơn của shop').waitFor();
      await page.getByRole('link', { name: wrong.orderNo }).click();
      await act(page, 'Đã xử lý', 'đã so với Seller Center');
      await page.goto(`${deskOf().adminUrl}/orders/${wrong.orderId}`);
      await act(page, 'Hủy đơn', 'hoàn tiền');
      await page.goto(`${deskOf().adminUrl}/review`);
      await page.getByText('Không có đơn nào cần xem xét.').waitFor();
      await close();
    });

    it('the books are compared with Tiki on request, and the report is downloaded as CSV', async () => {
      const { page, close } = await openAdmin('/reconciliation');
      await act(page, 'Đối soát ngay', 'kiểm tra cuối ngày');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Tải CSV' }).click(),
      ]);
      const csv = readFileSync(await download.path(), 'utf8');
      assert.match(
        csv,
        /^order_no,reference_id,tini_order_id,tiki_order_code,amount,status,paid_at,completed_at,canceled_at\n/,
      );
      assert.match(csv, new RegExp(`^${paid.orderNo},`, 'm'));
      await close();
    });

    it('price and stock are changed, and buyers see them at once', async () => {
      const { page, close } = await openAdmin(`/catalogue/${GOODS.product}`);
      const variant = page.locator('form.edit').nth(1);
      await variant.getByLabel('Giá').fill('131.000');
      await variant.getByLabel('Lý do').fill('giá mới');
      await variant.getByRole('button', { name: 'Lưu' }).click();
      await page.getByRole('status').getByText('Đã lưu.').waitFor();
      const product = (await (await fetch(`${deskOf().shopUrl}/v1/products/${GOODS.product}`)).json()) as {
        variants: { price: number }[];
      };
      assert.equal(product.variants[0]?.price, 131_000);
      await close();
    });

    it('an import from a CSV file is previewed, and asks once more before variants vanish', async () => {
      const { page, close } = await openAdmin('/import');
      const line = 'phin-nhom,ca-phe-tra,Phin nhôm,Sương Hiên,Phin.,phin-nhom.webp,phin-moi,Cỡ lớn,55000,5,,';
      const file = { name: 'gia.csv', mimeType: 'text/csv', buffer: Buffer.from(`${HEADER}\n${line}\n`) };
      await page.getByLabel('Tệp').setInputFiles(file);
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.getByText('phin-moi price').waitFor();
      await page.getByText('Tệp không còn các phân loại này.').waitFor();
      await assertAccessible(page, 'the preview');
      await page.getByLabel('Lý do').fill('cỡ mới');
      await page.getByRole('button', { name: 'Ghi' }).click();
      const isAsked = () => page.getByRole('checkbox', { name: 'Đồng ý xóa 1 phân loại' });
      assert.equal(await isAsked().isVisible(), true, 'unanswered, the browser does not send it');
      await isAsked().check();
      await page.getByRole('button', { name: 'Ghi' }).click();
      await page.getByRole('status').getByText('Đã nhập.').waitFor();
      const reply = await fetch(`${deskOf().shopUrl}/v1/products/phin-nhom`);
      const { variants } = (await reply.json()) as { variants: { id: string }[] };
      assert.deepEqual(
        variants.map(({ id }) => id),
        ['phin-moi'],
      );
      await close();
    });

    it('an import of JSON with a fault changes nothing and says where', async () => {
      const { page, close } = await openAdmin('/import');
      await page.getByLabel('Định dạng').selectOption('json');
      await page.getByLabel('Nội dung').fill('[{"id":"x"}]');
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.getByRole('alert').getByText('Chưa ghi gì.').waitFor();
      assert.equal(await page.getByLabel('Nội dung').inputValue(), '[{"id":"x"}]', 'the text stays');
      await close();
    });
  });
}
