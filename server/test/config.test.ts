import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../src/config.ts';

const GOOD = {
  TIKI_BASE_URL: 'http://127.0.0.1:4100/tiniapp-sandbox-open-api/',
  TIKI_CLIENT_KEY: 'a-key-of-our-own',
  TIKI_CLIENT_SECRET: 'a-secret-of-our-own',
};
const PRODUCTION = {
  ...GOOD,
  TIKI_BASE_URL: 'https://api.tiki.vn/tiniapp-open-api',
  TIKI_ENV: 'production',
  PUBLIC_URL: 'https://shop.test',
  DATABASE_URL: 'postgres://user:hidden@db.test/shop',
};

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the configuration', () => {
  it('has defaults for trying out', () => {
    const config = readConfig(GOOD);
    assert.deepEqual([config.port, config.host, config.environment], [4000, '127.0.0.1', 'sandbox']);
    assert.equal(config.tikiBaseUrl, 'http://127.0.0.1:4100/tiniapp-sandbox-open-api');
    assert.match(config.dataDir, /\.data\/db$/);
  });

  it('names the wrong variable in one line', () => {
    for (const [name, value] of [
      ['SERVER_PORT', '70000'],
      ['SERVER_PORT', '4000x'],
      ['TIKI_ENV', 'staging'],
      ['TIKI_BASE_URL', 'api.tiki.vn'],
      ['TIKI_CLIENT_KEY', ''],
      ['TIKI_CLIENT_SECRET', 'short'],
      ['PUBLIC_URL', 'https://shop.example/path'],
      ['DATABASE_URL', 'mysql://x'],
      ['CLOCK_URL', 'noon'],
      ['ADMIN_PORT', 'admin'],
      ['LOG_LEVEL', 'loud'],
      ['LOG_FORMAT', 'xml'],
      ['REQUESTS_PER_MINUTE', '-1'],
      ['RETENTION_DAYS', '0'],
      ['ORDER_LIMIT', '10 triệu'],
    ] as const) {
      const line = refusal({ ...GOOD, [name]: value });
      assert.match(line, new RegExp(`^${name}: [^\\n]+$`));
    }
  });

  it('needs nothing of Tiki for a command that works on the database alone, but checks what is set', () => {
    assert.deepEqual(readConfig({}, { needsTiki: false }).clientSecret, '');
    assert.throws(
      () => readConfig({ TIKI_CLIENT_KEY: 'short' }, { needsTiki: false }),
      /^StartupError: TIKI_CLIENT_KEY: /,
    );
    assert.throws(
      () => readConfig({ TIKI_ENV: 'production', PUBLIC_URL: 'https://shop.test' }, { needsTiki: false }),
      /^StartupError: DATABASE_URL: /,
    );
  });

  it("refuses the keys printed in Tiki's documentation", () => {
    assert.match(
      refusal({ ...GOOD, TIKI_CLIENT_KEY: 'RLCKb7Ae9kx4DXtXsCWjnDXtggFnM43W' }),
      /^TIKI_CLIENT_KEY: .*documentation/,
    );
  });

  it('in production refuses the embedded database, a followed clock and a loopback address', () => {
    assert.equal(refusal(PRODUCTION), 'accepted');
    assert.match(refusal({ ...PRODUCTION, DATABASE_URL: '' }), /^DATABASE_URL: /);
    assert.match(refusal({ ...PRODUCTION, CLOCK_URL: 'http://127.0.0.1:4100/_console/clock' }), /^CLOCK_URL: /);
    for (const url of ['https://localhost', 'https://127.0.0.1:4000', 'https://[::1]', 'http://shop.test', '']) {
      assert.match(refusal({ ...PRODUCTION, PUBLIC_URL: url }), /^PUBLIC_URL: /, url);
    }
  });

  it('in production refuses addresses that are made up or in plain text', () => {
    assert.match(refusal({ ...PRODUCTION, PUBLIC_URL: 'https://shop.example' }), /^PUBLIC_URL: /);
  });

  it("in production refuses Tiki's sandbox and ours", () => {
    for (const base of [
      'https://api.tiki.vn/tiniapp-sandbox-open-api',
      'https://127.0.0.1:4100/tiniapp-open-api',
      'http://api.tiki.vn/tiniapp-open-api',
    ]) {
      assert.match(refusal({ ...PRODUCTION, TIKI_BASE_URL: base }), /^TIKI_BASE_URL: [^\n]+$/, base);
    }
  });

  it('in production refuses keys that npm start made', () => {
    assert.match(refusal({ ...PRODUCTION, TIKI_CLIENT_KEY: 'local-7sd8f7s8d7f' }), /^TIKI_CLIENT_KEY: [^\n]+$/);
    assert.match(refusal({ ...PRODUCTION, TIKI_CLIENT_SECRET: 'local-7sd8f7s8d7f' }), /^TIKI_CLIENT_SECRET: [^\n]+$/);
  });

  it('in production lets the admin leave loopback only behind https', () => {
    const open = { ...PRODUCTION, ADMIN_PORT: '4001', ADMIN_HOST: '0.0.0.0' };
    assert.match(refusal({ ...PRODUCTION, ADMIN_PORT: '4001', ADMIN_HOST: '10.0.0.5' }), /^ADMIN_HOST: [^\n]+$/);
    assert.match(refusal({ ...open, ADMIN_HOST: '10.0.0.5', ADMIN_URL: 'http://admin.shop.test' }), /^ADMIN_HOST: /);
    assert.equal(refusal({ ...open, ADMIN_HOST: '10.0.0.5', ADMIN_URL: 'https://admin.shop.test' }), 'accepted');
    assert.equal(refusal({ ...PRODUCTION, ADMIN_PORT: '4001' }), 'accepted');
  });

  it('has no admin unless its port is named, and logs by environment', () => {
    const local = readConfig(GOOD);
    assert.deepEqual([local.admin, local.logLevel, local.logFormat], [undefined, 'warn', 'text']);
    const live = readConfig({ ...PRODUCTION, ADMIN_PORT: '4001', TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16' });
    assert.deepEqual(live.admin, { port: 4001, host: '127.0.0.1', url: undefined });
    assert.deepEqual([live.logLevel, live.logFormat], ['info', 'json']);
    assert.deepEqual(live.trustedProxies, ['10.0.0.1', '10.1.0.0/16']);
  });

  it('never repeats what may hold a password', () => {
    assert.ok(!refusal({ ...GOOD, DATABASE_URL: 'mysql://user:hidden@db' }).includes('hidden'));
    assert.ok(!refusal({ ...GOOD, TIKI_CLIENT_SECRET: 'tiny' }).includes('tiny'));
  });
});
