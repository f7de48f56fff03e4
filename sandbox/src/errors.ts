import type { TikiError } from '../../tiki-api/envelope.ts';

/**
 * Every refusal of the sandbox. `reason` and `message` are Tiki's where Tiki documents them
 * (tiki-platform.md section 1.10); the entries marked [C] fill in where every source is silent.
 */
export const ERRORS = {
  invalid_signature: { status: 400, reason: 'invalid_signature', message: 'invalid signature' },
  invalid_code: { status: 400, reason: 'invalid_code', message: 'invalid auth code' },
  invalid_refresh_token: { status: 400, reason: 'invalid_token', message: 'invalid refresh token' },
  invalid_access_token: { status: 400, reason: 'invalid_token', message: 'invalid access token' },
  invalid_parameters: { status: 400, reason: '', message: 'invalid parameters' },
  amount_limit: { status: 400, reason: 'ORDER_AMOUNT_LIMIT_EXCEEDED', message: 'order amount exceeds limit' },
  duplicate_items: { status: 400, reason: 'DUPLICATE_ITEMS', message: 'duplicate items' },
  sku_not_found: { status: 400, reason: 'PRODUCT_NOT_FOUND', message: 'product not found' },
  seller_not_found: { status: 400, reason: 'SELLER_NOT_FOUND', message: 'seller not found' },
  invalid_item: { status: 400, reason: 'INVALID_ITEM', message: 'invalid item' },
  order_not_found: { status: 404, reason: 'ORDER_NOT_FOUND', message: 'order not found' }, // [C]
  order_status: { status: 400, reason: 'INVALID_ORDER_STATUS', message: 'invalid order status' }, // [C]
  shipment_not_found: { status: 404, reason: 'SHIPMENT_NOT_FOUND', message: 'shipment not found' }, // [C]
  shipment_final: { status: 400, reason: 'INVALID_SHIPMENT_STATUS', message: 'invalid shipment status' }, // [C]
  sandbox_only: { status: 400, reason: 'SANDBOX_ONLY', message: 'only in the sandbox environment' }, // [C]
  // GraphQL and the address directory.
  graphql_token: { status: 400, reason: 'invalid_token', message: 'invalid tiki token' },
  region_not_found: { status: 404, reason: 'NOT_FOUND', message: 'no such place in this excerpt' },
  // Host surface and console: ours, no part of Tiki's API.
  payment_order_unknown: { status: 400, reason: 'ORDER_NOT_FOUND', message: 'no such order for this app' },
  payment_not_owner: { status: 400, reason: 'ORDER_OF_ANOTHER_CUSTOMER', message: 'order belongs to another customer' },
  payment_not_found: { status: 404, reason: 'PAYMENT_NOT_FOUND', message: 'payment not found' },
  payment_closed: { status: 400, reason: 'PAYMENT_ALREADY_ANSWERED', message: 'this payment has been answered' },
  delivery_not_found: { status: 404, reason: 'DELIVERY_NOT_FOUND', message: 'no such notification' },
  no_ipn_url: { status: 400, reason: 'NO_IPN_URL', message: 'the app has no IPN URL' },
  app_unknown: { status: 400, reason: 'APP_NOT_FOUND', message: 'no such app' },
  product_not_found: { status: 400, reason: 'PRODUCT_NOT_FOUND', message: 'no such product in the catalogue' },
  cart_empty: { status: 400, reason: 'CART_EMPTY', message: 'the cart has no item' },
  user_token: { status: 401, reason: 'invalid_token', message: 'unknown user token' },
  sandbox_token: { status: 401, reason: 'SANDBOX_TOKEN', message: 'missing or wrong X-Sandbox-Token' },
  wrong_origin: { status: 403, reason: 'WRONG_ORIGIN', message: 'only loopback pages of this sandbox may call this' },
  no_endpoint: { status: 404, reason: 'NOT_FOUND', message: 'no such endpoint' },
  too_large: { status: 413, reason: 'TOO_LARGE', message: 'request body too large' },
  unsaved: { status: 500, reason: 'NOT_SAVED', message: 'the change could not be written to disk' },
  internal: { status: 500, reason: 'INTERNAL', message: 'internal error' },
  /** What the console armed; the status is the fault's own. */
  injected: { status: 500, reason: 'INJECTED', message: 'fault injected at the console' },
} as const satisfies Record<string, { status: number; reason: string; message: string }>;

export type ErrorName = keyof typeof ERRORS;

/** A refusal by name; `detail` says what exactly, for the developer who reads `metadata.detail`. */
export class SandboxError extends Error {
  readonly kind: ErrorName;
  readonly detail: string;
  /** Instead of the catalogue's, for injected faults. */
  readonly status: number;

  constructor(kind: ErrorName, detail = '', options?: ErrorOptions & { status?: number }) {
    super(detail === '' ? ERRORS[kind].message : `${ERRORS[kind].message}: ${detail}`, options);
    this.kind = kind;
    this.detail = detail;
    this.status = options?.status ?? ERRORS[kind].status;
  }
}

/** A fault of the environment: the process ends with this one line. */
export class StartupError extends Error {}

export interface Envelope {
  data: null;
  error: TikiError;
  challenge_id?: string;
}

/** Tiki's failure envelope. `service_code` is the one of the documented example. */
export function toEnvelope(error: SandboxError, requestId: string): Envelope {
  const { reason, message } = ERRORS[error.kind];
  const metadata: Record<string, string> = { service_code: '00002', request_id: requestId };
  if (error.detail !== '') metadata['detail'] = error.detail;
  const envelope: Envelope = { data: null, error: { code: error.status, message, reason, metadata } };
  // 428 asks the client to prove itself first: my.callSecuritySystem({challengeId}).
  return error.status === 428 ? { ...envelope, challenge_id: requestId } : envelope;
}
