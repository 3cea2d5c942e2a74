/** All fact-checks, newest first, page by page. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ogLocale } from '#app/domain/formats.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { sharedPage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { FactCheckList } from '#app/ui/article/fact-check-list.tsx';
import { listFactChecks } from '#app/usecases/list-fact-checks.ts';

const pageLength = 25;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const after = new URL(request.url).searchParams.get('after');
  const { items, ...page } = await listFactChecks(ports, { after, limit: pageLength });
  const { name, url, locale } = ports.site;
  return {
    items: items.map(({ slug, headline, verdict, checkedOn }) => ({ slug, headline, verdict, checkedOn })),
    ...page,
    site: { name, locale, address: url + paths.factChecks(page.isFirst ? null : after) },
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': sharedPage });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { site } = data;
  const { factChecks: texts } = textsFor(site.locale);
  return [
    { title: texts.title(site.name) },
    { name: 'description', content: texts.description },
    { tagName: 'link', rel: 'canonical', href: site.address },
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: texts.title(site.name) },
    { property: 'og:description', content: texts.description },
    { property: 'og:url', content: site.address },
    { property: 'og:site_name', content: site.name },
    { property: 'og:locale', content: ogLocale(site.locale) },
  ];
};

export default function FactChecks() {
  const { site, ...page } = useLoaderData<typeof loader>();
  return <FactCheckList {...page} locale={site.locale} />;
}
