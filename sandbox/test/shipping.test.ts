import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';

import type { TikiTokenData } from '../../tiki-api/oauth.ts';
import { LAN, tokenOf } from './scenario.ts';
import { hmacHex } from './sandbox-client.ts';
import { startSandbox } from './start-sandbox.ts';

const place = {
  street: '27 Nguyễn Trãi',
  ward_name: 'Phường Bến Thành',
  district_name: 'Quận 1',
  province_name: 'Hồ Chí Minh',
  ward_code: 'VN039001001',
};
const contact = { first_name: 'Lan', email: 'lan@example.vn', phone: '0900000001' };
const dimension = { height: 10, width: 10, depth: 10 };
const items = [{ name: 'Phin', description: 'Nhôm', quantity: 2, price: 45_000, weight: 300, dimension }];
const shipment = {
  order_id: 'SO-1',
  partner_code: 'TIKI_NOW',
  service_code: 'standard',
  items,
  origin: { ...place, contact },
  destination: { ...place, contact },
};

interface Shipment {
  tracking_id: string;
  status: string;
  quote: { fee: { amount: number } };
}

test('quotes price by weight, a shipment keeps its fee, and a final state is frozen', async (t) => {
  const client = await startSandbox(t);
  const { data } = await client.post<{ quotes: { fee: { amount: number }; service: { code: string } }[] }>(
    '/shipping/quotes',
    { items, origin: place, destination: place },
  );
  assert.deepEqual(
    data.quotes.map(({ fee, service }) => [service.code, fee.amount]),
    [
      ['standard', 21_000],
      ['express', 40_000],
    ],
  );
  const made = await client.post<Shipment>('/shipping/shipments', shipment);
  assert.deepEqual([made.data.status, made.data.quote.fee.amount], ['allocating', 21_000]);
  const { tracking_id } = made.data;
  const statusNow = async () =>
    (await client.get<Shipment>(`/shipping/shipments?tracking_id=${tracking_id}`)).data.status;
  await client.post('/shipping/shipment_status', { tracking_id, status: 'picking' });
  assert.equal(await statusNow(), 'picking');
  const body = JSON.stringify({ tracking_id });
  assert.equal((await client.signed('DELETE', '/shipping/shipments', { body })).status, 200);
  assert.equal(await statusNow(), 'canceled');
  const late = await client.post('/shipping/shipment_status', { tracking_id, status: 'picking' });
  assert.equal(late.error.reason, 'INVALID_SHIPMENT_STATUS');
  const foreign = await client.get(`/shipping/shipments?tracking_id=${tracking_id}`, { keys: client.otherApp });
  assert.equal(foreign.error.reason, 'SHIPMENT_NOT_FOUND');
});

test('the webhook is signed over its bytes and sent once, whatever the answer', async (t) => {
  const got = Promise.withResolvers<{ headers: Record<string, unknown>; body: string }>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response.writeHead(500).end();
      got.resolve({ headers: request.headers, body });
    });
  }).listen(0, '127.0.0.1');
  t.after(() => server.closeAllConnections());
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const client = await startSandbox(t);
  const shippingUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shipping`;
  await client.consolePost(`/apps/${client.app.identifier}`, { shippingUrl });
  const { data } = await client.post<Shipment>('/shipping/shipments', shipment);
  const { headers, body } = await got.promise;
  const { clientKey, clientSecret } = client.app;
  const timestamp = String(headers['x-tiniapp-timestamp']);
  assert.equal(headers['x-tiniapp-signature'], hmacHex(clientSecret, timestamp, clientKey, body));
  const { tracking_id, client_order_id, status } = JSON.parse(body) as Record<string, string>;
  assert.deepEqual([tracking_id, client_order_id, status], [data.tracking_id, 'SO-1', 'allocating']);
});

const read = async (url: string) =>
  ((await (await fetch(url)).json()) as { data: { id: string; name: string; tiki_code: string }[] }).data;

test('the address directory leads from regions to wards, and the worked example is in it', async (t) => {
  const { base } = await startSandbox(t);
  const regions = `${base}/directory/v1/countries/VN/regions`;
  assert.ok((await read(regions)).some(({ id, name }) => id === '294' && name === 'Hồ Chí Minh'));
  assert.ok((await read(`${regions}/294/districts`)).some(({ id }) => id === '493'));
  const wards = await read(`${regions}/294/districts/493/wards`);
  assert.ok(wards.length > 0 && wards.every(({ tiki_code }) => /^VN\d{9}$/.test(tiki_code)));
  for (const path of ['/1/districts', '/294/districts/1/wards', '/x/districts']) {
    assert.ok((await fetch(`${regions}${path}`)).status >= 400, path);
  }
});

test('every address of a seeded customer is in the directory', async (t) => {
  const client = await startSandbox(t);
  const { data } = await client.host<{ items: { customerId: string }[] }>('GET', '/customers', '');
  for (const { customerId } of data.items) {
    const addresses = await client.host<{ items: { city_id: string; district_id: string; ward_id: string }[] }>(
      'GET',
      '/addresses',
      await tokenOf(client, customerId),
    );
    for (const { city_id, district_id, ward_id } of addresses.data.items) {
      const path = `/directory/v1/countries/VN/regions/${city_id}/districts/${district_id}/wards`;
      const { data: wards } = (await (await fetch(`${client.base}${path}`)).json()) as { data: { id: string }[] };
      assert.ok(
        wards.some(({ id }) => id === ward_id),
        path,
      );
    }
  }
});

test('the profile of the User Open API needs an access token with user_profile', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const profile = async (scopes: string[]) => {
    const asked = { appIdentifier: client.app.identifier, scopes };
    const { code } = (await client.host<{ code: string }>('POST', '/auth-code', lan, asked)).data;
    const { data } = await client.post<TikiTokenData>('/oauth/auth/token', { code });
    const headers = { Authorization: `Bearer ${data.access_token}` };
    return (await fetch(`${client.base}/ecom/v1/customers/profile`, { headers })).status;
  };
  assert.deepEqual([await profile(['user_profile']), await profile(['offline'])], [200, 400]);
});
