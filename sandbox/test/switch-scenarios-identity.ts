import type { TikiTokenData } from '../../tiki-api/oauth.ts';
import { LAN, tokenOf } from './scenario.ts';
import type { Client } from './sandbox-client.ts';
import { brief, type Scenarios } from './switch-scenario.ts';

const MINUTE = 60_000;

async function codeOf(client: Client, scopes?: string[]): Promise<string> {
  const asked = { appIdentifier: client.app.identifier, ...(scopes ? { scopes } : {}) };
  return (await client.host<{ code: string }>('POST', '/auth-code', await tokenOf(client, LAN), asked)).data.code;
}
const exchange = (client: Client, code: string) => client.post<TikiTokenData>('/oauth/auth/token', { code });

/** Codes and tokens. */
export const IDENTITY_SCENARIOS: Scenarios = {
  authCodesExpire: {
    on: '400 invalid_code',
    off: 'ok',
    see: async (client) => {
      const code = await codeOf(client);
      await client.advance(6 * MINUTE);
      return brief(await exchange(client, code));
    },
  },
  refreshTokensExpire: {
    on: '400 invalid_token',
    off: 'ok',
    see: async (client) => {
      const { data } = await exchange(client, await codeOf(client, ['offline']));
      await client.advance(31 * 24 * 60 * MINUTE);
      return brief(await client.post('/oauth/auth/token/refresh', { refresh_token: data.refresh_token }));
    },
  },
  rotateRefreshTokens: {
    on: ['ok', '400 invalid_token'],
    off: ['ok', 'ok'],
    see: async (client) => {
      const { data } = await exchange(client, await codeOf(client, ['offline']));
      const refresh = async () =>
        brief(await client.post('/oauth/auth/token/refresh', { refresh_token: data.refresh_token }));
      return [await refresh(), await refresh()];
    },
  },
  tokenReplyHasCustomer: {
    on: true,
    off: false,
    see: async (client) => 'customer' in (await exchange(client, await codeOf(client))).data,
  },
  numericCustomerIds: {
    on: 'number',
    off: 'string',
    see: async (client) => typeof (await exchange(client, await codeOf(client))).data.customer?.id,
  },
  meNeedsUserProfile: {
    on: '400 invalid_token',
    off: 'ok',
    see: async (client) => {
      const { data } = await exchange(client, await codeOf(client, ['offline']));
      return brief(await client.post('/oauth/me', { access_token: data.access_token }));
    },
  },
  defaultScopesEmpty: {
    on: [],
    off: ['user_profile'],
    see: async (client) => (await exchange(client, await codeOf(client))).data.scopes,
  },
};
