/** Donations of the past beside the registry of today: what would not pass, what staff closed of it, and each run. */
import { stamp, type Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { CardTable } from './card-table.tsx';
import { FindingArticle, noteId, type CloseDraft, type FindingShown } from './finding-article.tsx';
import { RegistryNav } from './registry-nav.tsx';

const { counts, lists, moments, rescreening: words } = deskTexts;

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
      <h1>{words.title}</h1>
      <RegistryNav current="rescreening" />
      <FormErrors
        title={words.errorsTitle}
        items={
          draft === null
            ? []
            : [{ fieldId: noteId(draft.id), message: words.finding.noteProblem(draft.problem) }]
        }
      />
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <p className="learned-meaning">{words.text}</p>
      <LastRun run={runs[0]} {...{ now, place }} />
      <section className="registry-part">
        <h2>{openCount === 0 ? words.nothingOpen : words.open(openCount)}</h2>
        {open.items.length === 0 && <p className="soft">{open.isFirst ? words.allPass : words.noOlder}</p>}
        <ul className="findings">
          {open.items.map((finding) => (
            <FindingArticle
              key={finding.id}
              {...{ finding, now, place }}
              draft={draft?.id === finding.id ? draft : null}
            />
          ))}
        </ul>
        <Pages page={open} name="open" />
      </section>
      {(closed.items.length > 0 || !closed.isFirst) && (
        <section className="registry-part">
          <h2>{words.closed}</h2>
          <ul className="findings">
            {closed.items.map((finding) => (
              <FindingArticle key={finding.id} {...{ finding, now, place }} draft={null} />
            ))}
          </ul>
          <Pages page={closed} name="closed" />
        </section>
      )}
      {runs.length > 0 && <Runs runs={runs} place={place} />}
    </div>
  );
}

function LastRun({ run, now, place }: { run: RunShown | undefined; now: Date; place: Place }) {
  if (!run) {
    return <p className="empty">{words.lastRun.none}</p>;
  }
  const { cause, finishedAt, seen, total } = run;
  if (finishedAt === null) {
    return (
      <p className="last-run" role="status">
        <strong>{words.lastRun.underWay}</strong>{' '}
        {words.lastRun.soFar(seen, Math.max(seen, total ?? seen), cause)}
      </p>
    );
  }
  return (
    <p className="last-run">
      {words.lastRun.finished(moments.momentWords(finishedAt, now, place), seen, cause)}
    </p>
  );
}

function Pages({ page, name }: { page: FindingPageShown; name: 'open' | 'closed' }) {
  if (page.isFirst && page.next === null) return null;
  return (
    <nav className="pages" aria-label={words.pages[name]}>
      {!page.isFirst && <a href={paths.deskRescreening()}>{lists.newest}</a>}
      {page.next !== null && <a href={`${paths.deskRescreening()}?${name}=${page.next}`}>{lists.older}</a>}
    </nav>
  );
}

function Runs({ runs, place }: { runs: readonly RunShown[]; place: Place }) {
  return (
    <section className="registry-part registry-part-wide">
      <h2>{words.runs.title}</h2>
      <CardTable
        caption={words.runs.list}
        columns={[
          { label: words.runs.columns.why },
          { label: words.runs.columns.began },
          { label: words.runs.columns.ended },
          { label: words.runs.columns.gifts, isNumber: true },
          { label: words.runs.columns.found, isNumber: true },
        ]}
        rows={runs.map(({ id, cause, startedAt, finishedAt, seen, findings, total }) => ({
          key: id,
          cells: [
            cause,
            <time key="began" dateTime={startedAt.toISOString()}>
              {stamp(startedAt, place)}
            </time>,
            finishedAt === null ? (
              <strong key="ended">{words.runs.underWay}</strong>
            ) : (
              <time key="ended" dateTime={finishedAt.toISOString()}>
                {stamp(finishedAt, place)}
              </time>
            ),
            total === null ? counts.count(seen) : words.runs.seenOf(seen, Math.max(seen, total)),
            counts.count(findings),
          ],
        }))}
      />
    </section>
  );
}
