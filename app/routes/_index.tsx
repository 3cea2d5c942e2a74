/** The front page: the fact-checks, newest first. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sharedPage } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { FrontPage } from '#app/ui/article/front-page.tsx';
import { feedLinks, shareTags } from '#app/ui/share-tags.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { listFactChecks } from '#app/usecases/list-fact-checks.ts';
import { sitePicture } from '#app/usecases/show-share-picture.ts';

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
    description: site.brand?.description ?? textsFor(site.locale).front.description,
    picture: sitePicture(ports),
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': sharedPage });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { front } = textsFor(data.site.locale);
  return [
    { title: front.title(data.site.name) },
    ...feedLinks(data.site.name),
    ...shareTags({
      kind: 'website',
      title: front.title(data.site.name),
      description: data.description,
      url: data.site.url + paths.home(),
      siteName: data.site.name,
      language: data.site.locale,
      picture: data.picture,
    }),
  ];
};

export default function Index() {
  const { items, hasMore, site } = useLoaderData<typeof loader>();
  return <FrontPage items={items} hasMore={hasMore} locale={site.locale} />;
}
