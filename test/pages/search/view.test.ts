import { toSearchView } from '../../../pages/search/view';
import type { SearchSource } from '../../../pages/search/view';
import { ShopError } from '../../../services/errors';

const view = (given: Partial<SearchSource>) =>
  toSearchView({ query: '', recent: [], products: [], status: 'idle', error: null, isCut: false, ...given });

test('an empty box shows the latest searches, words in it do not', () => {
  expect(view({ recent: ['trà'] }).recent).toEqual([{ value: 'trà' }]);
  expect(view({ recent: ['trà'], query: 'c' }).recent).toEqual([]);
});

test('waiting, nothing found and no answer are three different things', () => {
  expect(view({ query: 'trà', status: 'loading' })).toMatchObject({ isBlank: true, emptyText: '', notice: '' });
  expect(view({ query: ' trà ', status: 'ready' })).toMatchObject({
    isBlank: false,
    emptyText: 'Không tìm thấy “trà”',
  });
  const failed = view({ query: 'trà', status: 'failed', error: new ShopError('timeout', 'NO_ANSWER') });
  expect([failed.isBlank, failed.emptyText, failed.notice !== '']).toEqual([false, '', true]);
});
