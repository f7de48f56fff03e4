import { sw } from './switch-rule.ts';

/** What an order may be. */
export const ORDERS = {
  ignoreUnknownFields: sw(
    true,
    '1.2',
    ['Unknown fields are ignored, with a warning in the log', 'Unknown fields are refused'],
    'Silent; samples still carry fields of the older shape.',
  ),
  requirePositiveAmounts: sw(
    true,
    '1.2',
    ['Quantity >= 1, price >= 0 and total >= 1 are required', 'Amounts have no sign rules'],
    'Silent.',
  ),
  limitCountsShipping: sw(
    true,
    '1.2',
    ['The shipping fee counts toward the order limit', 'Only the lines count toward the order limit'],
    '10,000,000 ₫ an order; whether shipping is in it is not said.',
  ),
  grandTotalIncludesShipping: sw(
    true,
    '1.2',
    ['grand_total contains the shipping fee', 'grand_total is the sum of the lines'],
    '"What the customer must pay"; no sum is shown.',
  ),
  strictExtra: sw(
    false,
    '1.2',
    ['extra must be key=value;key=value', 'Any extra is echoed'],
    'key=value;key=value in the tables, some samples print a space.',
  ),
  uniqueReferenceId: sw(
    false,
    '1.2, 1.8',
    ['A reference_id used before is refused', 'A reference_id may be used again'],
    'Uniqueness is not documented.',
  ),
  listOmitsUnknownIds: sw(
    true,
    '1.5',
    ['/order/list leaves out ids it does not know', '/order/list refuses a call with an unknown id'],
    'Silent.',
  ),
  limitListedIds: sw(
    true,
    '1.10',
    ['/order/list refuses more than 100 ids', '/order/list answers any number of ids'],
    'The limit of 100 is documented, the refusal is not.',
  ),
  repeatedCloseOk: sw(
    false,
    '1.7',
    ['Completing or canceling twice is fine', 'Completing or canceling twice is refused'],
    'Nothing says that these calls are idempotent.',
  ),
  draftsExpire: sw(
    false,
    '1.8',
    ['A draft untouched for 24 h is canceled, without notice', 'Drafts live for ever'],
    'No expiry and no notification are documented.',
  ),
};

/** The status changes that are drawn in one source and missing in another. */
export const STATUS_CHANGES = {
  completeFromProcessing: sw(
    true,
    '4 row 14',
    ['processing can be completed', 'Only on_delivery and online_paid can be completed'],
    'Drawn for digital goods only.',
  ),
  completeFromPaid: sw(
    true,
    '4 row 14',
    ['online_paid can be completed', 'Only after Tiki has begun processing'],
    'Drawn in older diagrams.',
  ),
  customerCancelsPaid: sw(
    true,
    '4 row 12',
    ['A customer may cancel a paid order at Tiki', 'A customer may not cancel a paid order'],
    'A note of 2021, dropped in January 2022.',
  ),
  cancelWhileWaiting: sw(
    true,
    '4 row 17',
    ['The partner may cancel while the customer is paying', 'The partner may not cancel while the customer is paying'],
    '"Any time before completed", but not drawn.',
  ),
  autoAdvance: sw(
    false,
    '4',
    ['A paid order goes to processing by itself after 60 s', 'A paid order is advanced at the console only'],
    'Tiki does it; when is not said.',
  ),
  checkMoneyFirst: sw(
    false,
    '4 row 6',
    ['Paying leads to waiting_for_verification first', 'Paying leads straight to online_paid'],
    'Drawn from January to June 2022.',
  ),
  codWaitsForConfirmation: sw(
    false,
    '4 row 3, 11',
    ['COD stays in waiting_for_confirmation', 'COD goes on to processing at once'],
    'The diagram has both, the makePayment page only processing.',
  ),
  bankTransfer: sw(
    true,
    '4 row 4',
    ['makePayment takes bank_transfer', 'makePayment refuses bank_transfer'],
    'A pilot at Tiki.',
  ),
  cancelPaidTransfer: sw(
    true,
    '4, 11',
    ['A confirmed bank transfer can be canceled', 'A confirmed bank transfer cannot be canceled'],
    'The text says yes, the second diagram no.',
  ),
  refundedStatus: sw(
    false,
    '11',
    ['A refunded order shows the status refunded', 'A refunded order shows canceled'],
    'refunded was withdrawn in June 2022.',
  ),
};
