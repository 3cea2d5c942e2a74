/** What /oembed says, for any headline, and what WordPress and Ghost make of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writableText } from '#app/domain/xml.ts';
import {
  oembed,
  oembedXml,
  readOembedRequest,
  slugAt,
  type Oembed,
  type OembedSubject,
} from '#app/domain/oembed.ts';
import { asWordPressAsks, inGhost, inWordPress } from '#tests/support/oembed-consumers.ts';

const url = 'https://news.example/fact-checks/is-water-wet';
const cardUrl = 'https://news.example/embed/is-water-wet/card?site=https%3A%2F%2Fpartner.example';

const about = (headline: string, changes: Partial<OembedSubject['article']> = {}) => ({
  headline,
  claim: 'Water is dry.',
  verdict: 'No.',
  authors: [],
  desk: null,
  ...changes,
});
const subject = (changes: Partial<OembedSubject> = {}): OembedSubject => ({
  article: about('Is water “wet”?'),
  url,
  cardUrl,
  thumbnail: { url: 'https://news.example/cards/is-water-wet.png', width: 1200, height: 630 },
  site: { name: 'Factually', url: 'https://news.example' },
  ...changes,
});
const any = { maxWidth: null, maxHeight: null };

/** Whatever a text can hold: every control, noncharacter, surrogate and entity. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('<', '&', '>', '"', "'", ']]>', '</iframe>', '&#0;', '&amp;', '<!--', '\u{1F600}', '\0'),
  ),
});

/** The elements of an answer in XML, read strictly: nothing else may stand in it. */
function readXml(xml: string): Record<string, string> {
  // As the document may be written at all: XML 1.0's Char.
  expect(xml).toMatch(/^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u);
  const [, body = ''] =
    /^<\?xml version="1\.0" encoding="utf-8" standalone="yes"\?>\n<oembed>\n(.*)<\/oembed>\n$/s.exec(xml) ??
    [];
  const elements = [...body.matchAll(/<([a-z_]+)>((?:[^<&]|&#\d+;)*)<\/\1>\n/gu)];
  expect(elements.map(([whole]) => whole).join('')).toBe(body);
  expect(elements.length).toBeGreaterThan(0);
  return Object.fromEntries(elements.map(([, name = '', value = '']) => [name, decoded(value)]));
}

const decoded = (text: string): string =>
  text.replace(/&#(\d+);/g, (_reference, code: string) => String.fromCharCode(Number(code)));

test('the XML is well-formed and says what the JSON says, whatever stands in the headline', () => {
  fc.assert(
    fc.property(anyText, anyText, (headline, desk) => {
      const answer = oembed(subject({ article: about(headline, { desk }) }), any);
      const told = JSON.parse(JSON.stringify(answer)) as Oembed;
      expect(told).toEqual(answer);
      expect(JSON.stringify(answer)).not.toMatch(/\\u(d[89a-f]|fff[ef])/i);
      const read = readXml(oembedXml(answer));
      expect(read).toEqual(
        Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, String(value)])),
      );
      expect(read['title']).toBe(writableText(headline));
    }),
  );
});

test('no headline ends the markup of the frame or begins another', () => {
  fc.assert(
    fc.property(anyText, (headline) => {
      const answer = oembed(subject({ article: about(headline) }), any);
      const tags = answer.type === 'rich' ? answer.html.match(/<[^>]*>/g) : null;
      expect(tags?.map((tag) => /^<\/?[a-z]+/.exec(tag)?.[0])).toEqual([
        '<blockquote',
        '<a',
        '</a',
        '</blockquote',
        '<iframe',
        '</iframe',
      ]);
    }),
  );
});

test('the answer has all that oEmbed 1.0 asks of the rich type', () => {
  const article = about('Is water wet?', { authors: ['Ida Bell', 'Sam Roe'], desk: 'Science' });
  expect(oembed(subject({ article }), any)).toMatchObject({
    type: 'rich',
    version: '1.0',
    title: 'Is water wet?',
    author_name: 'Ida Bell, Sam Roe',
    provider_name: 'Factually',
    provider_url: 'https://news.example',
    width: 600,
    html: expect.stringContaining('site=https%3A%2F%2Fpartner.example') as unknown,
  });
  const authorOf = (authors: string[], desk: string | null) =>
    oembed(subject({ article: about('A?', { authors, desk }) }), any).author_name;
  expect(authorOf([], 'Science')).toBe('Science');
  expect(authorOf([], null)).toBe('Factually');
});

test('neither the frame nor a picture is larger than what was asked for', () => {
  const thumbnail = { url: 'https://news.example/images/1.png', width: 800, height: 400 };
  const sized = (maxWidth: number | null, maxHeight: number | null) =>
    oembed(subject({ thumbnail }), { maxWidth, maxHeight });
  expect(sized(320, 100)).toMatchObject({ width: 320, height: 100 });
  expect(sized(320, 100)).not.toHaveProperty('thumbnail_url');
  expect(sized(800, 399)).not.toHaveProperty('thumbnail_url');
  expect(sized(800, 400)).toMatchObject({ thumbnail_width: 800, thumbnail_height: 400 });
  expect(sized(null, null)).toMatchObject({ width: 600, thumbnail_url: thumbnail.url });
});

test('a request may be for JSON or XML, and a size that is none is not looked at', () => {
  const read = (query: string) => readOembedRequest((name) => new URLSearchParams(query).get(name));
  expect(read(`url=${encodeURIComponent(url)}`)).toEqual({ url: new URL(url), format: 'json', ...any });
  expect(read('format=xml&maxwidth=320&maxheight=200&url=no')).toEqual({
    url: null,
    format: 'xml',
    maxWidth: 320,
    maxHeight: 200,
  });
  for (const format of ['', 'JSON', 'yaml', 'json,xml']) expect(read(`format=${format}`).format).toBeNull();
  for (const size of ['0', '-1', '1.5', '1e3', 'x', '', '100000', '%00'])
    expect(read(`maxwidth=${size}&maxheight=${size}`)).toMatchObject(any);
});

test('only an address of a fact-check names one', () => {
  const at = (text: string) => slugAt(new URL(text), 'https://news.example');
  for (const same of ['', '/', '?site=https://a.example', '#sources'])
    expect(at(`${url}${same}`), same).toBe('is-water-wet');
  expect(at(url.replace('https', 'http'))).toBe('is-water-wet');
  for (const other of [
    'https://other.example/fact-checks/is-water-wet',
    'https://news.example.evil.example/fact-checks/is-water-wet',
    'https://news.example:8443/fact-checks/is-water-wet',
    'ftp://news.example/fact-checks/is-water-wet',
    'https://news.example/fact-checks/',
    'https://news.example/fact-checks/is-water-wet/correction',
    'https://news.example/',
  ])
    expect(at(other), other).toBeNull();
});

test('of our markup WordPress keeps the quotation and the frame, with title and size', () => {
  const answer = oembed(subject(), { maxWidth: 500, maxHeight: 750 });
  const kept = inWordPress(answer, url, 'abcdefghij') ?? '';
  expect(kept).toContain(`<blockquote class="wp-embedded-content" data-secret="abcdefghij"><a href="`);
  expect(kept).toMatch(/<iframe class="wp-embedded-content" data-hidden sandbox="allow-scripts" src="/);
  expect(kept).toMatch(/\?site=https%3A%2F%2Fpartner\.example#\?secret=abcdefghij"/);
  for (const attribute of ['title="Is water “wet”?"', 'width="100%"', 'height="', 'frameborder="0"'])
    expect(kept).toContain(attribute);
  expect(kept).not.toMatch(/ hidden|loading|allow-same-origin/);
});

test('what WordPress asks for is understood', () => {
  const endpoint = 'https://news.example/oembed?url=https%3A%2F%2Fnews.example%2Fx&format=json';
  const pasted = `${url}?site=https%3A%2F%2Fpartner.example`;
  const query = new URL(asWordPressAsks(endpoint, pasted)).searchParams;
  const asked = readOembedRequest((name) => query.get(name));
  expect(asked).toEqual({ url: new URL(pasted), format: 'json', maxWidth: 500, maxHeight: 750 });
});

test('Ghost takes the frame as it is, and a bookmark where it could not be shown', () => {
  const rich = oembed(subject(), any);
  expect(inGhost(rich)).toEqual({ html: rich.type === 'rich' ? rich.html : '' });
  const link = oembed(subject({ cardUrl: null }), any);
  expect(link).not.toHaveProperty('html');
  expect(inGhost(link)).toBe('bookmark');
  expect(inWordPress(link, url, 'abcdefghij')).toBe(`<a href="${url}">Is water “wet”?</a>`);
});
