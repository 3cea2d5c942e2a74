/** What both embeds show of a fact-check, and of where it stands: a frame's reader must see whose words these are. */
import type { ReactNode } from 'react';
import type { Article } from '#app/domain/article/article.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { formatDay, formatDayOf } from '#app/ui/dates.ts';

export interface EmbedSite {
  readonly name: string;
  readonly url: string;
  readonly locale: string;
  readonly timeZone: string;
}

export interface EmbedProps {
  readonly site: EmbedSite;
  /** The origin of the page that shows this, or `direct`. */
  readonly from: string;
  readonly factCheck: Pick<
    Article,
    'slug' | 'headline' | 'claim' | 'verdict' | 'checkedOn' | 'demo' | 'language' | 'direction'
  >;
  /** When it was last corrected; null where it never was. */
  readonly correctedAt: Date | null;
}

/** Whose fact-check it is and of which day, its headline, and what a reader must know before believing it. */
export function EmbedHead({ site, factCheck, correctedAt }: EmbedProps) {
  const { embed, article: texts } = textsFor(site.locale);
  const { slug, headline, checkedOn, demo, language, direction } = factCheck;
  return (
    <header className="embed-head">
      <p className="kicker">
        {embed.kind(site.name)}, <time dateTime={checkedOn}>{formatDay(checkedOn, site.locale)}</time>
      </p>
      <h1 lang={language} dir={direction}>
        <a href={paths.factCheck(slug)} target="_top">
          {headline}
        </a>
      </h1>
      {correctedAt && (
        <p className="embed-corrected">
          {embed.corrected}{' '}
          <time dateTime={correctedAt.toISOString()}>
            {formatDayOf(correctedAt, site.locale, site.timeZone)}
          </time>
        </p>
      )}
      {demo && (
        <p className="hint">
          <strong>{texts.demoLabel}.</strong> {embed.demo}
        </p>
      )}
    </header>
  );
}

/**
 * An address of ours in words, so that it can be read where nothing can be pressed. It opens beside the page that shows the frame:
 * a sandbox that keeps a frame from leading that page on may let it open another one.
 */
export function OurAddress({
  site,
  path,
  before,
  children,
}: {
  site: EmbedSite;
  path: string;
  before: ReactNode;
  children?: ReactNode;
}) {
  const shown = new URL(path, site.url);
  return (
    <p className="hint">
      {before}{' '}
      <a href={path} target="_blank" rel="noopener">
        {shown.host + (shown.pathname === '/' ? '' : shown.pathname)}
      </a>
      {children && <>. {children}</>}
    </p>
  );
}
