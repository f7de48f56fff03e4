import { SandboxError } from './errors.ts';
import type { OrderRecord } from './records.ts';
import type { Switches } from './switches.ts';

/** What a create request says of an order. */
export type OrderDraft = Pick<
  OrderRecord,
  'customerId' | 'items' | 'shippingFee' | 'customerInfo' | 'extra' | 'referenceId'
>;

/** `key=value`, separated by `;` with or without a space (tiki-platform.md section 1.2). */
const EXTRA = /^([^;=]+=[^;=]*)(; ?[^;=]+=[^;=]*)*;?$/;

function refuse(detail: string): never {
  throw new SandboxError('invalid_parameters', detail);
}

/**
 * The order's grand total in đồng, if its amounts are allowed.
 * @throws SandboxError invalid_parameters, amount_limit
 */
export function checkWorth(draft: OrderDraft, limit: number, switches: Switches): number {
  const { items, shippingFee, extra } = draft;
  const lines = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const grandTotal = switches.grandTotalIncludesShipping ? lines + shippingFee : lines;
  if (switches.requirePositiveAmounts) {
    if (items.some(({ quantity }) => quantity < 1)) refuse('quantity must be at least 1');
    if (items.some(({ price }) => price < 0)) refuse('price must be at least 0');
    if (shippingFee < 0) refuse('shipping_fee must be at least 0');
    if (grandTotal < 1) refuse('the order must be worth at least 1');
  }
  if (switches.strictExtra && extra !== '' && !EXTRA.test(extra)) refuse('extra is not key=value;key=value');
  // Beyond the safe integers is beyond any limit too, so an inexact sum cannot slip through.
  if ((switches.limitCountsShipping ? lines + shippingFee : lines) > limit) {
    throw new SandboxError('amount_limit', `limit ${limit}`);
  }
  if (!Number.isSafeInteger(grandTotal)) refuse('the order is worth no int64');
  return grandTotal;
}
