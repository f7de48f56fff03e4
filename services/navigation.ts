import type { CheckoutEnd } from './checkout';
import { navigateBack, navigateTo, redirectTo, switchTab } from './my-api';
import type { HandOver } from './tiki-cart';

export const ROUTES = {
  home: 'pages/home/index',
  cart: 'pages/cart/index',
  orders: 'pages/orders/index',
  product: 'pages/product/index',
  checkout: 'pages/checkout/index',
  address: 'pages/address/index',
  order: 'pages/order/index',
  result: 'pages/result/index',
  search: 'pages/search/index',
  settings: 'pages/settings/index',
  privacy: 'pages/privacy/index',
  handedOver: 'pages/handed-over/index',
} as const;

type Query = { readonly [name: string]: string };

function url(route: string, query: Query = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? route : `${route}?${pairs.join('&')}`;
}

/** Reads the raw text a page's onLoad gets; absent names are ''. */
export function parseQuery(raw: string): (name: string) => string {
  const values: { [name: string]: string } = {};
  for (const pair of raw.split('&')) {
    const at = pair.indexOf('=');
    if (at > 0) values[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
  }
  return (name) => values[name] ?? '';
}

export function openHome(): Promise<unknown> {
  return switchTab(ROUTES.home);
}

export function openCart(): Promise<unknown> {
  return switchTab(ROUTES.cart);
}

export function openOrders(): Promise<unknown> {
  return switchTab(ROUTES.orders);
}

export function openSearch(): Promise<unknown> {
  return navigateTo(ROUTES.search);
}

export function openSettings(): Promise<unknown> {
  return navigateTo(ROUTES.settings);
}

export function openPrivacy(): Promise<unknown> {
  return navigateTo(ROUTES.privacy);
}

export function productPath(id: string): string {
  return url(ROUTES.product, { id });
}

export function openProduct(id: string): Promise<unknown> {
  return navigateTo(productPath(id));
}

export function openAddress(): Promise<unknown> {
  return navigateTo(ROUTES.address);
}

export function goBack(): Promise<unknown> {
  return navigateBack();
}

export function openCheckout(): Promise<unknown> {
  return navigateTo(ROUTES.checkout);
}

/** Also what a notification of Tiki opens: `push_opts.page_path` is this page with `?orderId=`. */
export function openOrder(orderId: string): Promise<unknown> {
  return navigateTo(url(ROUTES.order, { orderId }));
}

export function openResult({ orderId, hint }: CheckoutEnd): Promise<unknown> {
  return navigateTo(url(ROUTES.result, { orderId, hint }));
}

/** Takes the checkout page's place, so that going back never leads to a quote that was used. */
export function replaceByResult({ orderId, hint }: CheckoutEnd): Promise<unknown> {
  return redirectTo(url(ROUTES.result, { orderId, hint }));
}

/** The result page of a hand-over to Tiki's cart; null, for a tap while one runs, opens nothing. */
export async function openHandedOver(end: HandOver | null): Promise<void> {
  if (end === null) return;
  const details = Object.entries(end).map(([name, value]) => [name, String(value)] as const);
  await navigateTo(url(ROUTES.handedOver, Object.fromEntries(details)));
}

/** The path of the page on top; '' before the first. */
export function currentRoute(): string {
  const pages = getCurrentPages();
  const top = pages[pages.length - 1];
  return top === undefined ? '' : String(top.route ?? '');
}
