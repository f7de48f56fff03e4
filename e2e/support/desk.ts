import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { loadKeys, type LocalKeys } from '../../scripts/keys.ts';
import { startPart, type Part } from '../../scripts/part.ts';
import { ENTRIES } from '../../scripts/paths.ts';
import { copyFilledDatabase } from './filled-database.ts';
import { freePorts } from './ports.ts';
import { QUICK } from '../../scripts/quick.ts';

/** What is ordered. */
export const GOODS = { product: 'tui-chong-nuoc', name: 'Túi chống nước cuộn miệng' };
export const PASSWORD = 'mật khẩu dài của Lan';

/** Sandbox and server with its admin, without a preview: what the people of a shop and its developers look at. */
export interface Desk {
  sandboxUrl: string;
  shopUrl: string;
  adminUrl: string;
  /** Until the sandbox's order has that status. */
  orderIs(platformOrderId: string, status: string): Promise<void>;
  /** The sandbox's console API. */
  console<Reply = unknown>(path: string, body?: object): Promise<Reply>;
  /** Logs a seeded customer in at the shop and places an order for one of GOODS, through the same doors as a phone. */
  order(customer: number, options?: OrderOptions): Promise<PlacedOrder>;
  /** Creates drafts at the sandbox as a partner's server does, with no shop behind them. */
  drafts(count: number): Promise<void>;
  close(): Promise<void>;
}

export interface OrderOptions {
  fullName?: string;
  note?: string;
}

export interface PlacedOrder {
  orderId: string;
  orderNo: string;
  platformOrderId: string;
}

type Json = Record<string, unknown>;

async function ask<Reply>(method: string, url: string, headers: Record<string, string>, body?: object): Promise<Reply> {
  for (;;) {
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await response.text();
    // A machine that is busy with other tests: the server asks to try again, as it would ask a phone.
    if (response.status === 503 && text.includes('OVERLOADED')) continue;
    assert.ok(response.ok, `${method} ${url}: ${response.status} ${text}`);
    return JSON.parse(text) as Reply;
  }
}

/** Starts the parts, with the user `lan` of the admin. */
export async function openDesk(): Promise<Desk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tini-desk-'));
  const keys = loadKeys(dataDir);
  const databaseDir = join(dataDir, 'db');
  await copyFilledDatabase(databaseDir);
  const [sandboxPort = 0, serverPort = 0, adminPort = 0] = await freePorts(3);
  const tiki = {
    TIKI_CLIENT_KEY: keys.clientKey,
    TIKI_CLIENT_SECRET: keys.clientSecret,
    SANDBOX_TOKEN: keys.sandboxToken,
  };
  const parts: Part[] = [];
  const sandbox = await startPart({
    name: 'sandbox',
    entry: ENTRIES.sandbox,
    nodeArgs: QUICK,
    env: { ...tiki, SANDBOX_PORT: `${sandboxPort}`, IPN_URL: `http://127.0.0.1:${serverPort}/tiki/ipn` },
  });
  parts.push(sandbox);
  const shopUrl = `http://127.0.0.1:${serverPort}`;
  const env = {
    ...tiki,
    SERVER_PORT: `${serverPort}`,
    ADMIN_PORT: `${adminPort}`,
    DATA_DIR: databaseDir,
    TIKI_BASE_URL: `${sandbox.url}/tiniapp-sandbox-open-api`,
    PUBLIC_URL: 'https://shop.example',
    CLOCK_URL: `${sandbox.url}/_console/clock`,
  };
  await addAdmin(env);
  parts.push(await startPart({ name: 'server', entry: ENTRIES.server, env, nodeArgs: QUICK }));
  const guard = { 'X-Sandbox-Token': keys.sandboxToken };
  const host = <Reply>(method: string, path: string, headers = {}, body?: object): Promise<Reply> =>
    ask(method, `${sandbox.url}${path}`, { ...guard, ...headers }, body);
  return {
    sandboxUrl: sandbox.url,
    shopUrl,
    adminUrl: `http://127.0.0.1:${adminPort}/admin`,
    console: (path, body) => host(body ? 'POST' : 'GET', `/_console${path}`, {}, body),
    async order(customer, { fullName = 'Trần Thị Lan', note = '' } = {}) {
      const { data } = await host<{ data: { items: { userToken: string }[] } }>('GET', '/_host/customers');
      const tiki_token = data.items[customer]?.userToken;
      const query = 'query($i: AuthCodeInput!) { get_auth_code(input: $i) { code } }';
      const { apps } = await host<{ apps: { identifier: string }[] }>('GET', '/_console/state');
      const input = { app_identifier: apps[0]?.identifier, tiki_token, scopes: ['user_profile'] };
      const granted = await host<{ data: { get_auth_code: { code: string } } }>(
        'POST',
        '/tiniapp/api/graphql/query',
        {},
        { query, variables: { i: input } },
      );
      const shop = <Reply>(path: string, body?: object, session = ''): Promise<Reply> =>
        ask(body ? 'POST' : 'GET', `${shopUrl}${path}`, session ? { Authorization: `Bearer ${session}` } : {}, body);
      const { token } = await shop<{ token: string }>('/v1/sessions', { authCode: granted.data.get_auth_code.code });
      const address = { fullName, phone: '0900000001', street: '1 Lê Lợi', ward: '', district: '', province: 'Hà Nội' };
      const { variants } = await shop<{ variants: { id: string; price: number }[] }>(`/v1/products/${GOODS.product}`);
      const { id: variantId = '', price: shownPrice = 0 } = variants[0] ?? {};
      const lines = [{ variantId, quantity: 1, shownPrice }];
      const { quoteId } = await shop<Json>('/v1/quotes', { lines, address }, token);
      const wanted = { quoteId, paymentMethod: 'online', ...(note && { note }) };
      const placed = await shop<PlacedOrder & { attempt: { platformOrderId: string } }>('/v1/orders', wanted, token);
      return { ...placed, platformOrderId: placed.attempt.platformOrderId };
    },
    async orderIs(platformOrderId, status) {
      const read = () => host<{ status: string }>('GET', `/_console/orders/${platformOrderId}`);
      while ((await read()).status !== status);
    },
    async drafts(count) {
      for (let at = 0; at < count; at += 1) {
        const item = { name: 'Cà phê', quantity: 1, price: 90_000 };
        const body = { customer_id: '100200300', reference_id: `DRAFT-${at}`, items: [item] };
        await ask('POST', `${sandbox.url}/tiniapp-sandbox-open-api/order`, signed(keys, JSON.stringify(body)), body);
      }
    },
    async close() {
      await Promise.all(parts.map((part) => part.kill()));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** tiki-platform.md section 2, written once more: a test that used our own signer would share its mistakes. */
function signed({ clientKey, clientSecret }: LocalKeys, body: string): Record<string, string> {
  const timestamp = String(Date.now());
  const encoded = Buffer.from(`${timestamp}.${clientKey}.${body}`).toString('base64url');
  return {
    'X-Tiniapp-Client-Id': clientKey,
    'X-Tiniapp-Timestamp': timestamp,
    'X-Tiniapp-Signature': createHmac('sha256', clientSecret).update(encoded).digest('hex'),
  };
}

/** `npm run server -- add-admin lan`, with the password on its standard input. */
async function addAdmin(env: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(process.execPath, [...QUICK, ENTRIES.server, 'add-admin', 'lan'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(PASSWORD);
  const code = await new Promise((resolve) => child.once('close', resolve));
  assert.equal(code, 0, 'add-admin');
}

const pages = new WeakMap<Browser, Promise<Page>>();

/**
 * A fresh visit at the given width, and what it found wrong: what the CSP refused or the page threw. All visits share one page,
 * one after the other, without cookies: the packaged Chromium does not survive the closing of one.
 */
export async function openPage(browser: Browser, url: string, width = 1280) {
  const opened = pages.get(browser) ?? browser.newPage({ locale: 'vi-VN' });
  pages.set(browser, opened);
  const page = await opened;
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    // A refused form or call is what some tests are about; it is logged as a failed load.
    const isExpected = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isExpected) troubles.push(message.text());
  });
  await page.context().clearCookies();
  await page.setViewportSize({ width, height: 860 });
  await page.goto(url);
  return {
    page,
    troubles,
    async close() {
      page.removeAllListeners('pageerror');
      page.removeAllListeners('console');
      await page.goto('about:blank');
    },
  };
}
