import { shop } from '../../config/shop';
import type { Category } from '../../contract/catalog';
import { t } from '../../i18n/index';
import { readMessageKeyFor } from '../../services/errors';
import type { CatalogStore } from '../../stores/catalog';
import { toCard } from '../shared/product-card';

const texts = () => ({
  banner: t('home.banner'),
  categories: t('home.categories'),
  loading: t('common.loading'),
  retry: t('common.retry'),
  search: t('home.search'),
  settings: t('settings.title'),
  problem: t('common.problem'),
});

export type HomeSource = Pick<
  CatalogStore,
  'categories' | 'categoryId' | 'products' | 'status' | 'error' | 'stale' | 'hasMore' | 'isCut'
>;

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
  const { categories, categoryId, products, status, error, stale } = source;
  const waiting = status === 'loading' || status === 'idle';
  return {
    text: texts(),
    hasCategories,
    categories: [{ id: '', name: t('home.all') }, ...categories].map((category) => toChip(category, categoryId)),
    chipsToCome: categories.length === 0 && waiting ? [1, 2, 3] : [],
    products: products.map(toCard),
    recycle: shop.useRecycleView && products.length > 0,
    isLoading: waiting && products.length > 0 && !stale,
    isBlank: waiting && products.length === 0,
    staleText: stale ? t('home.stale') : '',
    emptyText: status === 'ready' && products.length === 0 ? t('home.empty') : '',
    notice: status === 'failed' ? t(readMessageKeyFor(error)) : '',
    isBroken: status === 'failed' && products.length === 0,
    footer: footerOf(source),
  };
}
