import { forgetCheckout } from './checkout-memory';
import { forgetSearches } from './recent-searches';
import { forgetTypedAddress } from './typed-address';

/** Takes from the phone what another buyer left on it and must not be the next one's. */
export async function forgetFormerBuyer(): Promise<void> {
  await Promise.all([forgetCheckout(), forgetSearches(), forgetTypedAddress()]);
}
