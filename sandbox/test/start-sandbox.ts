import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

import { buildApp } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { realEnvironment } from '../src/environment.ts';
import { startReceiver } from './ipn-receiver.ts';
import { type Client, createClient, type Target } from './sandbox-client.ts';

const random = () => randomBytes(24).toString('base64url');
export const MARKETPLACE = new URL('marketplace.json', import.meta.url);

/** Starts the real sandbox on a free port for one test, in memory unless told otherwise, and hands out its address. */
export async function startSandbox(t: TestContext, overrides: Partial<Config> = {}): Promise<Client> {
  const appKeys = { clientKey: random(), clientSecret: random() };
  const otherAppKeys = { clientKey: random(), clientSecret: random() };
  const config = { ...readConfig({}), port: 0, token: random(), appKeys, otherAppKeys, ...overrides };
  const app = await buildApp(config, {
    ...realEnvironment,
    seedFiles: { ...realEnvironment.seedFiles, marketplace: MARKETPLACE },
  });
  t.after(() => app.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const target: Target = {
    base: `http://127.0.0.1:${port}`,
    token: config.token,
    app: { identifier: config.appIdentifier, ...(config.appKeys ?? appKeys) },
    otherApp: { identifier: 'vn.example.other-shop', ...otherAppKeys },
  };
  return createClient(target);
}

/** A sandbox whose first app is notified at a real receiver. */
export async function startWithReceiver(t: TestContext) {
  const receiver = await startReceiver(t);
  return { receiver, client: await startSandbox(t, { ipnUrl: receiver.url }) };
}
