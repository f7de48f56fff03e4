import type { OrderLineView } from '../../components/order-line/props';
import type { PriceRow } from '../../components/price-table/props';
import type { OrderLine, OrderView, ResultState } from '../../contract/orders';
import { formatVnd, toVnd } from '../../contract/vnd';
import { t } from '../../i18n/index';
import type { TextKey } from '../../i18n/index';
import { pictureOf } from './picture';

export interface StateLook {
  label: TextKey;
  tone: 'good' | 'wait' | 'bad' | 'off';
}

const STATES: { readonly [state in ResultState]: StateLook } = {
  paid: { label: 'orders.paid', tone: 'good' },
  cod_placed: { label: 'orders.codPlaced', tone: 'good' },
  completed: { label: 'orders.completed', tone: 'good' },
  confirming: { label: 'orders.confirming', tone: 'wait' },
  review: { label: 'orders.review', tone: 'wait' },
  unpaid: { label: 'orders.unpaid', tone: 'bad' },
  canceled: { label: 'orders.canceled', tone: 'off' },
  expired: { label: 'orders.expired', tone: 'off' },
};

/** How a list names a state; one of a newer server claims nothing. A payment that was cancelled leaves its order unpaid, not cancelled. */
export function stateLook({ status, result }: Pick<OrderView, 'status' | 'result'>): StateLook {
  if (status === 'awaiting_payment' && result === 'canceled') return STATES.unpaid;
  return STATES[result] ?? STATES.confirming;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** `05/03/2026 14:07`, by the phone's own clock and zone; never the runtime's locale, which is unknown. */
export function formatMoment(rfc3339: string): string {
  const moment = new Date(rfc3339);
  const day = `${twoDigits(moment.getDate())}/${twoDigits(moment.getMonth() + 1)}/${moment.getFullYear()}`;
  return `${day} ${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

/** A line with its unit price, as orders and the checkout show it. */
export function toOrderLine(line: Omit<OrderLine, 'lineTotal' | 'productId'>): OrderLineView {
  const { variantId, name, variantName, imageUrl, unitPrice, quantity } = line;
  return {
    variantId,
    name,
    variantName,
    imageUrl: pictureOf(imageUrl),
    priceText: formatVnd(toVnd(unitPrice)),
    quantityText: t('common.quantityTimes', { quantity }),
  };
}

interface Sums {
  subtotal: number;
  total: number;
  discount?: number;
  couponCode?: string;
}

/** The rows of a price table; `shippingText` is the fee, or why there is none yet. */
export function toPriceRows(
  { subtotal, total, discount = 0, couponCode = '' }: Sums,
  shippingText: string,
): PriceRow[] {
  const money = (amount: number): string => formatVnd(toVnd(amount));
  const coupon = { id: 'discount', label: t('checkout.discount', { code: couponCode }), value: `−${money(discount)}` };
  return [
    { id: 'subtotal', label: t('checkout.subtotal'), value: money(subtotal), strong: false },
    { id: 'shipping', label: t('checkout.shipping'), value: shippingText, strong: false },
    ...(discount > 0 ? [{ ...coupon, strong: false }] : []),
    { id: 'total', label: t('checkout.total'), value: money(total), strong: true },
  ];
}

/** The price table of an order that exists. */
export function orderRows(order: OrderView): PriceRow[] {
  return toPriceRows(order, formatVnd(toVnd(order.shippingFee)));
}

/** An address in one line, its empty parts left out. */
export function addressText(address: OrderView['address']): string {
  const { street, ward, district, province } = address;
  return [street, ward, district, province].filter((part) => part !== '').join(', ');
}
