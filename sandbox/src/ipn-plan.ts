import type { IpnFaultKind } from './fault-kinds.ts';
import type { Delivery } from './records.ts';

const MINUTE = 60_000;
/** Documented (tiki-platform.md section 5): the gap before each of the seven resends. */
const RESEND_GAPS_MS = [1, 5, 30, 60, 6 * 60, 12 * 60, 24 * 60].map((minutes) => minutes * MINUTE);

/** Attempts of the plan so far: duplicates and resends of the console are extra. */
export const planned = ({ attempts }: Delivery): number => attempts.filter(({ extra }) => !extra).length;

/** How long after its last attempt a message is due again; undefined when that was the last. A forged one is sent once. */
export function nextGap(delivery: Delivery): number | undefined {
  return delivery.forged ? undefined : RESEND_GAPS_MS[planned(delivery) - 1];
}

/** When the message will be sent if no attempt is answered, the next one first; nothing once it is over. */
export function planOf(delivery: Delivery): number[] {
  if (delivery.nextAt === null) return [];
  const times = [delivery.nextAt];
  const gaps = delivery.forged ? [] : RESEND_GAPS_MS.slice(planned(delivery));
  for (const gap of gaps) times.push((times.at(-1) ?? 0) + gap);
  return times;
}

/** Faults of a single sending; the resends after it are as they should be. */
const FIRST_SENDING_ONLY: readonly string[] = ['wrong_signature', 'foreign_key', 'other_environment_key'];

/** The fault that the next attempt of the plan suffers. */
export function faultNow(delivery: Delivery): IpnFaultKind | '' {
  return FIRST_SENDING_ONLY.includes(delivery.fault) && planned(delivery) > 0 ? '' : delivery.fault;
}
