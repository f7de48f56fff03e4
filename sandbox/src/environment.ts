import { randomIds } from './ids.ts';
import type { Environment } from './sandbox.ts';
import { SEED_FILES } from './seed.ts';

/** The real world: this machine's clock, timers, random numbers and network. */
export const realEnvironment: Environment = {
  realNow: () => Date.now(),
  setTimer: (run, delayMs) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  ids: randomIds,
  post: async (url, { headers, body, signal }) => {
    // A redirect is an answer like any other: following it would hand the message to another host.
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await response.body?.cancel();
    return response.status;
  },
  seedFiles: SEED_FILES,
};
