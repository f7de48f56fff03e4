/** The timer functions of a global scope. */
interface TimerScope {
  setTimeout: (handler: unknown, delayMs?: number, ...rest: unknown[]) => number;
  clearTimeout: (id?: number) => void;
}

export interface Timers {
  /** How many one-shot timers fire within so many milliseconds. */
  dueWithin(milliseconds: number): number;
  /** How many have fired. */
  readonly fired: number;
}

/** Keeps account of the scope's one-shot timers from here on; they work as before. */
export function watchTimers(scope: TimerScope): Timers {
  const { setTimeout: set, clearTimeout: clear } = scope;
  const due = new Map<number, number>();
  let fired = 0;
  scope.setTimeout = (handler, delayMs = 0, ...rest) => {
    if (typeof handler !== 'function') return set.call(scope, handler, delayMs, ...rest);
    const id = set.call(
      scope,
      () => {
        due.delete(id);
        fired += 1;
        (handler as (...given: unknown[]) => void)(...rest);
      },
      delayMs,
    );
    due.set(id, performance.now() + (Number(delayMs) || 0));
    return id;
  };
  scope.clearTimeout = (id) => {
    if (id !== undefined) due.delete(id);
    clear.call(scope, id);
  };
  return {
    dueWithin: (milliseconds) => [...due.values()].filter((at) => at - performance.now() <= milliseconds).length,
    get fired() {
      return fired;
    },
  };
}
