/** What a frame shows where there is no embed: in words, never an empty frame in somebody's page. */
import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { directionOf } from '#app/domain/article/article.ts';
import type { Withdrawal } from '#app/domain/article/publication.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { formatDayOf } from '#app/ui/dates.ts';
import { OurAddress, type EmbedSite } from './embed-parts.tsx';

/** What an embed's loader throws with 410. */
export interface WithdrawnShown {
  readonly slug: string;
  readonly headline: string;
  readonly language: string;
  readonly withdrawal: Withdrawal;
}

/** What the root's loader says of the site. */
export type SiteLoader = () => { siteName: string; siteUrl: string; locale: string; timeZone: string };

/** `error` as a route's `meta` or error boundary is given it. */
export function embedFailureWords(error: unknown, locale: string): { readonly title: string } {
  const { embed } = textsFor(locale);
  if (withdrawalIn(error)) return embed.withdrawn;
  return isUnknown(error) ? embed.unknown : embed.failed;
}

export function EmbedError() {
  const root = useRouteLoaderData<SiteLoader>('root');
  const error = useRouteError();
  const site = {
    name: root?.siteName ?? '',
    url: root?.siteUrl ?? '',
    locale: root?.locale ?? 'en',
    timeZone: root?.timeZone ?? 'UTC',
  };
  const withdrawn = withdrawalIn(error);
  return withdrawn ? (
    <EmbedWithdrawn site={site} shown={withdrawn} />
  ) : (
    <EmbedFailure site={site} isUnknown={isUnknown(error)} />
  );
}

function withdrawalIn(error: unknown): WithdrawnShown | null {
  return isRouteErrorResponse(error) && error.status === 410 ? (error.data as WithdrawnShown) : null;
}

function isUnknown(error: unknown): boolean {
  return isRouteErrorResponse(error) && error.status === 404;
}

function EmbedWithdrawn({ site, shown }: { site: EmbedSite; shown: WithdrawnShown }) {
  const { embed } = textsFor(site.locale);
  const { slug, headline, language, withdrawal } = shown;
  return (
    <main className="embed embed-message">
      <p className="kicker">{embed.kind(site.name)}</p>
      <h1>{embed.withdrawn.title}</h1>
      <p className="withdrawn-headline" lang={language} dir={directionOf(language)}>
        {headline}
      </p>
      <p>{withdrawal.note}</p>
      <p className="hint">
        {embed.withdrawn.on}{' '}
        <time dateTime={withdrawal.at.toISOString()}>
          {formatDayOf(withdrawal.at, site.locale, site.timeZone)}
        </time>
      </p>
      <OurAddress site={site} path={paths.factCheck(slug)} before={embed.withdrawn.why} />
    </main>
  );
}

function EmbedFailure({ site, isUnknown }: { site: EmbedSite; isUnknown: boolean }) {
  const { embed } = textsFor(site.locale);
  const said = isUnknown ? embed.unknown : embed.failed;
  return (
    <main className="embed embed-message">
      <p className="kicker">{site.name}</p>
      <h1>{said.title}</h1>
      <p>{said.text}</p>
      {site.url !== '' && <OurAddress site={site} path={paths.factChecks()} before={said.way} />}
    </main>
  );
}
