import type { Address, OrderLine, PaymentMethod, QuoteDifference, QuoteView } from '../../contract/orders';
import { formatVnd, toVnd } from '../../contract/vnd';
import { t } from '../../i18n/index';
import { messageKeyFor } from '../../services/errors';
import type { CartLine } from '../../stores/cart';
import type { CheckoutStore } from '../../stores/checkout';
import { addressText, toOrderLine, toPriceRows } from '../shared/order';

const texts = () => ({
  address: t('checkout.address'),
  differences: t('checkout.differences'),
  accept: t('checkout.accept'),
  method: t('checkout.method'),
  summary: t('checkout.summary'),
  total: t('checkout.total'),
  loading: t('common.loading'),
});

export type CheckoutSource = Pick<
  CheckoutStore,
  'lines' | 'address' | 'quote' | 'paymentMethod' | 'quoting' | 'paying' | 'error' | 'canPay'
>;

function toAddressView(address: Address | null) {
  if (address === null) {
    return { who: '', where: t('checkout.noAddress'), action: t('checkout.chooseAddress') };
  }
  const { fullName, phone } = address;
  return { who: `${fullName} · ${phone}`, where: addressText(address), action: t('checkout.changeAddress') };
}

function toLine(line: CartLine | OrderLine) {
  return toOrderLine({ ...line, unitPrice: 'unitPrice' in line ? line.unitPrice : line.price });
}

function differenceText(difference: QuoteDifference, name: string): string {
  switch (difference.kind) {
    case 'price_changed': {
      const before = formatVnd(toVnd(difference.shownPrice));
      return t('checkout.priceChanged', { name, before, after: formatVnd(toVnd(difference.price)) });
    }
    case 'stock_reduced': {
      const { available, requested } = difference;
      return t('checkout.stockReduced', { name, available, requested });
    }
    case 'sold_out':
      return t('checkout.soldOut', { name });
    default:
      return t('checkout.unavailable', { name });
  }
}

function toDifferences(quote: QuoteView | null, lines: readonly CartLine[]) {
  return (quote?.differences ?? []).map((difference) => {
    const line = lines.find(({ variantId }) => variantId === difference.variantId);
    const name = [line?.name ?? '', line?.variantName ?? ''].filter((part) => part !== '').join(' - ');
    return { id: `${difference.variantId} ${difference.kind}`, text: differenceText(difference, name) };
  });
}

function toRows(quote: QuoteView | null, hasAddress: boolean) {
  if (quote === null) return [];
  return toPriceRows(quote, hasAddress ? formatVnd(toVnd(quote.shippingFee)) : t('checkout.shippingUnknown'));
}

function toMethod(value: PaymentMethod, chosen: PaymentMethod) {
  return { value, label: value === 'cod' ? t('checkout.cod') : t('checkout.online'), checked: value === chosen };
}

/** Why the quote cannot be ordered although nothing failed; '' when that is only the missing address. */
function warningOf(quote: QuoteView | null): string {
  if (quote === null) return '';
  if (quote.lines.length === 0) return t('checkout.nothingLeft');
  if (quote.total <= quote.amountLimit) return '';
  return t('checkout.overLimit', { limit: formatVnd(toVnd(quote.amountLimit)) });
}

/** What the checkout page shows: the server's prices once it has answered. */
export function toCheckoutView(source: CheckoutSource) {
  const { lines, address, quote, paymentMethod, quoting, paying, error, canPay } = source;
  const differences = toDifferences(quote, lines);
  const shown = (quote?.lines ?? lines).map(toLine);
  return {
    text: texts(),
    address: toAddressView(address),
    linesTitle: t('checkout.lines', { count: shown.length }),
    lines: shown,
    differences,
    hasDifferences: differences.length > 0,
    methods: (['online', 'cod'] as const).map((method) => toMethod(method, paymentMethod)),
    rows: toRows(quote, address !== null),
    totalText: quote === null ? '' : formatVnd(toVnd(quote.total)),
    payLabel: paymentMethod === 'cod' ? t('checkout.placeOrder') : t('checkout.pay'),
    quoting: quoting && quote === null,
    paying,
    cannotPay: !canPay && !paying,
    warning: warningOf(quote),
    error: error === null ? '' : t(messageKeyFor(error)),
    retry: error !== null && quote === null ? t('common.retry') : '',
  };
}
