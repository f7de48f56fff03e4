import { resolve } from 'node:path';
import { DEFAULT_ORDER_AMOUNT_LIMIT } from '../../tiki-api/envelope.ts';
import { integer, isLoopback, key, list, oneOf, origin, port, url, type Env } from './env.ts';
import { StartupError } from './errors.ts';

export interface AdminConfig {
  port: number;
  host: string;
  /** Origin under which people open it, where that is not its own address: decides the Host check and `Secure` cookies. */
  url?: string;
}

export interface Config {
  port: number;
  host: string;
  /** Origin of absolute image URLs, without a slash at the end. */
  publicUrl: string;
  environment: 'sandbox' | 'production';
  tikiBaseUrl: string;
  clientKey: string;
  clientSecret: string;
  /** Unset: the embedded database in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
  /** Sandbox only: whose clock to follow. */
  clockUrl?: string;
  sandboxToken: string;
  /** Unset: no admin pages, no metrics, no readiness. */
  admin?: AdminConfig;
  logLevel: LogLevel;
  logFormat: 'json' | 'text';
  /** Addresses and networks of reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Of one session, and of one address without a session; 0 is no limit. */
  requestsPerMinute: number;
  /** Tiki's limit for one order in đồng. */
  orderLimit: number;
  /** Orders whose lines all have a SKU go by Tiki's /order/multi-sku. */
  multiSku: boolean;
  /** Days after which names and addresses of closed orders are removed. */
  retentionDays: number;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What `npm start` puts before the keys it makes (scripts/keys.ts). */
const GENERATED_PREFIX = 'local-';

/**
 * Reads and checks the environment; `.env.example` says what each variable means. Where Tiki is not needed, its address
 * and keys may be missing and are empty. @throws StartupError in one clear line.
 */
export function readConfig(env: Env, { needsTiki = true } = {}): Config {
  const ofTiki = (name: string, read: () => string): string => (needsTiki || env[name] ? read() : '');
  const environment = oneOf(env, 'TIKI_ENV', ['sandbox', 'production']);
  const isProduction = environment === 'production';
  const config: Config = {
    port: port(env, 'SERVER_PORT', '4000'),
    host: env.SERVER_HOST || '127.0.0.1',
    publicUrl: origin(env, 'PUBLIC_URL', isProduction ? undefined : 'https://shop.example'),
    environment,
    tikiBaseUrl: ofTiki('TIKI_BASE_URL', () => url(env, 'TIKI_BASE_URL', ['http:', 'https:']).replace(/\/+$/, '')),
    clientKey: ofTiki('TIKI_CLIENT_KEY', () => key(env, 'TIKI_CLIENT_KEY')),
    clientSecret: ofTiki('TIKI_CLIENT_SECRET', () => key(env, 'TIKI_CLIENT_SECRET')),
    databaseUrl: env.DATABASE_URL ? url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']) : undefined,
    dataDir: resolve(env.DATA_DIR || '.data/db'),
    clockUrl: env.CLOCK_URL ? url(env, 'CLOCK_URL', ['http:', 'https:']) : undefined,
    sandboxToken: env.SANDBOX_TOKEN ?? '',
    admin: readAdmin(env),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, isProduction ? 'info' : 'warn'),
    logFormat: oneOf(env, 'LOG_FORMAT', ['json', 'text'], isProduction ? 'json' : 'text'),
    trustedProxies: list(env, 'TRUSTED_PROXIES'),
    requestsPerMinute: integer(env, 'REQUESTS_PER_MINUTE', { fallback: '1200', min: 0, max: 1_000_000 }),
    orderLimit: integer(env, 'ORDER_LIMIT', {
      fallback: String(DEFAULT_ORDER_AMOUNT_LIMIT),
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
    }),
    multiSku: oneOf(env, 'TIKI_MULTI_SKU', ['off', 'on']) === 'on',
    retentionDays: integer(env, 'RETENTION_DAYS', { fallback: '180', min: 1, max: 3_650 }),
  };
  if (isProduction) refuseInProduction(config);
  return config;
}

function readAdmin(env: Env): AdminConfig | undefined {
  if (!env.ADMIN_PORT) return undefined;
  return {
    port: port(env, 'ADMIN_PORT'),
    host: env.ADMIN_HOST || '127.0.0.1',
    url: env.ADMIN_URL ? origin(env, 'ADMIN_URL') : undefined,
  };
}

/** What is right for trying out and wrong with real money. That an admin user exists is asked once the database is open. */
function refuseInProduction(config: Config): void {
  if (!config.databaseUrl)
    throw new StartupError('DATABASE_URL: production needs PostgreSQL, the embedded database is for trying out');
  if (config.clockUrl) throw new StartupError('CLOCK_URL: production has its own clock');
  refuseOrigin('PUBLIC_URL', config.publicUrl);
  if (config.tikiBaseUrl !== '') refuseTikiBase(config.tikiBaseUrl);
  for (const [name, value] of [
    ['TIKI_CLIENT_KEY', config.clientKey],
    ['TIKI_CLIENT_SECRET', config.clientSecret],
  ] as const) {
    if (value.startsWith(GENERATED_PREFIX))
      throw new StartupError(`${name}: was made by npm start, production needs the one from Tiki's console`);
  }
  const isRemote = config.admin && (!isLoopback(config.admin.host) || config.admin.host === '0.0.0.0');
  if (isRemote && !config.admin?.url?.startsWith('https:'))
    throw new StartupError(
      'ADMIN_HOST: beyond loopback the admin needs an https ADMIN_URL, behind a proxy that speaks it',
    );
}

function refuseOrigin(name: string, value: string): void {
  const { protocol, hostname } = new URL(value);
  if (protocol !== 'https:' || isLoopback(hostname) || hostname.endsWith('.example'))
    throw new StartupError(`${name}: production needs a public https origin`);
}

/** Tiki's sandbox has its own base path (tiki-platform.md section 1); ours is on loopback. */
function refuseTikiBase(value: string): void {
  const { protocol, hostname, pathname } = new URL(value);
  if (protocol !== 'https:' || isLoopback(hostname) || pathname.includes('sandbox'))
    throw new StartupError('TIKI_BASE_URL: production needs the https production base, not a sandbox');
}
