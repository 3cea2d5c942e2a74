import { expect, test } from 'vitest';
import { ogLocale } from '#app/domain/formats.ts';

test.each([
  ['en', 'en_US'],
  ['en-GB', 'en_GB'],
  ['de', 'de_DE'],
  ['pt-BR', 'pt_BR'],
  ['zh-Hant', 'zh_TW'],
  ['ar', 'ar_EG'],
  ['de-1996', 'de_DE'],
  ['en-ab-cd-12', 'en_AB'],
  ['', 'en_US'],
])('the language %s is the Open Graph locale %s', (tag, locale) => {
  expect(ogLocale(tag)).toBe(locale);
});
