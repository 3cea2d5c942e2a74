/** Whatever is imported: an answer in time, no exception, no address but http(s). */
import { ARTICLE_LENGTH_MAX } from '#app/domain/article/import-report.ts';
import { inlinesWithin, markersOf } from '#app/domain/article/text-within.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '#app/domain/article/article.ts';
import { inlinesOf, webAddress } from '#app/domain/article/inline-text.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import { isSlug, slugFrom } from '#app/domain/article/slug.ts';
import { cpuMsOf } from '#tests/support/cpu-time.ts';

const date = '2026-11-20';
const front = '---\nheadline: Is it?\nchecked_on: 2026-11-09\n---\n';

/** The words and marks that articles are made of, thrown together. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n',
        '## H\n',
        '- a',
        '  - b',
        '1. c',
        '> q',
        '[1]',
        '[12, 3]',
        '**',
        '_',
        '`',
        '[a](',
        ')',
      ),
      fc.constantFrom(
        'https://a.example/',
        'javascript:x',
        '<b>',
        '<!--',
        '&amp;',
        '\\',
        '![',
        ']: ',
        '---\n',
        'Sources\n',
        '\u202E',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

test('any text in either form is an article or problems with lines, never an exception', () => {
  fc.assert(
    fc.property(fc.constantFrom('', front, 'Fact check: A?\n', '---\n'), pieces, (start, text) => {
      const file = start + text;
      const parsed = parseArticle(file, { date });
      if (!parsed.ok) {
        const lines = file.split(/\r\n|\r|\n/).length;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { line } of parsed.problems) expect(line && line >= 1 && line <= lines).toBe(true);
        return;
      }
      const { article, report } = parsed;
      expect(isSlug(article.slug)).toBe(true);
      const links = inlinesWithin(article).filter((inline) => inline.kind === 'link');
      for (const { url } of links) expect(url).toMatch(/^https?:\/\//i);
      const markers = markersOf(article).map(
        ({ number, occurrence }) => `${String(number)}/${String(occurrence)}`,
      );
      expect(new Set(markers).size).toBe(markers.length);
      const numbers = new Set(article.sources.map(({ number }) => number));
      expect(report.missingSources.every((number) => !numbers.has(number))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('text with markers loses nothing but the markers', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('[1]', '[22, 3]', '[', ']'))), (parts) => {
      const text = parts.join('');
      const inlines = inlinesOf(text);
      const found = inlines.filter((inline) => inline.kind === 'marker').length;
      expect(plainText(inlines)).toBe(text.replace(/\[[1-9]\d{0,2}(?:, ?[1-9]\d{0,2}){0,9}\]/g, ''));
      expect(found > 0).toBe(plainText(inlines) !== text);
    }),
  );
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '//a.example',
  'https://',
  'https://a b',
  ' https://a.example',
  'ftp://a.example',
])('%j is no web address', (text) => {
  expect(webAddress(text)).toBeNull();
});

test('every headline yields a slug that may stand in an address, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (headline) => {
      const slug = slugFrom(headline);
      expect(slug === '' || isSlug(slug)).toBe(true);
    }),
  );
  expect(slugFrom('Łódź’s straße: 5 % of Æsop?')).toBe('lodzs-strasse-5-of-aesop');
});

const filled = (piece: string, length = ARTICLE_LENGTH_MAX - 1000): string =>
  piece.repeat(Math.floor(length / piece.length));

test.each([
  ['a megabyte', filled('a', 1_000_000)],
  ['brackets', filled('[')],
  ['emphasis that never closes', filled('**a_')],
  ['emphasis that never closes, in paragraphs', filled(`${'**a_'.repeat(70)}\n\n`)],
  ['nested quotes', filled('>')],
  ['quotes of quotes', filled('>> a\n>\n')],
  ['lists of lists', filled('- - - - - - a\n')],
  ['a list without end', filled('- a\n')],
  ['links in links', filled(`${'![[a]'.repeat(55)}\n\n`)],
  [
    'deep indentation',
    filled(Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')),
  ],
  ['open comments', filled('<!--')],
  ['cells', filled('|')],
  ['tables', filled(`| a | b |\n|---|---|\n${'| c | d |\n'.repeat(200)}\n`)],
  ['one wide table', `${'|a'.repeat(1400)}|\n${'|-'.repeat(1400)}|\n`],
  ['footnotes', filled('[^1]: a\n\n')],
  ['many footnotes', Array.from({ length: 8000 }, (_, at) => `[^${String(at)}]: a`).join('\n')],
  ['references', `${filled(`${'[a][b]'.repeat(60)}\n\n`)}\n[b]: https://b.example`],
  ['struck text that never closes', filled(`${'~~a'.repeat(120)}\n\n`)],
  ['spaces', filled(' ')],
])('%s is answered within five seconds of work in every form', (_name, text) => {
  for (const file of [front + text, `Fact check: A?\n${text}`, `---\n${text}\n---\n`]) {
    expect(cpuMsOf(() => void parseArticle(file, { date }))).toBeLessThan(5000);
  }
});

test('front matter with aliases that grow, or nested beyond the stack, is a problem and no exception', () => {
  const bomb = `---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nheadline: *c\n---\ntext\n`;
  expect(parseArticle(bomb, { date }).ok).toBe(false);
  expect(parseArticle(`---\n${'['.repeat(39_000)}\n---\n`, { date }).ok).toBe(false);
});
