/** The front page: what this place is in one breath, then the fact-checks, newest first. */
import { paths } from '#app/paths.ts';
import { formatDay } from '#app/ui/dates.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';

export interface FrontPageItem {
  readonly slug: string;
  readonly headline: string;
  readonly verdict: string | null;
  readonly summary: string | null;
  readonly checkedOn: string;
  readonly demo: boolean;
}

export interface FrontPageProps {
  readonly items: readonly FrontPageItem[];
  /** There are older ones than these. */
  readonly hasMore: boolean;
  readonly locale: string;
}

export function FrontPage({ items, hasMore, locale }: FrontPageProps) {
  const { front: texts, article } = textsFor(locale);
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
      <section className="front-list" aria-label={texts.listLabel}>
        {items.length === 0 && (
          <div className="front-empty">
            <h2>{texts.emptyTitle}</h2>
            <p>{texts.empty}</p>
          </div>
        )}
        {items.map((item, index) => (
          <FrontPageEntry key={item.slug} item={item} isNewest={index === 0} locale={locale} />
        ))}
        {hasMore && (
          <p className="front-all">
            <a href={paths.factChecks()}>{article.all}</a>
          </p>
        )}
      </section>
    </>
  );
}

/** The highlighter marks the newest finding alone: where each one is marked, none is. */
function FrontPageEntry({
  item,
  isNewest,
  locale,
}: {
  item: FrontPageItem;
  isNewest: boolean;
  locale: string;
}) {
  const texts = textsFor(locale);
  return (
    <article className="front-entry">
      <p className="front-date">
        <time dateTime={item.checkedOn}>{formatDay(item.checkedOn, locale)}</time>
        {item.demo && <span>{texts.front.demo}</span>}
      </p>
      <div>
        <h2>
          <a href={paths.factCheck(item.slug)}>{item.headline}</a>
        </h2>
        {item.summary !== null && <p className="front-summary">{item.summary}</p>}
        {item.verdict !== null && (
          <p className="front-verdict">
            <span className="soft">{texts.article.finding}</span>{' '}
            {isNewest ? <mark>{item.verdict}</mark> : <strong>{item.verdict}</strong>}
          </p>
        )}
      </div>
    </article>
  );
}
