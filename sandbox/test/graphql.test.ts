import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import type { TikiTokenData } from '../../tiki-api/oauth.ts';
import { signLegacy } from '../src/signature.ts';
import { graphql, legacySign } from './graphql-client.ts';
import { KHOA, LAN, placeOrder, statusOf, tokenOf } from './scenario.ts';
import type { Client } from './sandbox-client.ts';
import { startSandbox } from './start-sandbox.ts';

interface LegacyVector {
  client_secret: string;
  canonical_json: string;
  signature: string;
}
const vectors = JSON.parse(
  readFileSync(new URL('signature-vectors-legacy.json', import.meta.url), 'utf8'),
) as LegacyVector[];

for (const [index, { client_secret, canonical_json, signature }] of vectors.entries()) {
  test(`the legacy scheme gives published vector ${index + 1}, whatever the order of the keys`, () => {
    const input = JSON.parse(canonical_json) as Record<string, string | number>;
    const reversed = Object.fromEntries(Object.entries(input).toReversed());
    assert.equal(signLegacy(client_secret, reversed), signature);
    assert.equal(legacySign(client_secret, reversed), signature, "the test's own signer agrees");
  });
}

test('legacy keys are sorted at every depth', () => {
  const deep = { z: { b: 1, a: [{ d: 1, c: 2 }] }, a: 1 };
  assert.equal(signLegacy('s', deep), signLegacy('s', { a: 1, z: { a: [{ c: 2, d: 1 }], b: 1 } }));
});

test('get_auth_code gives a code that the partner can exchange, with the token in the input or in the header', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  const query = `query Code($input: AuthCodeInput!) { get_auth_code(input: $input) { code } }`;
  const app_identifier = client.app.identifier;
  for (const [input, userToken] of [
    [{ app_identifier, tiki_token: lan, scopes: ['user_profile', 'offline'] }, ''],
    [{ app_identifier, scopes: ['user_profile', 'offline'] }, lan],
  ] as const) {
    const { data } = await graphql<{ get_auth_code: { code: string } }>(client, query, {
      userToken,
      variables: { input },
    });
    const tokens = await client.post<TikiTokenData>('/oauth/auth/token', { code: data?.get_auth_code.code });
    assert.deepEqual([tokens.data.customer?.id, tokens.data.scopes], [Number(LAN), ['user_profile', 'offline']]);
  }
});

test('without a good user token every field says invalid_token', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  for (const query of [
    `{ get_auth_code(input: {app_identifier: "${client.app.identifier}"}) { code } }`,
    `mutation { make_payment(order_id: "${id}") { redirect_url { app } } }`,
    `{ order_get(id: "${id}") { status } }`,
    `mutation { tiki_order_notify(order_code: "1", event: checkout) { success } }`,
  ]) {
    const { errors } = await graphql(client, query, { userToken: 'nobody' });
    assert.deepEqual(
      errors?.map(({ extensions }) => extensions.reason),
      ['invalid_token'],
      query,
    );
  }
  assert.equal(await statusOf(client, id), 'draft');
});

const payQuery = (orderId: string, method = '') =>
  `mutation { make_payment(order_id: "${orderId}", config: {payment_method: "${method}", countdown: 600,
     return_url: {url: "x", app: "x", should_redirect: true}}) { redirect_url { web app } } }`;

test('make_payment in the sandbox environment ends at once, as the console says, and the link tells how', async (t) => {
  const client = await startSandbox(t);
  const userToken = await tokenOf(client, LAN);
  const outcomes = [];
  for (const outcome of ['success', 'fail', 'cancel']) {
    const { id } = await placeOrder(client);
    await client.consolePost('/next-payment', { outcome });
    const { data } = await graphql<{ make_payment: { redirect_url: { app: string } } }>(client, payQuery(id), {
      userToken,
    });
    outcomes.push([data?.make_payment.redirect_url.app.split('&')[0], await statusOf(client, id)]);
  }
  assert.deepEqual(outcomes, [
    ['tikivn://sandbox-payment?status=succeed', 'online_paid'],
    ['tikivn://sandbox-payment?status=failed', 'waiting_for_payment'],
    ['tikivn://sandbox-payment?status=failed', 'canceled'],
  ]);
});

test('make_payment works once per order, for its customer only, and knows cod and bank_transfer', async (t) => {
  const client = await startSandbox(t);
  const userToken = await tokenOf(client, LAN);
  const { id } = await placeOrder(client);
  const pay = async (orderId: string, method: string, token = userToken) =>
    (await graphql(client, payQuery(orderId, method), { userToken: token })).errors?.[0]?.extensions.reason ?? 'ok';
  assert.equal(await pay(id, 'cod', await tokenOf(client, KHOA)), 'ORDER_OF_ANOTHER_CUSTOMER');
  assert.equal(await pay(id, 'cod'), 'ok');
  assert.equal(await pay(id, 'cod'), 'INVALID_ORDER_STATUS');
  assert.equal(await statusOf(client, id), 'processing');
  const transfer = (await placeOrder(client)).id;
  assert.equal(await pay(transfer, 'bank_transfer'), 'ok');
  assert.equal(await statusOf(client, transfer), 'waiting_for_verification');
});

test('order_get reads by URN, with lines and totals', async (t) => {
  const client = await startSandbox(t);
  const { id } = await placeOrder(client);
  const query = `{ order_get(id: "urn:order:order:${id}") { id status sub_total grand_total items { name price quantity } } }`;
  const { data } = await graphql(client, query, { userToken: await tokenOf(client, LAN) });
  assert.deepEqual(data?.['order_get'], {
    id,
    status: 'draft',
    sub_total: 240_000,
    grand_total: 255_000,
    items: [{ name: 'Cà phê rang 500g', price: 120_000, quantity: 2 }],
  });
});

async function createProduct(client: Client, change: Record<string, string | number> = {}, secret?: string) {
  const signed = {
    sku: 'PHIN-1',
    name: 'Phin nhôm',
    price: 45_000,
    client_id: client.app.clientKey,
    timestamp: Date.now(),
    ...change,
  };
  const input = { ...signed, signature: legacySign(secret ?? client.app.clientSecret, signed) };
  const query = 'mutation Make($input: ProductInput!) { product_create(input: $input) { id sku status } }';
  return graphql<{ product_create: { id: string; sku: string; status: string } }>(client, query, {
    variables: { input },
  });
}

test('product_create takes the legacy signature; a wrong secret, changed field or old timestamp is invalid_signature', async (t) => {
  const client = await startSandbox(t);
  const { data } = await createProduct(client);
  assert.deepEqual([data?.product_create.sku, data?.product_create.status], ['PHIN-1', 'approved']);
  const refusals = [
    await createProduct(client, {}, 'another secret'),
    await createProduct(client, { timestamp: Date.now() - 600_000 }),
    await createProduct(client, { client_id: client.otherApp.clientKey }),
  ];
  for (const { errors } of refusals) assert.equal(errors?.[0]?.extensions.reason, 'invalid_signature');
  assert.equal((await createProduct(client)).errors?.[0]?.extensions.reason, 'DUPLICATE_ITEMS');
  assert.equal(
    (await createProduct(client, { sku: 'no such sku!' })).errors?.[0]?.extensions.reason,
    'PRODUCT_NOT_FOUND',
  );
});

test('tiki_order_notify is for the customer of a marketplace order', async (t) => {
  const client = await startSandbox(t);
  const lan = await tokenOf(client, LAN);
  await client.host('POST', '/cart/items', lan, { products: [{ productId: '910000001', quantity: 1 }] });
  const { data } = await client.host<{ orderCode: string }>('POST', '/cart/checkout', lan);
  const query = `mutation { tiki_order_notify(order_code: "${data.orderCode}", event: paymentSuccess) { success } }`;
  assert.deepEqual((await graphql(client, query, { userToken: lan })).data, { tiki_order_notify: { success: true } });
  const foreign = await graphql(client, query, { userToken: await tokenOf(client, KHOA) });
  assert.equal(foreign.errors?.[0]?.extensions.reason, 'ORDER_NOT_FOUND');
});

test('a query with an unknown field, without end or without sense is answered with errors, never with a stack', async (t) => {
  const client = await startSandbox(t);
  for (const query of ['{ nothing }', '{', '', '{ a '.repeat(5_000), 'query Q { __schema { types { name } } }']) {
    const { status, errors } = await graphql(client, query);
    assert.equal(status, 200);
    assert.equal(JSON.stringify(errors ?? []).includes('at '), false);
  }
});
