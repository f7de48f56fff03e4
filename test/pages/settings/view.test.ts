import { shop } from '../../../config/shop';
import { setLanguage } from '../../../i18n/index';
import { toPrivacyView } from '../../../pages/privacy/view';
import { toSettingsView } from '../../../pages/settings/view';

afterEach(() => setLanguage('vi'));

test('each language is named in its own words, and the current one is checked', () => {
  expect(toSettingsView().languages).toEqual([
    { value: 'vi', label: 'Tiếng Việt', checked: true },
    { value: 'en', label: 'English', checked: false },
  ]);
  setLanguage('en');
  expect(toSettingsView()).toMatchObject({ text: { language: 'Language' }, languages: [{}, { checked: true }] });
});

test('the privacy page names the shop and a phone number, with no hole left', () => {
  const texts = toPrivacyView().parts.map(({ text }) => text);
  expect(texts.join(' ')).not.toMatch(/\{\w+\}/);
  expect(texts.join(' ')).toContain(shop.support.phone);
});
