import assert from 'node:assert/strict';
import { connect } from 'node:net';

import * as fc from 'fast-check';

import { hmacHex } from './sandbox-client.ts';
import { ORDER_REQUEST } from './scenario.ts';

/** One request; the header lines are raw, so that anything can be sent. */
export interface Hostile {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  sign: boolean;
}

const PATHS = {
  tiki: [
    '/oauth/auth/token',
    '/oauth/auth/token/refresh',
    '/oauth/me',
    '/order',
    '/order/multi-sku',
    '/order?order_id=1',
    '/order/list?order_ids=1%2C2',
    '/order/complete',
    '/order/cancel',
    '/shipping/quotes',
    '/shipping/shipments',
    '/shipping/shipments?tracking_id=1',
    '/shipping/shipment_status',
  ],
  open: [
    '/tiniapp/api/graphql/query',
    '/directory/v1/countries/VN/regions/294/districts',
    '/ecom/v1/customers/profile',
    '/_console',
  ],
  host: ['/customers', '/user', '/addresses', '/auth-code', '/payments', '/payments/1/pay', '/payments/1/cancel'],
  cart: ['/cart', '/cart/items', '/cart/items/1', '/cart/checkout', '/products/1', '/marketplace-orders'],
  console: ['/state', '/stats', '/orders', '/orders/1', '/orders/1/pay', '/requests', '/switches', '/clock'],
  knobs: ['/ipn-faults', '/next-payment', '/forge-ipn', '/deliveries/1/resend', '/products', '/shipments/1'],
};
const ALL_PATHS = [
  ...PATHS.tiki.flatMap((path) => ['/tiniapp-open-api', '/tiniapp-sandbox-open-api'].map((base) => base + path)),
  ...PATHS.open,
  ...[...PATHS.host, ...PATHS.cart].map((path) => `/_host${path}`),
  ...[...PATHS.console, ...PATHS.knobs].map((path) => `/_console${path}`),
];

const bodies = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constant(`${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  fc.constant('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  fc.constant('x'.repeat(300_000)),
  // A good order, with one field replaced by anything.
  fc
    .tuple(fc.constantFrom(...Object.keys(ORDER_REQUEST), 'order_id', 'comment', 'code'), fc.jsonValue({ maxDepth: 2 }))
    .map(([key, value]) => JSON.stringify({ ...ORDER_REQUEST, order_id: '1', comment: 'x', code: 'c', [key]: value })),
  fc
    .record({
      name: fc.jsonValue({ maxDepth: 1 }),
      quantity: fc.double(),
      price: fc.oneof(fc.double(), fc.maxSafeInteger()),
    })
    .map((item) => JSON.stringify({ ...ORDER_REQUEST, items: [item] })),
  fc.string({ maxLength: 80 }).map((query) => JSON.stringify({ query: `{ ${query} }` })),
  fc.string().map((id) => JSON.stringify({ query: `{ order_get(id: ${JSON.stringify(id)}) { status } }` })),
);
const headerValue = fc.string({ maxLength: 60 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?').trim());
export const hostile: fc.Arbitrary<Hostile> = fc.record({
  method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'DELETE', 'PUT', 'OPTIONS', 'HEAD', 'TRACE', 'QUERY'),
  path: fc
    .tuple(
      fc.constantFrom(...ALL_PATHS),
      fc.oneof(
        { weight: 4, arbitrary: fc.constant('') },
        fc.webQueryParameters(),
        fc.constantFrom('/../..', '%00', '?a[b]=1', '//', '%2e%2e', '?order_id=%FF'),
      ),
    )
    .map(([path, tail]) =>
      /^[/%?]/.test(tail) || tail === '' ? path + tail : `${path}${path.includes('?') ? '&' : '?'}${tail}`,
    ),
  headers: fc.dictionary(
    fc.constantFrom(
      'Content-Type',
      'Authorization',
      'X-Tiniapp-Signature',
      'X-Tiniapp-Timestamp',
      'Accept',
      'X-Tiki-Access-Token',
      'Origin',
      'X-Any',
    ),
    fc.oneof(
      headerValue,
      fc.constantFrom('application/json', 'text/plain', 'multipart/form-data', '1e999', '-1', '0'.repeat(5_000)),
    ),
    { maxKeys: 3 },
  ),
  body: bodies.map((text) => Buffer.from(text)),
  sign: fc.boolean(),
});

interface Answer {
  status: number;
  text: string;
}

/** Speaks HTTP by hand: what Node's client would refuse to send is sent too. */
function speak(port: number, request: string, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('connect', () => socket.write(Buffer.concat([Buffer.from(request, 'latin1'), body])));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      // The server may hang up on a body it does not want to read; whether it lives is asked afterwards.
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? done() : reject(error),
    );
    socket.on('close', done);
    function done(): void {
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    }
  });
}

/** Who sends: the truly signed half of the requests is his. */
export interface Sender {
  port: number;
  consoleToken: string;
  userToken: string;
  clientKey: string;
  clientSecret: string;
  /** Must be in no answer, as his own secret. */
  foreignSecret: string;
}

/** Sends one request. @throws AssertionError for a 5xx, a stack or a secret in the answer. */
export async function attackOnce(sender: Sender, { method, path, headers, body, sign }: Hostile): Promise<void> {
  const { port, clientKey, clientSecret } = sender;
  const target = path.replaceAll(/[^\x21-\x7e]/g, '');
  const timestamp = String(Date.now());
  const subject = method === 'GET' ? target.replace(/^\/tiniapp(-sandbox)?-open-api/, '') : body;
  const good = {
    Host: `127.0.0.1:${port}`,
    Connection: 'close',
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
    'X-Sandbox-Token': sender.consoleToken,
    Authorization: `Bearer ${sender.userToken}`,
    'X-Tiniapp-Client-Id': clientKey,
    'X-Tiniapp-Timestamp': timestamp,
    'X-Tiniapp-Signature': hmacHex(clientSecret, timestamp, clientKey, subject),
  };
  const all = sign ? { ...good, 'X-Any': headers['X-Any'] ?? '' } : { ...good, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const { status, text } = await speak(port, `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, body);
  assert.ok(status < 500, `${method} ${target}: ${text.slice(0, 300)}`);
  assert.doesNotMatch(text, /\n\s+at |node_modules|\.ts:\d|TypeError|RangeError|SyntaxError: /, `${method} ${target}`);
  assert.equal(text.includes(clientSecret) || text.includes(sender.foreignSecret), false);
}
