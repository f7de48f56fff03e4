import { shop } from '../config/shop';
import { t } from '../i18n/index';
import { makePhoneCall, showNote } from './my-api';

/** Dials the shop; where the phone cannot, the number is shown to be dialled by hand. */
export async function callSupport(): Promise<void> {
  const { phone } = shop.support;
  try {
    await makePhoneCall(phone);
  } catch {
    await showNote(t('support.call', { phone }), t('common.close'));
  }
}
