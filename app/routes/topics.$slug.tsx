/** The fact-checks of one topic, newest first, page by page. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { sharedPage } from '#app/http/caching.ts';
import { askedPage, listMeta, siteAt } from '#app/http/list-page.ts';
import { paths } from '#app/paths.ts';
import { ArchiveLinks, countLine } from '#app/ui/article/archive.tsx';
import { FactCheckList } from '#app/ui/article/fact-check-list.tsx';
import { listTopic } from '#app/usecases/list-topic.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const asked = askedPage(request);
  const page = await listTopic(ports, params['slug'] ?? '', asked);
  if (!page) throw new Response(null, { status: 404 });
  return { ...page, site: siteAt(ports, paths.topic(page.topic.slug, page.isFirst ? null : asked.after)) };
}

export const headers: HeadersFunction = ({ errorHeaders }) => ({
  'Cache-Control': errorHeaders ? 'no-store' : sharedPage,
});

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { site, topic, items } = data;
  const { topic: texts } = textsFor(site.locale).archive;
  return listMeta({
    title: texts.title(topic.name, site.name),
    description: texts.description(topic.name),
    site,
    isUnlisted: items.length === 0,
  });
};

export default function Topic() {
  const { site, topic, ...page } = useLoaderData<typeof loader>();
  const { archive: texts } = textsFor(site.locale);
  const of = {
    kicker: texts.topic.kicker,
    heading: topic.name,
    lead: countLine(topic.count, site.locale),
    address: (after: string | null) => paths.topic(topic.slug, after),
  };
  return (
    <FactCheckList {...page} of={of} locale={site.locale}>
      <ArchiveLinks locale={site.locale} />
    </FactCheckList>
  );
}
