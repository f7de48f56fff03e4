import { MAX_LINES, MAX_QUANTITY } from '../../contract/orders';
import { formatVnd, toVnd } from '../../contract/vnd';
import { shop } from '../../config/shop';
import { t } from '../../i18n/index';
import { messageKeyFor } from '../../services/errors';
import type { CartLine, CartStore } from '../../stores/cart';
import type { SelectionStore } from '../../stores/selection';
import type { VariantChoiceStore } from '../../stores/variant-choice';
import type { CartLineView } from './parts/cart-line/props';
import { pictureOf } from '../shared/picture';

const texts = () => ({
  total: t('cart.total'),
  remove: t('cart.remove'),
  aside: t('cart.aside'),
  undo: t('cart.undo'),
  note: t('checkout.note'),
  notePlaceholder: t('checkout.notePlaceholder'),
  variants: t('product.variants'),
  loading: t('common.loading'),
  emptyImage: '/assets/empty-cart.webp',
});

/** Without a server the cart is Tiki's own: the page only leads there. */
export const tikiCart = () => ({
  isShown: true,
  title: t('cart.atTiki'),
  text: t('cart.atTikiHint'),
  action: t('handedOver.openCart'),
});

export type CartSource = Pick<CartStore, 'lines' | 'ready' | 'removed' | 'isFull'>;
export type SelectionSource = Pick<SelectionStore, 'available' | 'chosen' | 'allChosen' | 'total' | 'isChosen'>;
export type ChoiceSource = Pick<VariantChoiceStore, 'variantId' | 'variants' | 'loading' | 'error'>;

function fullNameOf({ name, variantName }: CartLine): string {
  return variantName === '' ? name : `${name} (${variantName})`;
}

function toLine(line: CartLine, chosen: boolean, choice: ChoiceSource): CartLineView {
  const { variantId, productId, name, variantName, imageUrl, price, quantity, setAside } = line;
  const fullName = fullNameOf(line);
  const changing = variantId === choice.variantId;
  return {
    variantId,
    productId,
    name,
    variantName,
    imageUrl: pictureOf(imageUrl),
    quantity,
    chosen,
    setAside,
    priceText: formatVnd(price),
    atMin: quantity <= 1,
    atMax: quantity >= MAX_QUANTITY,
    openLabel: t('cart.open', { name }),
    chooseLabel: t('cart.choose', { name: fullName }),
    removeLabel: t('cart.removeItem', { name: fullName }),
    variantLabel: t('cart.changeVariant', { name, variant: variantName }),
    quantityLabel: t('quantity.of', { name: fullName }),
    lessLabel: t('quantity.less', { name: fullName }),
    moreLabel: t('quantity.more', { name: fullName }),
    changing,
    variants: changing ? toChips(choice) : [],
    loading: changing && choice.loading,
    problem: changing && choice.error !== null ? t(messageKeyFor(choice.error)) : '',
  };
}

function toChips({ variants, variantId }: ChoiceSource) {
  return variants.map(({ id, name, stock }) => ({
    id,
    label: name,
    selected: id === variantId,
    disabled: stock === 0,
  }));
}

/** What Tiki or the cart will not take, told before the checkout. */
function limitOf({ isFull }: CartSource, { total }: SelectionSource): string {
  if (total > shop.orderLimit) return t('checkout.overLimit', { limit: formatVnd(toVnd(shop.orderLimit)) });
  return isFull ? t('cart.full', { count: MAX_LINES }) : '';
}

/** What the cart page shows. */
export function toCartView(cart: CartSource, selection: SelectionSource, choice: ChoiceSource) {
  const { lines, ready, removed } = cart;
  const empty = ready && lines.length === 0;
  const toView = (line: CartLine) => toLine(line, selection.isChosen(line.variantId), choice);
  return {
    text: texts(),
    lines: selection.available.map(toView),
    aside: lines.filter(({ setAside }) => setAside).map(toView),
    hasLines: lines.length > 0,
    empty: { title: empty ? t('cart.empty') : '', text: t('cart.emptyHint'), action: t('common.goHome') },
    allChosen: selection.allChosen,
    allLabel: t('cart.all', { count: selection.available.length }),
    totalText: formatVnd(selection.total),
    checkoutLabel: t('cart.checkout', { count: selection.chosen.length }),
    noneChosen: selection.chosen.length === 0 || selection.total > shop.orderLimit,
    limit: limitOf(cart, selection),
    removedText: removed === null ? '' : t('cart.removed', { name: fullNameOf(removed.line) }),
  };
}
