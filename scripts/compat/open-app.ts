import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readOptions } from '../../simulator/shell/server/options.ts';
import { startPreview, type Preview } from '../../simulator/shell/server/server.ts';
import type { CompatApp } from './options.ts';

/** One page of an app as it came up. */
export interface PageResult {
  path: string;
  /** `shown`, or why not. */
  state: 'shown' | 'empty' | 'not started';
  /** What the framework and the app said at level warn and error; each text once. */
  lines: readonly string[];
  /** PNG of the phone at 375 x 812. */
  picture: Buffer;
}

export interface AppResult {
  name: string;
  pages: readonly PageResult[];
  /** Milliseconds of the build. */
  build: number;
  /** `error pages/home/index.txml:3:7 ...` */
  messages: readonly string[];
}

export const SCREEN = { width: 375, height: 812 };
/** Pages that are opened at a time. */
const PHONES = 3;
/** How long an app may take to start on a busy machine. */
const START_MS = 60_000;
/** A page that never rests (a timer, a socket) is taken as it is after this long. */
const PATIENCE_MS = 6_000;

/** Starts the app in the preview and opens each page of its app.json as the first page. */
export async function openEveryPage(
  browser: Browser,
  app: CompatApp,
  maps: readonly string[],
  full: string | null,
): Promise<AppResult> {
  const args = ['--app', app.folder, '--port', '0', ...maps.flatMap((map) => ['--map', map])];
  const preview = await startPreview(readOptions(args, {}), () => {});
  try {
    const { report, project } = preview.build();
    const messages = report.messages.map(
      ({ level, file, line, column, text }) => `${level} ${file}:${line}:${column} ${text}`,
    );
    const paths = project.description.pages.map(({ path }) => path);
    const pages: PageResult[] = Array.from({ length: paths.length });
    let next = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; index < paths.length; index = next++) {
        const result = await openAlone(browser, preview, paths[index] ?? '');
        pages[index] = result;
        if (full) save(full, app.name, result);
        for (const line of result.lines) console.log(`${app.name} ${result.path} ${line}`);
      }
    };
    await Promise.all(Array.from({ length: PHONES }, work));
    return { name: app.name, pages, build: report.milliseconds, messages };
  } finally {
    await preview.close();
  }
}

async function openAlone(browser: Browser, preview: Preview, path: string): Promise<PageResult> {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  try {
    await placeholders(context, preview.url);
    return await openPage(context, preview, path);
  } finally {
    await context.close();
  }
}

async function openPage(context: BrowserContext, preview: Preview, path: string): Promise<PageResult> {
  const page = await context.newPage();
  const lines = new Set<string>();
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) {
      lines.add(`${message.type()}: ${message.text().split('\n').slice(0, 2).join(' ')}`);
    }
  });
  page.on('pageerror', (error) => lines.add(`preview: ${error.message}`));
  await page.goto(`${preview.url}/app?open=${encodeURIComponent(path)}`, { timeout: START_MS });
  const frame = page.locator('iframe[data-tini-page]:not([inert])');
  const content = page.frameLocator('iframe[data-tini-page]:not([inert])').locator('page');
  const started = await frame
    .waitFor({ timeout: START_MS })
    .then(() => content.waitFor({ state: 'attached', timeout: START_MS }))
    .then(() => true)
    .catch(() => false);
  await page.waitForLoadState('networkidle', { timeout: PATIENCE_MS }).catch(() => undefined);
  await resting(page);
  for (let asked = 0; asked < 3 && (await consent(page)); asked += 1) await resting(page);
  const picture = await page.screenshot();
  const filled = started && (await content.evaluate((root) => root.querySelector('*') !== null));
  return { path, state: started ? (filled ? 'shown' : 'empty') : 'not started', lines: [...lines], picture };
}

/** Agrees to what Tiki asks, as a customer would; false when nothing is asked. */
async function consent(page: Page): Promise<boolean> {
  const agree = page.getByRole('dialog').getByRole('button', { name: /^Đồng ý/ });
  if ((await agree.count()) === 0) return false;
  await agree.first().click();
  return true;
}

/** Waits until nothing in the topmost frame has changed for half a second. */
async function resting(page: Page): Promise<void> {
  let before = '';
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const now = await page
      .frameLocator('iframe[data-tini-page]:not([inert])')
      .locator('body')
      .evaluate((body) => body.innerHTML, undefined, { timeout: 500 })
      .catch(() => '');
    if (now === before) return;
    before = now;
    await page.waitForTimeout(500);
  }
}

/** Pictures of other hosts: a grey drawing of the same role, so that the layout shows without a network. */
async function placeholders(context: BrowserContext, own: string): Promise<void> {
  await context.route(
    (url) => url.protocol.startsWith('http') && !url.href.startsWith(own),
    (route) => {
      if (route.request().resourceType() !== 'image') return route.abort();
      const body =
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 400 400"><rect width="400" height="400" fill="#dfe3ea"/><path d="M60 300l90-120 70 80 50-60 70 100z" fill="#b9c0cc"/><circle cx="270" cy="130" r="34" fill="#b9c0cc"/></svg>';
      return route.fulfill({ contentType: 'image/svg+xml', body });
    },
  );
}

function save(full: string, app: string, { path, picture }: PageResult): void {
  const folder = join(full, app);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${path.replaceAll('/', '-')}.png`), picture);
}
