/** All topics of the fact-checks, with how many stand under each. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { archiveAgeMsMax, sharedPage } from '#app/http/caching.ts';
import { listMeta, siteAt } from '#app/http/list-page.ts';
import { paths } from '#app/paths.ts';
import { TopicIndex } from '#app/ui/article/archive.tsx';
import { listArchive } from '#app/usecases/list-archive.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { topics } = await listArchive(ports, archiveAgeMsMax);
  return { topics, site: siteAt(ports, paths.topics()) };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': sharedPage });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { site, topics } = data;
  const { topicIndex: texts } = textsFor(site.locale).archive;
  return listMeta({
    title: texts.title(site.name),
    description: texts.description,
    site,
    isUnlisted: topics.length === 0,
  });
};

export default function Topics() {
  const { site, topics } = useLoaderData<typeof loader>();
  return <TopicIndex topics={topics} locale={site.locale} />;
}
