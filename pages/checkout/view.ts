import type {
  Address,
  CouponRefusal,
  OrderLine,
  PaymentMethod,
  QuoteDifference,
  QuoteView,
} from '../../contract/orders';
import { formatVnd, toVnd } from '../../contract/vnd';
import { shop } from '../../config/shop';
import { t } from '../../i18n/index';
import type { TextKey } from '../../i18n/index';
import { messageKeyFor } from '../../services/errors';
import type { Fallback } from '../../services/fallback';
import type { NewLine } from '../../stores/cart';
import type { CheckoutStore } from '../../stores/checkout';
import { addressText, toOrderLine, toPriceRows } from '../shared/order';

const texts = () => ({
  address: t('checkout.address'),
  differences: t('checkout.differences'),
  typeAddress: t('checkout.typeAddress'),
  note: t('checkout.note'),
  notePlaceholder: t('checkout.notePlaceholder'),
  coupon: t('checkout.coupon'),
  apply: t('checkout.applyCoupon'),
  terms: t('checkout.terms'),
  termsLink: t('checkout.termsLink'),
  method: t('checkout.method'),
  summary: t('checkout.summary'),
  total: t('checkout.total'),
  loading: t('common.loading'),
});

export type CheckoutSource = Pick<
  CheckoutStore,
  'lines' | 'address' | 'quote' | 'paymentMethod' | 'coupon' | 'quoting' | 'paying' | 'error' | 'canPay'
>;

function toAddressView(address: Address | null) {
  if (address === null) {
    return { who: '', where: t('checkout.noAddress'), action: t('checkout.chooseAddress') };
  }
  const { fullName, phone } = address;
  return { who: `${fullName} · ${phone}`, where: addressText(address), action: t('checkout.changeAddress') };
}

function toLine(line: NewLine | OrderLine) {
  return toOrderLine({ ...line, unitPrice: 'unitPrice' in line ? line.unitPrice : line.price });
}

function differenceText(difference: QuoteDifference): string {
  switch (difference.kind) {
    case 'price_changed': {
      const before = formatVnd(toVnd(difference.shownPrice));
      return t('checkout.priceChanged', { before, after: formatVnd(toVnd(difference.price)) });
    }
    case 'stock_reduced': {
      const { available, requested } = difference;
      return t('checkout.stockReduced', { available, requested });
    }
    case 'sold_out':
      return t('checkout.soldOut');
    default:
      return t('checkout.unavailable');
  }
}

/** One row for each line that changed, however much of it did. */
function toDifferences(quote: QuoteView | null, lines: readonly NewLine[]) {
  const differences = quote?.differences ?? [];
  const changed = [...new Set(differences.map(({ variantId }) => variantId))];
  return changed.map((variantId) => {
    const line = lines.find((one) => one.variantId === variantId);
    const name = [line?.name ?? '', line?.variantName ?? ''].filter((part) => part !== '').join(' - ');
    const own = differences.filter((one) => one.variantId === variantId);
    const gone = own.some(({ kind }) => kind === 'sold_out' || kind === 'unavailable');
    return {
      id: variantId,
      title: name,
      text: own.map(differenceText).join('; '),
      acceptText: gone ? t('checkout.setAside') : t('checkout.accept'),
      leaveText: gone ? '' : t('checkout.leaveOut'),
      acceptLabel: gone ? t('checkout.setAsideItem', { name }) : t('checkout.acceptItem', { name }),
      leaveLabel: t('checkout.leaveOutItem', { name }),
    };
  });
}

function toRows(quote: QuoteView | null, hasAddress: boolean) {
  if (quote === null) return [];
  const { subtotal, total, coupon } = quote;
  const sums = { subtotal, total, discount: coupon?.discount ?? 0, couponCode: coupon?.code ?? '' };
  return toPriceRows(sums, hasAddress ? formatVnd(toVnd(quote.shippingFee)) : t('checkout.shippingUnknown'));
}

const REFUSALS: { readonly [refusal in CouponRefusal]: TextKey } = {
  unknown: 'checkout.couponUnknown',
  not_yet: 'checkout.couponNotYet',
  ended: 'checkout.couponEnded',
  used_up: 'checkout.couponUsedUp',
  already_used: 'checkout.couponAlreadyUsed',
  below_minimum: 'checkout.couponBelowMinimum',
};

/** What came of the coupon; it stays in its box either way. */
function toCoupon(coupon: string, quote: QuoteView | null) {
  const answer = coupon === '' ? undefined : quote?.coupon;
  if (answer === undefined) return { coupon, couponError: '', couponGood: '' };
  const { refusal, minimum = 0, discount } = answer;
  if (refusal === undefined) {
    return { coupon, couponError: '', couponGood: t('checkout.couponGood', { amount: formatVnd(toVnd(discount)) }) };
  }
  const key = REFUSALS[refusal] ?? REFUSALS.unknown;
  return { coupon, couponError: t(key, { minimum: formatVnd(toVnd(minimum)) }), couponGood: '' };
}

function toMethod(value: PaymentMethod, chosen: PaymentMethod) {
  return { value, label: value === 'cod' ? t('checkout.cod') : t('checkout.online'), checked: value === chosen };
}

const FALLBACKS = { offered: 'checkout.fallbackOffered', checking: 'checkout.fallbackChecking' } as const;

/** Why the quote cannot be ordered although nothing failed; '' when that is only the missing address. */
function warningOf({ quote, lines, error }: CheckoutSource): string {
  if (lines.length === 0 && error === null) return t('checkout.nothingLeft');
  if (quote === null) return '';
  if (quote.lines.length === 0) return t('checkout.nothingLeft');
  if (quote.total <= quote.amountLimit) return '';
  return t('checkout.overLimit', { limit: formatVnd(toVnd(quote.amountLimit)) });
}

/** What the checkout page shows: the server's prices once it has answered. */
export function toCheckoutView(source: CheckoutSource, fallback: Fallback = 'none') {
  const { lines, address, quote, paymentMethod, coupon, quoting, paying, error, canPay } = source;
  const differences = toDifferences(quote, lines);
  const shown = (quote?.lines ?? lines).map(toLine);
  return {
    text: texts(),
    address: toAddressView(address),
    linesTitle: t('checkout.lines', { count: shown.length }),
    lines: shown,
    differences,
    ...toCoupon(coupon, quote),
    hasDifferences: differences.length > 0,
    methods: shop.paymentMethods.map((method) => toMethod(method, paymentMethod)),
    rows: toRows(quote, address !== null),
    totalText: quote === null ? '' : formatVnd(toVnd(quote.total)),
    payLabel: paymentMethod === 'cod' ? t('checkout.placeOrder') : t('checkout.pay'),
    quoting: quoting && quote === null,
    paying,
    // The next step is in the bar: a disabled Pay would not say what is missing.
    needsAddress: address === null && quote !== null,
    cannotPay: !canPay && !paying,
    warning: warningOf(source),
    fallback: fallback === 'none' ? '' : t(FALLBACKS[fallback]),
    fallbackAction: fallback === 'offered' ? t('product.buyAtTiki') : '',
    error: error === null ? '' : t(messageKeyFor(error)),
    retry: error !== null && quote === null && lines.length > 0 ? t('common.retry') : '',
  };
}
