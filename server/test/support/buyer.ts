import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import type { Address, OrderPage, OrderView, PaymentMethod, QuoteView } from '../../../contract/orders.ts';
import type { SessionView } from '../../../contract/sessions.ts';

export const ADDRESS: Address = {
  fullName: 'Trần Thị Lan',
  phone: '0900000001',
  street: '1 Lê Lợi',
  ward: 'Bến Nghé',
  district: 'Quận 1',
  province: 'Thành phố Hồ Chí Minh',
};

export interface Answer<Body> {
  status: number;
  body: Body;
}

/** A buyer's device: only what the storefront can do, over the app's own routes. */
export class Buyer {
  readonly #app: FastifyInstance;
  token = '';
  customerId = '';

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async call<Body>(method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer<Body>> {
    const headers = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const reply = await this.#app.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: reply.statusCode, body: reply.json() };
  }

  /** Expects success. */
  async ok<Body>(method: 'GET' | 'POST', url: string, payload?: object): Promise<Body> {
    const { status, body } = await this.call<Body>(method, url, payload);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  }

  /** Expects a refusal with this status and code. */
  async refused(expected: string, method: 'GET' | 'POST', url: string, payload?: object): Promise<void> {
    const { status, body } = await this.call<{ error?: { code: string } }>(method, url, payload);
    assert.equal(`${status} ${body.error?.code}`, expected, JSON.stringify(body));
  }

  async login(authCode: string): Promise<this> {
    const session = await this.ok<SessionView>('POST', '/v1/sessions', { authCode });
    this.token = session.token;
    this.customerId = session.customerId;
    return this;
  }

  quote(
    lines: [variantId: string, quantity: number, shownPrice: number][],
    address: Address | undefined = ADDRESS,
  ): Promise<QuoteView> {
    const wanted = lines.map(([variantId, quantity, shownPrice]) => ({ variantId, quantity, shownPrice }));
    return this.ok('POST', '/v1/quotes', { lines: wanted, ...(address && { address }) });
  }

  order(quoteId: string, paymentMethod: PaymentMethod = 'online'): Promise<OrderView> {
    return this.ok('POST', '/v1/orders', { quoteId, paymentMethod });
  }

  /** Quotes and orders two bags of coffee. */
  async buyCoffee(paymentMethod: PaymentMethod = 'online'): Promise<OrderView> {
    const { quoteId } = await this.quote([['coffee-250', 2, 89_000]]);
    return this.order(quoteId, paymentMethod);
  }

  read(orderId: string): Promise<OrderView> {
    return this.ok('GET', `/v1/orders/${orderId}`);
  }

  orders(): Promise<OrderPage> {
    return this.ok('GET', '/v1/orders');
  }
}
