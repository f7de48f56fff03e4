/**
 * Makes `toLocaleString()` without a locale format as a Vietnamese phone does (1.000.000): apps print prices with it
 * (tini-framework.md section 5).
 */
export function setDefaultLocale(locale: string): void {
  patch(Number.prototype, 'toLocaleString', locale);
  patch(BigInt.prototype, 'toLocaleString', locale);
  patch(Date.prototype, 'toLocaleString', locale);
  patch(Date.prototype, 'toLocaleDateString', locale);
  patch(Date.prototype, 'toLocaleTimeString', locale);
}

function patch(prototype: object, name: string, locale: string): void {
  const methods = prototype as Record<string, (this: unknown, locales?: unknown, options?: unknown) => string>;
  const original = methods[name]!;
  const value = function (this: unknown, locales?: unknown, options?: unknown): string {
    return original.call(this, locales ?? locale, options);
  };
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}
