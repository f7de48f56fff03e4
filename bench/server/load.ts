import { Agent, request } from 'node:http';

export interface LoadResult {
  done: number;
  failed: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

export interface Shot {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends one request on a kept connection; resolves with its status and answer. */
export function fire(
  origin: string,
  { method, path, headers = {}, body = '' }: Shot,
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(origin);
  const length = body ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {};
  return new Promise((resolve, reject) => {
    const sent = request({ agent, hostname, port, method, path, headers: { ...length, ...headers } }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => (text += chunk));
      reply.once('end', () => resolve({ status: reply.statusCode ?? 0, body: text }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** As many as `concurrency` at a time until the shots or the time are used up. */
export async function closedLoop(
  origin: string,
  next: () => Shot | undefined,
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<LoadResult> {
  const end = performance.now() + seconds * 1_000;
  const latencies: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const worker = async () => {
    while (performance.now() < end) {
      const shot = next();
      if (!shot) return;
      const at = performance.now();
      const { status } = await fire(origin, shot);
      if (status === 200) latencies.push(performance.now() - at);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return summarise(latencies, failed, performance.now() - begun);
}

/** A fixed number per second, whatever the answers do: a slow one delays no other, so waiting counts. */
export async function openLoop(
  origin: string,
  next: () => Shot | undefined,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<LoadResult> {
  const latencies: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const total = Math.floor(perSecond * seconds);
  const running: Promise<void>[] = [];
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - begun) / 1_000) * perSecond) + 1);
    for (; sent < due; sent += 1) {
      const shot = next();
      if (!shot) break;
      // From when it was due, not from when this loop came to send it.
      const at = begun + (sent / perSecond) * 1_000;
      running.push(
        fire(origin, shot).then(({ status }) => {
          if (status === 200) latencies.push(performance.now() - at);
          else failed += 1;
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return summarise(latencies, failed, performance.now() - begun);
}

export function summarise(latencies: number[], failed: number, elapsedMs: number): LoadResult {
  const sorted = latencies.toSorted((left, right) => left - right);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    done: sorted.length,
    failed,
    perSecond: round((sorted.length / elapsedMs) * 1_000),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
  };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
