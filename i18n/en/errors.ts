/** English: what went wrong. */
export const errors = {
  'error.refused': 'The shop could not do that.',
  'error.timeout': 'No answer. Check the network and try again; nothing will be ordered twice.',
  'error.timeoutRead': 'No answer. Check the network and try again.',
  'error.server': 'The shop has a problem. Please try again in a few minutes.',
  'error.session': 'Your session has ended. Try again to log in.',
  'error.consent': 'Without logging in with Tiki nothing can be ordered. Your cart is kept.',
  'error.login': 'Logging in with Tiki did not work. Please try again. Your cart is kept.',
  'error.accountChanged':
    'The Tiki account on this phone has changed. Cart and address of the former account were removed from this phone.',
  'error.notFound': 'This cannot be found.',
  'error.quoteChanged': 'Price or stock was just updated. Please look again, then order.',
  'error.outOfStock': 'Something just sold out. Please look again, then order.',
  'error.orderNotPayable': 'This order can no longer be paid.',
  'error.orderNotCancelable': 'This order can no longer be canceled. Please call support.',
  'error.paymentClosing': 'The earlier payment is being closed. Please wait a moment.',
  'error.amountLimit': 'The order is above the limit.',
  'error.busy': 'The system is busy. Please try again in a few seconds.',
  'error.platform': 'Tiki does not answer. Please try again in a few minutes.',
  'error.addressRefused': 'You have not allowed the use of your Tiki address.',
  'error.addressIncomplete': 'This address is incomplete. Correct it in your Tiki address book or choose another.',
};
