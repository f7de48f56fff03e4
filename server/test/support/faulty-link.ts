import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as send,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';

/**
 * What the link does with one request:
 * `lost` the connection breaks before it arrives; `unanswered` it arrives and the answer is lost; `late` the connection
 * breaks now and it arrives at `deliverLate`; `twice` it arrives twice; `error` a 500 of the way, never arriving;
 * `garbage` it arrives and its answer is no JSON.
 */
export const FAULTS = ['lost', 'unanswered', 'late', 'twice', 'error', 'garbage'] as const;
export type Fault = (typeof FAULTS)[number];

export interface Sent {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status: number;
  body: string;
}

/** A request that arrived, with its answer, whether or not that came back to who asked. */
export interface Arrived extends Answer {
  kind: string;
  sent: Sent;
}

/** A way between two parts over real HTTP that loses, repeats, delays and breaks what it is told to. */
export class FaultyLink {
  /** Faults of the next requests of a kind, used up in order. */
  readonly faults = new Map<string, Fault[]>();
  readonly arrived: Arrived[] = [];
  readonly #late: { kind: string; sent: Sent }[] = [];
  readonly #server: Server;
  readonly #kindOf: (sent: Sent) => string;
  readonly #forward: (sent: Sent) => Promise<Answer>;

  /** `forward` brings a request to the other end; it rejects when that end broke the connection. */
  constructor(kindOf: (sent: Sent) => string, forward: (sent: Sent) => Promise<Answer>) {
    this.#kindOf = kindOf;
    this.#forward = forward;
    this.#server = createServer((request, response) => {
      void this.#handle(request).then(
        (answer) => response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answer.body),
        () => request.socket.destroy(),
      );
    });
  }

  /** Listens on a free loopback port. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** The next request of this kind meets this fault. */
  arm(kind: string, fault: Fault): void {
    this.faults.set(kind, [...(this.faults.get(kind) ?? []), fault]);
  }

  /** No more faults; what is on its way stays on its way. */
  heal(): void {
    this.faults.clear();
  }

  /** Everything that was `late` arrives, newest first; nobody waits for the answers. */
  async deliverLate(): Promise<void> {
    for (const { kind, sent } of this.#late.splice(0).toReversed()) {
      // Boundary: whoever sent it has given up, so nobody hears how it ends.
      await this.#bring(kind, sent).catch(() => undefined);
    }
  }

  /** Forgets everything of an earlier history. */
  reset(): void {
    this.heal();
    this.arrived.length = 0;
    this.#late.length = 0;
  }

  async #handle(request: IncomingMessage): Promise<Answer> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const sent = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    const kind = this.#kindOf(sent);
    const fault = this.faults.get(kind)?.shift();
    if (fault === 'error') return { status: 500, body: 'a machine on the way is ill' };
    if (fault === 'late') this.#late.push({ kind, sent });
    if (fault === 'lost' || fault === 'late') throw new Error(fault);
    const answer = await this.#bring(kind, sent);
    if (fault === 'twice') await this.#bring(kind, sent);
    if (fault === 'unanswered') throw new Error(fault);
    return fault === 'garbage' ? { ...answer, body: `<html>${answer.body}` } : answer;
  }

  async #bring(kind: string, sent: Sent): Promise<Answer> {
    const answer = await this.#forward(sent);
    this.arrived.push({ ...answer, kind, sent });
    return answer;
  }
}

const agent = new Agent({ keepAlive: true });

/** Forwards to an HTTP server, headers and bytes as they came. */
export function toOrigin(origin: string): (sent: Sent) => Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const passed = { ...headers, host: `${hostname}:${port}`, connection: undefined, 'transfer-encoding': undefined };
      const request = send({ agent, hostname, port, method, path, headers: defined(passed) }, (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (chunk: string) => (text += chunk));
        reply.once('end', () => resolve({ status: reply.statusCode ?? 0, body: text }));
        reply.once('error', reject);
      });
      request.once('error', reject);
      request.end(body);
    });
}

function defined(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

/** Which of Tiki's calls a request is. */
export function kindOfTikiCall({ path }: Sent): string {
  const [target = ''] = path.split('?');
  if (target.endsWith('/order/cancel')) return 'cancel';
  if (target.endsWith('/order/complete')) return 'complete';
  if (target.endsWith('/order/list')) return 'list';
  if (target.includes('/oauth/')) return 'oauth';
  return path.includes('order_id=') ? 'get' : 'create';
}
