import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { readOptions } from '../../shell/server/options.ts';
import { startPreview, type Preview } from '../../shell/server/server.ts';
import { launchChromium } from '../../testing/index.ts';

let browser: Promise<Browser> | null = null;
after(async () => (await browser)?.close());

/** The one Chromium of a process, started by the first who asks; every test has contexts of its own. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launchChromium();
  return browser;
}

export const HELLO = fileURLToPath(new URL('../../fixtures/hello', import.meta.url));

/** A preview on a free port, closed with the test. */
export async function preview(t: TestContext, args: readonly string[] = [], app = HELLO): Promise<Preview> {
  const started = await startPreview(
    readOptions(['--app', app, '--port', '0', ...args], { SANDBOX_TOKEN: 'sandbox-token-of-the-test' }),
    () => {},
  );
  t.after(() => started.close());
  return started;
}

export interface Answer {
  status: number;
  text: string;
}

/** A request as a stranger could make it: any Host, any header, a path that no client would normalise. */
export function raw(
  url: string,
  target: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, path: target, method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

/** A little HTTP server on loopback, closed with the test; resolves with its origin. */
export async function localServer(t: TestContext, handle: http.RequestListener): Promise<string> {
  const server = http.createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tini-preview-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
