import { en } from '../../i18n/en';
import { t } from '../../i18n/index';
import { vi } from '../../i18n/vi';

const keys = Object.keys(vi) as (keyof typeof vi)[];
const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test('both languages have the same texts, none empty, with the same holes', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  expect(keys.filter((key) => vi[key].trim() === '' || en[key].trim() === '')).toEqual([]);
  expect(keys.filter((key) => holes(vi[key]).join() !== holes(en[key]).join())).toEqual([]);
});

test('holes are filled by name, and one without a value stays visible', () => {
  expect(t('product.stock', { stock: 3 })).toBe('Còn 3 sản phẩm');
  expect(t('product.stock')).toBe('Còn {stock} sản phẩm');
});

test('the mode without a server never says that something was paid', () => {
  const shown = keys.filter(
    (key) => key.startsWith('handedOver.') || key.endsWith('atTiki') || key.endsWith('atTikiHint'),
  );
  expect(shown.filter((key) => /đã thanh toán|\bpaid\b/i.test(`${vi[key]} ${en[key]}`))).toEqual([]);
});
