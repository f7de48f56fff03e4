import { shop } from '../../config/shop';
import { LANGUAGES, language, t } from '../../i18n/index';
import type { Language } from '../../i18n/index';

/** Each in its own words: whoever cannot read the current one must find theirs. */
const NAMES: { readonly [one in Language]: string } = { vi: 'Tiếng Việt', en: 'English' };

/** What the settings page shows. */
export function toSettingsView() {
  return {
    text: { language: t('settings.language'), privacy: t('privacy.title'), support: t('settings.support') },
    languages: LANGUAGES.map((value) => ({ value, label: NAMES[value], checked: value === language() })),
    phone: shop.support.phone,
  };
}
