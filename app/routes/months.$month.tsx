/** The fact-checks of one month, newest first, page by page. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { sharedPage } from '#app/http/caching.ts';
import { askedPage, listMeta, siteAt } from '#app/http/list-page.ts';
import { paths } from '#app/paths.ts';
import { countLine, NeighborMonths } from '#app/ui/article/archive.tsx';
import { FactCheckList } from '#app/ui/article/fact-check-list.tsx';
import { formatDay } from '#app/ui/dates.ts';
import { listMonth } from '#app/usecases/list-month.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const asked = askedPage(request);
  const page = await listMonth(ports, params['month'] ?? '', asked);
  if (!page) throw new Response(null, { status: 404 });
  return { ...page, site: siteAt(ports, paths.month(page.month.month, page.isFirst ? null : asked.after)) };
}

export const headers: HeadersFunction = ({ errorHeaders }) => ({
  'Cache-Control': errorHeaders ? 'no-store' : sharedPage,
});

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { site, month, items } = data;
  const { month: texts } = textsFor(site.locale).archive;
  const name = formatDay(month.month, site.locale);
  return listMeta({
    title: texts.title(name, site.name),
    description: texts.description(name),
    site,
    isUnlisted: items.length === 0,
  });
};

export default function Month() {
  const { site, month, earlier, later, ...page } = useLoaderData<typeof loader>();
  const { archive: texts } = textsFor(site.locale);
  const of = {
    kicker: texts.month.kicker,
    heading: formatDay(month.month, site.locale),
    lead: countLine(month.count, site.locale),
    address: (after: string | null) => paths.month(month.month, after),
  };
  return (
    <FactCheckList {...page} of={of} locale={site.locale}>
      <NeighborMonths earlier={earlier} later={later} locale={site.locale} />
    </FactCheckList>
  );
}
