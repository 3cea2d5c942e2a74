/** The registry's sources: their editions, ages and sizes, what is missing, and where the next editions come from. */
import { stamp, type Place } from '#app/domain/moments.ts';
import type { RegistryStatus } from '#app/domain/screening/decide/rules.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/buttons.tsx';
import { useMay } from './desk-context.tsx';
import { CardTable } from './card-table.tsx';
import { RegistryNav } from './registry-nav.tsx';

const { counts, moments, registry: words } = deskTexts;
const { importCommand, registryTitle, sourceGuide } = words;

export interface RegistrySourcesShown {
  readonly status: RegistryStatus;
  readonly listings: number;
  readonly sources: readonly Source[];
  readonly missing: readonly string[];
  readonly ageDaysMax: number;
}

interface Source {
  readonly sourceId: string;
  readonly editionLabel: string;
  readonly rowCount: number;
  readonly importedAt: Date;
  readonly confirmedAt: Date;
  readonly rowsRead: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly importedBy: string | null;
  readonly ageDays: number | null;
  readonly isOld: boolean;
}

export function RegistrySources({ shown, place }: { shown: RegistrySourcesShown; place: Place }) {
  const mayImport = useMay('change-registry');
  const { title, text } = registryTitle(shown.status, shown.listings);
  return (
    <>
      <header className="registry-title">
        <h1>{title}</h1>
        <p className={shown.status === 'ready' ? 'soft' : 'registry-warning'}>{text}</p>
      </header>
      <RegistryNav current="sources" />
      {shown.sources.length > 0 && <Sources shown={shown} place={place} />}
      {mayImport && (
        <p className="registry-do">
          <ButtonLink href={paths.deskImport()}>{words.sources.importList}</ButtonLink>
        </p>
      )}
      {shown.missing.length > 0 && <Missing kinds={shown.missing} />}
      <Keeping kinds={[...shown.sources.map(({ sourceId }) => sourceId), ...shown.missing]} />
    </>
  );
}

const columns = [
  { label: words.sources.columns.source },
  { label: words.sources.columns.edition },
  { label: words.sources.columns.listings, isNumber: true },
  { label: words.sources.columns.leftOut },
  { label: words.sources.columns.imported },
  { label: words.sources.columns.confirmed },
];

function Sources({ shown, place }: { shown: RegistrySourcesShown; place: Place }) {
  return (
    <>
      <CardTable
        caption={words.sources.list}
        className="sources"
        columns={columns}
        rows={shown.sources.map((source) => ({ key: source.sourceId, cells: cellsOf(source, place) }))}
      />
      <p className="soft registry-foot">{words.sources.ageMax(shown.ageDaysMax)}</p>
    </>
  );
}

function cellsOf(source: Source, place: Place) {
  const { sourceId, editionLabel, rowCount, importedAt, importedBy, ageDays, isOld } = source;
  return [
    <a key="name" href={`${paths.deskListings()}?source=${encodeURIComponent(sourceId)}`}>
      {sourceGuide(sourceId).name}
    </a>,
    editionLabel,
    counts.count(rowCount),
    <LeftOut key="left" source={source} />,
    <span key="at">
      <time dateTime={importedAt.toISOString()}>{stamp(importedAt, place)}</time>
      {importedBy !== null && <span className="soft">{words.sources.by(importedBy)}</span>}
    </span>,
    ageDays === null ? (
      <span key="age" className="soft">
        {words.sources.doesNotAge}
      </span>
    ) : (
      <span key="age" className={isOld ? 'late' : undefined}>
        {moments.agoWords(ageDays)}
        {isOld && words.sources.tooOld}
        {isOld && <ImportLink kind={sourceId} />}
      </span>
    ),
  ];
}

function ImportLink({ kind }: { kind: string }) {
  const mayImport = useMay('change-registry');
  if (!mayImport) return null;
  return (
    <a href={`${paths.deskImport()}?kind=${encodeURIComponent(kind)}`}>
      {words.sources.import}
      <span className="unseen">{words.missing.unseenName(sourceGuide(kind).name)}</span>
    </a>
  );
}

/** Rows of the file that are no listings, with the reasons below. */
function LeftOut({ source: { rowsRead, leftOut } }: { source: Source }) {
  const reasons = Object.entries(leftOut);
  const rows = reasons.reduce((sum, [, each]) => sum + each, 0);
  // Editions of older versions did not keep it.
  if (rowsRead === 0) return null;
  if (rows === 0) return <span className="soft">{words.sources.leftOut.none}</span>;
  return (
    <details className="left-out">
      <summary>{words.sources.leftOut.rows(rows, rowsRead)}</summary>
      <ul>
        {reasons.map(([reason, each]) => (
          <li key={reason}>{words.sources.leftOut.reason(each, reason)}</li>
        ))}
      </ul>
    </details>
  );
}

function Missing({ kinds }: { kinds: readonly string[] }) {
  return (
    <section className="registry-part">
      <h2>{words.missing.title}</h2>
      <p className="soft">{words.missing.text}</p>
      <ul className="missing">
        {kinds.map((kind) => (
          <li key={kind}>
            <strong>{sourceGuide(kind).name}</strong> {words.missing.lists(sourceGuide(kind).lists)}{' '}
            <ImportLink kind={kind} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Keeping({ kinds }: { kinds: readonly string[] }) {
  return (
    <section className="registry-part">
      <h2>{words.keeping.title}</h2>
      {kinds
        .filter((kind) => sourceGuide(kind).file !== '')
        .map((kind) => {
          const { name, from, file } = sourceGuide(kind);
          return (
            <details className="more" key={kind}>
              <summary>{name}</summary>
              <div className="more-text">
                {from !== null && (
                  <p>
                    <a href={from.href} rel="noreferrer">
                      {from.label}
                    </a>
                  </p>
                )}
                <p>{file}</p>
                {kind !== 'starter' && (
                  <p>
                    {words.keeping.onServer} <code>{importCommand(kind)}</code>
                  </p>
                )}
              </div>
            </details>
          );
        })}
    </section>
  );
}
