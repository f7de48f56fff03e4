import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { preview, sharedBrowser, temporaryFolder } from '../shell/support.ts';

/** A small app: file name to text. `app.json` is made from the pages when it is not given. */
export type Files = Readonly<Record<string, string>>;

export interface Phone {
  page: Page;
  /** The frame on top. */
  frame: FrameLocator;
  /** What the app and the framework said, oldest first. */
  lines: string[];
  /** Lines of `console.log` alone, without the mark of where they come from. */
  logs(): string[];
  /** Waits until a text is on the page. */
  sees(text: string | RegExp): Promise<void>;
  tap(text: string): Promise<void>;
  find(selector: string): Locator;
  /** Waits until the app has logged a line. */
  hears(line: string | RegExp): Promise<void>;
}

let context: Promise<BrowserContext> | null = null;

async function openContext(): Promise<BrowserContext> {
  const opened = await (await sharedBrowser()).newContext({ viewport: { width: 375, height: 760 }, locale: 'vi-VN' });
  opened.setDefaultTimeout(20_000);
  return opened;
}

/** One fact in real Chromium: an app, and what it must show or say. */
export function fact(
  title: string,
  files: Files,
  check: (phone: Phone) => Promise<void>,
  args: readonly string[] = [],
): void {
  test(title, async (t) => check(await openApp(t, files, { args })));
}

export async function openApp(
  t: TestContext,
  files: Files,
  { args = [], target = '/app' }: { args?: readonly string[]; target?: string } = {},
): Promise<Phone> {
  const folder = await temporaryFolder(t);
  await writeApp(folder, files);
  const { url } = await preview(t, args, folder);
  context ??= openContext();
  const page = await (await context).newPage();
  t.after(() => page.close());
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(`page error: ${error.message}`));
  await page.goto(url + target);
  return phoneOf(page, lines);
}

export async function writeApp(folder: string, files: Files): Promise<void> {
  const pages = Object.keys(files)
    .filter((name) => /^pages\/.*\.txml$/.test(name) && !name.includes('/parts/'))
    .map((name) => name.replace(/\.txml$/, ''));
  const all: Files = { 'app.js': 'App({});', 'app.json': JSON.stringify({ pages }), ...files };
  for (const [name, text] of Object.entries(all)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

function phoneOf(page: Page, lines: string[]): Phone {
  const frame = page.frameLocator('iframe[data-tini-page]:not([inert])');
  const logs = () => lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
  return {
    page,
    frame,
    lines,
    logs,
    sees: async (text) =>
      frame
        .getByText(text, typeof text === 'string' ? { exact: true } : {})
        .first()
        .waitFor(),
    tap: async (text) => frame.getByText(text, { exact: true }).first().click(),
    find: (selector) => frame.locator(selector),
    async hears(line) {
      const matches = () => logs().some((one) => (typeof line === 'string' ? one === line : line.test(one)));
      const deadline = Date.now() + 20_000;
      while (!matches()) {
        if (Date.now() > deadline) throw new Error(`the app never said ${String(line)}; it said:\n${lines.join('\n')}`);
        await page.waitForEvent('console', { timeout: 1_000 }).catch(() => null);
      }
    },
  };
}

/** A home page from its template and the text of its options. */
export function home(txml: string, options = '{}', json = '{}'): Files {
  return { 'pages/home/index.txml': txml, 'pages/home/index.js': `Page(${options});`, 'pages/home/index.json': json };
}
