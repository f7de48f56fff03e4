import type { AttemptView, OrderView, QuoteView, ResultState } from '../../contract/orders';
import type { HttpAnswer, HttpCall } from './host';

/** The server's contract in miniature: idempotent orders by quote id, one open attempt, the state the test sets. */
export class ShopServer {
  readonly orders: OrderView[] = [];
  /** How each following request is broken, by `METHOD /path`; the effect on the server still happens for `lost`. */
  faults: Record<string, ('silent' | 'offline' | 'lost' | { status: number; code: string })[]> = {};
  logins = 0;
  /** Who the next auth code stands for. */
  customerId = '900719925474099312';
  /** Tokens the server still accepts. */
  tokens = new Set<string>();
  private readonly byQuote = new Map<string, OrderView>();

  answer = (call: HttpCall): HttpAnswer => {
    const name = `${call.method} ${call.path}`;
    const fault = this.faults[name]?.shift();
    if (fault === 'silent' || fault === 'offline') return fault;
    if (typeof fault === 'object') return refusal(fault.status, fault.code);
    const answer = this.route(call);
    return fault === 'lost' ? 'silent' : answer;
  };

  /** What Tiki made known to the server about this order. */
  decide(orderId: string, result: ResultState, attempt: AttemptView['status'] = 'open'): void {
    const order = this.find(orderId);
    order.result = result;
    order.attempt.status = attempt;
    order.canPayAgain = result === 'unpaid' || result === 'canceled';
  }

  find(orderId: string): OrderView {
    const order = this.orders.find((one) => one.orderId === orderId);
    if (order === undefined) throw new Error(`no order ${orderId}`);
    return order;
  }

  private route({ method, path, body, headers }: HttpCall): HttpAnswer {
    if (method === 'POST' && path === '/v1/sessions') return this.login();
    if (!this.tokens.has((headers['Authorization'] ?? '').replace('Bearer ', '')))
      return refusal(401, 'UNAUTHENTICATED');
    if (method === 'POST' && path === '/v1/quotes') return ok(quoteFor(body.lines, body.address !== undefined));
    if (method === 'POST' && path === '/v1/orders') return ok(this.place(body.quoteId, body.paymentMethod));
    if (method === 'GET' && path === '/v1/orders') return ok({ items: [...this.orders].reverse(), nextCursor: null });
    const [, orderId = '', action] = /^\/v1\/orders\/([^/]+)(\/payments|\/cancel)?$/.exec(path) ?? [];
    const order = this.orders.find((one) => one.orderId === orderId);
    if (order === undefined) return refusal(404, 'NOT_FOUND');
    if (action === '/cancel') return this.cancel(order);
    if (method === 'POST' && action !== undefined) this.renew(order);
    return ok(order);
  }

  private login(): HttpAnswer {
    this.logins += 1;
    const token = `token-${this.logins}`;
    this.tokens.add(token);
    return ok({ token, customerId: this.customerId, customerName: 'Lan', expiresAt: '2026-04-01T00:00:00Z' });
  }

  private place(quoteId: string, paymentMethod: OrderView['paymentMethod']): OrderView {
    const known = this.byQuote.get(quoteId);
    if (known !== undefined) return known;
    const order = orderView({ orderId: `o${this.orders.length + 1}`, paymentMethod });
    this.orders.push(order);
    this.byQuote.set(quoteId, order);
    return order;
  }

  private cancel(order: OrderView): HttpAnswer {
    if (!order.canCancel) return refusal(409, 'ORDER_NOT_CANCELABLE');
    Object.assign(order, { status: 'canceled', result: 'canceled', canPayAgain: false, canCancel: false });
    return ok(order);
  }

  private renew(order: OrderView): void {
    if (!order.canPayAgain) return;
    const number = Number(order.attempt.attemptId.split('a')[1]) + 1;
    const attemptId = `${order.orderId}a${number}`;
    order.attempt = { attemptId, status: 'open', platformOrderId: `9${attemptId}`, platformStatus: 'draft' };
    order.result = 'unpaid';
  }
}

function ok(data: unknown): HttpAnswer {
  return { status: 200, data };
}

function refusal(status: number, code: string): HttpAnswer {
  return { status, data: { error: { code, message: 'for developers' } } };
}

export function orderView(given: Partial<OrderView> = {}): OrderView {
  const orderId = given.orderId ?? 'o1';
  return {
    orderId,
    orderNo: `TN-${orderId}`,
    status: 'awaiting_payment',
    result: 'unpaid',
    paymentMethod: 'online',
    total: 120000,
    lineCount: 1,
    title: 'Phin nhôm',
    imageUrl: 'https://shop.example/images/a',
    createdAt: '2026-03-05T07:00:00Z',
    lines: [
      {
        variantId: 'v1',
        productId: 'p1',
        name: 'Phin nhôm',
        variantName: '',
        imageUrl: 'https://shop.example/images/a',
        unitPrice: 45000,
        quantity: 2,
        lineTotal: 90000,
      },
    ],
    subtotal: 90000,
    shippingFee: 30000,
    address: { fullName: 'Lan', phone: '0900000000', street: '1 Lê Lợi', ward: '', district: '', province: 'Huế' },
    attempt: { attemptId: `${orderId}a1`, status: 'open', platformOrderId: `9${orderId}a1`, platformStatus: 'draft' },
    canPayAgain: true,
    canCancel: true,
    ...given,
  };
}

let quotes = 0;

export function quoteFor(
  lines: { variantId: string; quantity: number; shownPrice: number }[],
  hasAddress: boolean,
): QuoteView {
  quotes += 1;
  const priced = lines.map(({ variantId, quantity, shownPrice }) => ({
    variantId,
    productId: 'p1',
    name: `Món ${variantId}`,
    variantName: '',
    imageUrl: 'https://shop.example/i',
    unitPrice: shownPrice,
    quantity,
    lineTotal: shownPrice * quantity,
  }));
  const subtotal = priced.reduce((total, { lineTotal }) => total + lineTotal, 0);
  const shippingFee = hasAddress ? 30000 : 0;
  return {
    quoteId: `q${quotes}`,
    lines: priced,
    differences: [],
    subtotal,
    shippingFee,
    total: subtotal + shippingFee,
    orderable: hasAddress && lines.length > 0,
    amountLimit: 20000000,
    expiresAt: '2026-03-05T07:15:00Z',
  };
}
