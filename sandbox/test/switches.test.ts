import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startReceiver } from './ipn-receiver.ts';
import { startSandbox } from './start-sandbox.ts';
import { API_SCENARIOS } from './switch-scenarios-api.ts';
import { FLOW_SCENARIOS } from './switch-scenarios-flow.ts';
import { IDENTITY_SCENARIOS } from './switch-scenarios-identity.ts';

const SCENARIOS = { ...API_SCENARIOS, ...IDENTITY_SCENARIOS, ...FLOW_SCENARIOS };

interface Listed {
  name: string;
  value: boolean;
  default: boolean;
  group: string;
  on: string;
  off: string;
  source: string;
  section: string;
}

test('every switch is listed with default, explanation and section, stands at its default, and has a scenario here', async (t) => {
  const client = await startSandbox(t);
  const { items } = await client.consoleGet<{ items: Listed[] }>('/switches');
  assert.deepEqual(items.map(({ name }) => name).toSorted(), Object.keys(SCENARIOS).toSorted());
  for (const { name, value, default: byDefault, section, ...texts } of items) {
    assert.equal(value, byDefault, name);
    for (const text of [texts.group, texts.on, texts.off, texts.source]) assert.ok(text.length > 3, name);
    assert.match(section, /^\d/);
  }
});

test('a switch that does not exist, or no boolean, is refused and changes nothing', async (t) => {
  const client = await startSandbox(t);
  const before = await client.consoleGet('/switches');
  for (const wrong of [{ nothing: true }, { timestampWindow: 'off' }, { timestampWindow: false, nothing: true }]) {
    assert.equal((await client.consolePost('/switches', wrong)).status, 400);
  }
  assert.deepEqual(await client.consoleGet('/switches'), before);
});

for (const [name, { on, off, see }] of Object.entries(SCENARIOS)) {
  test(`the switch ${name} changes what a client sees`, async (t) => {
    for (const value of [true, false]) {
      const receiver = await startReceiver(t);
      const client = await startSandbox(t, { ipnUrl: receiver.url });
      await client.consolePost('/switches', { [name]: value });
      assert.deepEqual(await see(client, receiver), value ? on : off, `${name} is ${value ? 'on' : 'off'}`);
    }
    assert.notDeepEqual(on, off);
  });
}
