import type { Core } from '../core.ts';
import { isFunction, type AnyFunction } from '../values.ts';

/** `my.onX(listener)` and `my.offX(listener?)` (tini-framework.md section 7.4): several listeners, `off()` removes all. */
export interface InAppEvents {
  on(name: string): (listener?: unknown) => void;
  off(name: string): (listener?: unknown) => void;
  emit(name: string, ...parameters: unknown[]): void;
}

export function createInAppEvents(core: Pick<Core, 'callUserCode'>): InAppEvents {
  const listeners = new Map<string, Set<AnyFunction>>();
  return {
    on: (name) => (listener) => {
      if (!isFunction(listener)) return;
      const known = listeners.get(name);
      if (known) known.add(listener);
      else listeners.set(name, new Set([listener]));
    },
    off: (name) => (listener) => {
      if (isFunction(listener)) listeners.get(name)?.delete(listener);
      else listeners.delete(name);
    },
    emit(name, ...parameters) {
      // A copy: a listener may register another one.
      for (const listener of Array.from(listeners.get(name) ?? [])) {
        core.callUserCode(`my.on${name} listener`, () => listener.apply(undefined, parameters));
      }
    },
  };
}
