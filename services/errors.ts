import type { TextKey } from '../i18n/index';

/**
 * What went wrong, as far as a buyer's next step differs:
 * refused = the server or Tiki said no; timeout = no answer came, so it may or may not have happened;
 * server = the server is in trouble; session = the buyer is not, or no longer, logged in.
 */
export type ErrorKind = 'refused' | 'timeout' | 'server' | 'session';

/** The one error of the storefront. `code` is the server's, the host's or one of ours. */
export class ShopError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;

  constructor(kind: ErrorKind, code: string, cause?: unknown) {
    super(`${kind}: ${code}`);
    this.name = 'ShopError';
    this.kind = kind;
    this.code = code;
    if (cause !== undefined) Object.defineProperty(this, 'cause', { value: cause });
  }
}

/** True also across compilers whose `instanceof` fails for subclasses of Error. */
export function isShopError(error: unknown): error is ShopError {
  return error instanceof Error && error.name === 'ShopError';
}

const BY_CODE: { readonly [code: string]: TextKey } = {
  NOT_FOUND: 'error.notFound',
  QUOTE_EXPIRED: 'error.quoteChanged',
  QUOTE_NOT_ORDERABLE: 'error.quoteChanged',
  QUOTE_ALREADY_ORDERED: 'error.quoteChanged',
  OUT_OF_STOCK: 'error.outOfStock',
  ORDER_NOT_PAYABLE: 'error.orderNotPayable',
  ORDER_NOT_CANCELABLE: 'error.orderNotCancelable',
  PAYMENT_CLOSING: 'error.paymentClosing',
  AMOUNT_LIMIT_EXCEEDED: 'error.amountLimit',
  RATE_LIMITED: 'error.busy',
  OVERLOADED: 'error.busy',
  PLATFORM_UNAVAILABLE: 'error.platform',
  PLATFORM_REFUSED: 'error.platform',
  CONSENT_REFUSED: 'error.consent',
  LOGIN_FAILED: 'error.login',
  ACCOUNT_CHANGED: 'error.accountChanged',
  ADDRESS_REFUSED: 'error.addressRefused',
  ADDRESS_INCOMPLETE: 'error.addressIncomplete',
};

const BY_KIND: { readonly [kind in ErrorKind]: TextKey } = {
  refused: 'error.refused',
  timeout: 'error.timeout',
  server: 'error.server',
  session: 'error.session',
};

/** The text that tells a buyer what happened. An error that is not ours is a defect of ours: the server's text fits best. */
export function messageKeyFor(error: unknown): TextKey {
  if (!isShopError(error)) return BY_KIND.server;
  return BY_CODE[error.code] ?? BY_KIND[error.kind];
}

/** The same for what was only to be looked at: there is no order to worry about. */
export function readMessageKeyFor(error: unknown): TextKey {
  const key = messageKeyFor(error);
  return key === 'error.timeout' ? 'error.timeoutRead' : key;
}

/** The server's, the host's or our code of an error; empty for a foreign one. */
export function codeOf(error: unknown): string {
  return isShopError(error) ? error.code : '';
}
