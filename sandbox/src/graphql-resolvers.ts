import { findApp, findCaller, keysOf } from './apps.ts';
import { SandboxError } from './errors.ts';
import { payLink } from './pay-outcomes.ts';
import type { OrderRecord } from './records.ts';
import type { Sandbox } from './sandbox.ts';
import type { Customer } from './seed.ts';
import { isSameSignature, signLegacy } from './signature.ts';
import { TIMESTAMP_WINDOW_MS } from './signed-json.ts';

export interface GraphqlContext {
  /** The header X-Tiki-Access-Token. */
  userToken: string;
}

interface ProductInput {
  sku: string;
  name: string;
  price: unknown;
  image_url?: string | null;
  client_id: string;
  timestamp: unknown;
  signature: string;
}

/** The fields of Query and Mutation, by name. Each throws SandboxError. */
export function createResolvers(sandbox: Sandbox) {
  const { state, oauth, orders, payments, products } = sandbox;

  function customerOf(token: string): Customer {
    const customer = sandbox.customers.find(({ customerId }) => state.settings.userTokens[customerId] === token);
    if (!customer) throw new SandboxError('graphql_token');
    return customer;
  }

  function find(id: string): OrderRecord {
    const order = state.orders.get(id.replace(/^urn:order:order:/, ''));
    if (!order) throw new SandboxError('order_not_found');
    return order;
  }

  return {
    /** What the host asks for my.getAuthCode; the token is in the input, or in the header. */
    get_auth_code(
      { input }: { input: { app_identifier: string; tiki_token?: string | null; scopes?: string[] | null } },
      { userToken }: GraphqlContext,
    ) {
      const { customerId } = customerOf(input.tiki_token ?? userToken);
      const app = findApp(state, input.app_identifier);
      if (!app) throw new SandboxError('app_unknown');
      return { code: oauth.makeCode(app, customerId, input.scopes ?? undefined) };
    },

    /** my.makePayment: in the sandbox environment the console decides at once, in production a pay screen opens. */
    make_payment(
      { order_id, config }: { order_id: string; config?: { payment_method?: string | null } | null },
      { userToken }: GraphqlContext,
    ) {
      const { customerId } = customerOf(userToken);
      const { id, appIdentifier } = find(order_id);
      const app = findApp(state, appIdentifier);
      if (!app) throw new SandboxError('app_unknown');
      const order = payments.findPayable(app, customerId, id);
      const method = config?.payment_method ?? '';
      if (method === 'cod' || method === 'bank_transfer') {
        payments.begin(order, customerId, method);
        return toRedirect(payLink(order, 'succeed'));
      }
      const payment = payments.begin(order, customerId, 'online');
      if (order.environment === 'production') return toRedirect(payLink(order, 'succeed'));
      const [callback] = payments.payUnseen(payment, order);
      return toRedirect(payLink(order, callback?.kind === 'success' ? 'succeed' : 'failed'));
    },

    order_get({ id }: { id: string }, { userToken }: GraphqlContext) {
      const { customerId } = customerOf(userToken);
      const order = find(id);
      const isForeign = order.customerId !== customerId;
      if (isForeign && state.settings.switches.orderGetOwnerOnly) throw new SandboxError('order_not_found');
      return toGraphqlOrder(order, orders.toTiki(order).status);
    },

    /** The host tells Tiki how a checkout of Tiki's own cart went; nothing follows from it. */
    tiki_order_notify({ order_code, event }: { order_code: string; event: string }, { userToken }: GraphqlContext) {
      const { customerId } = customerOf(userToken);
      const order = state.marketplaceOrders.get(order_code);
      if (order?.customerId !== customerId) throw new SandboxError('order_not_found');
      order.notices = [...(order.notices ?? []), event].slice(-20);
      state.marketplaceOrders.set(order_code, order);
      return { success: true };
    },

    /** Invented: only the name was ever published (section 8). Signed in the scheme before June 2021. */
    product_create({ input }: { input: ProductInput }) {
      const { signature, ...signed } = input;
      const caller = findCaller(state, input.client_id);
      const { timestamp, price } = input;
      const isFresh =
        typeof timestamp === 'number' &&
        (sandbox.clock.distance(timestamp) <= TIMESTAMP_WINDOW_MS || !state.settings.switches.timestampWindow);
      const expected = caller ? signLegacy(keysOf(caller).clientSecret, { ...signed }) : '';
      if (!caller || !isFresh || !isSameSignature(expected, signature)) throw new SandboxError('invalid_signature');
      if (typeof price !== 'number' || !Number.isSafeInteger(price)) {
        throw new SandboxError('invalid_parameters', 'price is a whole number of đồng');
      }
      const { sku, name, image_url } = input;
      const { id, status } = products.create(caller.app, { sku, name, price, imageUrl: image_url ?? '' });
      return { id, sku, status };
    },
  };
}

function toRedirect(link: string) {
  return { redirect_url: { web: link.replace('tikivn://', 'https://tiki.example/'), app: link } };
}

const toTime = (ms: number): string => new Date(ms).toISOString();

/** The order shape that host code of 2022 read. */
function toGraphqlOrder(order: OrderRecord, status: string) {
  const { id, items, grandTotal, shippingFee, customerInfo, createdAt, history } = order;
  return {
    id,
    status,
    sub_total: grandTotal - shippingFee,
    total: grandTotal,
    grand_total: grandTotal,
    shipping_address: customerInfo,
    billing_address: customerInfo,
    items: items.map(({ name, price, quantity, sku }) => ({ sku, price, quantity, sub_total: price * quantity, name })),
    created_at: toTime(createdAt),
    updated_at: toTime(history.at(-1)?.at ?? createdAt),
  };
}
