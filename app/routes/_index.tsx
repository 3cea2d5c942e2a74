/** The front page: the newest fact-checks, and the ways to all others. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { archiveAgeMsMax, sharedPage } from '#app/http/caching.ts';
import { listMeta, siteAt } from '#app/http/list-page.ts';
import { paths } from '#app/paths.ts';
import { FrontPage } from '#app/ui/article/front-page.tsx';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { listArchive } from '#app/usecases/list-archive.ts';
import { listFactChecks } from '#app/usecases/list-fact-checks.ts';

/** The rest is in the list of all. */
const itemsMax = 16;

export async function loader({ context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const [{ items, next }, archive] = await Promise.all([
    listFactChecks(ports, { limit: itemsMax }),
    listArchive(ports, archiveAgeMsMax),
  ]);
  return {
    items,
    hasMore: next !== null,
    archive,
    site: siteAt(ports, paths.home()),
    description: ports.site.brand?.description ?? textsFor(ports.site.locale).front.description,
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': sharedPage });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { front } = textsFor(data.site.locale);
  const { site, description } = data;
  return listMeta({ title: front.title(site.name), description, site });
};

export default function Index() {
  const { items, hasMore, archive, site } = useLoaderData<typeof loader>();
  return <FrontPage items={items} hasMore={hasMore} archive={archive} locale={site.locale} />;
}
