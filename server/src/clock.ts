/** The time in Unix milliseconds. `sync` asks the clock's owner at once, where there is one. */
export interface Clock {
  now(): number;
  sync(): Promise<void>;
}

/** A clock that nobody else owns. */
export function ownClock(now: () => number): Clock {
  return { now, sync: async () => {} };
}

export interface FollowOptions {
  /** The sandbox's `/_console/clock`. */
  url: string;
  token: string;
  realNow: () => number;
  onTrouble: (error: unknown) => void;
}

/**
 * Follows the sandbox's clock (DESIGN.md section 4): `start` reads its offset about once a second until the
 * returned function is called. While it cannot be read the last known offset stays.
 */
export function followClock({ url, token, realNow, onTrouble }: FollowOptions): Clock & { start(): () => void } {
  let offsetMs = 0;
  let troubled = false;
  const sync = async () => {
    try {
      const reply = await fetch(url, { headers: { 'X-Sandbox-Token': token }, signal: AbortSignal.timeout(2_000) });
      offsetMs = readOffset(reply.status, await reply.json());
      troubled = false;
    } catch (error) {
      // Boundary: a sandbox that restarts must not stop the shop. Said once, not every second.
      if (!troubled) onTrouble(error);
      troubled = true;
    }
  };
  const start = () => {
    let timer: NodeJS.Timeout;
    let stopped = false;
    const tick = async () => {
      await sync();
      if (!stopped) timer = setTimeout(tick, 1_000).unref();
    };
    timer = setTimeout(tick, 1_000).unref();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  };
  return { now: () => realNow() + offsetMs, sync, start };
}

function readOffset(status: number, body: unknown): number {
  const offset = (body as { offsetMs?: unknown } | null)?.offsetMs;
  if (typeof offset !== 'number') throw new Error(`the clock answered ${status} without offsetMs`);
  return offset;
}
