import { NETWORK_COOKIE, NETWORKS, type Network } from '../shared/networks.ts';

/** The network of this phone. Its server reads the cookie, so that images are slow or missing, too. */
export function currentNetwork(): Network {
  const said = new RegExp(`(?:^|; )${NETWORK_COOKIE}=([\\w-]+)`).exec(document.cookie)?.[1];
  return said !== undefined && said in NETWORKS ? (said as Network) : 'online';
}

const listeners = new Set<() => void>();

/** Holds until it is changed again, over restarts of the app. */
export function setNetwork(network: Network): void {
  document.cookie = `${NETWORK_COOKIE}=${network}; path=/; SameSite=Strict`;
  for (const listener of listeners) listener();
}

/** Calls back when the network of the phone or of this machine changes. */
export function onNetworkChange(listener: () => void): void {
  listeners.add(listener);
  for (const event of ['online', 'offline']) window.addEventListener(event, listener);
}

/** What `my.getNetworkType` and the `networkStatusChange` event say. */
export function networkState(): { networkAvailable: boolean; networkType: string } {
  const network = currentNetwork();
  const available = navigator.onLine && network !== 'offline';
  return { networkAvailable: available, networkType: available ? NETWORKS[network].type : 'NOTREACHABLE' };
}
