import type { TikiCustomerData, TikiTokenData } from '../../tiki-api/oauth.ts';
import type {
  TikiCloseOrderRequest,
  TikiCreateMultiSkuRequest,
  TikiCreateOrderRequest,
  TikiOrder,
} from '../../tiki-api/order.ts';
import { isTikiCustomer, isTikiOrder, isTikiToken } from './tiki-shapes.ts';
import { createTransport, type TikiClientOptions } from './tiki-transport.ts';

export { TikiCallError, TIKI_TIMEOUT_MS, type TikiClientOptions } from './tiki-transport.ts';

/** Ids in one /order/list (tiki-platform.md section 1.5). */
export const MAX_LISTED = 100;

/** What goes with the end of a Tiki order. */
export interface CloseWords {
  comment: string;
  /** The page of the app that Tiki's message to the buyer opens; without it the buyer is told nothing. */
  pagePath?: string;
}

export type TikiClient = ReturnType<typeof createTikiClient>;

/** Tiki's signed REST calls (tiki-platform.md sections 1-3). Each throws TikiCallError; none retries what may have been done. */
export function createTikiClient(options: TikiClientOptions) {
  const call = createTransport(options);
  return {
    /** Section 3: an auth code for the customer's tokens. Works once per code. */
    exchangeCode: (code: string): Promise<TikiTokenData> =>
      call('POST', '/oauth/auth/token', isTikiToken, { body: { code } }),
    /** Section 3: whose token it is. */
    fetchCustomer: (accessToken: string): Promise<TikiCustomerData> =>
      call('POST', '/oauth/me', isTikiCustomer, { body: { access_token: accessToken } }),
    /** Section 1.2. Never call it twice for one attempt: nothing at Tiki keeps it from making two orders. */
    createOrder: async (request: TikiCreateOrderRequest): Promise<TikiOrder> =>
      (await call('POST', '/order', isOrderData, { body: request })).order,
    /** Section 1.3: Tiki's catalogue prices rule. As createOrder. */
    createMultiSkuOrder: async (request: TikiCreateMultiSkuRequest): Promise<TikiOrder> =>
      (await call('POST', '/order/multi-sku', isOrderData, { body: request })).order,
    /** Section 1.4. */
    getOrder: async (id: string, timeoutMs?: number): Promise<TikiOrder> =>
      (await call('GET', `/order?order_id=${encodeURIComponent(id)}`, isOrderData, { timeoutMs })).order,
    /** Section 1.5, at most MAX_LISTED ids. One that is missing in the answer is no news, never a canceled order. */
    listOrders: async (ids: readonly string[]): Promise<TikiOrder[]> =>
      (await call('GET', `/order/list?order_ids=${encodeURIComponent(ids.join(','))}`, isOrderList)).orders,
    /** Section 1.6. As cancelOrder. */
    completeOrder: async (id: string, words: CloseWords, timeoutMs?: number): Promise<void> => {
      await call('POST', '/order/complete', isAnything, { body: toCloseRequest(id, words), timeoutMs });
    },
    /** Section 1.7. Whatever it says, ask getOrder afterwards: nothing says that it may be repeated. */
    cancelOrder: async (id: string, words: CloseWords, timeoutMs?: number): Promise<void> => {
      await call('POST', '/order/cancel', isAnything, { body: toCloseRequest(id, words), timeoutMs });
    },
  };
}

function toCloseRequest(id: string, { comment, pagePath }: CloseWords): TikiCloseOrderRequest {
  return { order_id: id, comment, ...(pagePath !== undefined && { push_opts: { page_path: pagePath } }) };
}

function isOrderData(data: unknown): data is { order: TikiOrder } {
  return isTikiOrder((data as { order?: unknown } | null)?.order);
}

function isOrderList(data: unknown): data is { orders: TikiOrder[] } {
  const orders = (data as { orders?: unknown } | null)?.orders;
  return Array.isArray(orders) && orders.every(isTikiOrder);
}

function isAnything(_data: unknown): _data is unknown {
  return true;
}
