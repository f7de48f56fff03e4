import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { sign, verify } from '../src/signature.ts';
import { hmacHex } from './sandbox-client.ts';

interface Vector {
  method: 'GET' | 'POST';
  timestamp: number;
  client_key: string;
  client_secret: string;
  body?: string;
  path?: string;
  encoded_payload: string;
  signature: string;
}

const vectors = JSON.parse(readFileSync(new URL('signature-vectors.json', import.meta.url), 'utf8')) as Vector[];

for (const vector of vectors) {
  const subject = vector.body ?? vector.path ?? '';
  const signable = { timestamp: String(vector.timestamp), clientKey: vector.client_key, subject };

  test(`Tiki's published ${vector.method} vector gives the published signature`, () => {
    assert.equal(sign(vector.client_secret, signable), vector.signature);
    assert.equal(verify(vector.client_secret, signable, vector.signature), true);
  });

  test(`Tiki's published ${vector.method} vector fails with any one digit changed`, () => {
    for (let index = 0; index < 64; index += 1) {
      const digit = vector.signature[index] === '0' ? '1' : '0';
      const changed = vector.signature.slice(0, index) + digit + vector.signature.slice(index + 1);
      assert.equal(verify(vector.client_secret, signable, changed), false);
    }
  });
}

const SECRET = 'a-secret-of-this-test';
const signed = (subject: string | Uint8Array) => sign(SECRET, { timestamp: '1700000000000', clientKey: 'k', subject });

/** Each pair looks alike and must not sign alike. */
const NEIGHBOURS: { what: string; one: string; other: string }[] = [
  { what: 'an encoded and a bare comma', one: '/order/list?order_ids=1%2C2', other: '/order/list?order_ids=1,2' },
  { what: 'upper and lower case escapes', one: '/order/list?order_ids=1%2C2', other: '/order/list?order_ids=1%2c2' },
  { what: '%20 and +', one: '/order?q=a%20b', other: '/order?q=a+b' },
  { what: 'the two UTF-8 forms of one Vietnamese word', one: '{"name":"H\u00e0"}', other: '{"name":"Ha\u0300"}' },
  { what: 'bare and escaped <>&', one: '{"a":"<b>&"}', other: '{"a":"\\u003cb\\u003e\\u0026"}' },
  { what: 'a compact and a pretty body', one: '{"id":1}', other: '{\n  "id": 1\n}' },
  { what: 'a body and the same with a final newline', one: '{"id":1}', other: '{"id":1}\n' },
  { what: '18-digit ids that are one JS number', one: '{"id":88062110977884170}', other: '{"id":88062110977884180}' },
  { what: 'no body and an empty object', one: '', other: '{}' },
];

for (const { what, one, other } of NEIGHBOURS) {
  test(`the signature tells ${what} apart`, () => {
    assert.notEqual(signed(one), signed(other));
    for (const subject of [one, other]) {
      assert.equal(signed(subject), hmacHex(SECRET, '1700000000000', 'k', subject), 'an independent signer agrees');
    }
  });
}

test('bytes that are no UTF-8 are signed as they are, not as replacement characters', () => {
  const bytes = Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]);
  assert.equal(signed(bytes), hmacHex(SECRET, '1700000000000', 'k', bytes));
  assert.notEqual(signed(bytes), signed('{\ufffd\ufffd}'));
});

test('the un-encoded variant of the pseudocode and every malformed signature are refused', () => {
  const signable = { timestamp: '1700000000000', clientKey: 'k', subject: '{"id":1}' };
  const good = sign(SECRET, signable);
  for (const bad of ['', good.slice(1), `${good}0`, `${good.slice(0, 63)}g`, ` ${good}`, `${good}\n`, 'é'.repeat(64)]) {
    assert.equal(verify(SECRET, signable, bad), false, JSON.stringify(bad));
  }
});
