import type { Clock } from './clock.ts';
import type { DeliveryAttempt } from './records.ts';

/** No answer within this long counts as silence (tiki-platform.md section 5). */
export const ANSWER_TIMEOUT_MS = 15_000;
/** Requests on their way at once; a jump of the clock can make thousands of messages due. */
const MAX_IN_FLIGHT = 64;

export interface OutgoingRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Posts and resolves with the HTTP status; rejects when the network fails or the signal fires. */
export type Post = (
  url: string,
  request: { headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<number>;

type Result = Pick<DeliveryAttempt, 'outcome' | 'httpStatus'>;

/** Requests to partners that are on their way, each with a deadline on the virtual clock. */
export function createOutbox(deps: { clock: Clock; post: Post; onProgress: () => void }) {
  const { clock, post, onProgress } = deps;
  const inFlight = new Set<{ deadline: number; controller: AbortController; done: Promise<void> }>();
  let stopped = false;

  async function carry(request: OutgoingRequest, signal: AbortSignal): Promise<Result | undefined> {
    try {
      const { url, headers, body } = request;
      return { outcome: 'answered', httpStatus: await post(url, { headers, body, signal }) };
    } catch {
      // The two other outcomes of the documented plan, recorded as such; a stop leaves the message due.
      if (signal.reason === 'stopped') return undefined;
      return { outcome: signal.aborted ? 'timeout' : 'network_error', httpStatus: null };
    }
  }

  return {
    hasRoom: () => inFlight.size < MAX_IN_FLIGHT && !stopped,
    size: () => inFlight.size,

    /** Starts a request; `onResult` hears how it ended, unless the sandbox is stopped before. */
    send(request: OutgoingRequest, onResult: (result: Result) => void): void {
      const controller = new AbortController();
      const flight = { deadline: clock.now() + ANSWER_TIMEOUT_MS, controller, done: Promise.resolve() };
      inFlight.add(flight);
      flight.done = carry(request, controller.signal).then((result) => {
        inFlight.delete(flight);
        if (result) onResult(result);
        onProgress();
      });
    },

    /** Breaks off what has waited long enough. */
    endWaits(now: number): void {
      for (const { deadline, controller } of inFlight) if (deadline <= now) controller.abort('timeout');
    },

    nextDeadline(): number | undefined {
      const open = [...inFlight].filter(({ controller }) => !controller.signal.aborted);
      return open.length === 0 ? undefined : Math.min(...open.map(({ deadline }) => deadline));
    },

    /** Resolves when one of the requests on their way has ended. */
    async progress(): Promise<void> {
      await Promise.race([...inFlight].map(({ done }) => done));
    },

    /** Breaks off what is on its way, as if it had not been sent: nobody hears how it ended. */
    abandon(): void {
      for (const { controller } of inFlight) controller.abort('stopped');
    },

    /** Breaks off what is on its way; it stays due. */
    async stop(): Promise<void> {
      stopped = true;
      this.abandon();
      await Promise.all([...inFlight].map(({ done }) => done));
    },
  };
}
