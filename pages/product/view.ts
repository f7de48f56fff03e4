import { shop } from '../../config/shop';
import type { Product, Variant } from '../../contract/catalog';
import { formatVnd, toVnd } from '../../contract/vnd';
import { t } from '../../i18n/index';
import { codeOf, readMessageKeyFor } from '../../services/errors';
import { ROUTES, productPath } from '../../services/navigation';
import type { FixedItem } from '../../services/fixed-items';
import type { HandOverStore } from '../../stores/hand-over';
import type { ProductStore } from '../../stores/product';
import { pictureOf } from '../shared/picture';

const texts = () => ({
  loading: t('common.loading'),
  retry: t('common.retry'),
  variants: t('product.variants'),
  description: t('product.description'),
  quantity: t('quantity.label'),
  addToCart: t('product.addToCart'),
  buyNow: t('product.buyNow'),
  goCart: t('common.goCart'),
  addAgain: t('product.addAgain'),
  tikiPrice: t('product.tikiPrice'),
  pictures: t('product.pictures'),
  problem: t('common.problem'),
});

export type ProductSource = Pick<
  ProductStore,
  'product' | 'stale' | 'variant' | 'variantId' | 'quantity' | 'maxQuantity' | 'isBuyable' | 'status' | 'error'
>;

/** No-backend mode: the item as Tiki sells it, and whether it was handed over before. */
export type TikiSale = Pick<HandOverStore, 'item' | 'sent' | 'busy'>;

/** '' when the item can go through Tiki's own cart, else why not. */
export function whyNotAtTiki(item: FixedItem | null): string {
  if (item !== null && item.purchasable) return '';
  return item?.reason === 'not_listed' ? t('product.notListed') : t('product.notPurchasable');
}

function toChip({ id, name, stock }: Variant, variantId: string) {
  return { id, label: name, selected: id === variantId, disabled: stock === 0 };
}

function stockTextOf({ variant, isBuyable }: ProductSource, atTiki: boolean): string {
  if (variant === null || atTiki) return '';
  return isBuyable ? t('product.stock', { stock: variant.stock }) : t('common.soldOut');
}

function toTikiView(sale: TikiSale | null) {
  if (sale === null) return { buyAtTiki: '', whyNot: '', sentText: '', canAddAgain: false };
  const whyNot = whyNotAtTiki(sale.item);
  return {
    buyAtTiki: sale.sent ? t('product.openTikiCart') : t('product.buyAtTiki'),
    whyNot,
    sentText: sale.sent ? t('product.alreadySent') : '',
    canAddAgain: sale.sent && whyNot === '',
  };
}

/** For the gallery; none when there is only the one picture. */
function toPictures(product: Product | null) {
  const urls = product?.imageUrls ?? [];
  if (product === null || urls.length < 2) return [];
  return urls.map((url, index) => ({
    url,
    label: t('product.picture', { name: product.name, number: index + 1, count: urls.length }),
  }));
}

/** What is shared: the page itself, so that whoever gets it sees today's price. */
export function toShare(product: Product | null) {
  const id = product?.id ?? '';
  return { title: product?.name ?? shop.name, desc: shop.name, path: id === '' ? ROUTES.home : productPath(id) };
}

/** A page with nothing to show says why, and what to do instead. */
function emptyOf({ product, status, error }: ProductSource) {
  if (product !== null || status !== 'failed') return { title: '', text: '', action: '', image: '' };
  if (codeOf(error) === 'NOT_FOUND') {
    const texts = { title: t('product.gone'), text: t('product.goneHint'), action: t('common.goHome') };
    return { ...texts, image: '/assets/empty-search.webp' };
  }
  const texts = { title: t('common.problem'), text: t(readMessageKeyFor(error)), action: t('common.retry') };
  return { ...texts, image: '/assets/problem.webp' };
}

/** What the product page shows; with a `sale` it sells through Tiki's cart instead of ours. */
export function toProductView(source: ProductSource, sale: TikiSale | null) {
  const { product, stale, variant, variantId, quantity, maxQuantity, isBuyable, status, error } = source;
  const variants = product?.variants ?? [];
  return {
    text: texts(),
    isLoading: (status === 'loading' || status === 'idle') && product === null,
    staleText: stale ? t('product.stale') : '',
    empty: emptyOf(source),
    error: status === 'failed' && product !== null ? t(readMessageKeyFor(error)) : '',
    isShown: product !== null,
    name: product?.name ?? '',
    brand: product?.brand ?? '',
    description: product?.description ?? '',
    imageUrl: product === null ? '' : pictureOf(product.imageUrl),
    pictures: toPictures(product),
    priceText: variant === null ? '' : formatVnd(toVnd(variant.price)),
    variants: variants.length > 1 ? variants.map((one) => toChip(one, variantId)) : [],
    stockText: stockTextOf(source, sale !== null),
    quantity,
    atMin: quantity <= 1,
    atMax: quantity >= maxQuantity,
    lessLabel: t('quantity.less', { name: product?.name ?? '' }),
    moreLabel: t('quantity.more', { name: product?.name ?? '' }),
    isBuyable,
    cannotBuy: !isBuyable,
    atTiki: sale !== null,
    busy: sale?.busy ?? false,
    ...toTikiView(sale),
  };
}
