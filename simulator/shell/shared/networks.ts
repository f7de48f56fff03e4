/** A network that the phone can pretend to have. */
export interface NetworkProfile {
  label: string;
  /** Before an answer begins. */
  latencyMs: number;
  /** 0: no limit. */
  bytesPerSecond: number;
  /** The word of `my.getNetworkType`. */
  type: string;
}

/** The usual profiles of browser tools, so that numbers can be compared. */
export const NETWORKS = {
  online: { label: 'Online', latencyMs: 0, bytesPerSecond: 0, type: 'WIFI' },
  '4g': { label: '4G', latencyMs: 60, bytesPerSecond: 1_100_000, type: '4G' },
  '3g': { label: '3G', latencyMs: 300, bytesPerSecond: 200_000, type: '3G' },
  'slow-3g': { label: 'Slow 3G', latencyMs: 1_000, bytesPerSecond: 50_000, type: '3G' },
  offline: { label: 'Offline', latencyMs: 0, bytesPerSecond: 0, type: 'NOTREACHABLE' },
} as const satisfies Record<string, NetworkProfile>;

export type Network = keyof typeof NETWORKS;

/** The phone tells its server by this cookie. */
export const NETWORK_COOKIE = 'tini-network';
