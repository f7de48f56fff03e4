import assert from 'node:assert/strict';
import type { lookup } from 'node:dns';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { outsideAddresses } from '../../shell/server/door.ts';
import { refusingPrivate } from '../../shell/server/outbound.ts';
import { localServer, preview, raw, temporaryFolder } from './support.ts';

const json = { 'content-type': 'application/json' };

function ask(url: string): string {
  return JSON.stringify({ url, method: 'GET', headers: {}, timeoutMs: 5_000 });
}

test('a name that is not loopback is refused, so a rebound DNS name reads nothing', async (t) => {
  const { url, token } = await preview(t);
  const port = new URL(url).port;
  for (const host of [`evil.example:${port}`, 'evil.example', '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) {
    const answer = await raw(url, '/app', { headers: { host } });
    assert.equal(answer.status, 403, host);
    assert.ok(!answer.text.includes(token));
  }
  assert.equal((await raw(url, '/app', { headers: { host: `localhost:${port}` } })).status, 200);
});

test('another origin is refused on every route, with and without an Origin header', async (t) => {
  const { url, token } = await preview(t);
  const fetched = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' };
  for (const target of ['/', '/app', '/client/phone.js', '/build/1/logic.js', '/events', '/asset/1/app.json']) {
    assert.equal((await raw(url, target, { headers: { origin: 'https://evil.example' } })).status, 403, target);
    assert.equal((await raw(url, target, { headers: { origin: 'null' } })).status, 403, target);
    assert.equal((await raw(url, target, { headers: fetched })).status, 403, target);
  }
  const headers = { ...json, origin: 'https://evil.example', 'x-preview-token': token };
  assert.equal(
    (await raw(url, '/host/request', { method: 'POST', headers, body: ask('https://a.example') })).status,
    403,
  );
});

test('a page of ours cannot be framed by another site, but a link may open it', async (t) => {
  const { url } = await preview(t);
  const framed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
  assert.equal((await raw(url, '/app', { headers: framed })).status, 403);
  const linked = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  assert.equal((await raw(url, '/app', { headers: linked })).status, 200);
});

test('host calls without the token of this start are refused', async (t) => {
  const { url, token } = await preview(t, ['--tiki', 'http://127.0.0.1:1']);
  for (const wrong of ['', 'x', `${token}x`]) {
    const headers = { ...json, 'x-preview-token': wrong };
    assert.equal(
      (await raw(url, '/host/request', { method: 'POST', headers, body: ask('https://a.example') })).status,
      401,
    );
    assert.equal((await raw(url, '/host/tiki/customers', { headers })).status, 401);
  }
  assert.equal((await raw(url, '/host/tiki/customers')).status, 401);
});

test('assets never leave the app folder, by dots, by encoded dots, or by a symlink', async (t) => {
  const folder = await temporaryFolder(t);
  const app = path.join(folder, 'app');
  await mkdir(path.join(app, 'pages/home'), { recursive: true });
  await mkdir(path.join(folder, 'outside'));
  await writeFile(path.join(folder, 'outside/secret.txt'), 'secret');
  await writeFile(path.join(app, 'app.json'), '{"pages":["pages/home/index"]}');
  await writeFile(path.join(app, 'pages/home/index.txml'), '<view>home</view>');
  await writeFile(path.join(app, 'pages/home/index.js'), 'Page({});');
  await writeFile(path.join(app, '.env'), 'KEY=1');
  await symlink(path.join(folder, 'outside'), path.join(app, 'link'));
  await symlink(path.join(folder, 'outside/secret.txt'), path.join(app, 'link.txt'));
  const { url, token } = await preview(t, [], app);
  for (const target of [
    '/asset/1/../../outside/secret.txt',
    '/asset/1/%2e%2e/outside/secret.txt',
    '/asset/1/..%2foutside/secret.txt',
    '/asset/1/npm/../../outside/secret.txt',
    '/asset/1/npm/..%2f..%2foutside/secret.txt',
    '/asset/1/link/secret.txt',
    '/asset/1/link.txt',
    '/asset/1/.env',
    '/client/..%2fphone.css',
    '/styles/..%2fserver%2fcli.css',
    '/fonts/..%2f..%2fpackage.woff2',
  ]) {
    const answer = await raw(url, target);
    assert.equal(answer.status, 404, target);
    assert.ok(!answer.text.includes('secret"') && !answer.text.includes('KEY=1'));
  }
  assert.equal((await raw(url, '/asset/1/app.json')).status, 200);
  const headers = { 'x-preview-token': token };
  for (const file of [
    '../outside/secret.txt',
    'link/secret.txt',
    '.env',
    'npm/../../outside/secret.txt',
    '/etc/passwd',
  ]) {
    const target = `/host/source?file=${encodeURIComponent(file)}`;
    assert.equal((await raw(url, target, { headers })).status, 404, target);
  }
  const source = '/host/source?file=pages/home/index.js';
  assert.deepEqual([(await raw(url, source)).status, (await raw(url, source, { headers })).status], [401, 200]);
});

test('a folder behind --map never leaves itself', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(path.join(folder, 'public'));
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, 'public/a.json'), '{"a":1}');
  await symlink(path.join(folder, 'secret.txt'), path.join(folder, 'public/link.txt'));
  const { url } = await preview(t, ['--map', `https://files.example=${path.join(folder, 'public')}`]);
  assert.deepEqual(await raw(url, '/mapped/0/a.json'), { status: 200, text: '{"a":1}' });
  for (const target of [
    '/mapped/0/../secret.txt',
    '/mapped/0/..%2fsecret.txt',
    '/mapped/0/link.txt',
    '/mapped/1/a.json',
  ]) {
    assert.equal((await raw(url, target)).status, 404, target);
  }
});

test('my.request reaches public https, mapped and loopback origins only', async (t) => {
  const { url, token } = await preview(t);
  const headers = { ...json, 'x-preview-token': token };
  for (const target of [
    'http://shop.example/',
    'ftp://shop.example/',
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0.0.0.0/',
    'not a url',
    '/relative',
  ]) {
    const answer = await raw(url, '/host/request', { method: 'POST', headers, body: ask(target) });
    assert.equal(answer.status, 400, target);
    assert.match(answer.text, /"REFUSED"/);
  }
});

test('a name that leads to a private address is refused, whatever else it leads to', () => {
  const answers = [
    { address: '93.184.216.34', family: 4 },
    { address: '::ffff:10.0.0.5', family: 6 },
  ];
  const resolve = ((_name: string, _options: object, callback: (error: null, found: object[]) => void) =>
    callback(null, answers)) as unknown as typeof lookup;
  let refused: unknown = null;
  refusingPrivate(resolve)('shop.example', {}, (error) => (refused = error));
  assert.match(String(refused), /shop\.example leads to the private address ::ffff:10\.0\.0\.5/);
});

test('a redirect is checked like the first request', async (t) => {
  const local = await localServer(t, (_request, response) =>
    response.writeHead(302, { location: 'https://10.0.0.1/' }).end(),
  );
  const { url, token } = await preview(t, ['--map', `https://shop.example=${local}`]);
  const headers = { ...json, 'x-preview-token': token };
  const answer = await raw(url, '/host/request', { method: 'POST', headers, body: ask('https://shop.example/') });
  assert.equal(answer.status, 400);
  assert.match(answer.text, /private address/);
});

test('with --host an outsider needs the code, which lets in once, and the console stays inside', async (t) => {
  const { url, code, token } = await preview(t, ['--host', '--tiki', 'http://127.0.0.1:1']);
  const [address] = outsideAddresses();
  assert.match((await raw(url, '/app')).text, /"consoleUrl":"http/);
  // A machine without a network has no outside to come from.
  if (address === undefined) return;
  const outside = `http://${address}:${new URL(url).port}`;
  assert.equal((await raw(outside, '/app')).status, 401);
  assert.equal((await raw(outside, '/app?code=00000000x')).status, 401);
  const entered = await fetch(`${outside}/app?code=${code}`, { redirect: 'manual' });
  assert.equal(entered.status, 302);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = await raw(outside, '/app', { headers: { cookie } });
  assert.equal(page.status, 200);
  assert.match(page.text, /"consoleUrl":null/);
  // Nor may the sandbox be steered from outside, even with the token of the page.
  const steer = { headers: { cookie, 'x-preview-token': token } };
  assert.equal((await raw(outside, '/host/sandbox/state', steer)).status, 404);
  assert.equal((await raw(url, '/host/sandbox/orders', { headers: { 'x-preview-token': token } })).status, 404);
  assert.equal((await raw(outside, `/app?code=${code}`)).status, 401);
  assert.equal((await raw(outside, '/app', { headers: { cookie, host: 'evil.example' } })).status, 403);
});
