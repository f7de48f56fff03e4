import { t } from '../../i18n/index';
import { cart } from '../../stores/index';

/** The way to the cart, with how many lines wait there. */
export function toCartButtonView() {
  const count = cart.lines.length;
  return { countText: count === 0 ? '' : String(count), label: t('product.cart', { count }) };
}
