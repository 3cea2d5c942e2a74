/** The desk's queue: held donations and open appeals, the one with the least time left first. */
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { lateBefore } from '#app/domain/retry.ts';
import type { Ports } from '#app/ports.ts';
import type { AppealRecord } from '#app/ports/appeals.ts';
import type { QueueItem } from '#app/ports/donations.ts';
import type { CheckoutShortage } from '#app/ports/limits.ts';
import type { PendingRestore } from '#app/ports/restores.ts';

export type QueueEntry =
  | ({ readonly kind: 'donation'; readonly sums: DonationSums } & QueueItem)
  | { readonly kind: 'appeal'; readonly appeal: AppealRecord };

export interface Queue {
  readonly entries: readonly QueueEntry[];
  /** Donations and appeals that nobody has decided. */
  readonly waiting: { readonly donations: number; readonly appeals: number };
  /** The nearest deadline among undecided donations. */
  readonly firstDeadline: Date | null;
  /** True where more wait than are listed. */
  readonly isCut: boolean;
  /** Readers are being turned away, or were within the hour. */
  readonly shortage: CheckoutShortage | null;
  /** The site catches up with Stripe after it, and asks it for nothing yet. */
  readonly restore: PendingRestore | null;
  /** Work that waits for nobody and is late all the same, and events and movements that a person has to look at. */
  readonly lateCount: number;
}

/** More than anybody decides before looking again; the rest moves up. */
const entriesMax = 200;
/** What a person has to look at is pointed out for a month; the page of what is late lists it for good. */
const shownMs = 30 * 86_400_000;

/** Appeals have no deadline, so they follow the donations, oldest first. */
export async function listQueue(
  ports: Pick<
    Ports,
    'donations' | 'ledger' | 'appeals' | 'checkoutQuota' | 'lateWork' | 'events' | 'restores' | 'clock'
  >,
): Promise<Queue> {
  const now = ports.clock.now();
  const shownSince = new Date(now.getTime() - shownMs);
  const [donations, appeals, shortage, late, open, unclassified, restore] = await Promise.all([
    ports.donations.queue(entriesMax),
    ports.appeals.open(entriesMax),
    ports.checkoutQuota.shortage(),
    ports.lateWork.counts(lateBefore(now)),
    ports.events.countOpen(shownSince),
    ports.ledger.countUnclassified(shownSince),
    ports.restores.pending(),
  ]);
  const byDeadline = donations.toSorted((a, b) => deadline(a) - deadline(b));
  const byAge = appeals.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const sums = await ports.ledger.ofDonations(donations.map(({ donation }) => donation.id));
  const sumsOf = ({ id, amount }: QueueItem['donation']) => donationSums(sums.get(id) ?? [], amount.currency);
  const held = byDeadline.filter(({ donation }) => donation.state === 'held');
  return {
    entries: [
      ...byDeadline.map((item): QueueEntry => ({ kind: 'donation', ...item, sums: sumsOf(item.donation) })),
      ...byAge.map((appeal): QueueEntry => ({ kind: 'appeal', appeal })),
    ],
    waiting: { donations: held.length, appeals: byAge.filter(({ decision }) => decision === null).length },
    firstDeadline: held[0]?.donation.heldUntil ?? null,
    isCut: donations.length === entriesMax || appeals.length === entriesMax,
    shortage,
    restore,
    lateCount: late.reduce(
      (sum, { count }) => sum + count,
      open['not-understood'] + open.dead + unclassified,
    ),
  };
}

/** A decided donation comes to its end when the decision does. */
function deadline({ donation }: QueueItem): number {
  const ends = donation.state === 'decided' ? donation.decisionInForceAt : donation.heldUntil;
  return ends?.getTime() ?? Number.POSITIVE_INFINITY;
}
