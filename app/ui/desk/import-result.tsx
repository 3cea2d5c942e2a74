/** An import begun at the desk: how far it is, what it changed or would change, or why it did not. */
import type { Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { Figures } from '#app/ui/figures.tsx';
import { useMay } from './desk-context.tsx';
import { Again, ReadWhole, type ImportRunShown } from './import-read.tsx';
import { RegistryNav } from './registry-nav.tsx';

const { counts, imports: words } = deskTexts;
const { sourceGuide } = deskTexts.registry;

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
        {words.of(sourceGuide(run.kind).name, run.fileName, run.actorName)}
        {run.outcome !== null && words.took(run.seconds)}
      </p>
      <Outcome run={run} place={place} />
    </article>
  );
}

function titleOf({ outcome }: ImportRunShown): string {
  switch (outcome?.kind) {
    case undefined:
      return words.titles.running;
    case 'dry-run':
    case 'replaced':
    case 'confirmed':
      return words.titles[outcome.kind](outcome.label);
    case 'refused':
    case 'shrinks':
    case 'failed':
    case 'cut-off':
      return words.titles[outcome.kind];
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
          <p className="registry-warning">{words.refused.problem(outcome.line, outcome.problem)}</p>
          <p>{words.refused.text}</p>
          <Again kind={run.kind} />
        </div>
      );
    case 'shrinks':
      return <Shrinks run={run} before={outcome.before} after={outcome.after} />;
    case 'failed':
      return (
        <div className="registry-text">
          <p>{words.failed}</p>
          <TryAgain run={run} />
        </div>
      );
    case 'cut-off':
      return (
        <div className="registry-text">
          <p>{words.cutOff}</p>
          <TryAgain run={run} />
        </div>
      );
  }
}

function Running({ run }: { run: ImportRunShown }) {
  return (
    <div className="registry-text" role="status">
      <p>{words.running.soFar(run.rowsRead, run.seconds)}</p>
      <p>
        <a href={paths.deskImportRun(run.id)}>{words.running.lookAgain}</a> {words.running.byItself}{' '}
        <a href={`${paths.deskImportRun(run.id)}?still`}>{words.running.keepStill}</a>
        {words.running.end}
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
        <Button>{words.tryAgain}</Button>
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
          { value: counts.count(before), label: words.shrinks.figures.before },
          { value: counts.count(after), label: words.shrinks.figures.after },
          {
            value: `−${Math.round((1 - after / before) * 100)}%`,
            label: words.shrinks.figures.change,
          },
        ]}
      />
      <div className="registry-text">
        <p>{words.shrinks.text}</p>
      </div>
      {run.hasFiles && mayImport ? (
        <form className="registry-form" method="post" action={paths.deskImportRun(run.id)}>
          <label className="tick">
            <input type="checkbox" name="force" value="yes" />
            <span>{words.shrinks.haveLooked}</span>
          </label>
          <div>
            <Button>{words.shrinks.importAll}</Button>
          </div>
        </form>
      ) : (
        <Again kind={run.kind} />
      )}
    </>
  );
}
