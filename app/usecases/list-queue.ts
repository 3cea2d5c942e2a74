/** The desk's queue: held gifts, given once or standing, and open appeals, the one with the least time left first. */
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { lateBefore } from '#app/domain/retry.ts';
import type { Ports } from '#app/ports.ts';
import type { AppealRecord } from '#app/ports/appeals.ts';
import type { QueueItem } from '#app/ports/donations.ts';
import type { RenewalQueueItem } from '#app/ports/renewals.ts';
import type { StandingGiftQueueItem } from '#app/ports/standing-gifts.ts';
import type { CheckoutShortage } from '#app/ports/limits.ts';
import type { PendingRestore } from '#app/ports/restores.ts';

export type QueueEntry =
  | ({ readonly kind: 'donation'; readonly sums: DonationSums } & QueueItem)
  | ({ readonly kind: 'standing-gift' } & StandingGiftQueueItem)
  | ({ readonly kind: 'renewal' } & RenewalQueueItem)
  | { readonly kind: 'appeal'; readonly appeal: AppealRecord };

export interface Queue {
  readonly entries: readonly QueueEntry[];
  /** Gifts and appeals that nobody has decided; a standing gift counts as a gift. */
  readonly waiting: { readonly donations: number; readonly appeals: number };
  /** The nearest deadline among undecided gifts. */
  readonly firstDeadline: Date | null;
  /** True where more wait than are listed. */
  readonly isCut: boolean;
  /** Readers are being turned away, or were within the hour. */
  readonly shortage: CheckoutShortage | null;
  /** The site catches up with Stripe after it, and asks it for nothing yet. */
  readonly restore: PendingRestore | null;
  /** Work that waits for nobody and is late all the same, and events and movements that a person has to look at. */
  readonly lateCount: number;
  /** Disputes and fraud warnings that wait for a person, gifts refused late that did not go back, and what came before a refusal. */
  readonly disputeCount: number;
  /** Renewals that wait because nobody can be screened now; they go on by themselves once somebody can. */
  readonly unscreenedRenewals: number;
  /** What differs between Stripe and us and needs a person. */
  readonly findingCount: number;
}

/** More than anybody decides before looking again; the rest moves up. */
const entriesMax = 200;
/** What a person has to look at is pointed out for a month; the page of what is late lists it for good. */
const shownMs = 30 * 86_400_000;

/** Appeals have no deadline, so they follow the gifts, oldest first. */
export async function listQueue(
  ports: Pick<
    Ports,
    | 'donations'
    | 'standingGifts'
    | 'renewals'
    | 'ledger'
    | 'appeals'
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
): Promise<Queue> {
  const now = ports.clock.now();
  const shownSince = new Date(now.getTime() - shownMs);
  const [
    donations,
    standing,
    renewals,
    unscreenedRenewals,
    appeals,
    shortage,
    late,
    open,
    unclassified,
    findingCount,
    restore,
    ...disputes
  ] = await Promise.all([
    ports.donations.queue(entriesMax),
    ports.standingGifts.queue(entriesMax),
    ports.renewals.queue(entriesMax),
    ports.renewals.countUnscreened(),
    ports.appeals.open(entriesMax),
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
  const sums = await ports.ledger.ofDonations(donations.map(({ donation }) => donation.id));
  const sumsOf = ({ id, amount }: QueueItem['donation']) => donationSums(sums.get(id) ?? [], amount.currency);
  const gifts = [
    ...donations.map((item) => ({ kind: 'donation' as const, ...item, sums: sumsOf(item.donation) })),
    ...standing.map((item) => ({ kind: 'standing-gift' as const, ...item })),
    ...renewals.map((item) => ({ kind: 'renewal' as const, ...item })),
  ];
  const byDeadline = gifts.toSorted((a, b) => deadline(waitingGift(a)) - deadline(waitingGift(b)));
  const byAge = appeals.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const held = byDeadline.map(waitingGift).filter(({ state }) => state === 'held');
  return {
    entries: [...byDeadline, ...byAge.map((appeal): QueueEntry => ({ kind: 'appeal', appeal }))],
    waiting: { donations: held.length, appeals: byAge.filter(({ decision }) => decision === null).length },
    firstDeadline: held[0]?.heldUntil ?? null,
    isCut:
      donations.length === entriesMax ||
      standing.length === entriesMax ||
      renewals.length === entriesMax ||
      appeals.length === entriesMax,
    ...{ shortage, findingCount, restore, unscreenedRenewals },
    lateCount: late.reduce(
      (sum, { count }) => sum + count,
      open['not-understood'] + open.dead + unclassified,
    ),
    disputeCount: disputes.reduce((sum, count) => sum + count, 0),
  };
}

type Waiting = Pick<QueueItem['donation'], 'heldUntil' | 'decisionInForceAt'> & { readonly state: string };

function waitingGift(entry: Exclude<QueueEntry, { readonly kind: 'appeal' }>): Waiting {
  switch (entry.kind) {
    case 'donation':
      return entry.donation;
    case 'standing-gift':
      return entry.gift;
    case 'renewal':
      return { ...entry.renewal, heldUntil: entry.renewal.lapsesAt };
  }
}

/** A decided one comes to its end when the decision does. */
function deadline({ state, heldUntil, decisionInForceAt }: Waiting): number {
  const ends = state === 'decided' ? decisionInForceAt : heldUntil;
  return ends?.getTime() ?? Number.POSITIVE_INFINITY;
}
