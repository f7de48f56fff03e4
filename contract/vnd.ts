/** Vietnamese đồng: a whole number, never negative, never a fraction. */
export type Vnd = number & { readonly __unit: 'vnd' };

/**
 * Takes a plain number as đồng.
 * @throws RangeError when it is no safe whole number, or below zero.
 */
export function toVnd(amount: number): Vnd {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount in whole đồng: ${amount}`);
  return amount as Vnd;
}

/** The sum of the amounts; 0 for none. @throws RangeError beyond the safe whole numbers. */
export function sumVnd(amounts: readonly Vnd[]): Vnd {
  return toVnd(amounts.reduce<number>((total, amount) => total + amount, 0));
}

/** Unit price times quantity. @throws RangeError for a quantity that is no whole number, or a total that is no amount. */
export function timesVnd(price: Vnd, quantity: number): Vnd {
  if (!Number.isSafeInteger(quantity)) throw new RangeError(`not a whole quantity: ${quantity}`);
  return toVnd(price * quantity);
}

/** `1234000` as `1.234.000 ₫`. Our own: the locale of the runtime's `Intl` is unknown (DESIGN.md section 3). */
export function formatVnd(amount: Vnd): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} ₫`;
}
