import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sign, verify } from '../src/signature.ts';

interface Published {
  method: string;
  timestamp: number;
  client_key: string;
  client_secret: string;
  body?: string;
  path?: string;
  signature: string;
}
interface Cases {
  clientKey: string;
  clientSecret: string;
  timestamp: string;
  cases: { case: string; subject: string; differsFrom: string; signature: string }[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));
const published = read('published-signatures.json') as Published[];
const { clientKey, clientSecret, timestamp, cases } = read('signature-cases.json') as Cases;

describe('signatures', () => {
  for (const vector of published) {
    it(`the published ${vector.method} vector is reproduced and verified`, () => {
      const subject = vector.body ?? vector.path ?? '';
      const parts = { timestamp: String(vector.timestamp), clientKey: vector.client_key, subject };
      assert.equal(sign(vector.client_secret, parts), vector.signature);
      assert.ok(verify(vector.client_secret, parts, vector.signature));
      assert.ok(
        verify(vector.client_secret, { ...parts, subject: Buffer.from(subject) }, vector.signature),
        'as bytes',
      );
    });
  }

  for (const { case: title, subject, differsFrom, signature } of cases) {
    it(title, () => {
      const parts = { timestamp, clientKey, subject };
      assert.equal(sign(clientSecret, parts), signature);
      assert.ok(!verify(clientSecret, { ...parts, subject: differsFrom }, signature), 'its neighbour is refused');
    });
  }

  it('a wrong secret, key, timestamp, length or alphabet is refused without an exception', () => {
    const parts = { timestamp, clientKey, subject: '{"id":123}' };
    const signature = sign(clientSecret, parts);
    assert.ok(verify(clientSecret, parts, signature.toUpperCase()), 'hex in capitals is the same digest');
    assert.ok(!verify(`${clientSecret}x`, parts, signature));
    assert.ok(!verify(clientSecret, { ...parts, clientKey: `${clientKey}x` }, signature));
    assert.ok(!verify(clientSecret, { ...parts, timestamp: `${timestamp}0` }, signature));
    for (const wrong of [
      '',
      signature.slice(1),
      `${signature}00`,
      signature.replace(/./, 'g'),
      ` ${signature.slice(1)}`,
    ]) {
      assert.ok(!verify(clientSecret, parts, wrong), wrong);
    }
  });
});
