/** Fact-checks in short, a ruled line each: the whole list page by page, and some more of them below one. */
import { textsFor, textsLocale } from '#app/domain/texts/catalogue.ts';
import { directionOf } from '#app/domain/article/article.ts';
import { paths } from '#app/paths.ts';
import { formatDay } from '#app/ui/dates.ts';

export interface FactCheckLine {
  readonly slug: string;
  readonly headline: string;
  readonly verdict: string | null;
  readonly checkedOn: string;
}

export interface FactCheckListProps {
  readonly items: readonly FactCheckLine[];
  /** What to ask for as `after`; null at the end. */
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly locale: string;
}

export function FactCheckList({ items, next, isFirst, locale }: FactCheckListProps) {
  const { factChecks: texts, front } = textsFor(locale);
  return (
    <div className="fact-checks">
      <header>
        <h1>{texts.heading}</h1>
        <p>{texts.lead}</p>
      </header>
      {items.length === 0 ? (
        <div className="front-empty">
          {isFirst && <h2>{front.emptyTitle}</h2>}
          <p>{isFirst ? front.empty : texts.end}</p>
        </div>
      ) : (
        <Lines items={items} locale={locale} Heading="h2" />
      )}
      {!(isFirst && next === null) && (
        <nav className="fact-check-pages" aria-label={texts.pagesLabel}>
          {next !== null && <a href={paths.factChecks(next)}>{texts.older}</a>}
          {!isFirst && <a href={paths.factChecks()}>{texts.newest}</a>}
        </nav>
      )}
    </div>
  );
}

/** Where to read on, below the ask; nothing where there is nothing else to read. */
export function MoreFactChecks({ items, locale }: { items: readonly FactCheckLine[]; locale: string }) {
  if (items.length === 0) return null;
  const { article: texts } = textsFor(locale);
  const language = textsLocale(locale);
  return (
    <section className="more-fact-checks" aria-labelledby="more" lang={language} dir={directionOf(language)}>
      <h2 id="more">{texts.more}</h2>
      <Lines items={items} locale={locale} Heading="h3" />
      <p>
        <a href={paths.factChecks()}>{texts.all}</a>
      </p>
    </section>
  );
}

function Lines({
  items,
  locale,
  Heading,
}: {
  items: readonly FactCheckLine[];
  locale: string;
  Heading: 'h2' | 'h3';
}) {
  const { article: texts } = textsFor(locale);
  return (
    <ul className="fact-check-lines">
      {items.map(({ slug, headline, verdict, checkedOn }) => (
        <li key={slug}>
          <time dateTime={checkedOn}>{formatDay(checkedOn, locale)}</time>
          <div>
            <Heading>
              <a href={paths.factCheck(slug)}>{headline}</a>
            </Heading>
            {verdict !== null && (
              <p>
                <span className="soft">{texts.finding}</span> {verdict}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
