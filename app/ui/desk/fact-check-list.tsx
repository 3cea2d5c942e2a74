/** The newsroom's fact-checks: newest first, a page at a time, each with what became of it. */
import type { PublicationState } from '#app/domain/article/publication.ts';
import { numberFormat } from '#app/domain/formats.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Register } from '#app/domain/register.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { countedThrough, formatShortDayOf } from '#app/ui/dates.ts';
import { CardTable } from './card-table.tsx';
import { stamp, type Place } from '#app/domain/moments.ts';

const { factChecks: words } = deskTexts;

export interface FactChecksShown {
  readonly items: readonly {
    readonly slug: string;
    readonly headline: string;
    readonly checkedOn: string;
    readonly demo: boolean;
    readonly state: PublicationState;
    readonly publishedAt: Date | null;
    readonly withdrawal: { readonly at: Date } | null;
    readonly correctionCount: number;
  }[];
  readonly next: string | null;
  readonly isFirst: boolean;
}

interface FactCheckListProps {
  readonly page: FactChecksShown;
  /** The figures that readers see, and no newer ones. */
  readonly published: Register;
  readonly place: Place;
}

export function FactCheckList({ page, published, place }: FactCheckListProps) {
  const { items, isFirst, next } = page;
  return (
    <>
      <h1>{words.title}</h1>
      <PublishedFigures published={published} locale={place.locale} />
      {items.length === 0 ? (
        <p className="empty">{isFirst ? words.empty : words.noOlder}</p>
      ) : (
        <Rows items={items} place={place} />
      )}
      <nav className="pages" aria-label={words.pagesLabel}>
        {!isFirst && <a href={paths.deskFactChecks()}>{words.newest}</a>}
        {next !== null && <a href={paths.deskFactChecks(next)}>{words.older}</a>}
      </nav>
      <p className="hint">{words.howTo}</p>
    </>
  );
}

function PublishedFigures({ published, locale }: { published: Register; locale: string }) {
  const count = (value: number) => numberFormat(locale).format(value);
  return (
    <p className="soft">
      {words.figures.lead(String(published.year), countedThrough(published, locale))}
      {published.figures.map(({ received, refused }) => (
        <span key={received.total.currency} className="year-so-far">
          {words.figures.sentence({
            received: count(received.count),
            one: received.count === 1,
            total: formatMoney(received.total, locale, 'always'),
            refused: count(refused.count),
          })}
        </span>
      ))}
      <a href={paths.independence()}>{words.figures.link}</a>
    </p>
  );
}

function Rows({ items, place }: { items: FactChecksShown['items']; place: Place }) {
  const { headline, state, checked, corrections } = words.columns;
  return (
    <CardTable
      caption={words.listLabel}
      className="fact-checks"
      columns={[
        { label: headline },
        { label: state },
        { label: checked },
        { label: corrections, isNumber: true },
      ]}
      rows={items.map((item) => ({
        key: item.slug,
        cells: [
          <Headline key="headline" item={item} />,
          <State key="state" item={item} place={place} />,
          formatShortDayOf(new Date(item.checkedOn), place.locale, 'UTC'),
          item.correctionCount === 0 ? null : numberFormat(place.locale).format(item.correctionCount),
        ],
      }))}
    />
  );
}

type Item = FactChecksShown['items'][number];

/** Readers see it where it is published, or its withdrawal. */
function Headline({ item }: { item: Item }) {
  const isPublic = item.state === 'published' || item.state === 'withdrawn';
  const headline = <bdi>{item.headline}</bdi>;
  return (
    <>
      {isPublic ? <a href={paths.factCheck(item.slug)}>{headline}</a> : headline}
      {item.demo && <span className="soft"> {words.demo}</span>}
    </>
  );
}

function State({ item, place }: { item: Item; place: Place }) {
  const since = item.state === 'withdrawn' ? (item.withdrawal?.at ?? null) : item.publishedAt;
  return (
    <span className={item.state === 'withdrawn' ? 'late' : undefined}>
      {words.stateSince(item.state, since && stamp(since, place))}
    </span>
  );
}
