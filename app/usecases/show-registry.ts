/** The registry for staff: each source with its edition and age, what is missing, and what follows from both. */
import { LIST_KINDS, type ListKind } from '#app/domain/screening/edition.ts';
import { listingCount } from '#app/domain/screening/index/registry-index.ts';
import type { RegistryStatus } from '#app/domain/screening/decide/rules.ts';
import type { Ports } from '#app/ports.ts';
import type { EditionSummary } from '#app/ports/registry.ts';

export interface SourceShown extends EditionSummary {
  /** Whole days since the edition was last confirmed; null for a source that does not age. */
  readonly ageDays: number | null;
  /** Older than a list may be: nobody is cleared until it is confirmed. */
  readonly isOld: boolean;
}

export interface RegistryShown {
  readonly status: RegistryStatus;
  /** How many listings payers are compared with now. */
  readonly listings: number;
  /** The oldest first, since those want something done. */
  readonly sources: readonly SourceShown[];
  /** Kinds of lists that were never imported. */
  readonly missing: readonly ListKind[];
  readonly ageDaysMax: number;
}

const dayMs = 86_400_000;

export async function showRegistry(
  ports: Pick<Ports, 'registry' | 'registryStore' | 'clock'>,
  { ageDaysMax }: { ageDaysMax: number },
): Promise<RegistryShown> {
  const { status, index } = ports.registry.current();
  const now = ports.clock.now();
  const sources = (await ports.registryStore.summaries()).map((summary): SourceShown => {
    const ageMs = Math.max(0, now.getTime() - summary.confirmedAt.getTime());
    return {
      ...summary,
      ageDays: summary.ages ? Math.floor(ageMs / dayMs) : null,
      isOld: summary.ages && ageMs > ageDaysMax * dayMs,
    };
  });
  return {
    status,
    listings: index ? listingCount(index) : 0,
    sources: sources.sort((a, b) => (b.ageDays ?? -1) - (a.ageDays ?? -1)),
    missing: LIST_KINDS.filter(
      (kind) => kind !== 'starter' && !sources.some(({ sourceId }) => sourceId === kind),
    ),
    ageDaysMax,
  };
}
