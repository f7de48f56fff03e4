import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../src/config.ts';
import { registerProducts } from '../src/commands/register-products.ts';
import { StartupError } from '../src/errors.ts';
import { signLegacy } from '../src/legacy-signature.ts';
import legacy from './fixtures/published-legacy-signatures.json' with { type: 'json' };
import { freePort, Sandbox } from './support/sandbox.ts';
import { KEYS, openShop, testClock, type Shop } from './support/shop.ts';

let shop: Shop;
let sandbox: Sandbox;
let port: number;

before(async () => {
  port = await freePort();
  sandbox = await Sandbox.start({ port, ipnUrl: '', ...KEYS });
  shop = await openShop({ tikiBaseUrl: `http://127.0.0.1:${port}/tiniapp-open-api`, clock: testClock() });
});
after(async () => {
  await sandbox?.stop();
  await shop?.close();
});

async function register(clientSecret = KEYS.clientSecret): Promise<string[]> {
  const said: string[] = [];
  const config = readConfig({
    TIKI_BASE_URL: `http://127.0.0.1:${port}/tiniapp-sandbox-open-api`,
    TIKI_CLIENT_KEY: KEYS.clientKey,
    TIKI_CLIENT_SECRET: clientSecret,
  });
  const { db } = shop.database;
  await registerProducts({
    db,
    config,
    now: Date.now,
    input: Readable.from([]),
    print: (line) => void said.push(line),
  });
  return said;
}

describe('register-products', () => {
  it('signs as the published legacy vectors do', () => {
    for (const { client_secret: secret, canonical_json: json, signature } of legacy) {
      const {
        timestamp,
        code,
        client_id: id,
      } = JSON.parse(json) as { timestamp: number; code: string; client_id: string };
      assert.equal(signLegacy(secret, { timestamp, code, client_id: id }), signature);
    }
  });

  it('tells Tiki of every variant with a SKU, says that the call is invented, and may be repeated', async () => {
    assert.match((await register()).join('\n'), /invented[\s\S]*nothing to register/);
    await shop.database.db.updateTable('variants').set({ sku: 'CF.250' }).where('id', '=', 'coffee-250').execute();
    assert.match((await register()).at(-1)!, /^CF\.250: approved, product \d+$/);
    assert.equal((await register()).at(-1), 'CF.250: was there already');
  });

  it('fails in one line when Tiki refuses', async () => {
    await assert.rejects(register('another-secret-of-ours'), (error) => {
      assert.ok(error instanceof StartupError);
      assert.match(error.message, /^register-products: 1 of 1 were refused$/);
      return true;
    });
  });
});
