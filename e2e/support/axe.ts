import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
}

/** Runs axe over the page as it stands and fails with what it found. It enters by the debugger, so a strict CSP stays in force. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  // Running its source takes longer than a check: once for each document.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(SOURCE);
  const { violations } = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as Found;
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
  assert.deepEqual(told, [], what);
}

/** Fails when the page can be scrolled sideways. */
export async function assertFits(page: Page, what: string): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  assert.ok(content <= window, `${what}: ${content} px of content in ${window} px`);
}
