import { StartupError } from './errors.ts';

/** Readers of single environment variables. Each throws a StartupError of one line that begins with the name. */

export type Env = Record<string, string | undefined>;

/** Tiki's documentation prints these; whoever uses them is open to everybody. */
const PUBLISHED = [
  'RLCKb7Ae9kx4DXtXsCWjnDXtggFnM43W',
  'EhjGcsUUuRSJTHiYPbW5fxzyaKEx0JuAZIKRQ4HnIfNFidB2kMg6locQbTIEz3Vf',
];

export function need(env: Env, name: string, fallback?: string): string {
  const value = env[name] || fallback;
  if (!value) throw new StartupError(`${name}: is not set`);
  return value;
}

export function oneOf<const Value extends string>(
  env: Env,
  name: string,
  values: readonly [Value, ...Value[]],
  fallback: Value = values[0],
): Value {
  const value = need(env, name, fallback);
  const found = values.find((allowed) => allowed === value);
  if (!found) throw new StartupError(`${name}: is ${JSON.stringify(value)}, must be one of ${values.join(', ')}`);
  return found;
}

export function port(env: Env, name: string, fallback?: string): number {
  return integer(env, name, { fallback, min: 0, max: 65_535, what: 'a port' });
}

export function integer(
  env: Env,
  name: string,
  { fallback, min, max, what = 'a whole number' }: { fallback?: string; min: number; max: number; what?: string },
): number {
  const value = need(env, name, fallback);
  if (!/^\d{1,9}$/.test(value) || Number(value) > max || Number(value) < min) {
    throw new StartupError(`${name}: is ${JSON.stringify(value)}, must be ${what} from ${min} to ${max}`);
  }
  return Number(value);
}

/** Values that may hold a password are never repeated in the message. */
export function url(env: Env, name: string, protocols: string[]): string {
  const value = need(env, name);
  const protocol = URL.canParse(value) ? new URL(value).protocol : '';
  if (!protocols.includes(protocol))
    throw new StartupError(`${name}: must be a URL that starts with ${protocols.join('// or ')}//`);
  return value;
}

export function origin(env: Env, name: string, fallback?: string): string {
  const value = need(env, name, fallback);
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.origin !== value.replace(/\/$/, '')) {
    throw new StartupError(`${name}: is ${JSON.stringify(value)}, must be an origin such as https://shop.example`);
  }
  return parsed.origin;
}

export function key(env: Env, name: string): string {
  const value = need(env, name);
  if (PUBLISHED.includes(value)) throw new StartupError(`${name}: is printed in public documentation, use your own`);
  if (!/^[\x21-\x7e]{8,256}$/.test(value)) throw new StartupError(`${name}: must be 8 to 256 visible ASCII characters`);
  return value;
}

/** A comma-separated list, empty where unset. */
export function list(env: Env, name: string): string[] {
  return (env[name] ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.|^0\.0\.0\.0$/.test(hostname)
  );
}
