/** A list that was read to its end: what it changed or would change, and what to do next. */
import type { Place } from '#app/domain/moments.ts';
import type { ImportRunOutcome, ReadOutcome } from '#app/domain/screening/import-outcome.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { Figures } from '#app/ui/figures.tsx';
import { useMay } from './desk-context.tsx';
import { Flagged } from './import-flagged.tsx';

const { count } = deskTexts.counts;
const { firstShown, read: words, sendAnother } = deskTexts.imports;

export interface ImportRunShown {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly actorName: string;
  readonly seconds: number;
  readonly rowsRead: number;
  readonly hasFiles: boolean;
  /** Null while it waits or runs. */
  readonly outcome: ImportRunOutcome | null;
}

export function Again({ kind }: { kind: string }) {
  const mayImport = useMay('change-registry');
  if (!mayImport) return null;
  return (
    <p>
      <ButtonLink href={`${paths.deskImport()}?kind=${encodeURIComponent(kind)}`}>{sendAnother}</ButtonLink>
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
          { value: count(difference.added), label: words.figures.added },
          { value: count(difference.changed), label: words.figures.changed },
          { value: count(difference.removed), label: words.figures.removed },
        ]}
      />
      {outcome.olderEditionsLost.length > 0 && (
        <p className="registry-warning">{words.namesLost(outcome.olderEditionsLost, isDryRun)}</p>
      )}
      <dl className="standing">
        <div>
          <dt>{words.listings}</dt>
          <dd>
            {words.listingsFrom(listings, rowsRead)}
            {outcome.kind === 'confirmed' && words.isConfirmed}
            {isDryRun && isSame && words.onlyConfirms}
          </dd>
        </div>
        <div>
          <dt>{words.leftOut}</dt>
          <dd>{reasons.length === 0 ? words.leftOutNone : words.leftOutRows(reasons)}</dd>
        </div>
        {olderFiles.length > 0 && (
          <div>
            <dt>{words.formerNames}</dt>
            <dd>{words.formerNamesFrom(formerNames, olderFiles)}</dd>
          </div>
        )}
      </dl>
      <Names title={words.changes.added} names={difference.names.added} all={difference.added} />
      <Names title={words.changes.changed} names={difference.names.changed} all={difference.changed} />
      <Names title={words.changes.removed} names={difference.names.removed} all={difference.removed} />
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
      <summary>{words.names(title, names, all)}</summary>
      <ul>
        {names.map((name, index) => (
          <li key={index}>{name}</li>
        ))}
      </ul>
      {all > names.length && <p className="soft">{firstShown(names.length)}</p>}
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
        <Button>{words.importIt}</Button>
      </div>
      <p className="hint">
        {words.nothingChanged} <a href={paths.deskRegistry()}>{words.leave}</a>
      </p>
    </form>
  );
}

function Done({ kind }: { kind: string }) {
  return (
    <p className="registry-do">
      <ButtonLink href={paths.deskRegistry()}>{words.sources}</ButtonLink>{' '}
      <a className="beside" href={paths.deskRescreening()}>
        {words.rescreening}
      </a>{' '}
      <a className="beside" href={`${paths.deskListings()}?source=${encodeURIComponent(kind)}`}>
        {words.search}
      </a>
    </p>
  );
}
