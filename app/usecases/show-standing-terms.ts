/** What a donor may change about a standing gift, and from which days: for the pages that ask before anything is changed. */
import { holdsFrom } from '#app/domain/standing-gift/changes.ts';
import { chargedFrom, goingOnDays, isLeftOut, isPausedAt } from '#app/domain/standing-gift/pause.ts';
import type { StandingGiftIn } from '#app/domain/standing-gift/standing-gift.ts';
import { settledRenewalStates } from '#app/domain/renewal/states.ts';
import type { Ports } from '#app/ports.ts';
import { readStandingTerms, type ReadStandingTerms } from '#app/subjects/standing-terms.ts';

export interface StandingTermsShown {
  readonly kind: 'shown';
  readonly gift: StandingGiftIn<'active'>;
  readonly nextDueAt: Date;
  /** From when another amount holds, with which gift it is charged first, and the one before, if any, which is too near. */
  readonly amountFrom: Date;
  readonly amountChargedFrom: Date;
  readonly tooNear: Date | null;
  /** When the next one is charged, where some are left out; null where none are. */
  readonly pausedUntil: Date | null;
  /** With which it may go on after a pause. */
  readonly goingOnDays: readonly Date[];
  /** Whether one that came due before is not paid yet. */
  readonly isUnpaid: boolean;
}

export async function showStandingTerms(
  ports: Pick<Ports, 'standingGifts' | 'renewals' | 'subscriptions' | 'limits' | 'clock' | 'log'>,
  token: string,
): Promise<StandingTermsShown | Exclude<ReadStandingTerms, { kind: 'terms' }>> {
  const terms = await readStandingTerms(ports, token);
  if (terms.kind !== 'terms') return terms;
  const { gift, nextDueAt, dueDays } = terms;
  const amountFrom = holdsFrom(dueDays, ports.clock.now());
  const renewals = await ports.renewals.ofGift(gift.id);
  return {
    ...{ kind: 'shown', gift, nextDueAt, amountFrom },
    amountChargedFrom: chargedFrom(gift, amountFrom),
    tooNear: dueDays.find((due) => due < amountFrom && !isLeftOut(gift, due)) ?? null,
    pausedUntil: isPausedAt(gift, nextDueAt) ? gift.pausedUntil : null,
    goingOnDays: goingOnDays(dueDays, gift.interval),
    isUnpaid: renewals.some(({ renewal }) => !settledRenewalStates.has(renewal.state)),
  };
}
