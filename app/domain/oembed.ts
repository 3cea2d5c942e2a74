/**
 * What /oembed says of a fact-check (oembed.com, version 1.0): its card as a frame, or a mere link where most pages could not
 * show the frame. docs/embedding.md says what WordPress and Ghost make of it.
 */
import type { Article } from '#app/domain/article/article.ts';
import { cardHeight } from '#app/domain/embed-size.ts';
import { writableText, xmlText } from '#app/domain/xml.ts';

/** What a page of somebody else asked for. */
export interface OembedRequest {
  /** The address that somebody pasted; null where none was sent. */
  readonly url: URL | null;
  /** Null for one that there is not. */
  readonly format: 'json' | 'xml' | null;
  /** In CSS pixels; null where any size will do. */
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
}

/** A picture for previews. */
export interface Thumbnail {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export interface OembedSubject {
  readonly article: Pick<Article, 'headline' | 'claim' | 'verdict' | 'authors' | 'desk'>;
  /** The fact-check's own address. */
  readonly url: string;
  /** The card's address; null where pages that we do not know would be refused. */
  readonly cardUrl: string | null;
  readonly thumbnail: Thumbnail;
  readonly site: { readonly name: string; readonly url: string };
}

export type Oembed = {
  readonly version: '1.0';
  readonly title: string;
  readonly author_name: string;
  readonly provider_name: string;
  readonly provider_url: string;
  /** Seconds: as long as our own caching allows. */
  readonly cache_age: number;
  readonly thumbnail_url?: string;
  readonly thumbnail_width?: number;
  readonly thumbnail_height?: number;
} & (
  | { readonly type: 'link' }
  | { readonly type: 'rich'; readonly html: string; readonly width: number; readonly height: number }
);

/** A correction reaches those who ask again within ten minutes. */
const cacheSeconds = 600;
/** The width for which the card is made; it fills what it is given. */
const cardWidth = 600;
/** What the card needs to size itself and to lead out of the frame on a reader's press. */
const sandbox =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** Names that a consumer may send besides are ignored, and so is a size that is no whole number of pixels. */
export function readOembedRequest(query: (name: string) => string | null): OembedRequest {
  const format = query('format') ?? 'json';
  return {
    url: URL.parse(query('url') ?? ''),
    format: format === 'json' || format === 'xml' ? format : null,
    maxWidth: pixels(query('maxwidth')),
    maxHeight: pixels(query('maxheight')),
  };
}

function pixels(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}

/** The slug that an address of a fact-check names, whatever its protocol, query and fragment; null for another address. */
export function slugAt(url: URL, siteUrl: string): string | null {
  if (url.host !== new URL(siteUrl).host || !/^https?:$/.test(url.protocol)) return null;
  return /^\/fact-checks\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? null;
}

export function oembed(
  subject: OembedSubject,
  { maxWidth, maxHeight }: Pick<OembedRequest, 'maxWidth' | 'maxHeight'>,
): Oembed {
  const { article, site, thumbnail } = subject;
  const fits = thumbnail.width <= (maxWidth ?? Infinity) && thumbnail.height <= (maxHeight ?? Infinity);
  const common = {
    version: '1.0',
    title: writableText(article.headline),
    author_name: writableText(article.authors.join(', ') || (article.desk ?? site.name)),
    provider_name: writableText(site.name),
    provider_url: site.url,
    cache_age: cacheSeconds,
    ...(fits && {
      thumbnail_url: thumbnail.url,
      thumbnail_width: thumbnail.width,
      thumbnail_height: thumbnail.height,
    }),
  } as const;
  if (subject.cardUrl === null) return { ...common, type: 'link' };
  const width = Math.min(cardWidth, maxWidth ?? cardWidth);
  const height = Math.min(cardHeight(article, width), maxHeight ?? Infinity);
  return { ...common, type: 'rich', width, height, html: cardHtml(subject, subject.cardUrl, height) };
}

/**
 * WordPress wants a quotation before the frame, strips `hidden` from it and shows it where no frame comes; to everybody else it
 * stays hidden. The frame is as wide as its place, since nobody promises that `maxwidth` holds on a phone.
 */
function cardHtml({ article, url }: OembedSubject, cardUrl: string, height: number): string {
  const title = xmlText(article.headline);
  return (
    `<blockquote hidden><a href="${xmlText(url)}">${title}</a></blockquote>` +
    `<iframe src="${xmlText(cardUrl)}" title="${title}" width="100%" height="${height}" frameborder="0" loading="lazy" sandbox="${sandbox}"></iframe>`
  );
}

/** The answer as XML; its root holds an element for each value. */
export function oembedXml(answer: Oembed): string {
  const elements = Object.entries(answer).map(
    ([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`,
  );
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${elements.join('\n')}\n</oembed>\n`;
}
