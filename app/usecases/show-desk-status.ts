/** What every page of the desk tells whoever sees gifts: how much waits, is late or differs, and whether the site takes gifts now. */
import { lateBefore } from '#app/domain/retry.ts';
import type { RegistryStatus } from '#app/domain/screening/decide/rules.ts';
import type { Ports } from '#app/ports.ts';
import type { CheckoutShortage } from '#app/ports/limits.ts';
import type { PendingRestore } from '#app/ports/restores.ts';

export interface DeskStatus {
  /** Gifts and appeals that nobody has decided; a standing gift counts as a gift. */
  readonly waitingCount: number;
  /** Work that waits for nobody and is late all the same, and events and movements that a person has to look at. */
  readonly lateCount: number;
  /** Disputes and fraud warnings that wait for a person, gifts refused late that did not go back, and what came before a refusal. */
  readonly disputeCount: number;
  /** What differs between Stripe and us and needs a person. */
  readonly findingCount: number;
  /** Anything but `ready` makes every donation wait for a person. */
  readonly registryStatus: RegistryStatus;
  /** Readers are being turned away, or were within the hour. */
  readonly shortage: CheckoutShortage | null;
  /** Renewals that wait because nobody can be screened now; they go on by themselves once somebody can. */
  readonly unscreenedRenewals: number;
  /** The site catches up with Stripe after it, and asks it for nothing yet. */
  readonly restore: PendingRestore | null;
}

/** What a person has to look at is pointed out for a month; the page of what is late lists it for good. */
const shownMs = 30 * 86_400_000;

export async function showDeskStatus(
  ports: Pick<
    Ports,
    | 'backlog'
    | 'registry'
    | 'standingGifts'
    | 'renewals'
    | 'ledger'
    | 'checkoutQuota'
    | 'lateWork'
    | 'events'
    | 'disputes'
    | 'warnings'
    | 'lateRefusals'
    | 'reconciliations'
    | 'restores'
    | 'clock'
  >,
): Promise<DeskStatus> {
  const now = ports.clock.now();
  const shownSince = new Date(now.getTime() - shownMs);
  const [
    waitingCount,
    unscreenedRenewals,
    shortage,
    late,
    open,
    unclassified,
    findingCount,
    restore,
    ...disputes
  ] = await Promise.all([
    ports.backlog.countUndecided(),
    ports.renewals.countUnscreened(),
    ports.checkoutQuota.shortage(),
    ports.lateWork.counts(lateBefore(now)),
    ports.events.countOpen(shownSince),
    ports.ledger.countUnclassified(shownSince),
    ports.reconciliations.countOpen(),
    ports.restores.pending(),
    ports.disputes.countUnanswered(),
    ports.warnings.countOpen(),
    ports.lateRefusals.countOpen(),
    ports.standingGifts.countEarlierOpen(),
  ]);
  return {
    ...{ waitingCount, shortage, findingCount, restore, unscreenedRenewals },
    registryStatus: ports.registry.current().status,
    lateCount: late.reduce(
      (sum, { count }) => sum + count,
      open['not-understood'] + open.dead + unclassified,
    ),
    disputeCount: disputes.reduce((sum, count) => sum + count, 0),
  };
}
