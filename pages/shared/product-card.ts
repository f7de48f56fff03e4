import type { ProductCardView } from '../../components/product-card/props';
import type { ProductSummary } from '../../contract/catalog';
import { formatVnd, toVnd } from '../../contract/vnd';
import { t } from '../../i18n/index';
import { pictureOf } from './picture';

/** A product as every list shows it. */
export function toCard(product: ProductSummary): ProductCardView {
  const { id, name, brand, imageUrl, priceFrom, hasPriceRange, soldOut } = product;
  const price = formatVnd(toVnd(priceFrom));
  return {
    id,
    name,
    brand,
    imageUrl: pictureOf(imageUrl),
    priceText: hasPriceRange ? t('common.priceFrom', { price }) : price,
    soldOutText: soldOut ? t('common.soldOut') : '',
  };
}
