import { sw } from './switch-rule.ts';

/** How requests are verified. */
export const SIGNING = {
  timestampWindow: sw(
    true,
    '1.10, 2',
    ['A timestamp more than 5 min off is refused', 'Any timestamp is good'],
    'Silent for Tini Apps; the TikiVIP pages say 5 min, at first 1.',
  ),
  verifyRestringified: sw(
    false,
    '2',
    ['Signatures are checked over JSON.stringify(parsed body)', 'Signatures are checked over the raw bytes'],
    'The page writes json_stringify(body), its samples sign what they send.',
  ),
  deleteSignsBody: sw(
    true,
    '2, 9',
    ['A DELETE is signed over its body, like a POST', 'A DELETE is signed over its target, like a GET'],
    'Silent; DELETE exists for shipments only.',
  ),
  keysBoundToBaseUrl: sw(
    false,
    '0, 12',
    ['A key pair works at its own base URL only', 'Both base URLs take both key pairs'],
    'Mixing them is called a mistake; what then happens is not said.',
  ),
};

/** What a refusal looks like. */
export const ERRORS_SHOWN = {
  statusLineFollowsCode: sw(
    true,
    '1.10',
    ['The HTTP status equals error.code', 'Errors come with HTTP 200'],
    '"code is the HTTP code", but no sample shows a status line.',
  ),
  createRefusalsAre400: sw(
    true,
    '1.10',
    ['A refused create has code 400', 'A refused create has code 422'],
    'The reasons are documented, their code is not.',
  ),
  unknownOrderIs404: sw(
    true,
    '1.10',
    ['An unknown or foreign order is 404 ORDER_NOT_FOUND', 'An unknown or foreign order is 400 invalid parameters'],
    'Silent.',
  ),
  illegalTransitionNamed: sw(
    true,
    '1.10',
    ['An illegal status change says INVALID_ORDER_STATUS', 'An illegal status change has an empty reason'],
    'Silent.',
  ),
  malformedJsonIs400: sw(
    true,
    '1.10',
    ['A body that is no JSON is 400 invalid parameters', 'A body that is no JSON is 500'],
    'Silent.',
  ),
};

/** Codes, tokens and customers. */
export const IDENTITY = {
  authCodesExpire: sw(
    true,
    '1.8, 3',
    ['An auth code is good for 5 min', 'An auth code is good until it is used'],
    'Short-lived by OAuth custom; no lifetime is published.',
  ),
  refreshTokensExpire: sw(
    true,
    '3',
    ['A refresh token is good for 30 days', 'A refresh token is good for ever'],
    'No lifetime is published.',
  ),
  rotateRefreshTokens: sw(
    true,
    '3',
    ['A refresh ends the old refresh token', 'A refresh leaves the old refresh token good'],
    'The sample prints one string for both tokens, clearly a slip.',
  ),
  tokenReplyHasCustomer: sw(
    true,
    '3',
    ['The token reply carries the customer', 'The token reply carries no customer'],
    'Added later; older samples have none.',
  ),
  numericCustomerIds: sw(
    true,
    '0, 3',
    ['OAuth replies carry customer ids as JSON integers', 'OAuth replies carry customer ids as strings'],
    'Integers in OAuth samples, strings in POST /order and getUserInfo.',
  ),
  meNeedsUserProfile: sw(
    false,
    '3',
    ['/oauth/me needs the scope user_profile', '/oauth/me takes any access token'],
    'The scope is for the identity and profile API; a refusal is not documented.',
  ),
  defaultScopesEmpty: sw(
    true,
    '3',
    ['getAuthCode without scopes grants none', 'getAuthCode without scopes grants user_profile'],
    'The page says [], the runtime of 2022 asks for user_profile.',
  ),
};
