/** All fact-checks, newest first, page by page. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { sharedPage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { FactCheckList } from '#app/ui/article/fact-check-list.tsx';
import { feedLinks, shareTags } from '#app/ui/share-tags.ts';
import { listFactChecks } from '#app/usecases/list-fact-checks.ts';
import { sitePicture } from '#app/usecases/show-share-picture.ts';

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
    picture: sitePicture(ports),
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': sharedPage });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { site } = data;
  const { factChecks: texts } = textsFor(site.locale);
  return [
    { title: texts.title(site.name) },
    ...feedLinks(site.name),
    ...shareTags({
      kind: 'website',
      title: texts.title(site.name),
      description: texts.description,
      url: site.address,
      siteName: site.name,
      language: site.locale,
      picture: data.picture,
    }),
  ];
};

export default function FactChecks() {
  const { site, ...page } = useLoaderData<typeof loader>();
  return <FactCheckList {...page} locale={site.locale} />;
}
