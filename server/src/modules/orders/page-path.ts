/**
 * The app page that shows an order, as Tiki's messages to the buyer open it (tiki-platform.md section 1.6): the
 * storefront's pages/order, whose onLoad reads `orderId`.
 */
export function orderPage(orderId: string): string {
  return `/pages/order/index?orderId=${encodeURIComponent(orderId)}`;
}
