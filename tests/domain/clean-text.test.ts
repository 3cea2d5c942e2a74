/** What is kept and shown of a stranger's text: nothing that nobody sees, nothing that turns it round, and nothing cut. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanParagraphs, readsAsItLooks } from '#app/domain/clean-text.ts';

test.each([
  ['blanks at the ends', ' \u00A0Ann\tLee\n', 'Ann Lee'],
  ['a run of blanks', `J${' '.repeat(200)}Lee`, 'J  Lee'],
  ['other blanks', 'Ann\u3000Lee\u2800Roe', 'Ann Lee Roe'],
  ['zero width, soft hyphens and joiners', 'A\u200Bn\u00ADn\u034F L\u2060e\u200De', 'Ann Lee'],
  ['controls', 'An\u0000n\u0007 Lee', 'Ann Lee'],
  ['direction marks', '\u200EAnn Lee\u200F', 'Ann Lee'],
  ['a pair around the whole, as phones paste it', '\u2068Ann Lee\u2069', 'Ann Lee'],
  ['the same around a Hebrew name', '\u202Bדוד כהן\u202C', 'דוד כהן'],
  ['an override', '\u202EeeL nnA\u202C', '\uFFFDeeL nnA'],
  ['isolates that turn letters round', '\u2067\u2066e\u2069\u2066A\u2069\u2069', '\uFFFD\uFFFDe\uFFFDA'],
  ['half a character', 'Ann \uD800Lee', 'Ann \uFFFDLee'],
  ['a joiner that Persian needs', 'می\u200Cخواهم', 'می\u200Cخواهم'],
  ['only what nobody sees', '\u200B\u2028\u3164', ''],
])('%s: %j is kept as %j', (_, typed, kept) => {
  expect(cleanLine(typed)).toBe(kept);
});

test('paragraphs stay, and their lines are clean', () => {
  expect(cleanParagraphs(' We are\u200B a shop.\r\n\r\n\r\n\u202EsknahT \n')).toBe(
    'We are a shop.\n\n\uFFFDsknahT',
  );
});

test.each([
  ['Likud הליכוד', true],
  ['Jos\u00E9', true],
  ['Demo\u05D0cratic', false],
  ['\uFFFDeeL nnA', false],
])('%j reads as it looks: %s', (text, looks) => {
  expect(readsAsItLooks(text)).toBe(looks);
});

test('nothing that was cleaned holds an unseen or direction character, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const clean = cleanLine(text);
      expect(clean).not.toMatch(/[\p{Bidi_Control}\p{Cc}\u200B\u2060-\u206F\uFEFF]/u);
      expect(clean.isWellFormed()).toBe(true);
      expect(cleanLine(clean)).toBe(clean);
    }),
    { numRuns: 2_000 },
  );
});

test('no character that nobody sees parts a word', () => {
  const unseen = Array.from({ length: 0x11_0000 }, (_, code) => code)
    .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
    .map((code) => String.fromCodePoint(code))
    .filter((sign) => /[\p{Default_Ignorable_Code_Point}--[\u202A-\u202E\u2066-\u2069]]/v.test(sign));
  expect(unseen).toContain('\uFEFF');
  for (const sign of unseen) expect(cleanLine(`Vo${sign}te`)).toBe('Vote');
});

test('of letters, digits and signs nothing is lost', () => {
  const visible = (text: string) => text.toWellFormed().replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const [before, after] = [visible(text), visible(cleanLine(text))];
      expect(after.replaceAll('\uFFFD', '').length).toBeGreaterThanOrEqual(
        before.replace(/[\uFFFD\u115F\u1160\u3164\uFFA0\u2800]/g, '').length,
      );
    }),
  );
});
