import { launchChromium } from '../chromium.ts';
import { ROOT } from '../paths.ts';
import { writeDocument } from './document.ts';
import { openEveryPage, type AppResult } from './open-app.ts';
import { readCompatOptions } from './options.ts';

/** Runs all apps and writes the document; the exit code says whether every page of every app came up. */
export async function compat(args: readonly string[]): Promise<number> {
  const options = readCompatOptions(args, `${ROOT}/docs`);
  const browser = await launchChromium();
  const results: AppResult[] = [];
  try {
    for (const app of options.apps) {
      results.push(await openEveryPage(browser, app, options.maps, options.full));
      // After each app: a long run that is stopped leaves what it has seen.
      await writeDocument(options, results);
    }
  } finally {
    await browser.close();
  }
  return results.every(({ pages }) => pages.every(({ state }) => state === 'shown')) ? 0 : 1;
}
