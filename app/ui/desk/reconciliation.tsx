/** The desk's page of comparisons with Stripe: both sums, what needs a person, and when it was compared. */
import { formatMoney, money, type Money } from '#app/domain/money.ts';
import type {
  FindingKind,
  ReconciledTotal,
  ReconciliationCause,
} from '#app/domain/reconciliation/finding.ts';
import type { Subject } from '#app/domain/subject.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { stamp, type Place } from './desk-words.ts';
import { subjectPages } from './event-subject.tsx';
import { causeWords, findingWords } from './finding-words.ts';
import { MoneyNav } from './money-nav.tsx';

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
      <h1>Reconciliation</h1>
      <MoneyNav current="reconciliation" />
      <p className="soft">
        Once an hour, what Stripe has is compared with what this site knows. What is safe is put right by
        itself.
      </p>
      {last && <Totals totals={last.totals} place={place} />}
      <h2>What needs a person</h2>
      {findings.length === 0 ? (
        <p className="empty">{last ? 'Nothing differs.' : 'Nothing has been compared yet.'}</p>
      ) : (
        <ul className="findings">
          {findings.map((finding) => (
            <FindingItem key={finding.id} finding={finding} place={place} />
          ))}
        </ul>
      )}
      {isCut && <p className="soft">Only the oldest are listed.</p>}
      <h2>Comparisons</h2>
      <Runs runs={runs} place={place} />
    </div>
  );
}

function Totals({ totals, place }: { totals: readonly ReconciledTotal[]; place: Place }) {
  const written = (minor: number, currency: string) =>
    formatMoney(money(minor, currency), place.locale, 'always');
  return (
    <DataTable
      caption="The balance at Stripe, when it was last compared"
      columns={[
        { label: 'Currency' },
        { label: 'Stripe', isNumber: true },
        { label: 'Ledger', isNumber: true },
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
      empty="Stripe holds nothing for you."
    />
  );
}

function TotalState({ total, waiting }: { total: ReconciledTotal; waiting: string }) {
  if (total.isMoving) return 'money came in while it was compared';
  if (total.ledgerMinor + total.waitingMinor !== total.stripeMinor)
    return <span className="late">differs</span>;
  return total.waitingMinor === 0 ? 'the same' : `the same, ${waiting} waits for its gift`;
}

function FindingItem({ finding, place }: { finding: FindingShown; place: Place }) {
  const { kind, objectId, subject, stripe, ours, foundAt } = finding;
  const { what, mend } = findingWords[kind];
  const page = subject && subjectPages[subject.kind];
  const sums = [
    ...(stripe ? [`Stripe: ${formatMoney(stripe, place.locale, 'always')}`] : []),
    ...(ours ? [`here: ${formatMoney(ours, place.locale, 'always')}`] : []),
  ];
  return (
    <li>
      <h3>{what}</h3>
      <p>{mend}</p>
      <p className="soft">
        {sums.length > 0 && `${sums.join(', ')}. `}
        Since <time dateTime={foundAt.toISOString()}>{stamp(foundAt, place)}</time>. {objectId}{' '}
        {subject && page && <a href={page.address(subject.id)}>{page.words}</a>}
      </p>
    </li>
  );
}

function Runs({ runs, place }: { runs: readonly RunShown[]; place: Place }) {
  return (
    <DataTable
      caption="The newest first"
      columns={[
        { label: 'Began' },
        { label: 'Asked for' },
        { label: 'Compared', isNumber: true },
        { label: 'Differed', isNumber: true },
        { label: 'Put right', isNumber: true },
        { label: 'Left', isNumber: true },
      ]}
      rows={runs.map((run) => ({
        key: run.id,
        cells: [
          stamp(run.startedAt, place),
          causeWords[run.cause] + standing(run),
          run.seen,
          run.found,
          run.mended,
          run.finishedAt === null ? '' : run.open,
        ],
      }))}
      empty="The first one begins within a minute of the start."
    />
  );
}

function standing({ finishedAt, failureCode }: RunShown): string {
  if (finishedAt !== null) return '';
  return failureCode === null ? ', under way' : `, broke off: ${failureCode}`;
}
