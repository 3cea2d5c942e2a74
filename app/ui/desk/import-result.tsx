/** An import begun at the desk: how far it is, what it changed or would change, or why it did not. */
import type { EditionDifference } from '#app/domain/screening/edition.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink, Figures } from '#app/ui/marks.tsx';
import { RegistryNav } from './registry-nav.tsx';
import { count, counted, sourceGuide } from './registry-words.ts';

export interface ImportRunShown {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly actorName: string;
  readonly seconds: number;
  readonly rowsRead: number;
  readonly hasFiles: boolean;
  readonly outcome:
    | null
    | { readonly kind: 'failed' | 'cut-off' }
    | { readonly kind: 'refused'; readonly line: number | null; readonly problem: string }
    | { readonly kind: 'shrinks'; readonly before: number; readonly after: number }
    | ReadOutcome;
}

interface ReadOutcome {
  readonly kind: 'replaced' | 'confirmed' | 'dry-run';
  readonly label: string;
  readonly rowsRead: number;
  readonly listings: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly difference: EditionDifference;
}

interface ImportResultProps {
  readonly run: ImportRunShown;
  /** Why the last act could not be done, in words; null where it was, or there was none. */
  readonly problem: string | null;
}

export function ImportResult({ run, problem }: ImportResultProps) {
  return (
    <article className="import-result">
      <h1>{titleOf(run)}</h1>
      <RegistryNav current={null} />
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <p className="soft import-of">
        {sourceGuide(run.kind).name}, from {run.fileName}, by {run.actorName}
        {run.outcome !== null && `, in ${run.seconds.toFixed(1)} s`}
      </p>
      <Outcome run={run} />
    </article>
  );
}

function titleOf({ outcome }: ImportRunShown): string {
  switch (outcome?.kind) {
    case undefined:
      return 'The list is being read';
    case 'dry-run':
      return `Edition ${outcome.label} would come into force`;
    case 'replaced':
      return `Edition ${outcome.label} is in force`;
    case 'confirmed':
      return `Edition ${outcome.label} is confirmed`;
    case 'refused':
      return 'Nothing was imported';
    case 'shrinks':
      return 'This list is much shorter than the one in force';
    case 'failed':
      return 'The import failed';
    case 'cut-off':
      return 'The import was cut off';
  }
}

function Outcome({ run }: { run: ImportRunShown }) {
  const { outcome } = run;
  switch (outcome?.kind) {
    case undefined:
      return <Running run={run} />;
    case 'dry-run':
    case 'replaced':
    case 'confirmed':
      return <ReadWhole run={run} outcome={outcome} />;
    case 'refused':
      return (
        <div className="registry-text">
          <p className="registry-warning">
            {outcome.line !== null && `Line ${count(outcome.line)}: `}
            {outcome.problem}.
          </p>
          <p>
            Half a list would clear those who stand in the other half, so it is taken whole or not at all. The
            edition in force stays as it is. Mend the file, or download it again: it may be cut off.
          </p>
          <Again kind={run.kind} />
        </div>
      );
    case 'shrinks':
      return <Shrinks run={run} before={outcome.before} after={outcome.after} />;
    case 'failed':
      return (
        <div className="registry-text">
          <p>The fault is ours; the log says more. The edition in force stays as it is.</p>
          <TryAgain run={run} />
        </div>
      );
    case 'cut-off':
      return (
        <div className="registry-text">
          <p>
            The program stopped while it read the list, most likely for a restart. The edition in force stays
            as it is.
          </p>
          <TryAgain run={run} />
        </div>
      );
  }
}

function Running({ run }: { run: ImportRunShown }) {
  return (
    <div className="registry-text" role="status">
      <p>
        {run.rowsRead === 0 ? 'No row yet' : `${counted(run.rowsRead, 'row')} so far`}, for{' '}
        {counted(Math.round(run.seconds), 'second')}. You can leave this page; the import goes on.
      </p>
      <p>
        <a href={paths.deskImportRun(run.id)}>Look again</a> (this page does so by itself every few seconds;{' '}
        <a href={`${paths.deskImportRun(run.id)}?still`}>keep it still</a>)
      </p>
    </div>
  );
}

function Again({ kind }: { kind: string }) {
  return (
    <p>
      <ButtonLink href={`${paths.deskImport()}?kind=${encodeURIComponent(kind)}`}>
        Send another file
      </ButtonLink>
    </p>
  );
}

/** What failed for no fault of the file may be tried with it again. */
function TryAgain({ run }: { run: ImportRunShown }) {
  if (!run.hasFiles) return <Again kind={run.kind} />;
  return (
    <form className="registry-form" method="post" action={paths.deskImportRun(run.id)}>
      <div>
        <Button>Try again</Button>
      </div>
    </form>
  );
}

function ReadWhole({ run, outcome }: { run: ImportRunShown; outcome: ReadOutcome }) {
  const { difference, listings, rowsRead, leftOut } = outcome;
  const isDryRun = outcome.kind === 'dry-run';
  const reasons = Object.entries(leftOut);
  const isSame = difference.added + difference.changed + difference.removed === 0;
  return (
    <>
      <Figures
        items={[
          { value: count(difference.added), label: 'added' },
          { value: count(difference.changed), label: 'changed' },
          { value: count(difference.removed), label: 'removed' },
        ]}
      />
      <dl className="standing">
        <div>
          <dt>Listings</dt>
          <dd>
            {count(listings)} from {counted(rowsRead, 'row')}
            {outcome.kind === 'confirmed' &&
              '. They are those in force; the list is as recent as today again'}
            {isDryRun && isSame && '. They are those in force: an import only confirms them'}
          </dd>
        </div>
        <div>
          <dt>Left out</dt>
          <dd>
            {reasons.length === 0
              ? 'No row'
              : reasons.map(([reason, rows]) => `${count(rows)} ${reason}`).join('; ')}
          </dd>
        </div>
      </dl>
      <Names title="Added" names={difference.names.added} all={difference.added} />
      <Names title="Changed" names={difference.names.changed} all={difference.changed} />
      <Names title="Removed" names={difference.names.removed} all={difference.removed} />
      {isDryRun ? <ImportNow run={run} /> : <Done kind={run.kind} />}
    </>
  );
}

/** The first names of a kind of change, enough to see whether it is what was expected. */
function Names({ title, names, all }: { title: string; names: readonly string[]; all: number }) {
  if (names.length === 0) return null;
  return (
    <details className="more import-names">
      <summary>
        {title}: {names.slice(0, 2).join(', ')}
        {all > 2 && ` and ${count(all - 2)} more`}
      </summary>
      <ul>
        {names.map((name, index) => (
          <li key={index}>{name}</li>
        ))}
      </ul>
      {all > names.length && <p className="soft">The first {count(names.length)} are shown.</p>}
    </details>
  );
}

function ImportNow({ run }: { run: ImportRunShown }) {
  if (!run.hasFiles) return <Again kind={run.kind} />;
  return (
    <form className="registry-form" method="post" action={paths.deskImportRun(run.id)}>
      <div>
        <Button>Import this list</Button>
      </div>
      <p className="hint">
        Nothing has changed yet. The file is kept for a day, so it need not be sent again.{' '}
        <a href={paths.deskRegistry()}>Leave it</a>
      </p>
    </form>
  );
}

function Done({ kind }: { kind: string }) {
  return (
    <p className="registry-do">
      <ButtonLink href={paths.deskRegistry()}>See all sources</ButtonLink>{' '}
      <a className="beside" href={paths.deskRescreening()}>
        See which past gifts would not pass now
      </a>{' '}
      <a className="beside" href={`${paths.deskListings()}?source=${encodeURIComponent(kind)}`}>
        Search its listings
      </a>
    </p>
  );
}

function Shrinks({ run, before, after }: { run: ImportRunShown; before: number; after: number }) {
  return (
    <>
      <Figures
        items={[
          { value: count(before), label: 'in force now' },
          { value: count(after), label: 'in this file' },
          { value: `−${Math.round((1 - after / before) * 100)}%`, label: 'change' },
        ]}
      />
      <div className="registry-text">
        <p>
          A list that loses more than a fifth at once is more likely cut short than right, and whoever is
          missing would be cleared. Nothing was imported. Look at the file first: its last rows, its size, its
          date.
        </p>
      </div>
      {run.hasFiles ? (
        <form className="registry-form" method="post" action={paths.deskImportRun(run.id)}>
          <label className="tick">
            <input type="checkbox" name="force" value="yes" />
            <span>I have looked: the list is really so much shorter</span>
          </label>
          <div>
            <Button>Import it all the same</Button>
          </div>
        </form>
      ) : (
        <Again kind={run.kind} />
      )}
    </>
  );
}
