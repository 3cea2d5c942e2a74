/** Whether what we know of a donor can be deleted now, and what stands in the way. */
import type { DonorGift } from './giving.ts';
import type { StandingGift } from './standing-gift/standing-gift.ts';

/**
 * `standing`: it or a renewal of it runs, or has not been seen to be closed at Stripe; a person who is charged has to be known. `undecided`: nobody has
 * decided whose money it is. `moving`: money is on its way back, or a bank decides, and we may have to write to its donor. `restoring`: after a restore, what began since its backup is not known here yet.
 */
export type DeletionObstacle = 'standing' | 'undecided' | 'moving' | 'restoring';

export function deletionObstacles(
  gifts: readonly DonorGift[],
  standing: readonly Pick<StandingGift, 'settledAt'>[],
  unsettledRenewals: number,
): DeletionObstacle[] {
  return [
    ...(unsettledRenewals > 0 || standing.some(({ settledAt }) => settledAt === null)
      ? ['standing' as const]
      : []),
    ...(gifts.some(({ donation }) => donation.settledAt === null) ? ['undecided' as const] : []),
    ...(gifts.some(isMoving) ? ['moving' as const] : []),
  ];
}

function isMoving({ lateRefusal, refunds, disputes }: DonorGift): boolean {
  return (
    (lateRefusal !== null && lateRefusal.state !== 'returned') ||
    refunds.some(({ status }) => status === 'on-its-way') ||
    disputes.some(({ status }) => status === 'asked' || status === 'disputed')
  );
}
