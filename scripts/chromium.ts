import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where a Chromium of the machine usually is. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Quiet and reproducible: no sandbox for root, no background traffic. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium: `CHROME_PATH`, else an installed one, else the one that npm brought (@sparticuz/chromium).
 * Never downloads. @throws Error when none can be started.
 */
export async function launchChromium(): Promise<Browser> {
  const chosen = process.env['CHROME_PATH'] ?? INSTALLED.find((path) => existsSync(path));
  if (chosen) return chromium.launch({ executablePath: chosen, args: FLAGS });
  const { default: packaged } = await import('@sparticuz/chromium');
  // Its own flags are for a cloud function that runs one page: a single process does not survive a closed context.
  return chromium.launch({ executablePath: await packaged.executablePath(), args: FLAGS });
}

/**
 * Sees to it that `launchChromium` will work. On a bare CI machine, as root, Debian's package is installed when nothing else starts.
 * @throws Error that says what to do when there is no Chromium.
 */
export async function ensureChromium(): Promise<void> {
  try {
    await (await launchChromium()).close();
  } catch (error) {
    if (!process.env['CI'] || process.getuid?.() !== 0) {
      throw new Error('no Chromium could be started: install one, or name it in CHROME_PATH', { cause: error });
    }
    console.log('no Chromium could be started; installing the Debian package');
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
    await (await launchChromium()).close();
  }
}
