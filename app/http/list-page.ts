/** What the routes of lists share: which page was asked for, and what it says of itself to browsers, search engines and other sites. */
import type { MetaDescriptor } from '@remix-run/node';
import { ogLocale } from '#app/domain/formats.ts';

const pageLength = 25;

/** `after` is where the page before ended, as it stands in the address. */
export function askedPage(request: Request): { readonly after: string | null; readonly limit: number } {
  return { after: new URL(request.url).searchParams.get('after'), limit: pageLength };
}

export interface ListMeta {
  readonly title: string;
  readonly description: string;
  /** `address` is the canonical one. */
  readonly site: { readonly name: string; readonly locale: string; readonly address: string };
  /** True for what no search engine should list, such as an empty page. */
  readonly isUnlisted?: boolean;
}

export function listMeta({ title, description, site, isUnlisted }: ListMeta): MetaDescriptor[] {
  return [
    { title },
    { name: 'description', content: description },
    ...(isUnlisted ? [{ name: 'robots', content: 'noindex' }] : []),
    { tagName: 'link', rel: 'canonical', href: site.address },
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:url', content: site.address },
    { property: 'og:site_name', content: site.name },
    { property: 'og:locale', content: ogLocale(site.locale) },
  ];
}
