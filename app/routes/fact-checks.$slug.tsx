/** One fact-check with the ask below it: the same page for every reader, without script or cookie. */
import { data as answer } from '@remix-run/node';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { describeArticle } from '#app/domain/article/article.ts';
import { changedOn } from '#app/domain/article/publication.ts';
import { topicSlug } from '#app/domain/article/topic.ts';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';
import { newestAgeMsMax, registerAgeMsMax, sharedPage } from '#app/http/caching.ts';
import { ServerData } from '#app/http/server-data.ts';
import { paths } from '#app/paths.ts';
import { ArticlePage } from '#app/ui/article/article-page.tsx';
import { AbsencePage, absenceMeta, withdrawnOf } from '#app/ui/article/withdrawn-page.tsx';
import { MoreFactChecks } from '#app/ui/article/fact-check-list.tsx';
import { askSite } from '#app/ui/ask/ask-fields.ts';
import { Ask } from '#app/ui/ask/ask.tsx';
import { feedLinks, shareTags } from '#app/ui/share-tags.ts';
import { listNewestFactChecks } from '#app/usecases/list-newest-fact-checks.ts';
import { showFactCheck } from '#app/usecases/show-fact-check.ts';
import { factCheckPicture } from '#app/usecases/show-share-picture.ts';
import { showRegister } from '#app/usecases/show-register.ts';

/** How many others stand below a fact-check. */
const moreMax = 3;
const newest = { limit: moreMax + 1, ageMsMax: newestAgeMsMax };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const [shown, register, newestOfAll] = await Promise.all([
    showFactCheck(ports, params['slug'] ?? ''),
    showRegister(ports, registerAgeMsMax),
    listNewestFactChecks(ports, newest),
  ]);

  if (!shown) throw new Response(null, { status: 404 });
  const { site } = ports;
  if (shown.kind === 'withdrawn')
    throw answer(withdrawnOf(shown, site), { status: 410 }) as unknown as Response;
  const { published } = shown;
  const { article } = published;
  const [topic] = article.topics;
  const newestOfTopic =
    topic === undefined
      ? newestOfAll
      : await listNewestFactChecks(ports, { ...newest, topic: topicSlug(topic) });
  return ServerData.of([published, register, newestOfTopic, newestOfAll, site], () => {
    const { name, url, timeZone, brand } = site;
    const others = [...newestOfTopic, ...newestOfAll].filter(({ slug }) => slug !== article.slug);
    const picture = factCheckPicture(ports, article);
    return {
      ...published,
      register,
      more: [...new Map(others.map((item) => [item.slug, item])).values()].slice(0, moreMax),
      ask: askSite(site),
      timeZone,
      picture,
      page: {
        url: url + paths.factCheck(article.slug),
        siteName: name,
        siteUrl: url,
        pictures: [article.image ? url + paths.image(article.image) : picture.url],
        logo: brand?.logo?.kind === 'image' ? url + brand.logo.address : null,
      },
    };
  });
}

export const headers: HeadersFunction = ({ errorHeaders }) => ({
  'Cache-Control': errorHeaders ? 'no-store' : sharedPage,
});

export const meta: MetaFunction<typeof loader, { root: SiteLoader }> = ({ data, error, matches }) => {
  if (!data) return absenceMeta(error, matches[0]?.data);
  const { article, corrections, page, picture, timeZone } = ServerData.read<typeof loader>(data);
  const changed = changedOn({ article, corrections }, timeZone);
  return [
    { title: `${article.headline} – ${page.siteName}` },
    ...feedLinks(page.siteName),
    ...(['json', 'xml'] as const).map((format) => ({
      tagName: 'link' as const,
      rel: 'alternate',
      type: `${format === 'json' ? 'application/json' : 'text/xml'}+oembed`,
      href: page.siteUrl + paths.oembed(page.url, format),
    })),
    ...shareTags({
      kind: 'article',
      title: article.headline,
      description: describeArticle(article),
      url: page.url,
      siteName: page.siteName,
      language: article.language,
      picture,
    }),
    { property: 'article:published_time', content: article.checkedOn },
    ...(changed === null ? [] : [{ property: 'article:modified_time', content: changed }]),
    ...article.topics.map((name) => ({ property: 'article:tag', content: name })),
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

/** What the root's loader says of the site. */
type SiteLoader = () => { locale: string };

export function ErrorBoundary() {
  const site = useRouteLoaderData<SiteLoader>('root');
  return <AbsencePage error={useRouteError()} locale={site?.locale ?? 'en'} />;
}
