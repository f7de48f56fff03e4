import { isCancelled, readFailure, readPaymentHint } from '../../services/host-failure';

test.each([
  ['Invalid params', { code: '', message: 'Invalid params' }],
  [
    { error: 'Error', errorMessage: 'No item selected' },
    { code: 'Error', message: 'No item selected' },
  ],
  [
    { code: 400, message: 'Payment failed.' },
    { code: '400', message: 'Payment failed.' },
  ],
  [{ data: { status: 'FAIL' } }, { code: 'FAIL', message: 'FAIL' }],
  [new TypeError('null data'), { code: '', message: 'null data' }],
  [undefined, { code: '', message: '' }],
  [null, { code: '', message: '' }],
])('a failure of the host is read from %p', (payload, expected) => {
  expect(readFailure(payload)).toEqual(expected);
});

test.each([
  ['success', 'success', 'success'],
  ['success', 'tikivn://sandbox-payment?status=succeed', 'success'],
  ['success', undefined, 'success'],
  ['success', { data: { status: 'SUCCESS' } }, 'success'],
  ['success', { data: { status: 'FAIL' } }, 'failed'],
  ['fail', { code: 400, message: 'Payment failed. Order ID: 1' }, 'failed'],
  ['fail', { error: '10000', errorMessage: 'User canceled payment' }, 'cancelled'],
  [
    'fail',
    { error: 'Error', errorMessage: 'Request makePayment failed with message: payment_failure: user cancel payment' },
    'cancelled',
  ],
  ['fail', 'User cancelled', 'cancelled'],
  ['fail', undefined, 'failed'],
] as const)('the payment callback %s with %p hints %s', (callback, payload, hint) => {
  expect(readPaymentHint(callback, payload)).toBe(hint);
});

test('a refusal is not taken for the buyer leaving', () => {
  expect(isCancelled({ code: 401, message: 'Login failed.' })).toBe(false);
});
