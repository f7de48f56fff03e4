import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { OrderView, QuoteView } from '../../../../contract/orders.ts';
import { ADDRESS } from '../buyer.ts';
import type { databaseForProcess } from '../engine.ts';
import { freePort, startPart, stopPart } from '../sandbox.ts';
import { KEYS } from '../shop.ts';
import { signAsTiki, TikiPeer } from '../tiki-peer.ts';

export interface AttackReport {
  seed: number;
  requests: number;
  /** Answers by status. */
  statuses: Record<string, number>;
  rssBeforeMb: number;
  rssAfterMb: number;
  /** What must never be answered and was; empty when all is well. */
  wrong: string[];
}

/** The 5xx that docs/errors.md promises, by code. */
const DOCUMENTED = ['PLATFORM_UNAVAILABLE', 'PLATFORM_REFUSED', 'IPN_NOT_YET', 'OVERLOADED'];
/** What a stack trace, a query or another file of ours looks like. */
const INTERNAL = /node_modules|\.ts:\d|at \w+ \(|\/src\/|select .* from|violates|syntax error|ECONN|<anonymous>/i;
const VICTIM = '100200300';
const ATTACKER = '100200301';

interface Hostile {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer;
}

interface Secrets {
  attacker: string;
  victimOrder: OrderView;
  quoteId: string;
}

/** A real server process under generated and mutated requests; `baseline` of them warm it up before its memory counts. */
export async function attack(
  {
    requests,
    baseline,
    seed = Math.floor(Math.random() * 2 ** 31),
  }: { requests: number; baseline: number; seed?: number },
  database: Awaited<ReturnType<typeof databaseForProcess>>,
): Promise<AttackReport> {
  const peer = new TikiPeer();
  const port = await freePort();
  const child = await startPart('server/src/server.ts', {
    SERVER_PORT: String(port),
    TIKI_BASE_URL: await peer.start(),
    TIKI_CLIENT_KEY: KEYS.clientKey,
    TIKI_CLIENT_SECRET: KEYS.clientSecret,
    REQUESTS_PER_MINUTE: '1000000',
    LOG_LEVEL: 'silent',
    ...database.env,
  });
  const report: AttackReport = { seed, requests, statuses: {}, rssBeforeMb: 0, rssAfterMb: 0, wrong: [] };
  const target = createTarget(port);
  try {
    const secrets = await settle(target, peer);
    const before = JSON.stringify(await target.read(secrets.victimOrder.orderId, 'victim'));
    const random = createRandom(seed);
    const next = { count: 0 };
    const worker = async (until: number) => {
      while (next.count < until && report.wrong.length < 20) {
        next.count += 1;
        const shot = makeShot(random, secrets);
        check(shot, await target.send(shot), report);
      }
    };
    const run = (until: number) => Promise.all(Array.from({ length: 8 }, () => worker(until)));
    await run(baseline);
    report.rssBeforeMb = rssMb(child.pid!);
    await run(requests);
    report.rssAfterMb = rssMb(child.pid!);
    report.wrong.push(...(await brokenProtocol(port)));
    const after = JSON.stringify(await target.read(secrets.victimOrder.orderId, 'victim'));
    if (after !== before) report.wrong.push("the victim's order changed");
    if (child.exitCode !== null) report.wrong.push('the server ended');
    return report;
  } finally {
    await stopPart(child);
    await peer.stop();
  }
}

/** The victim's order, and a session and a quote of the attacker's. */
async function settle(target: ReturnType<typeof createTarget>, _peer: TikiPeer): Promise<Secrets> {
  const lines = [{ variantId: 'cup-blue', quantity: 1, shownPrice: 45_000 }];
  await target.login('victim', VICTIM);
  const attacker = await target.login('attacker', ATTACKER);
  const quote = await target.ok<QuoteView>('victim', '/v1/quotes', { lines, address: ADDRESS });
  const victimOrder = await target.ok<OrderView>('victim', '/v1/orders', {
    quoteId: quote.quoteId,
    paymentMethod: 'online',
  });
  const address = { ...ADDRESS, street: 'nowhere' };
  const own = await target.ok<QuoteView>('attacker', '/v1/quotes', { lines, address });
  return { attacker, victimOrder, quoteId: own.quoteId };
}

interface Reply {
  status: number;
  text: string;
}

function createTarget(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const tokens: Record<string, string> = {};

  function send({ method, path, headers, body }: Hostile): Promise<Reply> {
    return new Promise((resolve) => {
      const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (chunk: string) => (text += chunk));
        reply.once('close', () => resolve({ status: reply.statusCode ?? 0, text }));
      });
      // A broken connection is an answer too: the server may refuse to read on.
      sent.once('error', () => resolve({ status: 0, text: '' }));
      sent.end(body);
    });
  }

  async function ok<Body>(who: string, path: string, body: object): Promise<Body> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[who] ?? ''}` };
    const { status, text } = await send({ method: 'POST', path, headers, body: JSON.stringify(body) });
    // A process that was just started on a crowded machine may say that it is busy.
    if (text.includes('"OVERLOADED"')) return ok(who, path, body);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text) as Body;
  }

  return {
    send,
    ok,
    async login(who: string, customer: string): Promise<string> {
      const { token } = await ok<{ token: string }>(who, '/v1/sessions', { authCode: customer });
      tokens[who] = token;
      return token;
    },
    async read(orderId: string, who: string): Promise<unknown> {
      const headers = { authorization: `Bearer ${tokens[who] ?? ''}` };
      const { text } = await send({ method: 'GET', path: `/v1/orders/${orderId}`, headers, body: '' });
      return JSON.parse(text);
    },
  };
}

function check({ method, path, headers }: Hostile, { status, text }: Reply, report: AttackReport): void {
  report.statuses[status] = (report.statuses[status] ?? 0) + 1;
  const what = `${method} ${JSON.stringify(path.slice(0, 120))} (${headers['content-type'] ?? ''}): ${status} ${text.slice(0, 200)}`;
  const isDocumented = status < 500 || DOCUMENTED.some((code) => text.includes(`"${code}"`));
  if (!isDocumented) report.wrong.push(what);
  if (INTERNAL.test(text)) report.wrong.push(`internal: ${what}`);
  if (text.includes(ADDRESS.street)) report.wrong.push(`a stranger's order: ${what}`);
}

/** A small generator with a seed (mulberry32): the same seed attacks in the same way. */
function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)]!;
  return { below, pick, chance: (share: number) => next() < share };
}

type Random = ReturnType<typeof createRandom>;

const STRANGE = [
  '',
  ' ',
  '\0',
  '\u0000a',
  'null',
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  '%00',
  '%',
  '%zz',
  '..%2f..%2fetc%2fpasswd',
  '../../etc/passwd',
  "' or 1=1 --",
  '"; drop table orders; --',
  '<script>alert(1)</script>',
  '=cmd()',
  '\ud800',
  'đ̣̣̣',
  '𝕬'.repeat(50),
  'a'.repeat(5_000),
  '__proto__',
  'constructor',
  'toString',
  '${7*7}',
  '{{7*7}}',
  'true',
  '[]',
  '{}',
  'NaN',
  '\r\nX-Evil: 1',
  'cursor',
  'p1',
  'cA==',
  '🙂',
];
const PATHS = [
  '/v1/products',
  '/v1/products/ID',
  '/v1/categories',
  '/v1/sessions',
  '/v1/quotes',
  '/v1/orders',
  '/v1/orders/ID',
  '/v1/orders/ID/payments',
  '/v1/orders/ID/cancel',
  '/tiki/ipn',
  '/images/ID',
  '/healthz',
  '/admin',
  '/metrics',
  '/docs',
  '/',
  '/ID',
  '/v1/ID',
  '/v2/orders',
];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jso',
  '',
  'a'.repeat(300),
  'application/json;'.repeat(20),
];

function makeShot(random: Random, secrets: Secrets): Hostile {
  const { below, pick, chance } = random;
  const path = makePath(random, secrets);
  const method = chance(0.75) ? (/products|categories|images|healthz/.test(path) ? 'GET' : 'POST') : pick(METHODS);
  const body = method === 'GET' || method === 'HEAD' ? '' : makeBody(random, secrets, path);
  const headers: Record<string, string> = {};
  if (body.length > 0 || chance(0.1)) headers['content-type'] = chance(0.85) ? 'application/json' : pick(TYPES);
  const token = chance(0.85) ? secrets.attacker : clean(pick(STRANGE)).slice(0, 300);
  if (!chance(0.1)) headers['authorization'] = pick(['Bearer ', 'Bearer ', 'Bearer ', 'bearer ', 'Basic ', '']) + token;
  if (path.startsWith('/tiki/ipn') || chance(0.02)) Object.assign(headers, signature(random, body));
  if (chance(0.05))
    headers[pick(['if-none-match', 'accept', 'x-forwarded-for', 'range', 'cookie', 'x-request-id', 'expect'])] = clean(
      pick(STRANGE),
    ).slice(0, 200);
  if (chance(0.002)) headers['x-big'] = 'b'.repeat(below(12_000));
  return { method, path, headers, body };
}

function makePath({ pick, chance }: Random, { victimOrder }: Secrets): string {
  const id = chance(0.4)
    ? victimOrder.orderId
    : chance(0.5)
      ? encode(pick(STRANGE))
      : pick(['coffee', 'nothing', victimOrder.orderNo, victimOrder.attempt.platformOrderId]);
  const path = pick(PATHS).replace('ID', id);
  if (!chance(0.3)) return path;
  const name = pick(['query', 'category', 'cursor', 'limit', 'limit', 'state', '__proto__', 'a[b]', 'cursor']);
  return `${path}?${name}=${encode(pick(STRANGE))}${chance(0.2) ? `&${name}=2` : ''}`;
}

function signature({ pick, chance }: Random, body: string | Buffer): Record<string, string> {
  const timestamp = chance(0.8) ? String(Date.now()) : clean(pick(STRANGE)).slice(0, 60);
  const text = body.toString();
  return {
    'x-tiniapp-client-id': chance(0.8) ? KEYS.clientKey : clean(pick(STRANGE)).slice(0, 60),
    'x-tiniapp-timestamp': timestamp,
    // Half are truly signed, so that what comes behind the signature is attacked too.
    'x-tiniapp-signature': chance(0.5)
      ? signAsTiki(text, timestamp)
      : pick(['', 'f'.repeat(64), 'F'.repeat(64), 'g'.repeat(64), 'ab', clean(pick(STRANGE)).slice(0, 80)]),
  };
}

function makeBody(random: Random, secrets: Secrets, path: string): string | Buffer {
  const { below, chance } = random;
  if (chance(0.003)) return 'x'.repeat(40_000 + below(60_000));
  if (chance(0.01)) return `${'['.repeat(2_000)}${']'.repeat(2_000)}`;
  if (chance(0.05)) return Buffer.from(Array.from({ length: below(200) }, () => below(256)));
  const text = JSON.stringify(mutate(random, validBody(random, secrets, path)));
  if (chance(0.1)) return text.slice(0, below(text.length + 1));
  if (chance(0.05)) return text.replace(/"(\w+)":/, '"__proto__":');
  return chance(0.03) ? `\ufeff${text}` : text;
}

function validBody({ pick }: Random, { quoteId, victimOrder }: Secrets, path: string): unknown {
  if (path.startsWith('/tiki/ipn')) {
    const { platformOrderId } = victimOrder.attempt;
    const id = pick(['300000000000999999', platformOrderId, '1']);
    // Never a status that Tiki's own state would confirm: the victim's order must stay as it is.
    const order = {
      id,
      status: 'online_paid',
      grand_total: victimOrder.total,
      reference_id: `${victimOrder.orderNo}-1`,
      tiki_order_id: '',
      tiki_order_code: '',
      extra: '',
    };
    return {
      order,
      message_id: `h-${Math.random()}`,
      message_type: 'notification',
      message_created_at: new Date().toISOString(),
    };
  }
  if (path.startsWith('/v1/sessions')) return { authCode: 'nobody' };
  if (path.startsWith('/v1/quotes'))
    return {
      lines: [{ variantId: 'cup-blue', quantity: 1, shownPrice: 45_000 }],
      address: { ...ADDRESS, street: 'nowhere' },
    };
  return { quoteId: pick([quoteId, 'none']), paymentMethod: 'cod' };
}

/** Swaps, drops, doubles or nests some of the values, wherever they are. A status is left alone: with the key it could be true. */
function mutate(random: Random, value: unknown, name = ''): unknown {
  const { below, pick, chance } = random;
  if (chance(0.07) && name !== 'status') {
    return pick<unknown>([
      null,
      true,
      [],
      {},
      -1,
      0.5,
      1e308,
      Number.MAX_SAFE_INTEGER + 2,
      [[[]]],
      { a: { b: 1 } },
      ...STRANGE,
    ]);
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => mutate(random, item));
    return chance(0.05) ? Array.from({ length: below(80) }, () => items[0]) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(() => !chance(0.04));
  const mutated = entries.map(([key, inner]) => [key, mutate(random, inner, key)] as const);
  return Object.fromEntries(chance(0.05) ? [...mutated, [pick(STRANGE), pick(STRANGE)]] : mutated);
}

function encode(text: string): string {
  return text.startsWith('%') || text.includes('%2f') ? text : encodeURIComponent(text.toWellFormed());
}

/** What may stand in a header at all; the rest is sent over a bare socket. */
function clean(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '');
}

/** Requests that are no HTTP, or never end: none of them may be answered with 5xx or end the server. */
async function brokenProtocol(port: number): Promise<string[]> {
  const shots = [
    'GARBAGE\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'POST /tiki/ipn HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    'POST /v1/orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(3_000)}\r\n`,
    'GET / HTTP/1.1\r\nHost: x\r\nX: \x00\r\n\r\n',
    // Slow ones: the head, or half a body, and then nothing. Hung up by us; what counts is that the others are served.
    'POST /tiki/ipn HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf',
    'GET / HTTP/1.1\r\nHost: x',
  ];
  const answers = await Promise.all(shots.map((shot) => bareAnswer(port, shot)));
  return answers
    .filter((answer) => answer.startsWith('HTTP/1.1 5') || INTERNAL.test(answer))
    .map((answer) => `bare socket: ${answer.slice(0, 200)}`);
}

function bareAnswer(port: number, shot: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(shot));
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.once('error', () => resolve(text));
    socket.once('close', () => resolve(text));
  });
}

/** Resident memory of a process (Linux), in MB. */
function rssMb(pid: number): number {
  const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return Math.round((Number(pages) * 4_096) / 1_048_576);
}
