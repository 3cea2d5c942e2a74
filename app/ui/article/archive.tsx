/** The ways into the archive: topics and months beside other pages, and as pages of their own. */
import type { Archive, ArchiveMonth, ArchiveTopic } from '#app/domain/article/archive.ts';
import { numberFormat } from '#app/domain/formats.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { formatDay } from '#app/ui/dates.ts';

interface Way {
  readonly href: string;
  readonly name: string;
  readonly count: number;
}

const toTopic = ({ slug, name, count }: ArchiveTopic): Way => ({ href: paths.topic(slug), name, count });

/** More than these stand on the pages of all. */
const shownMax = { topics: 12, months: 6 };

/** The busiest topics and the newest months; nothing where all stands in one month and under no topic. */
export function BrowseArchive({ archive, locale }: { archive: Archive; locale: string }) {
  const { archive: texts } = textsFor(locale);
  if (archive.months.length < 2 && archive.topics.length === 0) return null;
  const shownTopics = archive.topics.slice(0, shownMax.topics);
  const shownMonths = archive.months.slice(0, shownMax.months);
  return (
    <nav className="browse" aria-label={texts.browse}>
      {shownTopics.length > 0 && (
        <section>
          <h2>{texts.topics}</h2>
          <Ways ways={shownTopics.map(toTopic)} locale={locale} />
          {archive.topics.length > shownMax.topics && <a href={paths.topics()}>{texts.allTopics}</a>}
        </section>
      )}
      <section>
        <h2>{texts.months}</h2>
        <Ways ways={shownMonths.map((month) => toMonth(month, locale))} locale={locale} />
        {archive.months.length > shownMax.months && <a href={paths.months()}>{texts.allMonths}</a>}
      </section>
    </nav>
  );
}

/** Every topic, in the order of the reader's alphabet. */
export function TopicIndex({ topics, locale }: { topics: readonly ArchiveTopic[]; locale: string }) {
  const { archive: texts } = textsFor(locale);
  const byName = new Intl.Collator(locale);
  const ordered = topics.toSorted((a, b) => byName.compare(a.name, b.name));
  return (
    <div className="fact-checks">
      <header>
        <h1>{texts.topics}</h1>
        <p>{texts.topicIndex.lead}</p>
      </header>
      {ordered.length === 0 ? (
        <p className="front-empty">{texts.empty}</p>
      ) : (
        <div className="archive-index">
          <Ways ways={ordered.map(toTopic)} locale={locale} />
        </div>
      )}
    </div>
  );
}

/** Every month, a group for each year. */
export function MonthIndex({ months, locale }: { months: readonly ArchiveMonth[]; locale: string }) {
  const { archive: texts } = textsFor(locale);
  const years = Map.groupBy(months, ({ month }) => month.slice(0, 4));
  return (
    <div className="fact-checks">
      <header>
        <h1>{texts.months}</h1>
        <p>{texts.monthIndex.lead}</p>
      </header>
      {months.length === 0 && <p className="front-empty">{texts.empty}</p>}
      {[...years].map(([year, ofYear]) => (
        <section key={year} className="archive-index" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <Ways ways={ofYear.map((month) => toMonth(month, locale))} locale={locale} />
        </section>
      ))}
    </div>
  );
}

/** The ways to all topics and all months. */
export function ArchiveLinks({ locale }: { locale: string }) {
  const { archive: texts } = textsFor(locale);
  return (
    <p className="archive-links">
      <a href={paths.topics()}>{texts.allTopics}</a> <a href={paths.months()}>{texts.allMonths}</a>
    </p>
  );
}

/** The ways from one month to those beside it, and to all. */
export function NeighborMonths({
  earlier,
  later,
  locale,
}: {
  earlier: ArchiveMonth | null;
  later: ArchiveMonth | null;
  locale: string;
}) {
  const { archive: texts } = textsFor(locale);
  const name = ({ month }: ArchiveMonth) => formatDay(month, locale);
  return (
    <nav className="archive-links" aria-label={texts.month.neighborsLabel}>
      {earlier && <a href={paths.month(earlier.month)}>{texts.month.earlier(name(earlier))}</a>}
      {later && <a href={paths.month(later.month)}>{texts.month.later(name(later))}</a>}
      <a href={paths.months()}>{texts.allMonths}</a>
    </nav>
  );
}

/** "12 fact-checks" */
export function countLine(count: number, locale: string): string {
  return textsFor(locale).archive.count(numberFormat(locale).format(count), count === 1);
}

function toMonth({ month, count }: ArchiveMonth, locale: string): Way {
  return { href: paths.month(month), name: formatDay(month, locale), count };
}

function Ways({ ways, locale }: { ways: readonly Way[]; locale: string }) {
  const number = numberFormat(locale);
  return (
    <ul className="ways">
      {ways.map(({ href, name, count }) => (
        <li key={href}>
          <a href={href}>
            <bdi>{name}</bdi>
          </a>{' '}
          <span className="soft" title={countLine(count, locale)}>
            {number.format(count)}
          </span>
        </li>
      ))}
    </ul>
  );
}
