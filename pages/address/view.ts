import type { Address } from '../../contract/orders';
import { t } from '../../i18n/index';
import type { TextKey } from '../../i18n/index';
import type { AddressFormStore } from '../../stores/address-form';

type Field = keyof Address;

/** In the order a Vietnamese address is written; the limits are the server's. */
const FIELDS: readonly { name: Field; label: TextKey; wrong: TextKey; maxlength: number }[] = [
  { name: 'fullName', label: 'address.fullName', wrong: 'address.required', maxlength: 100 },
  { name: 'phone', label: 'address.phone', wrong: 'address.wrongPhone', maxlength: 20 },
  { name: 'street', label: 'address.street', wrong: 'address.required', maxlength: 200 },
  { name: 'ward', label: 'address.ward', wrong: 'address.required', maxlength: 100 },
  { name: 'district', label: 'address.district', wrong: 'address.required', maxlength: 100 },
  { name: 'province', label: 'address.province', wrong: 'address.required', maxlength: 100 },
];

/** What the address page shows. */
export function toAddressView({ fields, wrong }: Pick<AddressFormStore, 'fields' | 'wrong'>) {
  return {
    text: { save: t('address.save'), hint: t('address.hint') },
    fields: FIELDS.map(({ name, label, wrong: problem, maxlength }) => ({
      name,
      label: t(label),
      value: fields[name],
      maxlength,
      error: wrong.includes(name) ? t(problem) : '',
    })),
  };
}
