/** The desk's page of comparisons with Stripe: both sums, what needs a person, and when it was compared. */
import { stamp, type Place } from '#app/domain/moments.ts';
import { formatMoney, money, type Money } from '#app/domain/money.ts';
import type {
  FindingKind,
  ReconciledTotal,
  ReconciliationCause,
} from '#app/domain/reconciliation/finding.ts';
import type { Subject } from '#app/domain/subject.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { subjectPages } from './event-subject.tsx';
import { MoneyNav } from './money-nav.tsx';

const { events, reconciliation: words } = deskTexts;

interface FindingShown {
  readonly id: string;
  readonly kind: FindingKind;
  readonly objectId: string;
  readonly subject: Subject | null;
  readonly stripe: Money | null;
  readonly ours: Money | null;
  readonly foundAt: Date;
}

interface RunShown {
  readonly id: string;
  readonly cause: ReconciliationCause;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly seen: number;
  readonly found: number;
  readonly mended: number;
  readonly open: number;
  readonly totals: readonly ReconciledTotal[];
  readonly failureCode: string | null;
}

interface Props {
  readonly shown: {
    readonly runs: readonly RunShown[];
    readonly findings: readonly FindingShown[];
    readonly isCut: boolean;
  };
  readonly place: Place;
}

export function ReconciliationPage({ shown, place }: Props) {
  const { runs, findings, isCut } = shown;
  const last = runs.find(({ finishedAt }) => finishedAt !== null);
  return (
    <div className="money">
      <h1>{words.title}</h1>
      <MoneyNav current="reconciliation" />
      <p className="soft">{words.text}</p>
      {last && <Totals totals={last.totals} place={place} />}
      <h2>{words.needsPerson}</h2>
      {findings.length === 0 ? (
        <p className="empty">{last ? words.nothingDiffers : words.notCompared}</p>
      ) : (
        <ul className="findings">
          {findings.map((finding) => (
            <FindingItem key={finding.id} finding={finding} place={place} />
          ))}
        </ul>
      )}
      {isCut && <p className="soft">{words.isCut}</p>}
      <h2>{words.runs.title}</h2>
      <Runs runs={runs} place={place} />
    </div>
  );
}

function Totals({ totals, place }: { totals: readonly ReconciledTotal[]; place: Place }) {
  const written = (minor: number, currency: string) =>
    formatMoney(money(minor, currency), place.locale, 'always');
  return (
    <DataTable
      caption={words.totals.list}
      columns={[
        { label: words.totals.columns.currency },
        { label: words.totals.columns.stripe, isNumber: true },
        { label: words.totals.columns.ledger, isNumber: true },
        { label: '' },
      ]}
      rows={totals.map((total) => ({
        key: total.currency,
        cells: [
          total.currency,
          written(total.stripeMinor, total.currency),
          written(total.ledgerMinor, total.currency),
          <TotalState key="state" total={total} waiting={written(total.waitingMinor, total.currency)} />,
        ],
      }))}
      empty={words.totals.none}
    />
  );
}

function TotalState({ total, waiting }: { total: ReconciledTotal; waiting: string }) {
  if (total.isMoving) return words.totals.isMoving;
  if (total.ledgerMinor + total.waitingMinor !== total.stripeMinor)
    return <span className="late">{words.totals.differs}</span>;
  return total.waitingMinor === 0 ? words.totals.same : words.totals.waiting(waiting);
}

function FindingItem({ finding, place }: { finding: FindingShown; place: Place }) {
  const { kind, objectId, subject, stripe, ours, foundAt } = finding;
  const { what, mend } = words.findings[kind];
  const page = subject && subjectPages[subject.kind];
  const sums = [
    ...(stripe ? [words.sums.stripe(formatMoney(stripe, place.locale, 'always'))] : []),
    ...(ours ? [words.sums.here(formatMoney(ours, place.locale, 'always'))] : []),
  ];
  return (
    <li>
      <h3>{what}</h3>
      <p>{mend}</p>
      <p className="soft">
        {sums.length > 0 && `${sums.join(', ')}. `}
        {words.since} <time dateTime={foundAt.toISOString()}>{stamp(foundAt, place)}</time>. {objectId}{' '}
        {subject && page && <a href={page(subject.id)}>{events.subjects[subject.kind]}</a>}
      </p>
    </li>
  );
}

function Runs({ runs, place }: { runs: readonly RunShown[]; place: Place }) {
  return (
    <DataTable
      caption={words.runs.list}
      columns={[
        { label: words.runs.columns.began },
        { label: words.runs.columns.cause },
        { label: words.runs.columns.seen, isNumber: true },
        { label: words.runs.columns.found, isNumber: true },
        { label: words.runs.columns.mended, isNumber: true },
        { label: words.runs.columns.open, isNumber: true },
      ]}
      rows={runs.map((run) => ({
        key: run.id,
        cells: [
          stamp(run.startedAt, place),
          causeOf(run),
          run.seen,
          run.found,
          run.mended,
          run.finishedAt === null ? '' : run.open,
        ],
      }))}
      empty={words.runs.none}
    />
  );
}

function causeOf({ cause, finishedAt, failureCode }: RunShown): string {
  if (finishedAt !== null) return words.runs.cause[cause];
  return failureCode === null ? words.runs.underWay(cause) : words.runs.brokeOff(cause, failureCode);
}
