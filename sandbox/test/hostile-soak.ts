import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import * as fc from 'fast-check';

import { attackOnce, hostile, type Sender } from './hostile-requests.ts';

const ENTRY = fileURLToPath(new URL('../src/server.ts', import.meta.url));
/** Requests at once, and values made at a time. */
const SENDERS = 8;
const CHUNK = 1_000;

export interface SandboxAttack {
  seed: number;
  requests: number;
  /** Resident memory of the process after a tenth of the requests and after all of them, in MB. */
  rssBeforeMb: number;
  rssAfterMb: number;
  wrong: string[];
}

/** A sandbox process under generated requests to every endpoint: stops at the twentieth wrong answer. */
export async function attackSandbox({
  requests,
  seed = Math.floor(Math.random() * 2 ** 31),
}: {
  requests: number;
  seed?: number;
}): Promise<SandboxAttack> {
  const random = () => randomBytes(24).toString('base64url');
  const [clientKey, clientSecret, foreignSecret, consoleToken] = [random(), random(), random(), random()];
  const child = spawn(process.execPath, [ENTRY], {
    env: {
      SANDBOX_PORT: '0',
      SANDBOX_TOKEN: consoleToken,
      TIKI_CLIENT_KEY: clientKey,
      TIKI_CLIENT_SECRET: clientSecret,
      OTHER_APP_CLIENT_KEY: random(),
      OTHER_APP_CLIENT_SECRET: foreignSecret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const report: SandboxAttack = { seed, requests, rssBeforeMb: 0, rssAfterMb: 0, wrong: [] };
  try {
    const base = await readyOn(child);
    const listed = await fetch(`${base}/_host/customers`, { headers: { 'X-Sandbox-Token': consoleToken } });
    const { data } = (await listed.json()) as { data: { items: { userToken: string }[] } };
    const userToken = data.items[0]?.userToken ?? '';
    const port = Number(new URL(base).port);
    const sender: Sender = { port, consoleToken, userToken, clientKey, clientSecret, foreignSecret };
    for (let sent = 0; sent < requests && report.wrong.length < 20; sent += CHUNK) {
      const chunk = fc.sample(hostile, { seed: seed + sent, numRuns: Math.min(CHUNK, requests - sent) });
      await Promise.all(Array.from({ length: SENDERS }, () => sendAll(sender, chunk, report.wrong)));
      if (sent < requests / 10) report.rssBeforeMb = rssMb(child);
    }
    report.rssAfterMb = rssMb(child);
    if (child.exitCode !== null) report.wrong.push('the sandbox ended');
    return report;
  } finally {
    child.kill('SIGTERM');
  }
}

async function sendAll(sender: Sender, chunk: Parameters<typeof attackOnce>[1][], wrong: string[]): Promise<void> {
  for (let request = chunk.pop(); request; request = chunk.pop()) {
    // What it says is the finding.
    await attackOnce(sender, request).catch((error: unknown) => wrong.push(String(error)));
  }
}

async function readyOn(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    const base = /^sandbox ready on (http:\S+)/.exec(line)?.[1];
    if (base) return base;
  }
  throw new Error('the sandbox ended before it was ready');
}

/** Linux. */
function rssMb({ pid }: ChildProcess): number {
  const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return Math.round((Number(pages) * 4_096) / 1_048_576);
}
