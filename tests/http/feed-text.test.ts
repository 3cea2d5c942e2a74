/** Feeds as their readers see them: well-formed whatever a fact-check says, and saying it. */
import fc from 'fast-check';
import { parseFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { atomFeed, jsonFeed } from '#app/http/feed-text.ts';
import { sitemapText } from '#app/http/sitemap-text.ts';
import type { FeedEntry } from '#app/usecases/list-feed-entries.ts';

const site = { name: 'News', url: 'https://news.example', locale: 'en', brand: null };

const anEntry = (changes: Partial<FeedEntry> = {}): FeedEntry => ({
  url: 'https://news.example/fact-checks/is-water-wet',
  title: 'Is water wet?',
  summary: 'It is wet.',
  paragraphs: ['What we found: Yes.', 'It is wet.'],
  publishedAt: new Date('2026-11-09'),
  updatedAt: new Date('2026-11-12T10:00:00Z'),
  authors: ['Ann Ames', 'Bo Berg'],
  topics: ['Water'],
  picture: 'https://news.example/cards/is-water-wet.png?v=1',
  language: 'en',
  ...changes,
});

/** Throws where an XML 1.0 reader would; answers the text of each element. */
function readXml(xml: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    texts.set(name, [...(texts.get(name) ?? []), '']);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const of = texts.get(open.at(-1) ?? '');
    if (of) of.push((of.pop() ?? '') + text);
  });
  parser.write(xml).close();
  return texts;
}

/** jsonfeed.org/version/1.1, with what it requires; strict, so that a slip is seen. */
const address = z.url({ protocol: /^https?$/ });
const author = z.strictObject({ name: z.string(), url: address.optional() });
const documented = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  description: z.string(),
  home_page_url: address,
  feed_url: address,
  language: z.string(),
  authors: z.array(author).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: address,
      title: z.string(),
      summary: z.string(),
      content_html: z.string(),
      image: address.optional(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      authors: z.array(author).min(1),
      tags: z.array(z.string()).min(1).optional(),
      language: z.string(),
    }),
  ),
});

/** Markup, controls, noncharacters, halves of characters, and anything else. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('&', '<', '>', ']]>', '"', "'", '&#8;', '&amp;', '</title>', '<!--', '\r\n', '\t'),
      fc.constantFrom(
        '\u0000',
        '\u0008',
        '\u001f',
        '\u007f',
        '\u0085',
        '\ufffe',
        '\uffff',
        '\ud800',
        '\udfff',
        '\u{1ffff}',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('whatever a fact-check says, both feeds and the sitemap can be read', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (text, other) => {
      const entry = anEntry({
        title: text,
        summary: other,
        paragraphs: [text, other],
        authors: [text],
        topics: [other],
      });
      const named = { ...site, name: other };
      const read = readXml(atomFeed([entry], named));
      expect(read.get('entry')).toHaveLength(1);
      const json = jsonFeed([entry], named);
      expect(json.isWellFormed()).toBe(true);
      expect(documented.parse(JSON.parse(json)).items[0]?.title).toBe(text.toWellFormed());
      let sitemap = '';
      async function* entries() {
        yield* [{ path: `/fact-checks/${text}`, changedAt: null }];
      }
      for await (const part of sitemapText({ kind: 'addresses', entries: entries() }, site.url))
        sitemap += part;
      expect(readXml(sitemap).get('url')).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});

test('what can be said in XML comes out as it was, and what cannot is seen to be missing', () => {
  const said = 'Is “5 < 6” & ]]> <b>bold</b>? 𝒳\u2028';
  expect(readXml(atomFeed([anEntry({ title: said })], site)).get('title')).toEqual(['News', said]);
  expect(readXml(atomFeed([anEntry({ title: 'a\u0008b' })], site)).get('title')?.[1]).toBe('a\ufffdb');
});

test('a feed reader finds authors, topics, days, language and content in Atom', () => {
  const { format, feed } = parseFeed(atomFeed([anEntry({ topics: ['Water', 'Health'] })], site));
  if (format !== 'atom') throw new Error(format);
  expect(feed).toMatchObject({ id: 'https://news.example/', updated: '2026-11-12T10:00:00.000Z' });
  expect(feed.links).toContainEqual({
    rel: 'self',
    type: 'application/atom+xml',
    href: 'https://news.example/feed.xml',
  });
  expect(feed.entries?.[0]).toMatchObject({
    id: 'https://news.example/fact-checks/is-water-wet',
    published: '2026-11-09T00:00:00.000Z',
    updated: '2026-11-12T10:00:00.000Z',
    authors: [{ name: 'Ann Ames' }, { name: 'Bo Berg' }],
    categories: [{ term: 'Water' }, { term: 'Health' }],
  });
  expect(JSON.stringify(feed.entries?.[0])).toContain('<p>What we found: Yes.</p><p>It is wet.</p>');
});

test('a feed reader finds the same in JSON Feed', () => {
  const { format, feed } = parseFeed(jsonFeed([anEntry()], site));
  if (format !== 'json') throw new Error(format);
  expect(feed).toMatchObject({
    feed_url: 'https://news.example/feed.json',
    home_page_url: 'https://news.example/',
  });
  expect(feed.items?.[0]).toMatchObject({
    title: 'Is water wet?',
    authors: [{ name: 'Ann Ames' }, { name: 'Bo Berg' }],
    tags: ['Water'],
    language: 'en',
    image: 'https://news.example/cards/is-water-wet.png?v=1',
  });
});

test('an empty feed is a feed', () => {
  documented.parse(JSON.parse(jsonFeed([], site)));
  expect(readXml(atomFeed([], site)).get('updated')).toHaveLength(1);
});
