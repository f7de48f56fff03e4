import { fold } from './fold';
import { readList } from './storage';
import { removeStorage, writeStorage } from './my-api';

const KEY = 'searches.v1';
const MAX_KEPT = 8;

/** What the buyer searched for, latest first. */
export function recentSearches(): Promise<string[]> {
  return readList(KEY, (entry) => (typeof entry === 'string' && entry !== '' ? entry : null));
}

/** Puts a search first; the same words with other marks or capitals are the same search. */
export async function keepSearch(query: string): Promise<string[]> {
  const others = (await recentSearches()).filter((one) => fold(one) !== fold(query));
  const kept = [query, ...others].slice(0, MAX_KEPT);
  await writeStorage(KEY, kept);
  return kept;
}

export function forgetSearches(): Promise<void> {
  return removeStorage(KEY);
}
