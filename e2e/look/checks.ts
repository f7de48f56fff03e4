import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import type { Visitor } from './visitor.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of the document around the app's page, which is the runtime's: no page of ours can set them. */
const OF_THE_RUNTIME = ['document-title', 'html-has-lang', 'html-lang-valid', 'meta-viewport', 'bypass'];

interface AxeResults {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** What is wrong with the page on screen, one line each; empty when nothing is. */
export async function problemsOf(visitor: Visitor, state: string): Promise<string[]> {
  const frame = await topFrame(visitor);
  const found = [...(await axeProblems(frame)), ...(await frame.evaluate(targetProblems))];
  for (const width of [320, 414]) {
    await visitor.page.setViewportSize({ width, height: 812 });
    found.push(...prefixed(`${width} px`, await frame.evaluate(layoutProblems, 1)));
  }
  await visitor.page.setViewportSize({ width: 375, height: 812 });
  found.push(...prefixed('1.3 x font', await frame.evaluate(layoutProblems, 1.3)));
  return found.map((problem) => `${state}: ${problem}`);
}

function prefixed(where: string, problems: readonly string[]): string[] {
  return problems.map((problem) => `${where}: ${problem}`);
}

async function topFrame({ page }: Visitor): Promise<Frame> {
  const element = await page.locator('iframe[data-tini-page]:not([inert])').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('no page is on top');
  return frame;
}

/** WCAG A and AA, contrast among it. */
async function axeProblems(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE);
  const { violations } = await frame.evaluate(async (disabled): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } };
    return axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: Object.fromEntries(disabled.map((id) => [id, { enabled: false }])),
      resultTypes: ['violations'],
    });
  }, OF_THE_RUNTIME);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary = '' }) => `axe ${id}: ${html.slice(0, 160)} ${failureSummary.split('\n')[1] ?? ''}`,
    ),
  );
}

/** In the frame: controls smaller than 44 px. A checkbox is as large as the label around it. */
function targetProblems(): string[] {
  const controls = document.querySelectorAll('[role=button],[role=link],[role=tab],button,input,textarea');
  return [...controls].flatMap((control) => {
    const target = control.closest('label') ?? control;
    const { width, height } = target.getBoundingClientRect();
    if (width === 0 || (width >= 43.5 && height >= 43.5)) return [];
    const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
    return [`target of ${Math.round(width)} x ${Math.round(height)} px: ${name.slice(0, 60)}`];
  });
}

/**
 * In the frame, with all text enlarged: what scrolls sideways, leaves its box or is cut off. A name cut after so many
 * lines with an ellipsis is meant to be, and what scrolls sideways by itself may be wider than the screen.
 */
async function layoutProblems(scale: number): Promise<string[]> {
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const all = [...document.querySelectorAll<HTMLElement>('page, page *')];
  const root = document.documentElement;
  const before = all.map((element) => element.getAttribute('style'));
  const rootBefore = root.style.fontSize;
  if (scale !== 1) {
    const sizes = all.map((element) => {
      const { fontSize, lineHeight } = getComputedStyle(element);
      return { size: parseFloat(fontSize), line: parseFloat(lineHeight) };
    });
    root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * scale}px`;
    all.forEach((element, index) => {
      const { size = 14, line = NaN } = sizes[index] ?? {};
      element.style.fontSize = `${size * scale}px`;
      if (!Number.isNaN(line)) element.style.lineHeight = `${line * scale}px`;
    });
  }
  await painted();
  const problems: string[] = [];
  if (root.scrollWidth > innerWidth) problems.push(`the page is ${root.scrollWidth} px wide`);
  for (const element of all) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
    if (texts.length === 0 || element.closest('scroll-view,carousel,[aria-hidden=true]') !== null) continue;
    const style = getComputedStyle(element);
    const isClamped = style.getPropertyValue('-webkit-line-clamp') !== 'none';
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    if (text.width === 0) continue;
    const own = element.getBoundingClientRect();
    const words = (element.textContent ?? '').trim().slice(0, 50);
    if (text.left < -1 || text.right > innerWidth + 1) problems.push(`off the screen: ${words}`);
    const inlineText = style.display === 'inline';
    if (!isClamped && !inlineText && (text.bottom > own.bottom + 2 || text.right > own.right + 1))
      problems.push(`larger than its box: ${words}`);
    for (let box = element.parentElement; box !== null && box.tagName !== 'PAGE'; box = box.parentElement) {
      if (isClamped || getComputedStyle(box).position === 'fixed') break;
      const outer = box.getBoundingClientRect();
      if (
        getComputedStyle(box).overflow === 'hidden' &&
        (text.right > outer.right + 1 || text.bottom > outer.bottom + 1)
      )
        problems.push(`cut off: ${words}`);
      else if (outer.height > 0 && getComputedStyle(box).display !== 'inline' && text.bottom > outer.bottom + 3)
        problems.push(`hangs out of its container: ${words}`);
      else continue;
      break;
    }
  }
  if (scale !== 1) {
    all.forEach((element, index) => {
      const style = before[index];
      if (style === null || style === undefined) element.removeAttribute('style');
      else element.setAttribute('style', style);
    });
    root.style.fontSize = rootBefore;
    await painted();
  }
  return [...new Set(problems)];
}
