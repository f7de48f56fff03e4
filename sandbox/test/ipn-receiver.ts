import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

import type { TikiNotification } from '../../tiki-api/order.ts';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  message: TikiNotification;
}

/** How the receiver answers a message: a status, a redirect to itself, silence, or a broken connection. */
export type Answer = number | 'redirect' | 'silence' | 'reset';

/** A partner's IPN endpoint: a real HTTP server that keeps what it got. */
export async function startReceiver(t: TestContext) {
  const received: Received[] = [];
  const arrivals = new Set<() => void>();
  const state: { answer: Answer } = { answer: 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const message = JSON.parse(body) as TikiNotification;
      received.push({ path: request.url ?? '', headers: request.headers, body, message });
      const { answer } = state;
      if (answer === 'reset') request.socket.destroy();
      else if (answer === 'redirect') response.writeHead(302, { Location: '/moved' }).end();
      else if (answer !== 'silence') response.writeHead(answer, { 'Content-Type': 'application/json' }).end('{}');
      for (const arrived of arrivals) arrived();
      arrivals.clear();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/payment/ipn`,
    received,
    answerWith: (answer: Answer) => {
      state.answer = answer;
    },
    /** Resolves once at least `count` messages have come. */
    arrived: async (count: number) => {
      while (received.length < count) {
        await new Promise<void>((resolve) => {
          arrivals.add(resolve);
        });
      }
    },
  };
}
