/** Imports a list of political groups as its source's new edition, whole or not at all. */
import {
  differenceOf,
  shrinksTooMuch,
  type EditionDifference,
  type ListKind,
} from '#app/domain/screening/edition.ts';
import type { Ports } from '#app/ports.ts';

export interface ImportRegistryInput {
  readonly kind: ListKind;
  readonly file: string;
  readonly candidatesFile: string | null;
  /** Shows the difference and writes nothing. */
  readonly dryRun: boolean;
  /** Imports even a file that lost more than a fifth of the listings in force. */
  readonly force?: boolean;
}

export type ImportRegistryOutcome =
  | { readonly kind: 'refused'; readonly line: number | null; readonly problem: string }
  | { readonly kind: 'shrinks'; readonly before: number; readonly after: number }
  | {
      readonly kind: 'replaced' | 'confirmed' | 'dry-run';
      readonly label: string;
      readonly rowsRead: number;
      readonly listings: number;
      readonly leftOut: Readonly<Record<string, number>>;
      readonly difference: EditionDifference;
    };

/** How a source is called where it is listed; the starter registry has no age. */
const sources: Readonly<Record<ListKind, { label: string; ages: boolean }>> = {
  'fec-committees': { label: 'US Federal Election Commission, committees', ages: true },
  'uk-parties': { label: 'UK Electoral Commission, parties', ages: true },
  csv: { label: 'The newsroom’s own list', ages: true },
  starter: { label: 'Starter registry', ages: false },
};

/** The old edition serves until the new one is in place. The same file again only confirms the edition's age. */
export async function importRegistry(
  ports: Pick<Ports, 'lists' | 'registryStore' | 'registry' | 'clock' | 'ids'>,
  input: ImportRegistryInput,
): Promise<ImportRegistryOutcome> {
  const now = ports.clock.now();
  const { kind, file, candidatesFile } = input;
  const reading = await ports.lists.read({ kind, file, candidatesFile, today: now });
  if (reading.outcome === 'refused') return { kind: 'refused', line: reading.line, problem: reading.problem };
  const before = await ports.registryStore.listings(kind);
  if (input.force !== true && shrinksTooMuch(before.length, reading.listings.length)) {
    return { kind: 'shrinks', before: before.length, after: reading.listings.length };
  }
  const told = {
    label: reading.label,
    rowsRead: reading.rowsRead,
    listings: reading.listings.length,
    leftOut: reading.leftOut,
    difference: differenceOf(before, reading.listings),
  };
  if (input.dryRun) return { kind: 'dry-run', ...told };
  const written = await ports.registryStore.replace({
    sourceId: kind,
    sourceLabel: sources[kind].label,
    ages: sources[kind].ages,
    editionId: ports.ids.row(),
    editionLabel: reading.label,
    fileHash: reading.hash,
    listings: reading.listings,
    now,
  });
  await ports.registry.refresh();
  return { kind: written, ...told };
}
