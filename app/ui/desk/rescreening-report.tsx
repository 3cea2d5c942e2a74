/** Donations of the past beside the registry of today: what would not pass, what staff closed of it, and each run. */
import { paths } from '#app/paths.ts';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { CardTable } from './card-table.tsx';
import { momentWords, stamp, type Place } from './desk-words.ts';
import { FindingArticle, noteId, type CloseDraft, type FindingShown } from './finding-article.tsx';
import { RegistryNav } from './registry-nav.tsx';

interface FindingPageShown {
  readonly items: readonly FindingShown[];
  readonly next: string | null;
  readonly isFirst: boolean;
}

interface RunShown {
  readonly id: string;
  readonly cause: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly seen: number;
  readonly findings: number;
  readonly total: number | null;
}

export interface RescreeningShown {
  readonly runs: readonly RunShown[];
  readonly openCount: number;
  readonly open: FindingPageShown;
  readonly closed: FindingPageShown;
}

interface ReportProps {
  readonly shown: RescreeningShown;
  readonly draft: CloseDraft | null;
  /** Why the last change could not be made, in words; null where it was, or there was none. */
  readonly problem: string | null;
  readonly now: Date;
  readonly place: Place;
}

export function RescreeningReport({ shown, draft, problem, now, place }: ReportProps) {
  const { runs, openCount, open, closed } = shown;
  return (
    <div className="rescreening">
      <h1>Gifts screened again</h1>
      <RegistryNav current="rescreening" />
      <FormErrors
        title="Nothing was closed"
        items={draft === null ? [] : [{ fieldId: noteId(draft.id), message: draft.problem }]}
      />
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <p className="learned-meaning">
        When a list, a rule or what staff taught changes, gifts that wait are screened again at once. Received
        gifts of the last 24 months are looked at too, and those that would not pass today stand here. Nothing
        happens to them by itself: nothing is refunded.
      </p>
      <LastRun run={runs[0]} {...{ now, place }} />
      <section className="registry-part">
        <h2>{openCount === 0 ? 'Nothing to look into' : openWords(openCount)}</h2>
        {open.items.length === 0 && (
          <p className="soft">
            {open.isFirst
              ? 'Every received gift would pass today, or staff looked into it.'
              : 'There is nothing older.'}
          </p>
        )}
        <ul className="findings">
          {open.items.map((finding) => (
            <FindingArticle
              key={finding.id}
              {...{ finding, now, place }}
              draft={draft?.id === finding.id ? draft : null}
            />
          ))}
        </ul>
        <Pages page={open} name="open" label="Open findings" />
      </section>
      {(closed.items.length > 0 || !closed.isFirst) && (
        <section className="registry-part">
          <h2>Closed</h2>
          <ul className="findings">
            {closed.items.map((finding) => (
              <FindingArticle key={finding.id} {...{ finding, now, place }} draft={null} />
            ))}
          </ul>
          <Pages page={closed} name="closed" label="Closed findings" />
        </section>
      )}
      {runs.length > 0 && <Runs runs={runs} place={place} />}
    </div>
  );
}

function openWords(count: number): string {
  return count === 1 ? 'One gift to look into' : `${count.toLocaleString('en')} gifts to look into`;
}

const donations = (count: number) =>
  `${count === 0 ? 'no' : count.toLocaleString('en')} ${count === 1 ? 'gift' : 'gifts'}`;

function LastRun({ run, now, place }: { run: RunShown | undefined; now: Date; place: Place }) {
  if (!run) {
    return (
      <p className="empty">
        No registry is in force yet. The first re-screening follows the first import of a list.
      </p>
    );
  }
  const { cause, finishedAt, seen, total } = run;
  if (finishedAt === null) {
    return (
      <p className="last-run" role="status">
        <strong>A re-screening is under way:</strong> {seen.toLocaleString('en')} of{' '}
        {donations(Math.max(seen, total ?? seen))} so far. {cause}.
      </p>
    );
  }
  return (
    <p className="last-run">
      Last screened again {momentWords(finishedAt, now, place)}: {donations(seen)}. {cause}.
    </p>
  );
}

function Pages({ page, name, label }: { page: FindingPageShown; name: 'open' | 'closed'; label: string }) {
  if (page.isFirst && page.next === null) return null;
  return (
    <nav className="pages" aria-label={`Pages of ${label.toLowerCase()}`}>
      {!page.isFirst && <a href={paths.deskRescreening()}>Newest</a>}
      {page.next !== null && <a href={`${paths.deskRescreening()}?${name}=${page.next}`}>Older</a>}
    </nav>
  );
}

function Runs({ runs, place }: { runs: readonly RunShown[]; place: Place }) {
  return (
    <section className="registry-part registry-part-wide">
      <h2>The latest re-screenings</h2>
      <CardTable
        caption="The latest re-screenings, newest first"
        columns={[
          { label: 'Why' },
          { label: 'Began' },
          { label: 'Ended' },
          { label: 'Gifts', isNumber: true },
          { label: 'Found', isNumber: true },
        ]}
        rows={runs.map(({ id, cause, startedAt, finishedAt, seen, findings, total }) => ({
          key: id,
          cells: [
            cause,
            <time key="began" dateTime={startedAt.toISOString()}>
              {stamp(startedAt, place)}
            </time>,
            finishedAt === null ? (
              <strong key="ended">Under way</strong>
            ) : (
              <time key="ended" dateTime={finishedAt.toISOString()}>
                {stamp(finishedAt, place)}
              </time>
            ),
            total === null
              ? seen.toLocaleString('en')
              : `${seen.toLocaleString('en')} of ${Math.max(seen, total).toLocaleString('en')}`,
            findings.toLocaleString('en'),
          ],
        }))}
      />
    </section>
  );
}
