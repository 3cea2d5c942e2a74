/** For staff: one payout, and the sums of what it paid out. */
import type { Payout } from '#app/domain/payout/payout.ts';
import { payoutSums, type PayoutSum } from '#app/domain/statement/payout-sums.ts';
import type { Ports } from '#app/ports.ts';

export interface PayoutShown {
  readonly payout: Payout;
  /** By category, in the order of their names; the payout itself is none of them. */
  readonly sums: readonly PayoutSum[];
}

export async function showPayout(
  { payouts, statements }: Pick<Ports, 'payouts' | 'statements'>,
  id: string,
): Promise<PayoutShown | null> {
  const payout = await payouts.find(id);
  if (!payout) return null;
  const movements = await statements.movementsOfPayout(id);
  return { payout, sums: payoutSums(movements.filter((each) => each.id !== payout.transactionId)) };
}
