/** A page that was saved from a newsroom's site: its article found, its fields read, and nothing lost that is not told. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ImageOf } from '#app/domain/article/article-images.ts';
import { decodePage } from '#app/domain/article/html/decode-page.ts';
import { parseSavedPage } from '#app/domain/article/html/saved-page.ts';
import { lostWords } from '#tests/support/imported-words.ts';

const fixture = readFileSync(new URL('../../../fixtures/exports/saved-page.html', import.meta.url), 'utf8');
const imageOf: ImageOf = (reference) =>
  reference.startsWith('./saved-page_files/')
    ? { sha256: reference, type: 'image/png', width: 3, height: 2 }
    : { problem: 'not there' };
const parse = (html: string) => parseSavedPage(html, { dateMax: '2026-11-29', imageOf });
function readOf(html: string) {
  const parsed = parse(html);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}
const messagesOf = (html: string): string[] =>
  readOf(html).report.remarks.map(({ line, message }) => `${String(line)}: ${message}`);

const page = ({ head = '', body = '<p>It is not so.</p>', title = 'Is it so?', date = true } = {}) =>
  `<!doctype html><html><head>${date ? '<meta property="article:published_time" content="2025-02-03T23:30:00-05:00">' : ''}${head}</head><body><main><article><h1>${title}</h1><div class="entry-content">${body}</div></article></main></body></html>`;

test('of a saved page the fields come from its structured data, the text from its article', () => {
  const { article } = readOf(fixture);
  expect(article).toMatchObject({
    slug: 'bridge-closed-for-ten-years',
    headline: 'Was the harbour bridge closed for ten years?',
    claim: 'The harbour bridge was closed for ten years.',
    claimant: { name: 'Reopen the Quay', kind: 'organisation' },
    appearance: { title: 'Leaflet of September', url: 'https://leaflets.example/quay', date: '2025-09-28' },
    verdict: 'Mostly false',
    rating: { value: 2, worst: 1, best: 5 },
    checkedOn: '2025-10-13',
    updatedOn: '2025-10-20',
    authors: ['Imke Vandersteen', 'Tobias Okoro'],
    topics: ['Transport', 'Local claims'],
    language: 'en-GB',
    image: { sha256: './saved-page_files/bridge-1200x630.png', alt: 'The harbour bridge at low tide' },
  });
  expect(article.sections.map(({ heading }) => heading)).toEqual([
    'What the leaflet says',
    'What the log says',
  ]);
  expect(article.sections[1]?.blocks.map(({ kind }) => kind)).toEqual([
    'list',
    'paragraph',
    'table',
    'image',
    'paragraph',
  ]);
  expect(article.sections[1]?.blocks[2]).toMatchObject({
    columns: [{ align: null }, { align: 'right' }],
    header: [[{ text: 'Year' }], [{ text: 'Days' }]],
    rows: [
      [[{ text: '2019' }], [{ text: '304' }]],
      [[{ text: '2020' }], [{ text: '132' }]],
    ],
  });
  expect(article.sections[1]?.blocks[3]).toMatchObject({
    image: { caption: [{ text: 'The log of 2019, ' }, { kind: 'link', url: 'https://port.example/log' }] },
  });
  expect(article.sources).toMatchObject([
    { number: 1, title: 'Port log 2019, Harbour Office', url: 'https://port.example/log-2019' },
    {
      number: 2,
      title: 'Council minutes of 4 May 2020',
      url: 'https://council.example/minutes/2020-05-04.pdf',
    },
    { number: 3, title: 'Letter from the harbour master, on paper', url: null },
  ]);
  expect(article.notes).toMatchObject([{ number: 1, blocks: [{ kind: 'paragraph' }] }]);
  expect(JSON.stringify(article.sections)).toContain('10³ tonnes');
  expect(JSON.stringify(article)).toContain('https://news.example/fact-checks/ferry-prices/');
});

test('every word of the article of a saved page is in the fact-check or told of, with its line', () => {
  // The words around a name, the month of the day that was taken, and the heading of what has become sources.
  const shown = fixture.slice(fixture.indexOf('<article'), fixture.indexOf('</article>'));
  expect(lostWords(shown, parse(fixture))).toEqual(['By', 'October', 'Sources']);
  expect(messagesOf(fixture)).toEqual([
    '1: the page around the article left out, its navigation, header and footer: 14 words',
    '33: what stands beside the text left out: "Our verdict in one minute"',
    '40: share buttons left out: "Share this story"',
    '44: shown without links, marks and markup, as a heading is: "What the log says"',
    '49: a link to "mailto:desk@news.example" left out, its words stay: "write to us"',
    '50: an embedded page (https://video.example/embed/17) left out',
    '51: a form left out: "Get our letter Join"',
    '60: what stands beside the text left out: "Filed under Transport"',
  ]);
});

test.each([
  ['the day stands with its own time zone', page(), { checkedOn: '2025-02-03' }],
  [
    'a written date is the last resort',
    page({ date: false, body: '<p>Checked on October 13, 2025</p><p>No.</p>' }),
    { checkedOn: '2025-10-13' },
  ],
  [
    'a time element says the day',
    page({ date: false, body: '<p><time datetime="2024-02-29T10:00Z">leap day</time></p><p>No.</p>' }),
    { checkedOn: '2024-02-29' },
  ],
  [
    'the site’s name is no part of a title',
    page({
      title: '',
      head: '<meta property="og:title" content="Is it so? - The Daily"><meta property="og:site_name" content="The Daily">',
    }),
    { headline: 'Is it so?', slug: 'is-it-so' },
  ],
  [
    'an address that is only a number is no slug',
    page({ head: '<link rel="canonical" href="https://a.example/2025/48123">' }),
    { slug: 'is-it-so' },
  ],
  [
    'a change before the check is none',
    page({ head: '<meta property="article:modified_time" content="2025-02-01">' }),
    { updatedOn: null },
  ],
  [
    'Arabic is read from right to left',
    page().replace('<html>', '<html lang="ar">'),
    { language: 'ar', direction: 'rtl' },
  ],
])('%s', (_name, html, expected) => {
  expect(readOf(html).article).toMatchObject(expected);
});

const review = (changes: object) =>
  page({
    head: `<script type="application/ld+json">${JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      claimReviewed: 'It is so.',
      reviewRating: { alternateName: 'False' },
      ...changes,
    })}</script>`,
  });

test('what of a ClaimReview has no place in ours is told', () => {
  const author = { name: 'Somebody' };
  expect(messagesOf(review({ itemReviewed: { author, datePublished: '2025-01-02' } }))).toEqual([
    '1: who made the claim left out, since the page does not say whether it is a person: "Somebody"',
    '1: the day of the claim left out, since the page does not say where it was made: 2025-01-02',
  ]);
  expect(messagesOf(review({ reviewRating: { ratingValue: 9, worstRating: 1, bestRating: 5 } }))).toEqual([
    '1: the rating 9 left out, since it stands on no scale: 1 to 5',
  ]);
  expect(readOf(review({ reviewRating: 'odd', itemReviewed: [7], author: 3 })).article).toMatchObject({
    claim: 'It is so.',
    verdict: null,
    claimant: null,
  });
  // Whatever stands where a text belongs, also a thing with a length that is no number.
  const odd = { length: { valueOf: 0, toString: 0 } };
  expect(readOf(review({ url: odd, claimReviewed: odd, reviewRating: odd })).article.claim).toBeNull();
});

test('a page without a headline, or without a date, is refused with what was expected', () => {
  expect(parse(page({ title: '' }))).toMatchObject({ ok: false, problems: [{ message: /headline/ }] });
  const undated = parse(page({ date: false }));
  expect(undated.ok ? [] : undated.problems[0]?.message).toContain('expected the date of the check');
});

test('a page is read in the encoding that it names', () => {
  const text = 'naïve “quotes” – Łódź';
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  expect(decodePage(utf16)).toBe(text);
  expect(decodePage(Buffer.from(text))).toBe(text);
  const western = Buffer.from([0x6e, 0x61, 0xef, 0x76, 0x65, 0x93, 0x94]);
  expect(decodePage(western)).toBe('naïve“”');
  const eastern = Buffer.concat([Buffer.from('<meta charset="iso-8859-2">'), Buffer.from([0xa3])]);
  expect(decodePage(eastern)).toBe('<meta charset="iso-8859-2">Ł');
});
