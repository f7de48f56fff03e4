import type { ErrorCode } from '../../contract/errors.ts';

/** The one catalogue: each code's HTTP status and its words. Buyers read the storefront's own text, not these. */
export const ERRORS: Record<ErrorCode, { status: number; message: string }> = {
  BAD_REQUEST: { status: 400, message: 'the request does not have the documented form' },
  UNAUTHENTICATED: { status: 401, message: 'no session, or it has ended' },
  AUTH_CODE_REFUSED: { status: 400, message: 'Tiki did not accept the auth code; ask for a fresh one' },
  NOT_FOUND: { status: 404, message: 'there is nothing here, or it is not yours' },
  QUOTE_EXPIRED: { status: 410, message: 'the quote is too old; ask for a new one' },
  QUOTE_NOT_ORDERABLE: { status: 409, message: 'the quote lacks an address or a line that can be sold' },
  QUOTE_ALREADY_ORDERED: { status: 409, message: 'the quote was ordered with another payment method' },
  OUT_OF_STOCK: { status: 409, message: 'a line is no longer in stock; ask for a new quote' },
  ORDER_NOT_PAYABLE: { status: 409, message: 'the order cannot be paid any more' },
  ORDER_NOT_CANCELABLE: { status: 409, message: 'the order cannot be canceled any more' },
  PAYMENT_CLOSING: { status: 409, message: 'Tiki has not yet closed the payment before; wait and look again' },
  AMOUNT_LIMIT_EXCEEDED: { status: 422, message: 'the total is above the limit for one order' },
  IPN_SIGNATURE_INVALID: { status: 401, message: 'the notification is not signed for this shop' },
  IPN_MALFORMED: { status: 400, message: 'the notification does not have the documented form' },
  IPN_NOT_YET: { status: 503, message: 'the notification cannot be settled yet; send it again' },
  RATE_LIMITED: { status: 429, message: 'too many requests; wait a little' },
  PLATFORM_UNAVAILABLE: { status: 503, message: 'Tiki does not answer; try again' },
  PLATFORM_REFUSED: { status: 502, message: 'Tiki refused the request' },
  OVERLOADED: { status: 503, message: 'the server is busy; try again' },
  INTERNAL: { status: 500, message: 'something went wrong on our side' },
};

/** A refusal with a code of the catalogue. `detail` is added for developers and must hold nothing secret. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;

  constructor(code: ErrorCode, options: { detail?: string; cause?: unknown } = {}) {
    const { status, message } = ERRORS[code];
    super(options.detail ? `${message}: ${options.detail}` : message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = status;
  }
}

/** Why the process cannot start: shown as one line on stderr, exit code 1. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
