/** The front page: the pledge in one breath, the newest fact-check as the lead, some beside it, the rest by date. */
import { paths } from '#app/paths.ts';
import { formatDay } from '#app/ui/dates.ts';
import type { Archive } from '#app/domain/article/archive.ts';
import type { ArticleImage, Direction } from '#app/domain/article/article.ts';
import { isLongHeadline } from '#app/domain/article/headline.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { BrowseArchive } from '#app/ui/article/archive.tsx';
import { FactCheckLines } from '#app/ui/article/fact-check-list.tsx';

export interface FrontPageItem {
  readonly slug: string;
  readonly headline: string;
  readonly verdict: string | null;
  readonly summary: string | null;
  readonly checkedOn: string;
  readonly demo: boolean;
  readonly image: Omit<ArticleImage, 'caption'> | null;
  readonly language: string;
  readonly direction: Direction;
}

export interface FrontPageProps {
  /** Newest first. */
  readonly items: readonly FrontPageItem[];
  /** There are older ones than these. */
  readonly hasMore: boolean;
  readonly archive: Archive;
  readonly locale: string;
}

/** How many stand below the lead with their summaries; a row of them on a wide screen. */
const besideMax = 3;

export function FrontPage({ items, hasMore, archive, locale }: FrontPageProps) {
  const { front: texts, article } = textsFor(locale);
  const [lead, ...others] = items;
  const beside = others.slice(0, besideMax);
  const rest = others.slice(besideMax);
  return (
    <>
      <div className="opening">
        <h1>
          {texts.headline} <span>{texts.headlineMarked}</span>
        </h1>
        <p>
          {texts.lead} <a href={paths.independence()}>{texts.leadLink}</a>
        </p>
      </div>
      {lead === undefined ? (
        <div className="front-empty">
          <h2>{texts.emptyTitle}</h2>
          <p>{texts.empty}</p>
        </div>
      ) : (
        <section className="front-newest" aria-label={texts.newestLabel}>
          <Entry item={lead} locale={locale} isLead />
          {beside.length > 0 && (
            <div className="front-beside" data-count={beside.length}>
              {beside.map((item) => (
                <Entry key={item.slug} item={item} locale={locale} />
              ))}
            </div>
          )}
        </section>
      )}
      <div className={rest.length > 0 ? 'front-rest' : 'front-rest front-rest-empty'}>
        {rest.length > 0 && (
          <section aria-labelledby="front-more">
            <h2 id="front-more">{texts.moreHeading}</h2>
            <FactCheckLines items={rest} locale={locale} Heading="h3" />
            {hasMore && (
              <p className="front-all">
                <a href={paths.factChecks()}>{article.all}</a>
              </p>
            )}
          </section>
        )}
        <BrowseArchive archive={archive} locale={locale} />
      </div>
    </>
  );
}

/** The highlighter marks the newest finding alone: where each one is marked, none is. */
function Entry({ item, locale, isLead = false }: { item: FrontPageItem; locale: string; isLead?: boolean }) {
  const texts = textsFor(locale);
  const { slug, headline, verdict, summary, image, language, direction } = item;
  const own = { lang: language, dir: direction };
  return (
    <article className={entryClass(item, isLead)}>
      {image && (
        <a className="front-picture" href={paths.factCheck(slug)} tabIndex={-1} aria-hidden="true">
          <img
            src={paths.image(image)}
            alt=""
            width={image.width}
            height={image.height}
            {...(isLead ? {} : { loading: 'lazy' as const })}
            decoding="async"
          />
        </a>
      )}
      <div className="front-text">
        <p className="front-date">
          <time dateTime={item.checkedOn}>{formatDay(item.checkedOn, locale)}</time>
          {item.demo && <span>{texts.front.demo}</span>}
        </p>
        <h2 {...own}>
          <a href={paths.factCheck(slug)}>{headline}</a>
        </h2>
        {summary !== null && (
          <p className="front-summary" {...own}>
            {summary}
          </p>
        )}
        {verdict !== null && (
          <p className="front-verdict">
            <span className="soft">{texts.article.finding}</span>{' '}
            <bdi {...own}>{isLead ? <mark>{verdict}</mark> : <strong>{verdict}</strong>}</bdi>
          </p>
        )}
      </div>
    </article>
  );
}

function entryClass({ headline, image }: FrontPageItem, isLead: boolean): string {
  return [
    'front-entry',
    isLead && 'front-lead',
    isLead && image && 'front-lead-pictured',
    isLongHeadline(headline) && 'front-long',
  ]
    .filter(Boolean)
    .join(' ');
}
