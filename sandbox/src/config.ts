import { StartupError } from './errors.ts';

export interface AppKeys {
  clientKey: string;
  clientSecret: string;
}

export interface Config {
  port: number;
  host: string;
  /** Empty: one is generated for this start. */
  token: string;
  /** Empty: state lives in memory only. */
  dataDir: string;
  appIdentifier: string;
  /** Undefined: a random pair nobody knows, enough where nothing is signed (the no-backend mode). */
  appKeys: AppKeys | undefined;
  /** Keys of the second seeded app, for who wants to sign as it; generated when undefined. */
  otherAppKeys: AppKeys | undefined;
  /** Empty: no notification is ever sent, as Tiki reads an empty IPN URL (tiki-platform.md section 5). */
  ipnUrl: string;
}

/** Printed in Tiki's public documents beside their signatures, so everybody can sign with them. */
const PUBLISHED_KEYS = [
  'RLCKb7Ae9kx4DXtXsCWjnDXtggFnM43W',
  'EhjGcsUUuRSJTHiYPbW5fxzyaKEx0JuAZIKRQ4HnIfNFidB2kMg6locQbTIEz3Vf',
];

/** Reads the environment once. @throws StartupError naming the variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    port: readPort(env['SANDBOX_PORT']),
    host: env['SANDBOX_HOST'] || '127.0.0.1',
    token: readToken(env['SANDBOX_TOKEN']),
    dataDir: env['SANDBOX_DATA_DIR'] || '',
    appIdentifier: readAppIdentifier(env['APP_IDENTIFIER']),
    appKeys: readKeys(env, 'TIKI_CLIENT_KEY', 'TIKI_CLIENT_SECRET'),
    otherAppKeys: readKeys(env, 'OTHER_APP_CLIENT_KEY', 'OTHER_APP_CLIENT_SECRET'),
    ipnUrl: readUrl(env['IPN_URL']),
  };
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 4100;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new StartupError(`SANDBOX_PORT is not a port: ${text}`);
  return port;
}

function readToken(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  if (!/^[\w-]{16,200}$/.test(text)) {
    throw new StartupError('SANDBOX_TOKEN must be 16 to 200 letters, digits, - or _');
  }
  return text;
}

function readAppIdentifier(text: string | undefined): string {
  const identifier = text || 'vn.example.tini_checkout';
  if (!/^[\w.-]{1,100}$/.test(identifier)) throw new StartupError(`APP_IDENTIFIER is not an app id: ${identifier}`);
  return identifier;
}

function readKeys(env: NodeJS.ProcessEnv, keyName: string, secretName: string): AppKeys | undefined {
  const clientKey = env[keyName] ?? '';
  const clientSecret = env[secretName] ?? '';
  if (clientKey === '' && clientSecret === '') return undefined;
  if (clientKey === '' || clientSecret === '') {
    throw new StartupError(`${keyName} and ${secretName} must be set together`);
  }
  // A header value of this key must survive the wire unchanged.
  if (!/^[\x21-\x7e]{8,200}$/.test(clientKey)) throw new StartupError(`${keyName} must be 8 to 200 visible characters`);
  if (clientSecret.length < 16) throw new StartupError(`${secretName} must have at least 16 characters`);
  if (PUBLISHED_KEYS.includes(clientKey) || PUBLISHED_KEYS.includes(clientSecret)) {
    throw new StartupError(`${keyName} or ${secretName} is published in Tiki's documents; use keys of your own`);
  }
  return { clientKey, clientSecret };
}

function readUrl(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new StartupError(`IPN_URL is not an http(s) URL: ${text}`);
  return text;
}
