/**
 * M4: a listed name in a disguise is never clear. What is kept and shown of a payer is what was checked: padding, invisible and
 * direction characters, sentences around a name and names split over fields hide nobody.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import { NAME_FIELDS, type NameField, type Payer } from '#app/domain/screening/payer.ts';
import { fixedRegistry, readRegistry } from '#tests/eval/sources.ts';
import { registry } from './build.ts';

const listings = await readRegistry(fixedRegistry);
const ready = registry(listings);
const ordinary: Payer = { email: 'reader@gmail.com' };
const outcomeOf = (payer: Payer) => screenPayer(ready, { ...ordinary, ...payer }).outcome;

/** Groups of two words or more that the screening knows by their name in every field; one plain word is anybody's. */
const names = listings
  .filter(({ tier, readsAsPerson, name }) => tier === 'committee' && !readsAsPerson && / /.test(name))
  .map(({ name }) => name)
  .filter((name) => NAME_FIELDS.every((field) => outcomeOf({ [field]: name }) !== 'clear'));

const listedName = fc.constantFrom(...names);
const field = fc.constantFrom<NameField>(...NAME_FIELDS);
const invisible = fc.constantFrom(
  ...['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u034F', '\u180E', '\u2063', '\uFE0F'],
  ...['\u{E0041}', '\u3164', '\u115F', '\u0001', '\u200E', '\u200F', '\u061C'],
);
const blank = fc.constantFrom(
  ...[' ', '\u00A0', '\u2003', '\u2009', '\u202F', '\u3000', '\u2800', '\t', '\n', '\u2028', '\u1680'],
);
const many = (unit: fc.Arbitrary<string>) => fc.string({ unit, minLength: 0, maxLength: 400 });

/** Invisible characters anywhere, also within words. */
const veiled = (name: fc.Arbitrary<string>) =>
  fc.tuple(name, fc.array(fc.tuple(fc.nat(), many(invisible)), { maxLength: 4 })).map(([text, veils]) =>
    veils.reduce((whole, [place, veil]) => {
      const at = place % (whole.length + 1);
      return whole.slice(0, at) + veil + whole.slice(at);
    }, text),
  );

const padded = fc
  .tuple(listedName, many(blank), many(blank), many(blank))
  .map(([name, before, between, behind]) => before + name.replace(' ', () => between || ' ') + behind);

const behindSigns = fc
  .tuple(listedName, fc.constantFrom('.', '·', '-', '_', '*', '~', '…'), fc.integer({ min: 80, max: 400 }))
  .map(([name, sign, times]) => `J${sign.repeat(times)} ${name}`);

const prose =
  'this gift comes from all of us who met each week in the old hall to read what you found out about the things that people say'.split(
    ' ',
  );
const inSentence = fc
  .tuple(listedName, fc.integer({ min: 80, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([name, length, share]) => {
    const around: string[] = [];
    while (around.join(' ').length + name.length < length)
      around.push(prose[around.length % prose.length] ?? '');
    const at = Math.round(around.length * share);
    return [...around.slice(0, at), name, ...around.slice(at)].join(' ');
  });

const reversed = (text: string) => Array.from(text).reverse().join('');
const turned = fc
  .tuple(listedName, fc.constantFrom('override', 'isolates', 'embeddings', 'isolated override'))
  .map(([name, how]) => {
    if (how === 'override') return `\u202E${reversed(name)}`;
    if (how === 'isolated override') return `Jane \u2067\u202E${reversed(name)}\u202C\u2069`;
    const [open, close] = how === 'isolates' ? ['\u2066', '\u2069'] : ['\u202A', '\u202C'];
    const letters = Array.from(name, (letter) => open + letter + close);
    return `${how === 'isolates' ? '\u2067' : '\u202B'}${letters.reverse().join('')}${close}`;
  });

const twoWays = fc
  .tuple(listedName, fc.constantFrom('\u05D0', '\u0627', '\u0710'))
  .map(([name, letter]) => Array.from(name).join(letter));

const disguises: readonly [how: string, disguised: fc.Arbitrary<string>][] = [
  ['invisible characters', veiled(listedName)],
  ['blanks around and between its words', padded],
  ['blanks and invisible characters', veiled(padded)],
  ['signs before it', behindSigns],
  ['a sentence around it', inSentence],
  ['a sentence and invisible characters', veiled(inSentence)],
  ['direction characters that turn it round', turned],
  ['letters of the other direction between its own', twoWays],
];

test.each(disguises)('a listed name behind %s is never clear', (_, disguised) => {
  fc.assert(
    fc.property(disguised, field, (text, place) => {
      expect(outcomeOf({ [place]: text })).not.toBe('clear');
    }),
    { numRuns: 400 },
  );
});

/** Cut in two or three at any letter, the parts in any fields. */
const split = fc
  .tuple(
    listedName,
    fc.nat(),
    fc.nat(),
    fc.boolean(),
    fc.shuffledSubarray([...NAME_FIELDS], { minLength: 3, maxLength: 3 }),
  )
  .map(([name, one, other, isInThree, fields]): Payer => {
    const [from, to] = [1 + (one % (name.length - 1)), 1 + (other % (name.length - 1))];
    const [first, second] = [Math.min(from, to), Math.max(from, to)];
    const parts = isInThree
      ? [name.slice(0, first), name.slice(first, second), name.slice(second)]
      : [name.slice(0, first), name.slice(first)];
    const payer: Partial<Record<NameField, string>> = { name: 'Ann Lee' };
    parts.forEach((part, at) => {
      payer[fields[at] ?? 'name'] = part;
    });
    return payer;
  });

test('a listed name split over two or three fields, in any order, is never clear', () => {
  fc.assert(
    fc.property(split, (payer) => {
      expect(outcomeOf(payer)).not.toBe('clear');
    }),
    { numRuns: 1_500 },
  );
});

/** Where chance seldom comes: the longest names, and those with a digit beside a letter, which reads otherwise by itself. */
test('each long listed name in a sentence, and each with a digit split at any letter, is never clear', () => {
  for (const name of names.filter((name) => name.split(' ').length > 10)) {
    const around = prose.join(' ').slice(0, 198 - name.length);
    for (const text of [`${name} ${around}`, `${around} ${name}`])
      expect(outcomeOf({ organisation: text }), text).not.toBe('clear');
  }
  for (const name of names.filter((name) => /\d\p{L}|\p{L}\d/u.test(name)))
    for (let at = 1; at < name.length; at++) {
      const payer = { organisation: name.slice(0, at), billingName: name.slice(at) };
      expect(outcomeOf(payer), JSON.stringify(payer)).not.toBe('clear');
    }
});
