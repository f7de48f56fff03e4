/** Tiki's reply envelope and request headers (tiki-platform.md sections 0, 1.10 and 2). */

export interface TikiError {
  /** Documented as the HTTP status; decide by this before the status line. */
  code: number;
  message: string;
  reason?: string;
  /** For support tickets only, such as `request_id`. */
  metadata?: Record<string, string>;
}

export type TikiReply<Data> = { data: Data; error?: null } | { data: null; error: TikiError };

export const CLIENT_ID_HEADER = 'X-Tiniapp-Client-Id';
/** Unix milliseconds, as decimal text. */
export const TIMESTAMP_HEADER = 'X-Tiniapp-Timestamp';
export const SIGNATURE_HEADER = 'X-Tiniapp-Signature';

/** Reasons with a documented meaning; any other is kept as received. */
export const TIKI_REASONS = [
  'invalid_signature',
  'invalid_code',
  'invalid_token',
  'ORDER_AMOUNT_LIMIT_EXCEEDED',
  'DUPLICATE_ITEMS',
  'PRODUCT_NOT_FOUND',
  'SELLER_NOT_FOUND',
  'INVALID_ITEM',
] as const;

/** The value above which POST /order is refused (section 1.2), in đồng. */
export const DEFAULT_ORDER_AMOUNT_LIMIT = 10_000_000;
