import { observable, runInAction } from 'mobx';
import { en } from './en';
import { vi } from './vi';
import type { TextKey, Texts } from './vi';

export type { TextKey, Texts };

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const TEXTS: { readonly [language in Language]: Texts } = { vi, en };

/** Observable: what a bound page shows follows a change by itself. */
const current = observable.box<Language>('vi');

/** The language of every text from now on. */
export function language(): Language {
  return current.get();
}

export function setLanguage(next: Language): void {
  runInAction(() => current.set(next));
}

/** The text in the current language, with `{name}` replaced by the parameter of that name. */
export function t(key: TextKey, parameters: { readonly [name: string]: string | number } = {}): string {
  return TEXTS[current.get()][key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    return value === undefined ? whole : String(value);
  });
}
