/**
 * Every rule on which Tiki's documents are silent or disagree, as a switch. `on` says what the sandbox does while it is on;
 * `off` what instead. `section` is that of tiki-platform.md; the defaults are the readings it settles on.
 */
export const SWITCHES = {
  // Signing
  timestampWindow: sw(true, '1.10, 2', 'a timestamp more than 5 min off is refused', 'any timestamp is good'),
  verifyRestringified: sw(false, '2', 'signatures are checked over JSON.stringify(parsed body)', 'over the raw bytes'),
  deleteSignsBody: sw(true, '2, 9', 'a DELETE is signed over its body', 'over its target, like a GET'),
  keysBoundToBaseUrl: sw(false, '0, 12', 'a key pair works at its own base URL only', 'both base URLs take both pairs'),
  // Errors
  statusLineFollowsCode: sw(true, '1.10', 'the HTTP status equals error.code', 'errors come with HTTP 200'),
  createRefusalsAre400: sw(true, '1.10', 'refused creates have code 400', 'code 422'),
  unknownOrderIs404: sw(true, '1.10', 'an unknown or foreign order is 404 ORDER_NOT_FOUND', '400 invalid parameters'),
  illegalTransitionNamed: sw(true, '1.10', 'an illegal transition says INVALID_ORDER_STATUS', 'has an empty reason'),
  malformedJsonIs400: sw(true, '1.10', 'a body that is no JSON is 400 invalid parameters', '500'),
  // Orders
  ignoreUnknownFields: sw(true, '1.2', 'unknown fields are ignored, with a warning in the log', 'refused'),
  requirePositiveAmounts: sw(true, '1.2', 'quantity >= 1, price >= 0 and total >= 1 are required', 'no sign rules'),
  limitCountsShipping: sw(true, '1.2', 'the shipping fee counts toward the order limit', 'only the lines count'),
  grandTotalIncludesShipping: sw(true, '1.2', 'grand_total contains the shipping fee', 'is the sum of the lines'),
  strictExtra: sw(false, '1.2', 'extra must be key=value;key=value', 'any string is echoed'),
  uniqueReferenceId: sw(false, '1.2, 1.8', 'a reference_id used before is refused', 'may be used again'),
  listOmitsUnknownIds: sw(true, '1.5', '/order/list leaves out ids it does not know', 'refuses the whole call'),
  limitListedIds: sw(true, '1.10', 'more than 100 ids are refused', 'any number is answered'),
  repeatedCloseOk: sw(false, '1.7', 'completing or canceling twice is fine', 'the second call is refused'),
  draftsExpire: sw(false, '1.8', 'a draft untouched for 24 h is canceled, without notice', 'drafts live for ever'),
  // Identity
  authCodesExpire: sw(true, '1.8, 3', 'an auth code is good for 5 min', 'until it is used'),
  refreshTokensExpire: sw(true, '3', 'a refresh token is good for 30 days', 'for ever'),
  rotateRefreshTokens: sw(true, '3', 'a refresh ends the old refresh token', 'it stays good'),
  tokenReplyHasCustomer: sw(true, '3', 'the token reply carries the customer', 'it does not, as before 2022'),
  numericCustomerIds: sw(true, '0, 3', 'OAuth replies carry customer ids as JSON integers', 'as strings'),
  meNeedsUserProfile: sw(false, '3', '/oauth/me needs the scope user_profile', 'any access token will do'),
  defaultScopesEmpty: sw(true, '3', 'getAuthCode without scopes grants none', 'grants user_profile'),
  // Status changes
  completeFromProcessing: sw(true, '4 row 14', 'processing can be completed', 'only from on_delivery or online_paid'),
  completeFromPaid: sw(true, '4 row 14', 'online_paid can be completed', 'only after Tiki has begun processing'),
  customerCancelsPaid: sw(
    true,
    '4 row 12',
    'a customer may cancel a paid order at Tiki',
    'no longer, as documented now',
  ),
  cancelWhileWaiting: sw(true, '4 row 17', 'the partner may cancel before payment', 'not while the customer is paying'),
  autoAdvance: sw(false, '4', 'a paid order goes to processing by itself after 60 s', 'at the console only'),
  checkMoneyFirst: sw(false, '4 row 6', 'paying leads to waiting_for_verification first', 'straight to online_paid'),
  codWaitsForConfirmation: sw(
    false,
    '4 row 3',
    'COD stays in waiting_for_confirmation',
    'goes on to processing at once',
  ),
  bankTransfer: sw(true, '4 row 4', 'makePayment takes bank_transfer (a pilot at Tiki)', 'refuses it'),
  cancelPaidTransfer: sw(true, '4, 11', 'a confirmed bank transfer can be canceled', 'cannot'),
  refundedStatus: sw(false, '11', 'a refunded order shows the withdrawn status refunded', 'shows canceled'),
  // Notifications
  notifyCanceled: sw(true, '5', 'canceled orders are notified', 'only paid ones, as the console caption says'),
  notifyEveryChange: sw(false, '4', 'status changes of unknown notice are notified too', 'they are not'),
  resignResends: sw(true, '5', 'a resend has a new timestamp and signature', 'repeats its first headers'),
  resendAfter4xx: sw(false, '5', 'a 3xx or 4xx answer is resent like a 5xx', 'ends delivery'),
  // Payment
  ownerOnlyPays: sw(true, '10 row 13', "only the order's customer can pay it", 'any customer can'),
  orderGetOwnerOnly: sw(true, '10 row 13', 'GraphQL order_get asks for the customer of the order', 'any user may read'),
  hostPayloads: sw(false, '6', "callbacks carry what the app's host code gave (link, {code,message})", 'as documented'),
  // Products
  productCreateExists: sw(true, '8', 'GraphQL product_create exists (its schema is invented)', 'it does not'),
  productsApprovedAtOnce: sw(true, '8', 'a created product is approved', 'waits for review at the console'),
} as const satisfies Record<string, SwitchRule>;

export interface SwitchRule {
  default: boolean;
  section: string;
  on: string;
  off: string;
}

export type SwitchName = keyof typeof SWITCHES;
export type Switches = Record<SwitchName, boolean>;

function sw(byDefault: boolean, section: string, on: string, off: string): SwitchRule {
  return { default: byDefault, section, on, off };
}

export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[];

export function defaultSwitches(): Switches {
  return Object.fromEntries(SWITCH_NAMES.map((name) => [name, SWITCHES[name].default])) as Switches;
}

/** Every switch with where it stands, as the console lists it. */
export function listSwitches(switches: Switches) {
  return SWITCH_NAMES.map((name) => {
    const { default: byDefault, section, on, off } = SWITCHES[name];
    return { name, value: switches[name], default: byDefault, explains: `On: ${on}. Off: ${off}.`, section };
  });
}
