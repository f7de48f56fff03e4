import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { assertAccessible, assertFits } from '../support/axe.ts';
import { openPage, type Desk } from '../support/desk.ts';

/** The sandbox's console page, as a developer uses it: by role and visible text. It resets the sandbox again and again. */

const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) });
const rowOf = (page: Page, text: string) => page.locator('#orders details').filter({ hasText: text });

interface ConsoleOrder {
  id: string;
  status: string;
}

export function consoleTests(browserOf: () => Browser, deskOf: () => Desk): void {
  const consoleUrl = (): string => `${deskOf().sandboxUrl}/_console`;
  const orderAt = (id: string) => deskOf().console<ConsoleOrder>(`/orders/${id}`);

  describe('the console page of the sandbox', () => {
    beforeEach(async () => {
      await deskOf().console('/reset', {});
    });

    it('every panel is accessible and fits, empty and full, on a desk and on a phone', async () => {
      for (const width of [1280, 375]) {
        const { page, troubles, close } = await openPage(browserOf(), consoleUrl(), width);
        await page.getByText('No order yet.').waitFor();
        for (const isFull of [false, true]) {
          if (isFull) {
            const { platformOrderId } = await deskOf().order(0);
            await deskOf().console(`/orders/${platformOrderId}/pay`, {});
            await deskOf().console('/settle', {});
            await deskOf().console('/ipn-faults', { kind: 'drop' });
            await rowOf(page, platformOrderId).locator('summary').first().click();
          }
          for (const name of ['Orders', 'Notifications', 'Requests', 'Switches', 'Tiki carts', 'Setup']) {
            await tab(page, name).click();
            await page.locator(`main > section[aria-label="${name}"]`).waitFor();
            // An empty panel says the same on both widths.
            if (isFull || width === 1280)
              await assertAccessible(page, `${name}, ${width} px, ${isFull ? 'full' : 'empty'}`);
            await assertFits(page, `${name} at ${width} px`);
          }
          await tab(page, 'Orders').click();
        }
        assert.deepEqual(troubles, []);
        await close();
        await deskOf().console('/reset', {});
      }
    });

    it('an order appears by itself, is paid with its button, and offers only what is possible then', async () => {
      const { page, close } = await openPage(browserOf(), consoleUrl());
      const { platformOrderId } = await deskOf().order(0);
      const row = rowOf(page, platformOrderId);
      await row.locator('summary').first().click();
      const buttons = async () => (await row.locator('.inside > .buttons button').allTextContents()).toSorted();
      assert.deepEqual(await buttons(), [
        'Cancel on pay screen',
        'Choose COD',
        'Choose bank transfer',
        'Kill app',
        'Pay',
      ]);
      await row.getByRole('button', { name: 'Pay', exact: true }).click();
      await row.locator('summary').first().getByText('online_paid').waitFor();
      await row.getByText('answered at once').waitFor();
      assert.deepEqual(await buttons(), ['Advance to processing', 'Customer cancels']);
      assert.equal((await orderAt(platformOrderId)).status, 'online_paid');
      await row.getByRole('button', { name: 'Customer cancels' }).click();
      await row.getByText('Nothing can happen to this order any more').waitFor();
      assert.deepEqual(await buttons(), []);
      await close();
    });

    it('a lost notification shows its retry plan, and the clock plays it', async () => {
      const { page, close } = await openPage(browserOf(), `${consoleUrl()}#notifications`);
      await page.locator('#ipn-fault').getByLabel('Fault').selectOption('drop');
      await page.getByLabel('Attempts lost').fill('2');
      await page.locator('#ipn-fault').getByRole('button', { name: 'Arm', exact: true }).click();
      await page.getByText('notification: drop, once').waitFor();
      const { platformOrderId } = await deskOf().order(0);
      await deskOf().console(`/orders/${platformOrderId}/pay`, {});
      const row = page.locator('#deliveries details.row').filter({ hasText: platformOrderId });
      await row.locator('summary').first().click();
      await row.getByText('lost on the way').waitFor();
      assert.equal(await row.locator('.planned').count(), 7, 'the seven documented resends');
      await page.getByRole('button', { name: '+10 min' }).click();
      await row.getByText('HTTP 200').waitFor();
      assert.equal(await row.locator('.planned').count(), 0);
      await page.getByText('10 min ahead of real time').waitFor();
      await page.getByRole('button', { name: 'Real time' }).click();
      await page.getByText('Real time, Vietnam').waitFor();
      await close();
    });

    it('a refused request shows the signature received beside the expected one, and the bytes', async () => {
      const { page, close } = await openPage(browserOf(), `${consoleUrl()}#requests`);
      await fetch(`${deskOf().sandboxUrl}/tiniapp-open-api/order`, {
        method: 'POST',
        headers: { 'X-Tiniapp-Client-Id': 'nobody', 'X-Tiniapp-Timestamp': '1', 'X-Tiniapp-Signature': 'ab' },
        body: '{"a":"Hà Nội"}',
      });
      const row = page.locator('#requests details.row').filter({ hasText: 'unknown client id' });
      await row.locator('summary').first().click();
      await row.getByText('{"a":"Hà Nội"}', { exact: true }).waitFor();
      await row.getByText('as bytes').click();
      await row.getByText('7b 22 61 22 3a 22 48 c3 a0 20 4e e1 bb 99 69 22').waitFor();
      await close();
    });

    it('switches, next payment and a reset work with the keyboard alone', async () => {
      const { page, close } = await openPage(browserOf(), `${consoleUrl()}#switches`);
      const toggle = page.getByRole('switch', { name: 'A timestamp more than 5 min off is refused' });
      await toggle.focus();
      await page.keyboard.press('Space');
      await page.getByText(/^Any timestamp is good\./).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'switch-timestampWindow', 'the focus stays');
      await page.getByRole('radio', { name: /^success/ }).focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('#outcome-now').filter({ hasText: 'fail' }).waitFor();
      await page.getByRole('button', { name: 'Reset…' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await assertAccessible(page, 'the reset dialog');
      await page.keyboard.press('Escape');
      assert.equal(await dialog.isVisible(), false);
      assert.equal(
        (await deskOf().console<{ nextPayment: string }>('/state')).nextPayment,
        'fail',
        'Escape keeps everything',
      );
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Reset' }).click();
      await page.getByText('A timestamp more than 5 min off is refused.', { exact: true }).waitFor();
      await page.locator('#outcome-now').filter({ hasText: 'success' }).waitFor();
      await close();
    });

    it('among more orders than fit a page it finds one, filters by status and shows more', async () => {
      const { platformOrderId } = await deskOf().order(0);
      await deskOf().drafts(60);
      const { page, troubles, close } = await openPage(browserOf(), consoleUrl());
      const shown = (count: number) =>
        page.waitForFunction((wanted) => document.querySelectorAll('#orders > details').length === wanted, count);
      await shown(50);
      await page.getByRole('button', { name: 'Show more of 61' }).click();
      await shown(61);
      await page.keyboard.press('/');
      await page.keyboard.type(platformOrderId);
      await shown(1);
      await deskOf().console(`/orders/${platformOrderId}/pay`, {});
      await page.getByRole('searchbox').fill('');
      await page.getByRole('button', { name: /^online_paid/ }).click();
      await shown(1);
      assert.deepEqual(troubles, []);
      await close();
    });
  });
}
