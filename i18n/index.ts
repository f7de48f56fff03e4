import { vi } from './vi';

/** Every text of the app; vi.ts is the list. */
export type TextKey = keyof typeof vi;

/** One language, complete. */
export type Texts = { readonly [key in TextKey]: string };

/** The text, with `{name}` replaced by the parameter of that name. */
export function t(key: TextKey, parameters: { readonly [name: string]: string | number } = {}): string {
  const texts: Texts = vi;
  return texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    return value === undefined ? whole : String(value);
  });
}
