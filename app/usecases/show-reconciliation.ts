/** For staff: what the last comparisons with Stripe found, and what of it needs a person. */
import type { Finding } from '#app/domain/reconciliation/finding.ts';
import type { Ports } from '#app/ports.ts';
import type { Reconciliation } from '#app/ports/reconciliation.ts';

export interface ReconciliationShown {
  /** The newest first. */
  readonly runs: readonly Reconciliation[];
  /** The oldest first. */
  readonly findings: readonly Finding[];
  /** True where more is open than is listed. */
  readonly isCut: boolean;
}

/** A day of them. */
const runsMax = 24;
const findingsMax = 100;

export async function showReconciliation({
  reconciliations,
}: Pick<Ports, 'reconciliations'>): Promise<ReconciliationShown> {
  const [runs, findings] = await Promise.all([
    reconciliations.latest(runsMax),
    reconciliations.listOpen(findingsMax + 1),
  ]);
  return { runs, findings: findings.slice(0, findingsMax), isCut: findings.length > findingsMax };
}
