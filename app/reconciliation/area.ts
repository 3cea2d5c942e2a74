/** What a comparison needs to know of one part of the account. */
import type { Difference, Finding, ReconciledTotal } from '#app/domain/reconciliation/finding.ts';
import type { Ports } from '#app/ports.ts';

/** As much as was read at once. */
export interface Batch {
  /** How many objects were compared. */
  readonly seen: number;
  readonly differences: readonly Difference[];
  /** What was put right on the way. */
  readonly mended?: number;
  readonly totals?: readonly ReconciledTotal[];
}

export interface Area {
  /** Goes through what was made since `since` on either side. Throws where Stripe does not answer. */
  compare(ports: Ports, since: Date): AsyncIterable<Batch>;
  /** The same for what was found before and did not come up again; null where it is gone. */
  again(ports: Ports, finding: Finding): Promise<Difference | null>;
}
