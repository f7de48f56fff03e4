/** The sandbox's own time: the machine's, shifted by an offset that the console moves. Milliseconds. */
export interface Clock {
  now(): number;
  offsetMs(): number;
  setOffset(offsetMs: number): void;
  /** How far a timestamp is from now; just after a move also from the time before it, whichever is nearer. */
  distance(timestamp: number): number;
}

/** Who follows this clock reads it about once a second, so for this long the old time is no proof of staleness. */
const MOVE_GRACE_MS = 3_000;

/** `realNow` is the machine's clock; the offset itself lives in the state, so it survives a restart. */
export function createClock(realNow: () => number, state: { clockOffsetMs: number }): Clock {
  let before = { offsetMs: state.clockOffsetMs, movedAt: -Infinity };
  const now = () => realNow() + state.clockOffsetMs;
  return {
    now,
    offsetMs: () => state.clockOffsetMs,
    setOffset: (offsetMs) => {
      before = { offsetMs: state.clockOffsetMs, movedAt: realNow() };
      state.clockOffsetMs = offsetMs;
    },
    distance: (timestamp) => {
      const distance = Math.abs(now() - timestamp);
      if (realNow() - before.movedAt > MOVE_GRACE_MS) return distance;
      return Math.min(distance, Math.abs(realNow() + before.offsetMs - timestamp));
    },
  };
}

/** RFC 3339 in Vietnam's offset, as Tiki writes times (tiki-platform.md appendix). Vietnam has no summer time. */
export function toVietnamTime(ms: number): string {
  const shifted = new Date(ms + 7 * 3_600_000).toISOString();
  return `${shifted.slice(0, 19)}+07:00`;
}

/** Starts a one-shot timer and returns how to stop it. */
export type SetTimer = (run: () => void, delayMs: number) => () => void;

/** setTimeout's limit: a longer delay would fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** One timer for everything that has a due time; `wake` runs what is due and sets the timer for the next. */
export function createWaker(options: {
  clock: Clock;
  setTimer: SetTimer;
  /** Earliest due time of anything, or undefined. */
  nextDue: () => number | undefined;
  /** Does everything due at `now`; after it `nextDue` must have moved on. */
  runDue: (now: number) => void;
}): { wake: () => void; stop: () => void } {
  const { clock, setTimer, nextDue, runDue } = options;
  let cancel: (() => void) | undefined;
  let stopped = false;
  const wake = () => {
    cancel?.();
    if (stopped) return;
    runDue(clock.now());
    const due = nextDue();
    if (due === undefined) return;
    cancel = setTimer(wake, Math.min(Math.max(due - clock.now(), 1), LONGEST_DELAY_MS));
  };
  return {
    wake,
    stop: () => {
      stopped = true;
      cancel?.();
    },
  };
}
