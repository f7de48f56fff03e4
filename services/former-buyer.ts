import { forgetCheckout } from './checkout-memory';
import { forgetAddress } from './last-address';
import { forgetSearches } from './recent-searches';

/** Takes from the phone what another buyer left on it and must not be the next one's. */
export async function forgetFormerBuyer(): Promise<void> {
  await Promise.all([forgetCheckout(), forgetSearches(), forgetAddress()]);
}
