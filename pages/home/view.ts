import type { Category, ProductSummary } from '../../contract/catalog';
import { formatVnd, toVnd } from '../../contract/vnd';
import { t } from '../../i18n/index';
import { messageKeyFor } from '../../services/errors';
import type { CatalogStore } from '../../stores/catalog';
import type { ProductCardView } from './parts/product-card/props';

const texts = () => ({
  banner: t('home.banner'),
  categories: t('home.categories'),
  loading: t('common.loading'),
  retry: t('common.retry'),
});

export type HomeSource = Pick<
  CatalogStore,
  'categories' | 'categoryId' | 'products' | 'status' | 'error' | 'hasMore' | 'isCut'
>;

function toCard({ id, name, brand, imageUrl, priceFrom, hasPriceRange, soldOut }: ProductSummary): ProductCardView {
  const price = formatVnd(toVnd(priceFrom));
  return {
    id,
    name,
    brand,
    imageUrl,
    priceText: hasPriceRange ? t('common.priceFrom', { price }) : price,
    soldOutText: soldOut ? t('common.soldOut') : '',
  };
}

function toChip(category: Category, categoryId: string) {
  return { id: category.id, label: category.name, selected: category.id === categoryId };
}

function footerOf({ status, products, isCut, hasMore }: HomeSource): string {
  if (status !== 'ready' || products.length === 0) return '';
  if (isCut) return t('home.cut');
  return hasMore ? '' : t('home.end');
}

/** What the home page shows. `hasCategories` keeps their place free before they are there. */
export function toHomeView(source: HomeSource, hasCategories: boolean) {
  const { categories, categoryId, products, status, error } = source;
  return {
    text: texts(),
    hasCategories,
    categories: [{ id: '', name: t('home.all') }, ...categories].map((category) => toChip(category, categoryId)),
    products: products.map(toCard),
    isLoading: status === 'loading' || status === 'idle',
    emptyText: status === 'ready' && products.length === 0 ? t('home.empty') : '',
    notice: status === 'failed' ? t(messageKeyFor(error)) : '',
    footer: footerOf(source),
  };
}
