import type { SwitchName } from '../src/switches.ts';
import type { startReceiver } from './ipn-receiver.ts';
import type { Client } from './sandbox-client.ts';

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** What a client sees while a switch is on and while it is off; `see` is run in a fresh sandbox for each. */
export interface Scenario {
  on: unknown;
  off: unknown;
  see: (client: Client, receiver: Receiver) => Promise<unknown>;
}

export type Scenarios = Partial<Record<SwitchName, Scenario>>;

/** A refusal as `status reason`, or `ok`. */
export const brief = ({ status, error }: { status: number; error?: { code: number; reason: string } | null }): string =>
  error ? `${status} ${error.reason}`.trim() : status === 200 ? 'ok' : String(status);
