/** The front page: the fact-checks, newest first. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ogLocale } from '#app/domain/formats.ts';
import { sharedPage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { FrontPage } from '#app/ui/article/front-page.tsx';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { listFactChecks } from '#app/usecases/list-fact-checks.ts';

/** The rest is in the list of all. */
const itemsMax = 12;

export async function loader({ context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { site } = ports;
  const { items, next } = await listFactChecks(ports, { limit: itemsMax });
  return {
    items: items.map(({ slug, headline, verdict, summary, checkedOn, demo }) => ({
      slug,
      headline,
      verdict,
      summary,
      checkedOn,
      demo,
    })),
    hasMore: next !== null,
    site: { name: site.name, url: site.url, locale: site.locale },
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': sharedPage });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { front } = textsFor(data.site.locale);
  const url = data.site.url + paths.home();
  return [
    { title: front.title(data.site.name) },
    { name: 'description', content: front.description },
    { tagName: 'link', rel: 'canonical', href: url },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/atom+xml',
      title: data.site.name,
      href: paths.feed(),
    },
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: front.title(data.site.name) },
    { property: 'og:description', content: front.description },
    { property: 'og:url', content: url },
    { property: 'og:site_name', content: data.site.name },
    { property: 'og:locale', content: ogLocale(data.site.locale) },
  ];
};

export default function Index() {
  const { items, hasMore, site } = useLoaderData<typeof loader>();
  return <FrontPage items={items} hasMore={hasMore} locale={site.locale} />;
}
