import { MAX_QUANTITY } from '../../contract/orders';
import { formatVnd } from '../../contract/vnd';
import { t } from '../../i18n/index';
import type { CartLine, CartStore } from '../../stores/cart';
import type { SelectionStore } from '../../stores/selection';
import type { CartLineView } from './parts/cart-line/props';

const texts = () => ({ total: t('cart.total'), remove: t('cart.remove'), emptyImage: '/assets/empty-cart.webp' });

/** The cart of this mode is Tiki's own: the page only leads there. */
export const tikiCart = () => ({
  title: t('cart.atTiki'),
  text: t('cart.atTikiHint'),
  action: t('handedOver.openCart'),
});

export type CartSource = Pick<CartStore, 'lines' | 'ready'>;
export type SelectionSource = Pick<SelectionStore, 'chosen' | 'allChosen' | 'total' | 'isChosen'>;

function toLine(line: CartLine, chosen: boolean): CartLineView {
  const { variantId, name, variantName, imageUrl, price, quantity } = line;
  const fullName = variantName === '' ? name : `${name} (${variantName})`;
  return {
    variantId,
    name,
    variantName,
    imageUrl,
    quantity,
    chosen,
    priceText: formatVnd(price),
    atMin: quantity <= 1,
    atMax: quantity >= MAX_QUANTITY,
    chooseLabel: t('cart.choose', { name: fullName }),
    removeLabel: t('cart.removeItem', { name: fullName }),
    quantityLabel: t('quantity.of', { name: fullName }),
    lessLabel: t('quantity.less', { name: fullName }),
    moreLabel: t('quantity.more', { name: fullName }),
  };
}

/** What the cart page shows. */
export function toCartView(cart: CartSource, selection: SelectionSource) {
  const { lines, ready } = cart;
  const empty = ready && lines.length === 0;
  return {
    text: texts(),
    lines: lines.map((line) => toLine(line, selection.isChosen(line.variantId))),
    hasLines: lines.length > 0,
    empty: { title: empty ? t('cart.empty') : '', text: t('cart.emptyHint'), action: t('common.goHome') },
    allChosen: selection.allChosen,
    allLabel: t('cart.all', { count: lines.length }),
    totalText: formatVnd(selection.total),
    checkoutLabel: t('cart.checkout', { count: selection.chosen.length }),
    noneChosen: selection.chosen.length === 0,
  };
}
