import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the local sandbox and the local server share: made on the first start, never committed. */
export interface LocalKeys {
  clientKey: string;
  clientSecret: string;
  /** Lets our own pages and tools talk to the sandbox's console. */
  sandboxToken: string;
}

/** Reads `<dataDir>/keys.json`, or makes it. @throws Error when the file is there but is not ours. */
export function loadKeys(dataDir: string): LocalKeys {
  const path = join(dataDir, 'keys.json');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, `${JSON.stringify(makeKeys(), null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const keys = parseKeys(readFileSync(path, 'utf8'));
  if (!keys) throw new Error(`${path} does not hold the three keys it should: delete it to make new ones`);
  return keys;
}

function makeKeys(): LocalKeys {
  // By the prefix a server in production knows that these came from here, and refuses them.
  const random = (bytes: number): string => `local-${randomBytes(bytes).toString('base64url')}`;
  return { clientKey: random(24), clientSecret: random(48), sandboxToken: random(24) };
}

function parseKeys(text: string): LocalKeys | null {
  const isKeys = (value: unknown): value is LocalKeys =>
    typeof value === 'object' &&
    value !== null &&
    ['clientKey', 'clientSecret', 'sandboxToken'].every(
      (name) => typeof (value as Record<string, unknown>)[name] === 'string',
    );
  try {
    const value: unknown = JSON.parse(text);
    return isKeys(value) ? value : null;
  } catch {
    // Not JSON at all: the caller says what to do about it.
    return null;
  }
}
