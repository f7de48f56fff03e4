import type { Address } from '../contract/orders';
import { ShopError } from './errors';
import { readFailure } from './host-failure';
import { pickAddress } from './my-api';
import type { TikiAddress } from './my-api';

function toAddress(picked: TikiAddress): Address {
  return {
    fullName: picked.full_name ?? '',
    phone: picked.phone_number ?? picked.telephone ?? '',
    street: picked.street ?? '',
    ward: picked.ward ?? '',
    district: picked.district ?? '',
    province: picked.city ?? picked.region ?? '',
  };
}

/**
 * Lets the buyer pick an address in Tiki's own screen; null when none was picked.
 * @throws ShopError ADDRESS_REFUSED without permission, ADDRESS_INCOMPLETE when nobody could deliver there.
 */
export async function chooseAddress(): Promise<Address | null> {
  let picked: TikiAddress;
  try {
    picked = await pickAddress();
  } catch (reason) {
    if (/no item selected/i.test(readFailure(reason).message)) return null;
    throw new ShopError('refused', 'ADDRESS_REFUSED', reason);
  }
  const address = toAddress(picked);
  const complete = [address.fullName, address.phone, address.street, address.province].every((part) => part !== '');
  if (!complete) throw new ShopError('refused', 'ADDRESS_INCOMPLETE');
  return address;
}
