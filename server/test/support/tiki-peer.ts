import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { TikiCloseOrderRequest } from '../../../tiki-api/order.ts';
import { KEYS } from './shop.ts';

export interface PeerOrder {
  id: string;
  status: string;
  grand_total: number;
  reference_id: string;
  tiki_order_id: string;
  tiki_order_code: string;
  extra: string;
}

interface CreateBody {
  items: { name: string; sku?: string; price?: number; quantity: number }[];
  shipping_fee?: number;
  reference_id: string;
  extra?: string;
}

/** What the peer does with a call: `done then silent` does it and never answers. */
export type Fault = 'silent' | 'done then silent' | 'wrong total' | 'error 500' | 'redirect' | { reason: string };
const CALLS = ['create', 'get', 'cancel', 'list', 'complete'] as const;
type Call = (typeof CALLS)[number];

/** Signs as Tiki does; written apart from src/signature.ts so that a shared mistake would show. */
export function signAsTiki(
  subject: string,
  timestamp: string,
  secret = KEYS.clientSecret,
  key = KEYS.clientKey,
): string {
  const encoded = Buffer.from(`${timestamp}.${key}.${subject}`)
    .toString('base64')
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
  return createHmac('sha256', secret).update(encoded).digest('hex');
}

/** A small Tiki over real HTTP for what the sandbox cannot do on command: silence, wrong totals, any status at any time. */
export class TikiPeer {
  readonly orders = new Map<string, PeerOrder>();
  /** Faults of the next calls, used up in order. */
  readonly faults: Record<Call, Fault[]> = { create: [], get: [], cancel: [], list: [], complete: [] };
  readonly calls: Record<Call, number> = { create: 0, get: 0, cancel: 0, list: 0, complete: 0 };
  /** The bodies of creates, newest last, by path. */
  readonly created: { path: string; body: CreateBody }[] = [];
  /** The bodies of completes and cancels, newest last, by path. */
  readonly ended: { path: string; body: TikiCloseOrderRequest }[] = [];
  /** Prices of /order/multi-sku, by SKU. */
  readonly skuPrices = new Map<string, number>();
  /** What the next tokens may be used for. */
  scopes = ['user_profile'];
  /** Called between doing a call and answering it. */
  beforeAnswer: (call: Call) => Promise<void> = async () => {};
  readonly #server: Server;
  #nextId = 300_000_000_000_000_017n;

  constructor() {
    this.#server = createServer((request, response) => void this.#handle(request, response));
    // Both ends share one event loop that the embedded database stops for seconds: only the client ends idle connections.
    this.#server.keepAliveTimeout = 0;
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this.url;
  }

  /** Tiki's base URL, once it was started. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}/tiniapp-open-api`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  reset(): void {
    this.orders.clear();
    this.created.length = 0;
    this.ended.length = 0;
    this.scopes = ['user_profile'];
    this.skuPrices.clear();
    this.beforeAnswer = async () => {};
    for (const call of CALLS) {
      this.faults[call] = [];
      this.calls[call] = 0;
    }
  }

  /** The order with this reference. */
  byReference(reference: string): PeerOrder {
    const found = [...this.orders.values()].find((order) => order.reference_id === reference);
    if (!found) throw new Error(`no order ${reference} at the peer`);
    return found;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url!.replace('/tiniapp-open-api', '');
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const signature = signAsTiki(
      request.method === 'GET' ? target : body,
      String(request.headers['x-tiniapp-timestamp']),
    );
    if (request.headers['x-tiniapp-signature'] !== signature) return refuse(response, 'invalid_signature');
    if (target === '/oauth/auth/token')
      return answer(response, {
        // A code is the customer's id and, for a second one, anything after a tilde.
        access_token: JSON.parse(body).code.split('~')[0],
        scopes: this.scopes,
        expires_in: 3600,
        token_type: 'bearer',
      });
    if (target === '/oauth/me') {
      // As Tiki prints it: a bare number above 2^53, which must not lose a digit.
      return void response.end(
        `{"data":{"customer_id":${JSON.parse(body).access_token},"customer_name":"Lan","scopes":["user_profile"]},"error":null}`,
      );
    }
    const call = callOf(target);
    this.calls[call] += 1;
    return this.#order(call, this.faults[call].shift(), { target, body }, response);
  }

  async #order(
    call: Call,
    fault: Fault | undefined,
    sent: { target: string; body: string },
    response: ServerResponse,
  ): Promise<void> {
    if (fault === 'silent') return;
    if (fault === 'error 500') return void response.writeHead(500).end('oops');
    if (fault === 'redirect') return void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    if (typeof fault === 'object') return refuse(response, fault.reason);
    if (call === 'list') {
      const ids = new URL(sent.target, 'http://peer').searchParams.get('order_ids')!.split(',');
      const orders = ids.flatMap((id) => this.orders.get(id) ?? []);
      return answer(response, { orders });
    }
    const order = call === 'create' ? this.#create(sent.target, JSON.parse(sent.body), fault) : this.#find(sent);
    if (!order) return refuse(response, 'ORDER_NOT_FOUND');
    if (call === 'cancel' || call === 'complete') {
      this.ended.push({ path: sent.target, body: JSON.parse(sent.body) as TikiCloseOrderRequest });
      if (order.status === 'canceled' || order.status === 'completed') return refuse(response, 'INVALID_ORDER_STATUS');
      order.status = call === 'cancel' ? 'canceled' : 'completed';
    }
    const told = { ...order };
    await this.beforeAnswer(call);
    if (fault !== 'done then silent') answer(response, { order: told });
  }

  #create(path: string, asked: CreateBody, fault?: Fault): PeerOrder {
    this.created.push({ path, body: asked });
    const total = asked.items.reduce(
      (sum, { price, sku, quantity }) => sum + (price ?? this.skuPrices.get(sku ?? '') ?? 0) * quantity,
      asked.shipping_fee ?? 0,
    );
    const id = String((this.#nextId += 1n));
    const order = {
      id,
      status: 'draft',
      grand_total: fault === 'wrong total' ? total + 1 : total,
      reference_id: asked.reference_id,
      tiki_order_id: '',
      tiki_order_code: '',
      extra: '',
    };
    this.orders.set(id, order);
    return order;
  }

  #find({ target, body }: { target: string; body: string }): PeerOrder | undefined {
    return this.orders.get(
      body ? JSON.parse(body).order_id : new URL(target, 'http://peer').searchParams.get('order_id')!,
    );
  }
}

function callOf(target: string): Call {
  if (target === '/order' || target === '/order/multi-sku') return 'create';
  if (target.startsWith('/order/list?')) return 'list';
  if (target === '/order/complete') return 'complete';
  return target === '/order/cancel' ? 'cancel' : 'get';
}

function answer(response: ServerResponse, data: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ data }));
}

/** With HTTP status 200 on purpose: the body's error decides first. */
function refuse(response: ServerResponse, reason: string): void {
  const error = { code: 400, message: 'refused', reason, metadata: { request_id: 'r-1' } };
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ data: null, error }));
}
