/** One fact-check with the ask below it: the same page for every reader, without script or cookie. */
import { data as answer } from '@remix-run/node';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { describeArticle } from '#app/domain/article/article.ts';
import { ogLocale } from '#app/domain/formats.ts';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import { newestAgeMsMax, registerAgeMsMax, sharedPage } from '#app/http/caching.ts';
import { ServerData } from '#app/http/server-data.ts';
import { paths } from '#app/paths.ts';
import { ArticlePage } from '#app/ui/article/article-page.tsx';
import { AbsencePage, absenceMeta, withdrawnOf } from '#app/ui/article/withdrawn-page.tsx';
import { MoreFactChecks } from '#app/ui/article/fact-check-list.tsx';
import { Ask } from '#app/ui/ask.tsx';
import { listNewestFactChecks } from '#app/usecases/list-newest-fact-checks.ts';
import { showFactCheck } from '#app/usecases/show-fact-check.ts';
import { showRegister } from '#app/usecases/show-register.ts';

/** How many others stand below a fact-check. */
const moreMax = 3;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const [shown, register, newest] = await Promise.all([
    showFactCheck(ports, params['slug'] ?? ''),
    showRegister(ports, registerAgeMsMax),
    listNewestFactChecks(ports, { limit: moreMax + 1, ageMsMax: newestAgeMsMax }),
  ]);

  if (!shown) throw new Response(null, { status: 404 });
  const { site } = ports;
  if (shown.kind === 'withdrawn')
    throw answer(withdrawnOf(shown, site), { status: 410 }) as unknown as Response;
  const { published } = shown;
  return ServerData.of([published, register, newest, site], () => {
    const { name, url, locale, timeZone, currency, presets, amountMin, amountMax, feeRate } = site;
    return {
      ...published,
      register,
      more: newest.filter(({ slug }) => slug !== published.article.slug).slice(0, moreMax),
      ask: { locale, currency, presets, amountMin, amountMax, feeRate },
      timeZone,
      page: { url: url + paths.factCheck(published.article.slug), siteName: name, siteUrl: url },
    };
  });
}

export const headers: HeadersFunction = ({ errorHeaders }) => ({
  'Cache-Control': errorHeaders ? 'no-store' : sharedPage,
});

export const meta: MetaFunction<typeof loader, { root: SiteLoader }> = ({ data, error, matches }) => {
  if (!data) return absenceMeta(error, matches[0]?.data);
  const { article, page, publishedAt, updatedAt } = ServerData.read<typeof loader>(data);
  const description = describeArticle(article);
  return [
    { title: `${article.headline} – ${page.siteName}` },
    { name: 'description', content: description },
    { tagName: 'link', rel: 'canonical', href: page.url },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/atom+xml',
      title: page.siteName,
      href: paths.feed(),
    },
    { property: 'og:type', content: 'article' },
    { property: 'og:title', content: article.headline },
    { property: 'og:description', content: description },
    { property: 'og:url', content: page.url },
    { property: 'og:site_name', content: page.siteName },
    { property: 'og:locale', content: ogLocale(article.language) },
    { property: 'article:published_time', content: publishedAt.toISOString() },
    { property: 'article:modified_time', content: updatedAt.toISOString() },
  ];
};

export default function FactCheck() {
  const { article, corrections, page, timeZone, ask, register, more } =
    ServerData.read<typeof loader>(useLoaderData());
  return (
    <>
      <ArticlePage
        article={article}
        corrections={corrections}
        page={page}
        locale={ask.locale}
        timeZone={timeZone}
      />
      <Ask
        site={ask}
        articleSlug={article.slug}
        pledge={currentPledge}
        attestation={currentAttestation}
        register={register}
      />
      <MoreFactChecks items={more} locale={ask.locale} />
    </>
  );
}

/** What the root's loader says of the site. */
type SiteLoader = () => { locale: string };

export function ErrorBoundary() {
  const site = useRouteLoaderData<SiteLoader>('root');
  return <AbsencePage error={useRouteError()} locale={site?.locale ?? 'en'} />;
}
