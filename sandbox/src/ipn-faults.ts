import type { IpnFault } from './fault-kinds.ts';
import type { State } from './state.ts';

/** Arms a fault for the next notifications, after those already armed. */
export function armIpnFault(state: State, fault: IpnFault): void {
  state.settings.ipnFaults.push(fault);
  state.saveSettings();
}

/** The fault of the notification that is being made, if one is armed. */
export function takeIpnFault(state: State): IpnFault | undefined {
  const { ipnFaults } = state.settings;
  const [fault] = ipnFaults;
  if (!fault) return undefined;
  fault.count -= 1;
  if (fault.count <= 0) ipnFaults.shift();
  state.saveSettings();
  return fault;
}
