/** An import begun at the desk: how far it is, what it changed or would change, or why it did not. */
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { Figures } from '#app/ui/figures.tsx';
import { useMay } from './desk-context.tsx';
import type { Place } from './desk-words.ts';
import { Again, ReadWhole, type ImportRunShown } from './import-read.tsx';
import { RegistryNav } from './registry-nav.tsx';
import { count, counted, sourceGuide } from './registry-words.ts';

interface ImportResultProps {
  readonly run: ImportRunShown;
  /** Why the last change could not be made, in words; null where it was, or there was none. */
  readonly problem: string | null;
  readonly place: Place;
}

export function ImportResult({ run, problem, place }: ImportResultProps) {
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
      <Outcome run={run} place={place} />
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

function Outcome({ run, place }: Pick<ImportResultProps, 'run' | 'place'>) {
  const { outcome } = run;
  switch (outcome?.kind) {
    case undefined:
      return <Running run={run} />;
    case 'dry-run':
    case 'replaced':
    case 'confirmed':
      return <ReadWhole run={run} outcome={outcome} place={place} />;
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

/** What failed for no fault of the file may be tried with it again. */
function TryAgain({ run }: { run: ImportRunShown }) {
  const mayImport = useMay('change-registry');
  if (!mayImport) return null;
  if (!run.hasFiles) return <Again kind={run.kind} />;
  return (
    <form className="registry-form" method="post" action={paths.deskImportRun(run.id)}>
      <div>
        <Button>Try again</Button>
      </div>
    </form>
  );
}

function Shrinks({ run, before, after }: { run: ImportRunShown; before: number; after: number }) {
  const mayImport = useMay('change-registry');
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
      {run.hasFiles && mayImport ? (
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
