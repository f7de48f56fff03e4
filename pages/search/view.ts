import { t } from '../../i18n/index';
import { readMessageKeyFor } from '../../services/errors';
import type { SearchStore } from '../../stores/search';
import { toCard } from '../shared/product-card';

const texts = () => ({
  placeholder: t('search.placeholder'),
  recent: t('search.recent'),
  forget: t('search.forget'),
  emptyHint: t('search.emptyHint'),
  loading: t('common.loading'),
  retry: t('common.retry'),
});

export type SearchSource = Pick<SearchStore, 'query' | 'recent' | 'products' | 'status' | 'error' | 'isCut'>;

function countOf({ status, products, isCut }: SearchSource): string {
  if (status !== 'ready' || products.length === 0) return '';
  return isCut ? t('search.cut') : '';
}

/** What the search page shows: the latest searches until something is typed. */
export function toSearchView(source: SearchSource) {
  const { query, recent, products, status, error } = source;
  const asked = query.trim() !== '';
  return {
    text: texts(),
    query,
    recent: asked ? [] : recent.map((value) => ({ value })),
    products: products.map(toCard),
    isBlank: asked && products.length === 0 && (status === 'loading' || status === 'idle'),
    isLoading: status === 'loading' && products.length > 0,
    emptyText: asked && status === 'ready' && products.length === 0 ? t('search.empty', { query: query.trim() }) : '',
    countText: countOf(source),
    notice: status === 'failed' ? t(readMessageKeyFor(error)) : '',
  };
}
