/** A list that was read to its end: what it changed or would change, and what to do next. */
import type { EditionDifference, OlderFile } from '#app/domain/screening/edition.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { Figures } from '#app/ui/figures.tsx';
import { useMay } from './desk-context.tsx';
import type { Place } from './desk-words.ts';
import { Flagged, type FlaggedShown } from './import-flagged.tsx';
import { count, counted } from './registry-words.ts';

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

export interface ReadOutcome {
  readonly kind: 'replaced' | 'confirmed' | 'dry-run';
  readonly label: string;
  readonly rowsRead: number;
  readonly listings: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly olderFiles: readonly OlderFile[];
  readonly formerNames: number;
  readonly olderEditionsLost: readonly string[];
  readonly difference: EditionDifference;
  /** Only of a dry run. */
  readonly flagged?: FlaggedShown | undefined;
}

export function Again({ kind }: { kind: string }) {
  const mayImport = useMay('change-registry');
  if (!mayImport) return null;
  return (
    <p>
      <ButtonLink href={`${paths.deskImport()}?kind=${encodeURIComponent(kind)}`}>
        Send another file
      </ButtonLink>
    </p>
  );
}

export function ReadWhole({
  run,
  outcome,
  place,
}: {
  run: ImportRunShown;
  outcome: ReadOutcome;
  place: Place;
}) {
  const { difference, listings, rowsRead, leftOut, olderFiles, formerNames } = outcome;
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
      {outcome.olderEditionsLost.length > 0 && (
        <p className="registry-warning">
          {isDryRun ? 'The former names would go' : 'The former names are gone'} that came with the files of{' '}
          {outcome.olderEditionsLost.join(', ')}. Send these as well to keep them.
        </p>
      )}
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
        {olderFiles.length > 0 && (
          <div>
            <dt>Former names</dt>
            <dd>
              {count(formerNames)}, from{' '}
              {olderFiles.map(({ edition, rows }) => `${edition} (${counted(rows, 'row')})`).join(', ')}
            </dd>
          </div>
        )}
      </dl>
      <Names title="Added" names={difference.names.added} all={difference.added} />
      <Names title="Changed" names={difference.names.changed} all={difference.changed} />
      <Names title="Removed" names={difference.names.removed} all={difference.removed} />
      {outcome.flagged && <Flagged flagged={outcome.flagged} place={place} />}
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
  const mayImport = useMay('change-registry');
  if (!mayImport) return null;
  if (!run.hasFiles) return <Again kind={run.kind} />;
  return (
    <form className="registry-form" method="post" action={paths.deskImportRun(run.id)}>
      <div>
        <Button>Import this list</Button>
      </div>
      <p className="hint">
        Nothing has changed yet. The file is kept, so it need not be sent again.{' '}
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
