import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { readConfig } from '../src/config.ts';
import { StartupError } from '../src/errors.ts';

const [published] = JSON.parse(readFileSync(new URL('signature-vectors.json', import.meta.url), 'utf8')) as {
  client_key: string;
  client_secret: string;
}[];
const KEYS = { TIKI_CLIENT_KEY: 'config-test-key', TIKI_CLIENT_SECRET: 'config-test-secret' };

test('without any variable the sandbox has the documented defaults', () => {
  assert.deepEqual(readConfig({}), {
    port: 4100,
    host: '127.0.0.1',
    token: '',
    dataDir: '',
    appIdentifier: 'vn.example.tini_checkout',
    appKeys: undefined,
    otherAppKeys: undefined,
    ipnUrl: '',
  });
});

const WRONG: Record<string, string>[] = [
  { SANDBOX_PORT: 'four' },
  { SANDBOX_PORT: '70000' },
  { SANDBOX_PORT: '-1' },
  { SANDBOX_TOKEN: 'short' },
  { SANDBOX_TOKEN: '"><script>alert(1)</script>' },
  { APP_IDENTIFIER: 'a b' },
  { IPN_URL: 'ftp://x' },
  { IPN_URL: 'http://' },
  { TIKI_CLIENT_SECRET: '' },
  { TIKI_CLIENT_SECRET: 'short' },
  { TIKI_CLIENT_KEY: 'with space' },
  { OTHER_APP_CLIENT_KEY: 'only-the-key' },
];

for (const wrong of WRONG) {
  const [name = '', value = ''] = Object.entries(wrong)[0] ?? [];
  test(`${name}=${JSON.stringify(value)} is refused by name`, () => {
    assert.throws(
      () => readConfig({ ...KEYS, ...wrong }),
      (error: unknown) =>
        error instanceof StartupError && error.message.includes(name) && !error.message.includes('\n'),
    );
  });
}

test("the key and the secret that Tiki's documents publish are refused, each alone and for either app", () => {
  const { client_key: key, client_secret: secret } = published ?? assert.fail();
  const pairs = [
    { TIKI_CLIENT_KEY: key },
    { TIKI_CLIENT_SECRET: secret },
    { OTHER_APP_CLIENT_KEY: 'other-app-key', OTHER_APP_CLIENT_SECRET: secret },
  ];
  for (const pair of pairs) assert.throws(() => readConfig({ ...KEYS, ...pair }), /published/);
});
