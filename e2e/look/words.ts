import { buying as enBuying } from '../../i18n/en/buying.ts';
import { errors as enErrors } from '../../i18n/en/errors.ts';
import { orders as enOrders } from '../../i18n/en/orders.ts';
import { shop as enShop } from '../../i18n/en/shop.ts';
import { buying } from '../../i18n/vi/buying.ts';
import { errors } from '../../i18n/vi/errors.ts';
import { orders } from '../../i18n/vi/orders.ts';
import { shop } from '../../i18n/vi/shop.ts';

export type Language = 'vi' | 'en';

const vi = { ...shop, ...buying, ...orders, ...errors };
const WORDS = { vi, en: { ...enShop, ...enBuying, ...enOrders, ...enErrors } };

export type Words = (key: keyof typeof vi, parameters?: Readonly<Record<string, string | number>>) => string;

/** The storefront's own texts, so that one tour finds its way in both languages. */
export function wordsIn(language: Language): Words {
  return (key, parameters = {}) =>
    WORDS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
