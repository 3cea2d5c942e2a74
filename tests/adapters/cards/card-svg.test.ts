/** What stands on a card: which texts, where, in which order, and never an empty box in place of a letter. */
import { expect, test } from 'vitest';
import { cardSvg } from '#app/adapters/cards/card-svg.ts';
import { readFaces } from '#app/adapters/cards/faces.ts';
import { setLine } from '#app/adapters/cards/text-line.ts';
import type { Card } from '#app/domain/article/card.ts';

const faces = readFaces();
const style = { family: 'Newsreader', weight: 500 };

const aCard = (changes: Partial<Card> = {}): Card => ({
  siteName: 'News',
  kind: 'Fact-check',
  headline: 'Is water wet?',
  finding: 'Yes.',
  checked: 'Checked November 9, 2026',
  direction: 'ltr',
  mark: '#ffe36e',
  ...changes,
});

/** The lines of a card: how many glyphs, and the left end of the first. */
function linesOf(card: Card): { glyphs: number; left: number }[] {
  return [...cardSvg(card, faces).matchAll(/<g [^>]*>(.*?)<\/g>/g)].map(([, line = '']) => ({
    glyphs: line.split('<path').length - 1,
    left: Number(/translate\(([\d.-]+)/.exec(line)?.[1]),
  }));
}

const marks = (card: Card): number => cardSvg(card, faces).split('#ffe36e').length - 1;

test('site, kind, claim, verdict and day stand on it, and the highlighter on the verdict alone', () => {
  const glyphs = linesOf(aCard()).map((line) => line.glyphs);
  expect(glyphs).toEqual(
    ['News', 'Fact-check', 'Iswaterwet?', 'Yes.', 'CheckedNovember9,2026'].map((text) => text.length),
  );
  expect(marks(aCard())).toBe(1);
  expect(
    marks(
      aCard({
        finding:
          'No: it is wet in every sense that anybody has thought of, and in most of them it is wetter than that.',
      }),
    ),
  ).toBe(2);
  expect(marks(aCard({ finding: null }))).toBe(0);
});

test('from right to left everything changes sides', () => {
  const [site, kind] = linesOf(aCard({ direction: 'rtl' }));
  expect(site?.left).toBeGreaterThan(900);
  expect(kind?.left).toBeLessThan(100);
});

test.each([
  ['Latin of Vietnam and Poland', 'Łódź: đúng hay sai?'],
  ['Greek', 'Είναι αλήθεια;'],
  ['Cyrillic', 'Правда ли это?'],
  ['Arabic', 'هل هذا صحيح؟'],
  ['Persian', 'آیا می‌توان دید؟ ۳۸۴'],
  ['Hebrew', 'האם זה נכון?'],
])('%s can be drawn', (_name, text) => {
  expect(faces.drawable(text)).toBe(text);
});

test('a text with letters that no face has is left out, and the site’s name stands for the headline', () => {
  expect(faces.drawable('万里の長城は見えるか')).toBeNull();
  expect(faces.drawable('ताजमहल')).toBeNull();
  const glyphs = linesOf(aCard({ headline: '万里の長城は見えるか', finding: 'いいえ。' })).map(
    (line) => line.glyphs,
  );
  expect(glyphs).toEqual(['News', 'Fact-check', 'News', 'CheckedNovember9,2026'].map((text) => text.length));
});

test('emoji and what shows nothing go without the rest', () => {
  expect(faces.drawable('Is 👩‍🚀 5G ☢️ safe\u202e?\n\u0000 🇺🇸 #1 ½')).toBe('Is 5G safe? #1 ½');
  expect(faces.drawable('🍋')).toBeNull();
});

test('numbers and Latin words keep their order within a line from right to left', () => {
  /** The left ends of all glyphs of a line. */
  const lefts = (text: string) =>
    [
      ...setLine(text, style, 'rtl', faces)
        .draw({ x: 0, y: 0, size: 100, color: '#000' })
        .matchAll(/translate\(([\d.]+)/g),
    ].map(([, left]) => Number(left));
  const width = (text: string) => setLine(text, style, 'rtl', faces).width * 100;
  // In reading order "5G" stands at the left of the Hebrew word that comes before it.
  const [five = 0, g = 0] = lefts('נכון 5G');
  expect(five).toBe(0);
  expect(g).toBeGreaterThan(0);
  expect(Math.max(...lefts('נכון 5G'))).toBeGreaterThan(width('5G'));
  // A question mark ends the line, which is on the left.
  const [mark = 1] = lefts('נכון?');
  expect(mark).toBe(0);
});

test('Arabic letters join: a word is narrower than its letters are one by one', () => {
  const word = 'نكون';
  const joined = setLine(word, style, 'rtl', faces).width;
  const apart = Array.from(word).reduce((sum, letter) => sum + setLine(letter, style, 'rtl', faces).width, 0);
  expect(joined).toBeLessThan(apart * 0.9);
});

test('what a text says is never read as markup', () => {
  const svg = cardSvg(aCard({ headline: '</svg><script>alert(1)</script>', siteName: '"&<' }), faces);
  expect(svg).not.toContain('script');
  expect(svg.match(/<\/svg>/g)).toHaveLength(1);
});
