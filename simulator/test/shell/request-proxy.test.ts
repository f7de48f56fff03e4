import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localServer, preview, raw } from './support.ts';

interface Seen {
  method: string;
  url: string;
  headers: Record<string, unknown>;
  body: string;
}

async function setUp(t: Parameters<typeof preview>[0]) {
  const seen: Seen[] = [];
  const origin = await localServer(t, (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      if (request.url === '/silent') return;
      if (request.url === '/image.png') {
        response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'max-age=60', 'set-cookie': 'a=b' });
        response.end(Buffer.from([137, 80, 78, 71]));
        return;
      }
      response.writeHead(request.url === '/missing' ? 404 : 201, { 'content-type': 'application/json' });
      response.end('{"tên":"Áo"}');
    });
  });
  const { url, token } = await preview(t, ['--map', `https://shop.example=${origin}`]);
  const send = async (body: Record<string, unknown>) => {
    const headers = { 'content-type': 'application/json', 'x-preview-token': token };
    const answer = await raw(url, '/host/request', {
      method: 'POST',
      headers,
      body: JSON.stringify({ method: 'GET', headers: {}, timeoutMs: 5_000, ...body }),
    });
    return { status: answer.status, body: JSON.parse(answer.text) as Record<string, unknown> };
  };
  return { seen, origin, url, send };
}

test('a request to a mapped origin arrives elsewhere with its method, path, headers and body', async (t) => {
  const { seen, send } = await setUp(t);
  const answer = await send({
    url: 'https://shop.example/v1/orders?a=1%202',
    method: 'POST',
    headers: { Authorization: 'Bearer x', 'Content-Type': 'application/json', Host: 'evil', Cookie: 'c=1' },
    body: '{"tên":"Áo"}',
  });
  assert.equal(answer.body['status'], 201);
  assert.equal(answer.body['body'], '{"tên":"Áo"}');
  const [request] = seen;
  assert.equal(request?.method, 'POST');
  assert.equal(request?.url, '/v1/orders?a=1%202');
  assert.equal(request?.body, '{"tên":"Áo"}');
  assert.equal(request?.headers['authorization'], 'Bearer x');
  assert.equal(request?.headers['cookie'], undefined);
  assert.match(String(request?.headers['host']), /^127\.0\.0\.1:/);
});

test('every HTTP status is an answer, and loopback http needs no mapping', async (t) => {
  const { send, origin } = await setUp(t);
  assert.equal((await send({ url: 'https://shop.example/missing' })).body['status'], 404);
  assert.equal((await send({ url: `${origin}/v1` })).body['status'], 201);
});

test('bytes come as base64 when asked for', async (t) => {
  const { send } = await setUp(t);
  assert.equal((await send({ url: 'https://shop.example/image.png', binary: true })).body['body'], 'iVBORw==');
});

test('silence ends with the timeout, and a closed port is a network error', async (t) => {
  const { send } = await setUp(t);
  assert.equal((await send({ url: 'https://shop.example/silent', timeoutMs: 50 })).status, 504);
  assert.equal((await send({ url: 'http://127.0.0.1:1/' })).status, 502);
});

test('images of a mapped origin are served without its cookies', async (t) => {
  const { url } = await setUp(t);
  const response = await fetch(`${url}/mapped/0/image.png`);
  assert.equal(response.headers.get('content-type'), 'image/png');
  assert.equal(response.headers.get('cache-control'), 'max-age=60');
  assert.equal(response.headers.get('set-cookie'), null);
  assert.equal((await response.arrayBuffer()).byteLength, 4);
});
