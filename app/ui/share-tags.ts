/** What a page tells those who show a link to it: Open Graph (ogp.me), and what Twitter's card asks for beside it. */
import type { SharePicture } from '#app/domain/article/card.ts';
import { ogLocale } from '#app/domain/formats.ts';
import { paths } from '#app/paths.ts';

export interface SharedPage {
  readonly kind: 'website' | 'article';
  readonly title: string;
  readonly description: string;
  /** The canonical address. */
  readonly url: string;
  readonly siteName: string;
  readonly language: string;
  readonly picture: SharePicture;
}

/** With the canonical link and the description, which say the same. */
export function shareTags({ kind, title, description, url, siteName, language, picture }: SharedPage) {
  return [
    { name: 'description', content: description },
    { tagName: 'link', rel: 'canonical', href: url },
    { property: 'og:type', content: kind },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:url', content: url },
    { property: 'og:site_name', content: siteName },
    { property: 'og:locale', content: ogLocale(language) },
    { property: 'og:image', content: picture.url },
    { property: 'og:image:type', content: picture.type },
    { property: 'og:image:width', content: String(picture.width) },
    { property: 'og:image:height', content: String(picture.height) },
    { property: 'og:image:alt', content: picture.alt },
    // The rest of it Twitter takes from Open Graph.
    { name: 'twitter:card', content: 'summary_large_image' },
  ];
}

/** By which feed readers find the feeds from a page of ours. */
export function feedLinks(siteName: string) {
  const link = { tagName: 'link', rel: 'alternate', title: siteName };
  return [
    { ...link, type: 'application/atom+xml', href: paths.feed() },
    { ...link, type: 'application/feed+json', href: paths.jsonFeed() },
  ];
}
