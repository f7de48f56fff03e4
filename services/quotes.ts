import type { Address, QuoteLineRequest, QuoteRequest, QuoteView } from '../contract/orders';
import { request } from './request';
import { withSession } from './session';

/** Asks the server's price for the lines. Without an address the quote has no delivery fee and cannot be ordered. */
export function getQuote(lines: QuoteLineRequest[], address: Address | null, coupon: string): Promise<QuoteView> {
  const body: QuoteRequest = {
    lines,
    ...(address === null ? {} : { address }),
    ...(coupon === '' ? {} : { coupon }),
  };
  return withSession((token) => request<QuoteView>('POST', '/v1/quotes', { body, token }), {
    fresh: true,
    sameBuyer: true,
  });
}
