/** All months of the fact-checks, with how many stand under each. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { archiveAgeMsMax, sharedPage } from '#app/http/caching.ts';
import { listMeta, siteAt } from '#app/http/list-page.ts';
import { paths } from '#app/paths.ts';
import { MonthIndex } from '#app/ui/article/archive.tsx';
import { listArchive } from '#app/usecases/list-archive.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { months } = await listArchive(ports, archiveAgeMsMax);
  return { months, site: siteAt(ports, paths.months()) };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': sharedPage });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { site, months } = data;
  const { monthIndex: texts } = textsFor(site.locale).archive;
  return listMeta({
    title: texts.title(site.name),
    description: texts.description,
    site,
    isUnlisted: months.length === 0,
  });
};

export default function Months() {
  const { site, months } = useLoaderData<typeof loader>();
  return <MonthIndex months={months} locale={site.locale} />;
}
