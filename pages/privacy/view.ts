import { mode } from '../../config/mode';
import { shop } from '../../config/shop';
import { t } from '../../i18n/index';

const PARTS = ['Terms', 'Collect', 'Keep', 'Share', 'Ask'] as const;

/** What the privacy page shows; without a server there is nothing to collect. */
export function toPrivacyView() {
  const values = { name: shop.name, phone: shop.support.phone };
  const parts = mode === 'backend' ? PARTS.slice() : (['AtTiki', 'Ask'] as const).slice();
  return {
    parts: parts.map((part) => ({
      id: part,
      title: t(`privacy.title${part}`),
      text: t(`privacy.text${part}`, values),
    })),
  };
}
