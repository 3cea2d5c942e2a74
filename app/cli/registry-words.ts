/** What the registry's command prints: what an import did, and which editions are in force. */
import { formatMoney } from '#app/domain/money.ts';
import type { FlaggedDonations, ImportOutcome } from '#app/domain/screening/import-outcome.ts';
import type { EditionSummary } from '#app/ports/registry.ts';

type ReadOutcome = Extract<ImportOutcome, { readonly formerNames: number }>;

const dayMs = 86_400_000;

/** One or more lines, without the last line's end. */
export function outcomeInWords(file: string, outcome: ImportOutcome, seconds: number): string {
  switch (outcome.kind) {
    case 'refused': {
      const place = outcome.line === null ? '' : `, line ${String(outcome.line)}`;
      return `${file}${place}: ${outcome.problem}. Nothing was imported.`;
    }
    case 'shrinks':
      return `${file} has ${count(outcome.after)} listings where ${count(outcome.before)} are in force; --force imports it all the same. Nothing was imported.`;
    case 'replaced':
    case 'confirmed':
    case 'dry-run': {
      const { label, listings, rowsRead, difference } = outcome;
      const done = {
        replaced: 'is in force',
        confirmed: 'was in force already and is confirmed',
        'dry-run': 'would come into force (dry run, nothing was changed)',
      };
      const leftOut = Object.entries(outcome.leftOut).map(([reason, rows]) => `${count(rows)} ${reason}`);
      return [
        `Edition ${label} ${done[outcome.kind]}: ${count(listings)} listings from ${count(rowsRead)} rows.`,
        `added ${count(difference.added)}, changed ${count(difference.changed)}, removed ${count(difference.removed)}, refused 0; left out: ${leftOut.join(', ') || 'none'}; ${seconds.toFixed(1)} s`,
        ...(outcome.olderFiles.length > 0 ? [formerNamesInWords(outcome)] : []),
        ...(outcome.olderEditionsLost.length > 0
          ? [
              `The former names from ${outcome.olderEditionsLost.join(', ')} go; give those files as well to keep them.`,
            ]
          : []),
        ...(outcome.kind === 'dry-run' ? (['added', 'changed', 'removed'] as const) : []).flatMap((change) =>
          difference[change] === 0
            ? []
            : [namesInWords(change, difference[change], difference.names[change])],
        ),
        ...(outcome.flagged ? [flaggedInWords(outcome.flagged)] : []),
      ].join('\n');
    }
  }
}

function formerNamesInWords({
  olderFiles,
  formerNames,
}: Pick<ReadOutcome, 'olderFiles' | 'formerNames'>): string {
  const from = olderFiles.map(
    ({ edition, rows }) => `${edition} (${count(rows)} ${rows === 1 ? 'row' : 'rows'})`,
  );
  return `${count(formerNames)} former ${formerNames === 1 ? 'name' : 'names'}, from ${from.join(', ')}`;
}

function namesInWords(change: string, all: number, names: readonly string[]): string {
  const others = all - names.length;
  return [`  ${change}:`, ...names.map((name) => `    ${name}`)]
    .concat(others > 0 ? [`    and ${count(others)} more`] : [])
    .join('\n');
}

function flaggedInWords({ count: flagged, donations, seen, erased }: FlaggedDonations): string {
  const looked = `of ${count(seen)} received and held donations of the last 24 months${erased > 0 ? ` (${count(erased)} of them with the payer's data erased)` : ''}`;
  if (flagged === 0) return `It would have flagged none ${looked}.`;
  return [
    `It would have flagged ${count(flagged)} ${looked}:`,
    ...donations.map(
      (donation) =>
        `    ${donation.madeOn}  ${donation.donationId}  ${formatMoney(donation.amount, 'en')}  ${donation.outcome}: ${donation.listingName} (${donation.listingId})`,
    ),
    ...(flagged > donations.length ? [`    and ${count(flagged - donations.length)} more`] : []),
  ].join('\n');
}

/** A table of the sources, one a line. */
export function editionsInWords(editions: readonly EditionSummary[], now: Date): string {
  const rows = editions.map((edition) => [
    edition.sourceId,
    edition.editionLabel,
    `${count(edition.rowCount)} listings`,
    edition.ages ? `confirmed ${ageInWords(now.getTime() - edition.confirmedAt.getTime())}` : 'does not age',
    sizeInWords(edition.fileSize),
    edition.importedBy === null ? '' : `by ${edition.importedBy}`,
  ]);
  if (rows.length === 0) return 'The registry is empty.';
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function ageInWords(ms: number): string {
  const days = Math.max(0, Math.floor(ms / dayMs));
  return days === 0 ? 'today' : days === 1 ? 'a day ago' : `${count(days)} days ago`;
}

/** "1.4 MB", in decimal units as publishers give them. */
function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${count(bytes)} B`;
  const [unit, name] = bytes < 1e6 ? [1e3, 'kB'] : bytes < 1e9 ? [1e6, 'MB'] : [1e9, 'GB'];
  return `${(bytes / unit).toFixed(1)} ${name}`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
