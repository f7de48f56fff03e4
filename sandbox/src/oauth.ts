import type { TikiCustomerData, TikiTokenData } from '../../tiki-api/oauth.ts';
import type { Clock } from './clock.ts';
import { SandboxError } from './errors.ts';
import type { Ids } from './ids.ts';
import type { Customer } from './seed.ts';
import type { AppRecord, Grant, State } from './state.ts';

/** Documented (tiki-platform.md section 3). */
const ACCESS_TOKEN_MS = 3_600_000;
/** Lifetimes Tiki does not publish [C]. */
const AUTH_CODE_MS = 5 * 60_000;
const REFRESH_TOKEN_MS = 30 * 86_400_000;

const KNOWN_SCOPES = ['user_profile', 'offline'];

export type OAuth = ReturnType<typeof createOAuth>;

/** Auth codes and tokens (tiki-platform.md section 3). Both are bound to one app and one customer. */
export function createOAuth(deps: {
  state: State;
  clock: Clock;
  ids: Ids;
  customers: Customer[];
  onChange: () => void;
}) {
  const { state, clock, ids, customers, onChange } = deps;

  /** Takes a grant out of a table: gone after it, so it works once. Undefined when unknown, foreign or too old. */
  function take(table: Record<string, Grant>, token: string, app: AppRecord): Grant | undefined {
    const grant = find(table, token, app);
    if (!grant) return undefined;
    delete table[token];
    onChange();
    return grant;
  }

  function find(table: Record<string, Grant>, token: string, app: AppRecord): Grant | undefined {
    if (!Object.hasOwn(table, token)) return undefined;
    const grant = table[token];
    return grant?.appIdentifier === app.identifier && grant.expiresAt > clock.now() ? grant : undefined;
  }

  function issueTokens(grant: Grant): TikiTokenData {
    const access = ids.token();
    state.accessTokens[access] = { ...grant, expiresAt: clock.now() + ACCESS_TOKEN_MS };
    const data: TikiTokenData = {
      access_token: access,
      expires_in: ACCESS_TOKEN_MS / 1000,
      scopes: grant.scopes,
      token_type: 'bearer',
    };
    if (!grant.scopes.includes('offline')) return data;
    const refresh = ids.token();
    state.refreshTokens[refresh] = { ...grant, expiresAt: clock.now() + REFRESH_TOKEN_MS };
    return { ...data, refresh_token: refresh };
  }

  function customerOf(grant: Grant): { id: number; name: string } {
    const name = customers.find((customer) => customer.customerId === grant.customerId)?.name ?? '';
    return { id: Number(grant.customerId), name }; // Tiki sends an integer here, a string elsewhere
  }

  return {
    /** What the Tiki app does for my.getAuthCode. Unknown scopes are dropped. */
    makeCode(app: AppRecord, customerId: string, scopes: string[]): string {
      const code = ids.token();
      const granted = KNOWN_SCOPES.filter((scope) => scopes.includes(scope));
      const expiresAt = clock.now() + AUTH_CODE_MS;
      state.authCodes[code] = { appIdentifier: app.identifier, customerId, scopes: granted, expiresAt };
      onChange();
      return code;
    },

    /** POST /oauth/auth/token. @throws SandboxError invalid_code */
    exchange(app: AppRecord, code: string): TikiTokenData {
      const grant = take(state.authCodes, code, app);
      if (!grant) throw new SandboxError('invalid_code');
      return { ...issueTokens(grant), customer: customerOf(grant) };
    },

    /** POST /oauth/auth/token/refresh: the old refresh token ends [C]. @throws SandboxError invalid_refresh_token */
    refresh(app: AppRecord, refreshToken: string): TikiTokenData {
      const grant = take(state.refreshTokens, refreshToken, app);
      if (!grant) throw new SandboxError('invalid_refresh_token');
      return issueTokens(grant);
    },

    /** POST /oauth/me. @throws SandboxError invalid_access_token */
    me(app: AppRecord, accessToken: string): TikiCustomerData {
      const grant = find(state.accessTokens, accessToken, app);
      if (!grant) throw new SandboxError('invalid_access_token');
      const { id, name } = customerOf(grant);
      return { customer_id: id, customer_name: name, scopes: grant.scopes };
    },
  };
}
