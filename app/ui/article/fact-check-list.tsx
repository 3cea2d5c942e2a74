/** Fact-checks in short, a ruled line each: a whole list page by page, and some more of them below one. */
import type { ReactNode } from 'react';
import { directionOf, type Direction } from '#app/domain/article/article.ts';
import { textsFor, textsLocale } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { formatDay } from '#app/ui/dates.ts';

export interface FactCheckLine {
  readonly slug: string;
  readonly headline: string;
  readonly verdict: string | null;
  readonly checkedOn: string;
  readonly language: string;
  readonly direction: Direction;
}

export interface FactCheckListProps {
  readonly items: readonly FactCheckLine[];
  /** What to ask for as `after`; null at the end. */
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly locale: string;
  /** Of which list; without it, of all fact-checks. */
  readonly of?: {
    readonly kicker: string;
    readonly heading: string;
    readonly lead: string;
    readonly address: (after: string | null) => string;
  };
  /** What stands below the heading, such as ways to other lists. */
  readonly children?: ReactNode;
}

export function FactCheckList({ items, next, isFirst, locale, of, children }: FactCheckListProps) {
  const { factChecks: texts, front } = textsFor(locale);
  const address = of?.address ?? paths.factChecks;
  return (
    <div className="fact-checks">
      <header>
        {of && <p className="kicker">{of.kicker}</p>}
        <h1>
          <bdi>{of?.heading ?? texts.heading}</bdi>
        </h1>
        <p>{of?.lead ?? texts.lead}</p>
        {children}
      </header>
      {items.length === 0 ? (
        <div className="front-empty">
          {isFirst && <h2>{front.emptyTitle}</h2>}
          <p>{isFirst ? front.empty : texts.end}</p>
        </div>
      ) : (
        <FactCheckLines items={items} locale={locale} Heading="h2" />
      )}
      {!(isFirst && next === null) && (
        <nav className="fact-check-pages" aria-label={texts.pagesLabel}>
          {next !== null && <a href={address(next)}>{texts.older}</a>}
          {!isFirst && <a href={address(null)}>{texts.newest}</a>}
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
      <FactCheckLines items={items} locale={locale} Heading="h3" />
      <p>
        <a href={paths.factChecks()}>{texts.all}</a>
      </p>
    </section>
  );
}

export function FactCheckLines({
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
      {items.map(({ slug, headline, verdict, checkedOn, language, direction }) => (
        <li key={slug}>
          <time dateTime={checkedOn}>{formatDay(checkedOn, locale)}</time>
          <div>
            <Heading lang={language} dir={direction}>
              <a href={paths.factCheck(slug)}>{headline}</a>
            </Heading>
            {verdict !== null && (
              <p>
                <span className="soft">{texts.finding}</span>{' '}
                <bdi lang={language} dir={direction}>
                  {verdict}
                </bdi>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
