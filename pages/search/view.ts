import type { Category } from '../../contract/catalog';
import { t } from '../../i18n/index';
import { readMessageKeyFor } from '../../services/errors';
import type { SearchStore } from '../../stores/search';
import { toCard } from '../shared/product-card';

const texts = () => ({
  placeholder: t('search.placeholder'),
  recent: t('search.recent'),
  forget: t('search.forget'),
  clear: t('search.clear'),
  suggest: t('search.suggest'),
  problem: t('common.problem'),
  emptyHint: t('search.emptyHint'),
  loading: t('common.loading'),
  retry: t('common.retry'),
});

export type SearchSource = Pick<
  SearchStore,
  'query' | 'recent' | 'products' | 'status' | 'error' | 'hasMore' | 'isCut'
>;

function countOf({ status, products, hasMore, isCut }: SearchSource): string {
  if (status !== 'ready' || products.length === 0) return '';
  if (isCut) return t('search.cut');
  return t(hasMore ? 'search.countMore' : 'search.count', { count: products.length });
}

/** What the search page shows: the latest searches and the categories until something is typed. */
export function toSearchView(source: SearchSource, categories: readonly Category[]) {
  const { query, recent, products, status, error } = source;
  const asked = query.trim() !== '';
  return {
    text: texts(),
    query,
    canClear: query !== '',
    recent: asked ? [] : recent.map((value) => ({ value })),
    suggestions: asked ? [] : categories.map(({ name }) => ({ value: name })),
    products: products.map(toCard),
    isBlank: asked && products.length === 0 && (status === 'loading' || status === 'idle'),
    isLoading: status === 'loading' && products.length > 0,
    emptyText: asked && status === 'ready' && products.length === 0 ? t('search.empty', { query: query.trim() }) : '',
    countText: countOf(source),
    notice: status === 'failed' ? t(readMessageKeyFor(error)) : '',
    isBroken: status === 'failed' && products.length === 0,
  };
}
