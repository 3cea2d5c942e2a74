/** Asks for a comparison with Stripe once an hour, and for one that broke off to be taken up. */
import { isReconciliationDue } from '#app/domain/reconciliation/finding.ts';
import type { Ports } from '#app/ports.ts';

/** Safe to call at any time and from several processes: one compares, and the others find it busy. */
export async function startReconciliation({
  reconciliations,
  jobs,
  clock,
}: Pick<Ports, 'reconciliations' | 'jobs' | 'clock'>): Promise<boolean> {
  const [last] = await reconciliations.latest(1);
  const isDue = isReconciliationDue(last ?? null, clock.now());
  if (isDue) await jobs.send('reconcile', 'hourly');
  return isDue;
}
