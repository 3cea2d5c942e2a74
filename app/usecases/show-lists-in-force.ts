/** The lists that payers are compared with now, as everybody may see them. */
import type { OlderFile } from '#app/domain/screening/edition.ts';
import { listingCount } from '#app/domain/screening/index/registry-index.ts';
import type { RegistryStatus } from '#app/domain/screening/decide/rules.ts';
import type { Ports } from '#app/ports.ts';

export interface ListInForce {
  readonly sourceId: string;
  readonly label: string;
  readonly edition: string;
  readonly listings: number;
  /** Whole days since the list was last confirmed; null for one that does not age. */
  readonly ageDays: number | null;
  /** Of its file, in hexadecimal; null where it was not kept. */
  readonly fileSha256: string | null;
  /** Read with it for former names, the newest first. */
  readonly olderFiles: readonly OlderFile[];
}

export interface ListsInForce {
  /** Anything but `ready` means that every donation is held for a person. */
  readonly status: RegistryStatus;
  /** How many listings payers are compared with. */
  readonly listings: number;
  /** The longest first. */
  readonly lists: readonly ListInForce[];
}

const dayMs = 86_400_000;

/** From the index in memory: what is printed is what donations are screened with. */
export function showListsInForce({ registry, clock }: Pick<Ports, 'registry' | 'clock'>): ListsInForce {
  const { status, index } = registry.current();
  const nowMs = clock.now().getTime();
  const lists = registry.sources().map((source): ListInForce => {
    const { sourceId, sourceLabel, editionLabel, rowCount, ages, confirmedAt, fileSha256, olderFiles } =
      source;
    const ageDays = ages ? Math.max(0, Math.floor((nowMs - confirmedAt.getTime()) / dayMs)) : null;
    return {
      sourceId,
      label: sourceLabel,
      edition: editionLabel,
      listings: rowCount,
      ageDays,
      fileSha256,
      olderFiles,
    };
  });
  return {
    status,
    listings: index ? listingCount(index) : 0,
    lists: lists.toSorted((a, b) => b.listings - a.listings),
  };
}
