/** The catalogue of texts: every language says all that English says, and says something; English, the desk’s too, is American. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attestations, pledges } from '#app/domain/pledge.ts';
import { catalogue, textsFor, textsLanguage, textsLocale, type Texts } from '#app/domain/texts/catalogue.ts';
import { wordsIn } from '#tests/support/words-in.ts';

/** Any translation: the same keys and arguments, but words of its own. */
type Translated<T> = T extends string
  ? string
  : T extends (...words: infer Words) => infer Said
    ? (...words: Words) => Translated<Said>
    : { [Key in keyof T]: Translated<T[Key]> };

/** Compiles only while English binds no other language to its very words. */
export const inOtherWords = (texts: Translated<Texts>): Texts => texts;

// @ts-expect-error -- a language without mails
export const withoutMails = (texts: Omit<Texts, 'mails'>): Texts => texts;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keys of a catalogue, with how many arguments each text takes. */
function shapeOf(texts: unknown): unknown {
  if (typeof texts === 'function') return `takes ${String(texts.length)}`;
  if (!isRecord(texts)) return Array.isArray(texts) ? 'texts' : typeof texts;
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, shapeOf(value)]));
}

/** Stands for a name, a number, or an object full of them. */
const anything: unknown = new Proxy(
  {},
  { get: (_, key) => (key === Symbol.toPrimitive ? () => 'something' : 'something') },
);

/** Every text of a catalogue as its reader would see it, with the path to it; null where there is nothing at all. */
function textsIn(texts: unknown, path: string): { path: string; text: string | null }[] {
  if (typeof texts === 'string') return [{ path, text: texts }];
  if (typeof texts === 'function')
    return textsIn((texts as (...words: unknown[]) => unknown)(anything, anything, anything), path);
  const entries = typeof texts === 'object' && texts !== null ? Object.entries(texts) : [];
  return entries.length === 0
    ? [{ path, text: null }]
    : entries.flatMap(([key, value]) => textsIn(value, `${path}.${key}`));
}

/** Where a catalogue says nothing: paths of empty texts, or of such as come out empty. */
const silentPlaces = (texts: unknown, path: string): string[] =>
  textsIn(texts, path)
    .filter(({ text }) => text === null || text.trim() === '')
    .map((silent) => silent.path);

/** Spellings of other Englishes, quotes of typewriters, and words that only we would say. */
const notOurEnglish =
  /["']|\b(?:\w*(?:organis|recognis|authoris|apologis|colour|favour|behaviour|cancelled|licence|whilst)\w*|post code|tick(?:ed)?|taken by us|on the clocks of|register of ours)\b/i;

test('English is American, with typographic quotes, as its dates and its currency are (M2)', () => {
  const odd = [...textsIn({ pledges, attestations }, 'pledge'), ...textsIn(catalogue.en, 'en')].filter(
    ({ text }) => text !== null && notOurEnglish.test(text),
  );
  expect(odd).toEqual([]);
});

test('the desk’s English is ours too, in every branch of its texts', () => {
  const from = new URL('../../../app/domain/texts/en/desk/', import.meta.url);
  const words = readdirSync(from).flatMap((name) => wordsIn(name, readFileSync(new URL(name, from), 'utf8')));
  expect(words.length).toBeGreaterThan(1000);
  expect(words.filter((text) => notOurEnglish.test(text))).toEqual([]);
});

test.each(Object.entries(catalogue))(
  '%s says all that English says, and nothing of it is empty',
  (language, texts) => {
    expect(shapeOf(texts)).toEqual(shapeOf(catalogue.en));
    expect(silentPlaces(texts, language)).toEqual([]);
  },
);

test('a language that takes other words, or says nothing somewhere, would be found', () => {
  const { frame, checkout } = catalogue.en;
  const mute = {
    ...catalogue.en,
    frame: { ...frame, skip: ' ' },
    checkout: { ...checkout, donation: () => '' },
  };
  expect(shapeOf(mute)).not.toEqual(shapeOf(catalogue.en));
  expect(silentPlaces(mute, 'mute')).toEqual(['mute.frame.skip', 'mute.checkout.donation']);
});

test('a region reads its language, and what has no catalogue reads English and says so', () => {
  expect([textsLanguage('en-GB'), textsLocale('en-GB'), textsLocale('en')]).toEqual(['en', 'en-GB', 'en']);
  for (const locale of ['tlh', 'ar-EG', 'enm', 'constructor', '']) {
    expect([textsLanguage(locale), textsLocale(locale)]).toEqual(['en', 'en']);
    expect(textsFor(locale)).toBe(catalogue.en);
  }
});
