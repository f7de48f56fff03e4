import type { TikiCustomerData, TikiTokenData } from '../../tiki-api/oauth.ts';
import type { Clock } from './clock.ts';
import { SandboxError } from './errors.ts';
import type { Ids } from './ids.ts';
import type { AppRecord, Grant } from './records.ts';
import type { Customer } from './seed.ts';
import type { State } from './state.ts';
import type { Table } from './table.ts';

/** Documented (tiki-platform.md section 3). */
const ACCESS_TOKEN_MS = 3_600_000;
/** Lifetimes Tiki does not publish: switches turn them off. */
const AUTH_CODE_MS = 5 * 60_000;
const REFRESH_TOKEN_MS = 30 * 86_400_000;

const KNOWN_SCOPES = ['user_profile', 'offline'];

export type OAuth = ReturnType<typeof createOAuth>;

/** Auth codes and tokens (tiki-platform.md section 3). Both are bound to one app and one customer. */
export function createOAuth(deps: { state: State; clock: Clock; ids: Ids; customers: Customer[] }) {
  const { state, clock, ids, customers } = deps;
  const { settings } = state;

  function find(table: Table<Grant>, token: string, app: AppRecord, expires = true): Grant | undefined {
    const grant = table.get(token);
    if (grant?.appIdentifier !== app.identifier) return undefined;
    return !expires || grant.expiresAt > clock.now() ? grant : undefined;
  }

  function keep(table: Table<Grant>, token: string, grant: Grant, lifeMs: number): string {
    const now = clock.now();
    const { authCodesExpire, refreshTokensExpire } = settings.switches;
    const neverEnds =
      (table === state.authCodes && !authCodesExpire) || (table === state.refreshTokens && !refreshTokensExpire);
    if (!neverEnds) table.prune(({ expiresAt }) => expiresAt <= now);
    table.set(token, { ...grant, expiresAt: now + lifeMs });
    return token;
  }

  function issueTokens(grant: Grant): TikiTokenData {
    const data: TikiTokenData = {
      access_token: keep(state.accessTokens, ids.token(), grant, ACCESS_TOKEN_MS),
      expires_in: ACCESS_TOKEN_MS / 1000,
      scopes: grant.scopes,
      token_type: 'bearer',
    };
    if (!grant.scopes.includes('offline')) return data;
    return { ...data, refresh_token: keep(state.refreshTokens, ids.token(), grant, REFRESH_TOKEN_MS) };
  }

  function customerOf({ customerId }: Grant): { id: number | string; name: string } {
    const name = customers.find((customer) => customer.customerId === customerId)?.name ?? '';
    // Tiki sends an integer here, a string elsewhere.
    return { id: settings.switches.numericCustomerIds ? Number(customerId) : customerId, name };
  }

  return {
    /** What the Tiki app does for my.getAuthCode. Unknown scopes are dropped; undefined is asking for none by name. */
    makeCode(app: AppRecord, customerId: string, scopes: string[] | undefined): string {
      const asked = scopes ?? (settings.switches.defaultScopesEmpty ? [] : ['user_profile']);
      const granted = KNOWN_SCOPES.filter((scope) => asked.includes(scope));
      const grant = { appIdentifier: app.identifier, customerId, scopes: granted, expiresAt: 0 };
      return keep(state.authCodes, ids.token(), grant, AUTH_CODE_MS);
    },

    /** POST /oauth/auth/token. @throws SandboxError invalid_code */
    exchange(app: AppRecord, code: string): TikiTokenData {
      const { authCodesExpire, tokenReplyHasCustomer } = settings.switches;
      const grant = find(state.authCodes, code, app, authCodesExpire);
      if (!grant) throw new SandboxError('invalid_code');
      state.authCodes.delete(code);
      const tokens = issueTokens(grant);
      return tokenReplyHasCustomer ? { ...tokens, customer: customerOf(grant) } : tokens;
    },

    /** POST /oauth/auth/token/refresh. @throws SandboxError invalid_refresh_token */
    refresh(app: AppRecord, refreshToken: string): TikiTokenData {
      const { refreshTokensExpire, rotateRefreshTokens } = settings.switches;
      const grant = find(state.refreshTokens, refreshToken, app, refreshTokensExpire);
      if (!grant) throw new SandboxError('invalid_refresh_token');
      if (rotateRefreshTokens) state.refreshTokens.delete(refreshToken);
      return issueTokens(grant);
    },

    /** POST /oauth/me. @throws SandboxError invalid_access_token */
    me(app: AppRecord, accessToken: string): TikiCustomerData {
      const grant = find(state.accessTokens, accessToken, app);
      if (!grant) throw new SandboxError('invalid_access_token');
      if (settings.switches.meNeedsUserProfile && !grant.scopes.includes('user_profile')) {
        throw new SandboxError('invalid_access_token', 'without the scope user_profile');
      }
      const { id, name } = customerOf(grant);
      return { customer_id: id, customer_name: name, scopes: grant.scopes };
    },

    /** The customer whose access token this is, of whichever app (section 1.9). @throws SandboxError invalid_access_token */
    profile(accessToken: string): Customer {
      const grant = state.accessTokens.get(accessToken);
      const isGood = grant && grant.expiresAt > clock.now() && grant.scopes.includes('user_profile');
      const customer = isGood && customers.find(({ customerId }) => customerId === grant.customerId);
      if (!customer) throw new SandboxError('invalid_access_token');
      return customer;
    },
  };
}
