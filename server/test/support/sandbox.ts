import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './shop.ts';

/** What the runner of the tests chose for WebAssembly holds for the processes that they start. */
const LIFTOFF = process.execArgv.filter((flag) => flag === '--liftoff-only');
const TOKEN = 'token-of-the-server-tests';

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts a part of the repository as its own process and waits for the line that says it is ready. */
export async function startPart(script: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...LIFTOFF, join(ROOT, '..', script)], {
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stopped = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${code} before it was ready`);
  });
  const ready = (async () => {
    for await (const line of createInterface({ input: child.stdout })) if (/ ready on http/.test(line)) return;
  })();
  await Promise.race([ready, stopped]);
  stopped.catch(() => {}); // From here on it may end.
  return child;
}

export async function stopPart(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

export type Sheet = { paymentId: string; grandTotal: number };
export type SandboxOrder = { id: string; status: string; referenceId: string; grandTotal: number };

/** The real sandbox, steered as the Tiki app (host surface) and as its console. */
export class Sandbox {
  readonly #origin: string;
  readonly #child: ChildProcess;
  #userToken = '';

  constructor(origin: string, child: ChildProcess) {
    this.#origin = origin;
    this.#child = child;
  }

  static async start(options: {
    port: number;
    ipnUrl: string;
    clientKey: string;
    clientSecret: string;
  }): Promise<Sandbox> {
    const child = await startPart('sandbox/src/server.ts', {
      SANDBOX_PORT: String(options.port),
      SANDBOX_TOKEN: TOKEN,
      TIKI_CLIENT_KEY: options.clientKey,
      TIKI_CLIENT_SECRET: options.clientSecret,
      IPN_URL: options.ipnUrl,
    });
    return new Sandbox(`http://127.0.0.1:${options.port}`, child);
  }

  /** Where the clock of the sandbox on this port is read. */
  static clock(port: number): { url: string; token: string } {
    return { url: `http://127.0.0.1:${port}/_console/clock`, token: TOKEN };
  }

  /** As the customer that logged in last, or the one of this user token. */
  async call<Body>(method: 'GET' | 'POST', path: string, body?: object, userToken = this.#userToken): Promise<Body> {
    const headers: Record<string, string> = { 'X-Sandbox-Token': TOKEN };
    if (userToken) headers['Authorization'] = `Bearer ${userToken}`;
    if (body) headers['Content-Type'] = 'application/json';
    const reply = await fetch(
      this.#origin + path,
      body ? { method, headers, body: JSON.stringify(body) } : { method, headers },
    );
    const answer = (await reply.json()) as { data?: Body };
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(answer)}`);
    return (answer.data ?? answer) as Body;
  }

  /** Tiki's own tokens of the seeded customers. */
  async userTokens(): Promise<string[]> {
    const { items } = await this.call<{ items: { userToken: string }[] }>('GET', '/_host/customers');
    return items.map(({ userToken }) => userToken);
  }

  /** Logs the n-th seeded customer in on the phone and gets an auth code. */
  async authCode(customer = 0): Promise<string> {
    this.#userToken = (await this.userTokens())[customer]!;
    const asked = { appIdentifier: 'vn.example.tini_checkout', scopes: ['user_profile'] };
    return (await this.call<{ code: string }>('POST', '/_host/auth-code', asked)).code;
  }

  /** my.makePayment: opens the sheet, or for COD places the order at once. */
  makePayment(orderId: string, paymentMethod?: 'cod'): Promise<{ sheet?: Sheet }> {
    return this.call('POST', '/_host/payments', {
      appIdentifier: 'vn.example.tini_checkout',
      orderId,
      ...(paymentMethod && { paymentMethod }),
    });
  }

  /** Opens the sheet and presses Pay or Cancel. */
  async inSheet(orderId: string, press: 'pay' | 'cancel' | 'leave'): Promise<void> {
    const { sheet } = await this.makePayment(orderId);
    await this.call('POST', `/_host/payments/${sheet!.paymentId}/${press}`, press === 'pay' ? { method: 'card' } : {});
  }

  /** Answers when no notification is on its way any more. */
  async settle(): Promise<void> {
    await this.call('POST', '/_console/settle', {});
  }

  advance(advanceMs: number): Promise<{ now: number; offsetMs: number }> {
    return this.call('POST', '/_console/clock', { advanceMs });
  }

  async order(id: string): Promise<SandboxOrder> {
    const found = await this.call<{ order?: SandboxOrder } & SandboxOrder>('GET', `/_console/orders/${id}`);
    return found.order ?? found;
  }

  stop(): Promise<void> {
    return stopPart(this.#child);
  }
}
