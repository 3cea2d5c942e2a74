/** Imports a list of political groups as its source's new edition, whole or not at all. */
import { pastSince } from '#app/domain/donation/past-donation.ts';
import { shrinksTooMuch, type ListKind } from '#app/domain/screening/edition.ts';
import type {
  FlaggedDonation,
  FlaggedDonations,
  ImportOutcome,
} from '#app/domain/screening/import-outcome.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';
import type { HeldRun } from '#app/ports/import-runs.ts';
import type { StagedEdition, WrittenAs } from '#app/ports/registry.ts';
import { screenPast } from './screen-past-donations.ts';

export interface ImportRegistryInput {
  readonly kind: ListKind;
  readonly file: string;
  readonly candidatesFile: string | null;
  /** Files of earlier editions, the newest first. */
  readonly olderFiles?: readonly string[] | undefined;
  /** Shows the difference and leaves everything as it is. */
  readonly dryRun: boolean;
  /** Imports even a file that lost more than a fifth of the listings in force. */
  readonly force?: boolean;
  /** Who signs the import; null where the program itself does. */
  readonly actor: Actor | null;
  /** A run of the desk that ends with the edition's coming into force. */
  readonly run?: HeldRun;
  readonly onProgress?: (rowsRead: number) => void;
}

const flaggedShownMax = 50;

type ImportPorts = Pick<Ports, 'lists' | 'registryStore' | 'registry' | 'donations' | 'clock' | 'ids'>;

/** How a source is called where it is listed; the starter registry has no age. */
const sources: Readonly<Record<ListKind, { label: string; ages: boolean }>> = {
  'fec-committees': { label: 'US Federal Election Commission, committees', ages: true },
  'uk-parties': { label: 'UK Electoral Commission, parties', ages: true },
  'irs-8871': { label: 'US Internal Revenue Service, political organizations (Form 8871)', ages: true },
  partyfacts: { label: 'Party Facts, parties of the world', ages: true },
  opensanctions: { label: 'OpenSanctions, organisations', ages: true },
  csv: { label: 'The newsroom’s own list', ages: true },
  starter: { label: 'Starter registry', ages: false },
};

/**
 * The old edition serves until the new one is in place. The same content again only confirms the edition's age. Imports of
 * one source follow each other.
 */
export async function importRegistry(ports: ImportPorts, input: ImportRegistryInput): Promise<ImportOutcome> {
  const outcome = await ports.registryStore.exclusively(input.kind, () => importAlone(ports, input));
  if (outcome.kind === 'replaced' || outcome.kind === 'confirmed') await ports.registry.refresh();
  return outcome;
}

async function importAlone(ports: ImportPorts, input: ImportRegistryInput): Promise<ImportOutcome> {
  const { registryStore } = ports;
  const now = ports.clock.now();
  const { kind, file, candidatesFile, olderFiles, onProgress } = input;
  const reading = ports.lists.read({ kind, file, candidatesFile, olderFiles, today: now, onProgress });
  const edition: StagedEdition = {
    sourceId: kind,
    sourceLabel: sources[kind].label,
    ages: sources[kind].ages,
    editionId: ports.ids.row(),
    editionLabel: reading.label,
    importedBy: input.actor?.name ?? null,
    now,
  };
  let isKept = false;
  try {
    const read = await registryStore.stage(edition, reading.batches);
    if (read.outcome === 'refused') return { kind: 'refused', line: read.line, problem: read.problem };
    const inForce = (await registryStore.summaries()).find(({ sourceId }) => sourceId === kind);
    const before = inForce?.rowCount ?? 0;
    const difference = await registryStore.difference(edition);
    const listings = before + difference.added - difference.removed;
    if (input.force !== true && shrinksTooMuch(before, listings))
      return { kind: 'shrinks', before, after: listings };
    const told = {
      label: reading.label,
      rowsRead: read.rowsRead,
      listings,
      leftOut: read.leftOut,
      olderFiles: read.olderFiles,
      formerNames: read.formerNames,
      olderEditionsLost:
        read.olderFiles.length > 0 ? [] : (inForce?.olderFiles ?? []).map((older) => older.edition),
      difference,
    };
    if (input.dryRun) return { kind: 'dry-run', ...told, flagged: await flaggedBy(ports, edition) };
    const ends = input.run && { run: input.run, outcomeOf: (kind: WrittenAs) => ({ kind, ...told }) };
    const written = await registryStore.putInForce(edition, read, ends);
    isKept = true;
    return { kind: written, ...told };
  } finally {
    if (!isKept) await registryStore.discard(edition);
  }
}

/** Screens the donations of the past by the registry as it would be with the staged edition. */
async function flaggedBy(
  ports: Pick<Ports, 'registry' | 'donations'>,
  { sourceId, editionId, now }: StagedEdition,
): Promise<FlaggedDonations> {
  const index = await ports.registry.preview({ [sourceId]: editionId });
  const walk = screenPast(ports, { status: 'ready', index }, pastSince(now));
  const donations: FlaggedDonation[] = [];
  for (let count = 0; ; count++) {
    const step = await walk.next();
    if (step.done === true) return { count, donations, ...step.value };
    const { donation, after } = step.value;
    if (donations.length === flaggedShownMax || !after.listing) continue;
    donations.push({
      donationId: donation.id,
      madeOn: donation.createdAt.toISOString().slice(0, 10),
      amount: donation.amount,
      outcome: after.outcome,
      listingId: after.listing.id,
      listingName: after.listing.name,
    });
  }
}
