import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Orders per second through the signed POST /order of a sandbox process, with its state on disk and in memory.
 * `node sandbox/bench/orders.ts [orders] [connections]`; prints one JSON line per mode.
 */
const [orders = 5_000, connections = 32] = process.argv.slice(2).map(Number);
const KEYS = { clientKey: 'bench-client-key', clientSecret: randomBytes(24).toString('base64url') };
const BODY = JSON.stringify({
  customer_id: '100200300',
  reference_id: 'SO-1042-1',
  shipping_fee: 15_000,
  extra: 'channel=tini',
  items: [{ name: 'Cà phê rang 500g', quantity: 2, price: 120_000, image_url: 'https://shop.example/i/1.jpg' }],
  customer_info: { name: 'Lan', phone: '0900000001', street: '1 Lê Lợi' },
});

for (const mode of ['disk', 'memory'] as const) {
  const folder = mode === 'disk' ? await mkdtemp(join(tmpdir(), 'sandbox-bench-')) : '';
  const { child, base } = await start(folder);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let left = orders;
  const worker = async () => {
    while (left-- > 0) {
      const sent = performance.now();
      await placeOrder(base, agent);
      latencies.push(performance.now() - sent);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - began) / 1000;
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  latencies.sort((a, b) => a - b);
  console.log(
    JSON.stringify({
      name: `sandbox POST /order, ${mode}`,
      orders,
      perSecond: Math.round(orders / seconds),
      p99Ms: Number(latencies[Math.floor(orders * 0.99)]?.toFixed(1)),
      rssMb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024),
    }),
  );
  agent.destroy();
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('close', resolve));
  if (folder) await rm(folder, { recursive: true });
}

function start(dataDir: string): Promise<{ child: ChildProcess; base: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/server.ts', import.meta.url))], {
    env: {
      SANDBOX_PORT: '0',
      SANDBOX_DATA_DIR: dataDir,
      TIKI_CLIENT_KEY: KEYS.clientKey,
      TIKI_CLIENT_SECRET: KEYS.clientSecret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`the sandbox ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      const base = /ready on (http:\S+)/.exec(chunk.toString())?.[1];
      if (base) resolve({ child, base });
    });
  });
}

function placeOrder(base: string, agent: Agent): Promise<void> {
  const timestamp = String(Date.now());
  const encoded = Buffer.from(`${timestamp}.${KEYS.clientKey}.${BODY}`).toString('base64url');
  const headers = {
    'Content-Type': 'application/json',
    'X-Tiniapp-Client-Id': KEYS.clientKey,
    'X-Tiniapp-Timestamp': timestamp,
    'X-Tiniapp-Signature': createHmac('sha256', KEYS.clientSecret).update(encoded).digest('hex'),
  };
  return new Promise((resolve, reject) => {
    const call = request(`${base}/tiniapp-sandbox-open-api/order`, { method: 'POST', agent, headers }, (reply) => {
      reply.resume();
      reply.on('end', () => (reply.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${reply.statusCode}`))));
    });
    call.on('error', reject);
    call.end(BODY);
  });
}
