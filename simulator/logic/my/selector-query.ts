import type { QueryStep } from '../../protocol/view-messages.ts';
import type { Core } from '../core.ts';
import { isFunction } from '../values.ts';
import type { Navigation } from '../navigation.ts';

export interface SelectorQuery {
  select(selector: unknown): SelectorQuery;
  selectAll(selector: unknown): SelectorQuery;
  selectViewport(): SelectorQuery;
  boundingClientRect(): SelectorQuery;
  scrollOffset(): SelectorQuery;
  exec(callback?: unknown): void;
}

/** `my.createSelectorQuery()` (tini-framework.md section 7.4), answered by the page that is on top when `exec` runs. */
export function createSelectorQuery(core: Core, navigation: Navigation): SelectorQuery {
  const steps: QueryStep[] = [];
  let target: Pick<QueryStep, 'selector' | 'all'> = { selector: null, all: false };
  const select = (selector: string | null, all: boolean): SelectorQuery => {
    target = { selector, all };
    return query;
  };
  const want = (kind: QueryStep['want']): SelectorQuery => {
    steps.push({ ...target, want: kind });
    return query;
  };
  const query: SelectorQuery = {
    select: (selector) => select(String(selector), false),
    selectAll: (selector) => select(String(selector), true),
    selectViewport: () => select(null, false),
    boundingClientRect: () => want('rect'),
    scrollOffset: () => want('scrollOffset'),
    exec(callback) {
      navigation.top?.query([...steps], (results) => {
        if (isFunction(callback))
          core.callUserCode('my.createSelectorQuery exec', () => callback.call(undefined, results));
      });
    },
  };
  return query;
}
