/** The body of every error of ours; the HTTP status tells the truth beside it. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string };
}

/** Every code the server may send. What each means to a buyer is the storefront's own text. */
export const ERROR_CODES = [
  'BAD_REQUEST',
  'UNAUTHENTICATED',
  'AUTH_CODE_REFUSED',
  'NOT_FOUND',
  'QUOTE_EXPIRED',
  'QUOTE_NOT_ORDERABLE',
  'QUOTE_ALREADY_ORDERED',
  'OUT_OF_STOCK',
  'ORDER_NOT_PAYABLE',
  'ORDER_NOT_CANCELABLE',
  'PAYMENT_CLOSING',
  'AMOUNT_LIMIT_EXCEEDED',
  'IPN_SIGNATURE_INVALID',
  'IPN_MALFORMED',
  'IPN_NOT_YET',
  'RATE_LIMITED',
  'PLATFORM_UNAVAILABLE',
  'PLATFORM_REFUSED',
  'OVERLOADED',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
