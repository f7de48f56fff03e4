import { tabs } from '../config/tabs';
import { LANGUAGES, language, setLanguage, t } from '../i18n/index';
import type { Language, TextKey } from '../i18n/index';
import { readStorage, setPageTitle, setTabItem, writeStorage } from './my-api';

/** The language the buyer chose, and the texts that live outside the pages: tab names and titles. */

const KEY = 'language.v1';
/** True once something other than app.json's own words was asked for: until then the host shows the right ones by itself. */
let retitled = false;
/** The title of the page on top. */
let title: TextKey | null = null;

function nameTabs(): void {
  tabs.forEach(({ name, iconPath, selectedIconPath }, index) => {
    setTabItem({ index, text: t(name), iconPath, selectedIconPath });
  });
}

function turnTo(next: Language): void {
  setLanguage(next);
  retitled = true;
  nameTabs();
  // A page that a link opened at launch was on screen before its language was known.
  if (title !== null) setPageTitle(t(title));
}

/** At launch: the language of the last visit. Vietnamese needs nothing, and so costs nothing. */
export async function restoreLanguage(): Promise<void> {
  const stored = LANGUAGES.find((one) => one !== language());
  if ((await readStorage(KEY)) === stored && stored !== undefined) turnTo(stored);
}

/** Every page follows at once; the choice is kept. */
export async function chooseLanguage(next: Language): Promise<void> {
  turnTo(next);
  await writeStorage(KEY, next);
}

/** On show: the title of the page on top, in the language of now. */
export function showTitle(key: TextKey): void {
  title = key;
  if (retitled) setPageTitle(t(key));
}
