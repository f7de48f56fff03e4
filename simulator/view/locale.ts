const LOCALE = 'vi-VN';

/** Numbers and dates formatted without a locale look as on a Vietnamese phone: 1.000.000 (section 5). */
export function useVietnameseLocale(): void {
  patch(Number.prototype, 'toLocaleString');
  patch(Date.prototype, 'toLocaleString');
  patch(Date.prototype, 'toLocaleDateString');
  patch(Date.prototype, 'toLocaleTimeString');
}

type Format = (this: unknown, locales?: string | string[], options?: object) => string;

function patch(prototype: object, name: string): void {
  const original = Reflect.get(prototype, name) as Format;
  const withDefault: Format = function withDefault(locales, options) {
    return original.call(this, locales ?? LOCALE, options);
  };
  Object.defineProperty(prototype, name, { value: withDefault, configurable: true, writable: true });
}
