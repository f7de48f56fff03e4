import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { TikiCustomerData, TikiTokenData } from '../../tiki-api/oauth.ts';
import { LAN, tokenOf } from './scenario.ts';
import type { Client } from './sandbox-client.ts';
import { startSandbox } from './start-sandbox.ts';

async function authCode(client: Client, scopes: string | string[] = ['user_profile', 'offline']): Promise<string> {
  const body = { appIdentifier: client.app.identifier, scopes };
  const { data } = await client.host<{ code: string }>('POST', '/auth-code', await tokenOf(client, LAN), body);
  return data.code;
}

const exchange = (client: Client, code: string) => client.post<TikiTokenData>('/oauth/auth/token', { code });

test('a code gives tokens once, and the second use is invalid_code', async (t) => {
  const client = await startSandbox(t);
  const code = await authCode(client);
  const first = await exchange(client, code);
  assert.equal(first.status, 200);
  assert.equal(first.error, null, 'OAuth replies carry error:null');
  assert.deepEqual(first.data.customer, { id: 100_200_300, name: 'Nguyễn Ngọc Lan' });
  assert.deepEqual([first.data.expires_in, first.data.token_type], [3600, 'bearer']);
  assert.deepEqual(first.data.scopes, ['user_profile', 'offline']);
  const second = await exchange(client, code);
  assert.deepEqual(
    [second.status, second.error.message, second.error.reason],
    [400, 'invalid auth code', 'invalid_code'],
  );
});

test('without the offline scope there is no refresh token', async (t) => {
  const client = await startSandbox(t);
  const { data } = await exchange(client, await authCode(client, 'user_profile'));
  assert.equal('refresh_token' in data, false);
  assert.deepEqual(data.scopes, ['user_profile']);
});

test('/oauth/me names the customer as an integer until the access token is an hour old', async (t) => {
  const client = await startSandbox(t);
  const { data } = await exchange(client, await authCode(client));
  const me = () => client.post<TikiCustomerData>('/oauth/me', { access_token: data.access_token });
  assert.deepEqual((await me()).data, {
    customer_id: 100_200_300,
    customer_name: 'Nguyễn Ngọc Lan',
    scopes: ['user_profile', 'offline'],
  });
  await client.advance(3_600_000);
  const late = await me();
  assert.deepEqual(
    [late.status, late.error.message, late.error.reason],
    [400, 'invalid access token', 'invalid_token'],
  );
});

test('a refresh rotates: new tokens without a customer, and the old refresh token is gone', async (t) => {
  const client = await startSandbox(t);
  const { data } = await exchange(client, await authCode(client));
  const refresh = (token = '') => client.post<TikiTokenData>('/oauth/auth/token/refresh', { refresh_token: token });
  const renewed = await refresh(data.refresh_token);
  assert.equal(renewed.status, 200);
  assert.equal('customer' in renewed.data, false);
  assert.notEqual(renewed.data.refresh_token, data.refresh_token);
  const again = await refresh(data.refresh_token);
  assert.deepEqual(
    [again.status, again.error.message, again.error.reason],
    [400, 'invalid refresh token', 'invalid_token'],
  );
});

test('codes and tokens of one app are worth nothing to another, and stay good for their own', async (t) => {
  const client = await startSandbox(t);
  const code = await authCode(client);
  const foreign = await client.post('/oauth/auth/token', { code }, { keys: client.otherApp });
  assert.equal(foreign.error.reason, 'invalid_code');
  const { data } = await exchange(client, code);
  const me = await client.post('/oauth/me', { access_token: data.access_token }, { keys: client.otherApp });
  assert.equal(me.error.reason, 'invalid_token');
});

test('a code that waited too long, and names of object properties, are no codes', async (t) => {
  const client = await startSandbox(t);
  const code = await authCode(client);
  await client.advance(5 * 60_000);
  for (const bad of [code, '', 'constructor', '__proto__', 'toString']) {
    assert.equal((await exchange(client, bad)).error.reason, 'invalid_code', bad);
  }
});
