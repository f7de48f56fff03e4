import { ROUTES, openOrder } from './navigation';

/** What `App.onShow` gets, as far as it is needed; a host may leave any of it out. */
export interface ShowOptions {
  path?: string;
  query?: { readonly [name: string]: string };
}

/** Of the last show; null before the first. */
let shown: string | null = null;

/**
 * A notification of Tiki leads to an order. An app that it starts is at that page already; an app that was waiting in the
 * background hears of it in `App.onShow` only, and opens the order on top of what the buyer was doing. The link of the
 * last show once more is an app that merely comes back.
 */
export function followPushLink({ path = '', query = {} }: ShowOptions = {}): void {
  const route = path.replace(/^\//, '');
  const orderId = query.orderId ?? '';
  const link = `${route} ${orderId}`;
  const isNew = shown !== null && link !== shown;
  shown = link;
  if (isNew && route === ROUTES.order && orderId !== '') void openOrder(orderId);
}
