import { HostFailure } from './failure.ts';
import { askHost } from './server-link.ts';

export interface Customer {
  customerId: string;
  name: string;
  phone: string;
}

const CUSTOMER_KEY = 'tini-preview/customer';
/** Stands for "signed out" in the memory of the phone. */
const NOBODY = '-';

/** Who holds this phone without a sandbox. */
const PRETENDED: Customer = { customerId: '1000001', name: 'Khách dùng thử', phone: '0900000000' };

interface Envelope {
  data: unknown;
  error?: { code?: unknown; message?: string; reason?: string } | string;
}

/** The Tiki app that the phone's user is signed in to: the sandbox behind the preview's server, or nothing. */
export class TikiLink {
  readonly connected: boolean;
  readonly #token: string;
  #customers: readonly Customer[] = [];

  constructor(token: string, connected: boolean) {
    this.#token = token;
    this.connected = connected;
  }

  /** Reads who can sign in. A sandbox that does not answer leaves nobody. */
  async load(): Promise<void> {
    if (!this.connected) {
      this.#customers = [PRETENDED];
      return;
    }
    const { status, body } = await askHost(this.#token, 'GET', 'tiki/customers');
    this.#customers = status === 200 ? (body as { data: { items: Customer[] } }).data.items : [];
  }

  get customers(): readonly Customer[] {
    return this.#customers;
  }

  /** Who is signed in: the first customer until somebody chose. Null: nobody. */
  get customer(): Customer | null {
    const chosen = localStorage.getItem(CUSTOMER_KEY);
    if (chosen === NOBODY) return null;
    return this.#customers.find((one) => one.customerId === chosen) ?? this.#customers[0] ?? null;
  }

  /** Signs in or, with null, out. */
  choose(customerId: string | null): void {
    localStorage.setItem(CUSTOMER_KEY, customerId ?? NOBODY);
  }

  /** One call to Tiki on behalf of the customer. Throws HostFailure with Tiki's reason and message. */
  async ask<Data>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    options: { keepalive?: boolean } = {},
  ): Promise<Data> {
    const customer = this.customer;
    if (!customer) throw new HostFailure('Error', 'User is not logged in');
    const headers = { 'x-preview-customer': customer.customerId };
    const answer = await askHost(this.#token, method, `tiki/${path}`, { body, headers, ...options });
    const { data, error } = answer.body as Envelope;
    if (answer.status < 300 && !error) return data as Data;
    const detail = typeof error === 'object' ? error : { message: String(error ?? answer.status) };
    throw new HostFailure(detail.reason || String(detail.code ?? 'Error'), detail.message ?? '', {
      status: answer.status,
    });
  }
}
