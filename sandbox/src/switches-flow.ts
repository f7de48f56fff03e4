import { sw } from './switch-rule.ts';

/** When Tiki tells the app's server. */
export const NOTIFICATIONS = {
  notifyCanceled: sw(
    true,
    '5',
    ['Canceled orders are notified', 'Only paid orders are notified'],
    'The IPN page lists both, the console caption only payments.',
  ),
  notifyEveryChange: sw(
    false,
    '4, 5',
    ['Status changes of unknown notice are notified too', 'Status changes of unknown notice are not notified'],
    'Not stated for complete, cancel by partner or customer, processing.',
  ),
  resignResends: sw(
    true,
    '5',
    ['A resend has a new timestamp and signature', 'A resend repeats the headers of the first'],
    'Silent.',
  ),
  resendAfter4xx: sw(
    false,
    '5',
    ['A 3xx or 4xx answer is resent like a 5xx', 'A 3xx or 4xx answer ends delivery'],
    'Resent after 5xx, silence and network failure; 3xx and 4xx are not in the list.',
  ),
};

/** What happens in the Tiki app. */
export const PAYMENT = {
  ownerOnlyPays: sw(
    true,
    '10 row 13',
    ["Only the order's customer can pay it", 'Any customer can pay any order'],
    'Silent.',
  ),
  orderGetOwnerOnly: sw(
    true,
    '10 row 13',
    ['GraphQL order_get answers the customer of the order only', 'GraphQL order_get answers any user'],
    'Silent; it may be readable with any user token.',
  ),
  hostPayloads: sw(
    false,
    '6, 11',
    [
      "Callbacks carry what the app's host code gave: a link, {code, message}",
      'Callbacks carry the documented strings',
    ],
    'The page says strings, the host code of 2022 gave others.',
  ),
  cartKeepsFirst: sw(
    false,
    '7, 12 no. 11',
    ['addToCart keeps only the first product of a call', 'addToCart takes every product of a call'],
    'The page takes many, the runtime of 2022 sent the first.',
  ),
};

/** Products with an SKU. */
export const PRODUCTS = {
  productCreateExists: sw(
    true,
    '8',
    ['GraphQL product_create exists, with an invented schema', 'GraphQL product_create does not exist'],
    'Only its name was ever published.',
  ),
  productsApprovedAtOnce: sw(
    true,
    '8',
    ['A created product is approved', 'A created product waits for review at the console'],
    'Reviewed by people in the console; silent for the call.',
  ),
};
