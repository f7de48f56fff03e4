import { resolve } from 'node:path';
import { StartupError } from './errors.ts';

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
}

type Env = Record<string, string | undefined>;

/** Tiki's documentation prints these; whoever uses them is open to everybody. */
const PUBLISHED = [
  'RLCKb7Ae9kx4DXtXsCWjnDXtggFnM43W',
  'EhjGcsUUuRSJTHiYPbW5fxzyaKEx0JuAZIKRQ4HnIfNFidB2kMg6locQbTIEz3Vf',
];

/** Reads and checks the environment; `.env.example` says what each variable means. @throws StartupError in one clear line. */
export function readConfig(env: Env): Config {
  const environment = oneOf(env, 'TIKI_ENV', ['sandbox', 'production']);
  const config: Config = {
    port: port(env, 'SERVER_PORT', '4000'),
    host: env.SERVER_HOST || '127.0.0.1',
    publicUrl: origin(env, 'PUBLIC_URL', environment === 'sandbox' ? 'https://shop.example' : undefined),
    environment,
    tikiBaseUrl: url(env, 'TIKI_BASE_URL', ['http:', 'https:']).replace(/\/+$/, ''),
    clientKey: key(env, 'TIKI_CLIENT_KEY'),
    clientSecret: key(env, 'TIKI_CLIENT_SECRET'),
    databaseUrl: env.DATABASE_URL ? url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']) : undefined,
    dataDir: resolve(env.DATA_DIR || '.data/db'),
    clockUrl: env.CLOCK_URL ? url(env, 'CLOCK_URL', ['http:', 'https:']) : undefined,
    sandboxToken: env.SANDBOX_TOKEN ?? '',
  };
  if (environment === 'production') refuseInProduction(config);
  return config;
}

function refuseInProduction({ databaseUrl, clockUrl, publicUrl }: Config): void {
  if (!databaseUrl)
    throw new StartupError('DATABASE_URL: production needs PostgreSQL, the embedded database is for trying out');
  if (clockUrl) throw new StartupError('CLOCK_URL: production has its own clock');
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:' || isLoopback(hostname))
    throw new StartupError('PUBLIC_URL: production needs a public https origin');
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.|^0\.0\.0\.0$/.test(hostname)
  );
}

function need(env: Env, name: string, fallback?: string): string {
  const value = env[name] || fallback;
  if (!value) throw new StartupError(`${name}: is not set`);
  return value;
}

function oneOf<const Value extends string>(env: Env, name: string, values: readonly [Value, ...Value[]]): Value {
  const value = need(env, name, values[0]);
  const found = values.find((allowed) => allowed === value);
  if (!found) throw new StartupError(`${name}: is ${JSON.stringify(value)}, must be one of ${values.join(', ')}`);
  return found;
}

function port(env: Env, name: string, fallback: string): number {
  const value = need(env, name, fallback);
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw new StartupError(`${name}: is ${JSON.stringify(value)}, must be a port from 0 to 65535`);
  }
  return Number(value);
}

/** Values that may hold a password are never repeated in the message. */
function url(env: Env, name: string, protocols: string[]): string {
  const value = need(env, name);
  const protocol = URL.canParse(value) ? new URL(value).protocol : '';
  if (!protocols.includes(protocol))
    throw new StartupError(`${name}: must be a URL that starts with ${protocols.join('// or ')}//`);
  return value;
}

function origin(env: Env, name: string, fallback?: string): string {
  const value = need(env, name, fallback);
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.origin !== value.replace(/\/$/, '')) {
    throw new StartupError(`${name}: is ${JSON.stringify(value)}, must be an origin such as https://shop.example`);
  }
  return parsed.origin;
}

function key(env: Env, name: string): string {
  const value = need(env, name);
  if (PUBLISHED.includes(value)) throw new StartupError(`${name}: is printed in public documentation, use your own`);
  if (!/^[\x21-\x7e]{8,256}$/.test(value)) throw new StartupError(`${name}: must be 8 to 256 visible ASCII characters`);
  return value;
}
