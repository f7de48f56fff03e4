import { autorun } from 'mobx';
import { diff } from './patch';
import type { Patch } from './patch';

interface BoundPage {
  data: object;
  setData(patch: object): void;
}

/**
 * Keeps fields of a page's data equal to what the selectors return: at once for the first paint,
 * later with one `setData` per tick that holds only the changed paths.
 * @returns stops it; call in onUnload.
 */
export function bindStore(page: BoundPage, selectors: { [field: string]: () => object }): () => void {
  const sent: { [field: string]: unknown } = { ...page.data };
  const waiting: { [field: string]: unknown } = {};
  let bound = false;
  let timer: number | undefined;

  function flush(): void {
    timer = undefined;
    const patch: Patch = {};
    for (const field of Object.keys(waiting)) {
      diff(field, sent[field], waiting[field], patch);
      sent[field] = waiting[field];
      delete waiting[field];
    }
    if (Object.keys(patch).length > 0) page.setData(patch);
  }

  const stops = Object.entries(selectors).map(([field, select]) =>
    autorun(() => {
      waiting[field] = select();
      // A timer, not a promise: everything an async handler does without waiting lands in one call.
      if (bound) timer = timer ?? setTimeout(flush, 0);
    }),
  );
  bound = true;
  flush();

  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
  };
}
