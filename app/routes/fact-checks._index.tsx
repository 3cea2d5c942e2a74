/** All fact-checks, newest first, page by page. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { sharedPage } from '#app/http/caching.ts';
import { askedPage, listMeta, siteAt } from '#app/http/list-page.ts';
import { paths } from '#app/paths.ts';
import { ArchiveLinks } from '#app/ui/article/archive.tsx';
import { FactCheckList } from '#app/ui/article/fact-check-list.tsx';
import { listFactChecks } from '#app/usecases/list-fact-checks.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const asked = askedPage(request);
  const page = await listFactChecks(ports, asked);
  return {
    ...page,
    site: siteAt(ports, paths.factChecks(page.isFirst ? null : asked.after)),
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': sharedPage });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { site, items, isFirst } = data;
  const { factChecks: texts } = textsFor(site.locale);
  return listMeta({
    title: texts.title(site.name),
    description: texts.description,
    site,
    isUnlisted: items.length === 0 && !isFirst,
  });
};

export default function FactChecks() {
  const { site, ...page } = useLoaderData<typeof loader>();
  return (
    <FactCheckList {...page} locale={site.locale}>
      <ArchiveLinks locale={site.locale} />
    </FactCheckList>
  );
}
