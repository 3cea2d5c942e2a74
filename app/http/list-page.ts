/** What the routes of lists share: which page was asked for, and what it says of itself to browsers, search engines and other sites. */
import type { MetaDescriptor } from '@remix-run/node';
import type { SharePicture } from '#app/domain/article/card.ts';
import type { Ports } from '#app/ports.ts';
import { feedLinks, shareTags } from '#app/ui/share-tags.ts';
import { sitePicture } from '#app/usecases/show-share-picture.ts';

const pageLength = 25;

/** `after` is where the page before ended, as it stands in the address. */
export function askedPage(request: Request): { readonly after: string | null; readonly limit: number } {
  return { after: new URL(request.url).searchParams.get('after'), limit: pageLength };
}

/** What a list's meta says of the site. */
export interface ListSite {
  readonly name: string;
  readonly locale: string;
  /** The canonical one. */
  readonly address: string;
  readonly picture: SharePicture;
}

export function siteAt(ports: Pick<Ports, 'cards' | 'site'>, path: string): ListSite {
  const { name, url, locale } = ports.site;
  return { name, locale, address: url + path, picture: sitePicture(ports) };
}

export interface ListMeta {
  readonly title: string;
  readonly description: string;
  readonly site: ListSite;
  /** True for what no search engine should list, such as an empty page. */
  readonly isUnlisted?: boolean;
}

export function listMeta({ title, description, site, isUnlisted }: ListMeta): MetaDescriptor[] {
  return [
    { title },
    ...(isUnlisted ? [{ name: 'robots', content: 'noindex' }] : []),
    ...feedLinks(site.name),
    ...shareTags({
      kind: 'website',
      title,
      description,
      url: site.address,
      siteName: site.name,
      language: site.locale,
      picture: site.picture,
    }),
  ];
}
