import type { Address } from '../contract/orders';
import { readStorage, removeStorage, writeStorage } from './my-api';
import { hasSession } from './session';

const KEY = 'address.v1';

export const NO_ADDRESS: Address = { fullName: '', phone: '', street: '', ward: '', district: '', province: '' };

/** Where the last checkout of this buyer went to, kept on this phone only; null when nobody is logged in, or nobody could deliver there. */
export async function lastAddress(): Promise<Address | null> {
  if (!(await hasSession())) return null;
  const stored = await readStorage(KEY);
  if (typeof stored !== 'object' || stored === null) return null;
  const address = { ...NO_ADDRESS, ...(stored as Partial<Address>) };
  return wrongFields(address).length === 0 ? address : null;
}

export function keepAddress(address: Address): Promise<void> {
  return writeStorage(KEY, address);
}

export function forgetAddress(): Promise<void> {
  return removeStorage(KEY);
}

/** Digits as Vietnamese numbers are dialled: `+84 90 123 45 67` is `0901234567`. */
export function normalisePhone(phone: string): string {
  const digits = phone.replace(/[\s.()-]/g, '');
  return digits.replace(/^\+?84/, '0');
}

/** The fields that keep a parcel from arriving. */
export function wrongFields(address: Address): (keyof Address)[] {
  const required = (['fullName', 'phone', 'street', 'province'] as const).filter((name) => address[name].trim() === '');
  const isPhone = /^0\d{9,10}$/.test(normalisePhone(address.phone));
  return isPhone || required.includes('phone') ? required : [...required, 'phone'];
}
