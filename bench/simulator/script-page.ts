import { fileURLToPath } from 'node:url';
import type { Browser, Frame } from 'playwright-core';
import { rolldown } from 'rolldown';

/** A page with the same buttons as the app's and an empty list, filled by a script of this folder. */
export async function openScript(
  browser: Browser,
  script: string,
  buttons: readonly string[],
  list: string,
): Promise<Frame> {
  const bundle = await rolldown({ input: fileURLToPath(new URL(script, import.meta.url)), logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  const page = await browser.newPage({ viewport: { width: 375, height: 760 } });
  await page.setContent(`<!doctype html><style>body{margin:0;font:14px/1.5 sans-serif}</style>
    ${buttons.map((name) => `<div id="${name}">${name}</div>`).join('')}<div id="${list}"></div>`);
  await page.addScriptTag({ content: output[0].code });
  return page.mainFrame();
}
