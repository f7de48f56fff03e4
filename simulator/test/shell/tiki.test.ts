import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localServer, preview, raw } from './support.ts';

async function setUp(t: Parameters<typeof preview>[0]) {
  const seen: string[] = [];
  const sandbox = await localServer(t, (request, response) => {
    const headers = request.headers;
    seen.push(`${request.method} ${request.url} ${headers['x-sandbox-token']} ${headers.authorization ?? '-'}`);
    response.setHeader('content-type', 'application/json');
    if (request.url === '/_host/customers') {
      response.end('{"data":{"items":[{"customerId":"7","name":"An","phone":"09","userToken":"user-secret"}]}}');
      return;
    }
    response
      .writeHead(request.url === '/_host/user' ? 200 : 400)
      .end('{"data":null,"error":{"code":1,"message":"no","reason":"NO"}}');
  });
  const { url, token } = await preview(t, ['--tiki', sandbox]);
  const ask = (method: string, path: string, customer = '7') =>
    raw(url, `/host/tiki/${path}`, {
      method,
      headers: { 'x-preview-token': token, 'x-preview-customer': customer, 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: '{}' } : {}),
    });
  return { seen, url, ask };
}

test('the page learns who the customers are, but no token of the sandbox or of theirs', async (t) => {
  const { ask, url } = await setUp(t);
  const answer = await ask('GET', 'customers');
  assert.deepEqual(JSON.parse(answer.text), { data: { items: [{ customerId: '7', name: 'An', phone: '09' }] } });
  assert.ok(!(await raw(url, '/app')).text.includes('sandbox-token-of-the-test'));
});

test('a host call carries the sandbox token and the chosen customer, and its answer comes back as it is', async (t) => {
  const { ask, seen } = await setUp(t);
  assert.equal((await ask('GET', 'user')).status, 200);
  assert.equal(seen.at(-1), 'GET /_host/user sandbox-token-of-the-test Bearer user-secret');
  const refused = await ask('POST', 'cart/items');
  assert.equal(refused.status, 400);
  assert.match(refused.text, /"reason":"NO"/);
});

test('an unknown customer, the console and any other path are refused here', async (t) => {
  const { ask, seen } = await setUp(t);
  assert.equal((await ask('GET', 'user', '8')).status, 401);
  for (const path of ['../_console/state', '..%2f_console%2fstate', 'payments/../../_console/clock', 'anything']) {
    assert.equal((await ask('GET', path)).status, 404, path);
  }
  assert.ok(seen.every((line) => !line.includes('_console')));
});
