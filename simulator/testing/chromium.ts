import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** A headless Chromium: `CHROME_PATH`, an installed one, or the one from npm's @sparticuz/chromium. Never downloads. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? INSTALLED.find((file) => existsSync(file));
  if (executablePath) return chromium.launch({ executablePath, args: FLAGS });
  const { default: packaged } = await import('@sparticuz/chromium');
  // Made for a cloud function that runs one page: a single process does not survive a closed context.
  const args = packaged.args.filter((flag) => flag !== '--single-process' && flag !== '--no-zygote');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...args, ...FLAGS] });
}
