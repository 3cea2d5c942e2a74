/** One fact-check with the ask below it: the same page for every reader, without script or cookie. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { describeArticle } from '#app/domain/article/article.ts';
import { ogLocale } from '#app/domain/formats.ts';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import { newestAgeMsMax, registerAgeMsMax, sharedPage } from '#app/http/caching.ts';
import { ServerData } from '#app/http/server-data.ts';
import { paths } from '#app/paths.ts';
import { ArticlePage } from '#app/ui/article/article-page.tsx';
import { MoreFactChecks } from '#app/ui/article/fact-check-list.tsx';
import { Ask } from '#app/ui/ask/ask.tsx';
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
  if (shown.kind === 'withdrawn') throw new Response(null, { status: 410 });
  const { published } = shown;
  const { site } = ports;
  return ServerData.of([published, register, newest, site], () => {
    const { name, url, locale, currency, presets, amountMin, amountMax, feeRate } = site;
    return {
      ...published,
      register,
      more: newest.filter(({ slug }) => slug !== published.article.slug).slice(0, moreMax),
      ask: { locale, currency, presets, amountMin, amountMax, feeRate },
      page: { url: url + paths.factCheck(published.article.slug), siteName: name, siteUrl: url },
    };
  });
}

export const headers: HeadersFunction = ({ errorHeaders }) => ({
  'Cache-Control': errorHeaders ? 'no-store' : sharedPage,
});

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
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
    ...(['json', 'xml'] as const).map((format) => ({
      tagName: 'link' as const,
      rel: 'alternate',
      type: `${format === 'json' ? 'application/json' : 'text/xml'}+oembed`,
      href: page.siteUrl + paths.oembed(page.url, format),
    })),
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
  const { article, page, ask, register, more } = ServerData.read<typeof loader>(useLoaderData());
  return (
    <>
      <ArticlePage article={article} page={page} locale={ask.locale} />
      {article.hasAsk && (
        <Ask
          site={ask}
          articleSlug={article.slug}
          pledge={currentPledge}
          attestation={currentAttestation}
          register={register}
        />
      )}
      <MoreFactChecks items={more} locale={ask.locale} />
    </>
  );
}
