/** The two forms of the feed of the newest fact-checks: Atom (RFC 4287) and JSON Feed (jsonfeed.org/version/1.1). */
import type { Brand } from '#app/domain/brand/brand.ts';
import { textsFor, textsLocale } from '#app/domain/texts/catalogue.ts';
import { wellFormedJson } from '#app/domain/well-formed-json.ts';
import { xmlText } from '#app/domain/xml.ts';
import { paths } from '#app/paths.ts';
import type { FeedEntry } from '#app/usecases/list-feed-entries.ts';

/** How many of the newest a feed tells of. */
export const feedEntriesMax = 50;

interface FeedSite {
  readonly name: string;
  readonly url: string;
  readonly locale: string;
  /** Whose description stands in place of ours. */
  readonly brand: Pick<Brand, 'description'> | null;
}

const descriptionOf = ({ brand, locale }: FeedSite): string =>
  brand?.description ?? textsFor(locale).front.description;

export function atomFeed(entries: readonly FeedEntry[], site: FeedSite): string {
  const { name, url, locale } = site;
  const newest = entries.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt.getTime()), 0);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(textsLocale(locale))}">`,
    element('id', url + paths.home()),
    element('title', name),
    element('subtitle', descriptionOf(site)),
    element('updated', new Date(newest).toISOString()),
    '<generator>Unbought</generator>',
    link('alternate', url + paths.home(), 'text/html'),
    link('self', url + paths.feed(), 'application/atom+xml'),
    `<author>${element('name', name)}${element('uri', url)}</author>`,
    ...entries.map(atomEntry),
    '</feed>\n',
  ].join('\n');
}

function atomEntry(entry: FeedEntry): string {
  return [
    `<entry xml:lang="${xmlText(entry.language)}">`,
    element('id', entry.url),
    element('title', entry.title),
    link('alternate', entry.url, 'text/html'),
    element('published', entry.publishedAt.toISOString()),
    element('updated', entry.updatedAt.toISOString()),
    ...entry.authors.map((author) => `<author>${element('name', author)}</author>`),
    ...entry.topics.map((topic) => `<category term="${xmlText(topic)}"/>`),
    element('summary', entry.summary),
    `<content type="html">${xmlText(htmlOf(entry))}</content>`,
    '</entry>',
  ].join('\n');
}

const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;

const link = (rel: string, href: string, type: string): string =>
  `<link rel="${rel}" type="${type}" href="${xmlText(href)}"/>`;

export function jsonFeed(entries: readonly FeedEntry[], site: FeedSite): string {
  const { name, url, locale } = site;
  return wellFormedJson({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    description: descriptionOf(site),
    home_page_url: url + paths.home(),
    feed_url: url + paths.jsonFeed(),
    language: textsLocale(locale),
    authors: [{ name, url }],
    items: entries.map((entry) => ({
      id: entry.url,
      url: entry.url,
      title: entry.title,
      summary: entry.summary,
      content_html: htmlOf(entry),
      ...(entry.picture !== null && { image: entry.picture }),
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
      authors: entry.authors.map((author) => ({ name: author })),
      ...(entry.topics.length > 0 && { tags: entry.topics }),
      language: entry.language,
    })),
  });
}

function htmlOf({ paragraphs }: FeedEntry): string {
  return paragraphs.map((paragraph) => `<p>${xmlText(paragraph)}</p>`).join('');
}
