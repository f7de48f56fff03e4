/**
 * How long a Tini developer waits, in an app of 100 files: from the command to the first page painted, and from a saved
 * file to the phone that shows it. One JSON line each: name, ours, reference, ratio; the references are the bars.
 */
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.ts';
import { ROOT } from '../../scripts/paths.ts';
import { hundredFiles, inFolder } from './hundred-files.ts';

const STARTS = 3;
const SAVES = 7;
const READY_MS = 3_000;
const SHOWN_MS = 300;

const print = (name: string, times: readonly number[], reference: number): void => {
  const ours = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  console.log(
    JSON.stringify({ name, ours: Math.round(ours), reference, ratio: Number((ours / reference).toFixed(2)) }),
  );
};

const browser = await launchChromium();
try {
  await inFolder(hundredFiles(), async (folder) => {
    const ready: number[] = [];
    const painted: number[] = [];
    for (let run = 0; run < STARTS; run += 1) {
      await withPreview(folder, async (url, milliseconds) => {
        ready.push(milliseconds);
        const start = performance.now();
        const page = await openApp(browser, url);
        painted.push(milliseconds + performance.now() - start);
        await page.close();
      });
    }
    print('preview: from the command to ready, 100 files, ms, against 3 s', ready, READY_MS);
    print('preview: from the command to the first page, 100 files, ms, against 3 s', painted, READY_MS);
    await withPreview(folder, (url) => measureSaves(browser, url, folder));
  });
} finally {
  await browser.close();
}

/** The command itself in a process of its own. */
async function withPreview(folder: string, run: (url: string, milliseconds: number) => Promise<void>): Promise<void> {
  const start = performance.now();
  const preview = spawn(process.execPath, ['scripts/run.mjs', 'preview', '--app', folder, '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      preview.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const [, ready] = /preview ready on (\S+)/.exec(said) ?? [];
        if (ready) resolve(ready);
      });
      preview.once('exit', () => reject(new Error(`the preview ended: ${said}`)));
    });
    await run(url, performance.now() - start);
  } finally {
    preview.kill();
  }
}

async function openApp(on: Browser, url: string): Promise<Page> {
  const page = await on.newPage({ viewport: { width: 375, height: 812 } });
  await page.goto(`${url}/app`);
  await page.frameLocator('iframe[data-tini-page]').locator('#template').waitFor();
  return page;
}

async function measureSaves(on: Browser, url: string, folder: string): Promise<void> {
  const page = await openApp(on, url);
  const template: number[] = [];
  const style: number[] = [];
  const script: number[] = [];
  for (let run = 1; run <= SAVES; run += 1) {
    template.push(await save(page, folder, 'txml', `mark ${run - 1}`, `mark ${run}`));
    style.push(await save(page, folder, 'tcss', `: ${run + 99}px`, `: ${run + 100}px`));
    script.push(await save(page, folder, 'js', `mark ${run - 1}`, `mark ${run}`));
  }
  print('preview: a saved template to shown, 100 files, ms, against 300', template, SHOWN_MS);
  print('preview: a saved style to shown, 100 files, ms, against 300', style, SHOWN_MS);
  print('preview: a saved script to the app on its page again, 100 files, ms, against 300', script, SHOWN_MS);
}

/** Milliseconds from the write to a painted frame that shows what was written. */
async function save(page: Page, folder: string, kind: string, from: string, to: string): Promise<number> {
  const file = path.join(folder, `pages/page0/index.${kind}`);
  const text = (await readFile(file, 'utf8')).replace(from, to);
  const start = performance.now();
  await writeFile(file, text);
  // The outer document may be loaded anew meanwhile, so each look is a question of its own.
  while (!(await page.evaluate(isShown, [kind, to] as const).catch(() => false)));
  const shown = performance.now() - start;
  await page.waitForTimeout(300);
  return shown;
}

/** In the phone's document: whether its frame shows the edit. */
async function isShown([kind, wanted]: readonly [string, string]): Promise<boolean> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const frame = document.querySelector<HTMLIFrameElement>('iframe[data-tini-page]')?.contentDocument;
  const element = frame?.querySelector(kind === 'js' ? '#script' : '#template');
  if (!element) return false;
  return kind === 'tcss'
    ? getComputedStyle(element).lineHeight === wanted.slice(2)
    : element.textContent.trim() === wanted;
}
