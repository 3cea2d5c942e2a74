/** The desk's queue: held gifts, given once or standing, and open appeals, the one with the least time left first. */
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import type { Ports } from '#app/ports.ts';
import type { AppealRecord } from '#app/ports/appeals.ts';
import type { QueueItem } from '#app/ports/donations.ts';
import type { RenewalQueueItem } from '#app/ports/renewals.ts';
import type { StandingGiftQueueItem } from '#app/ports/standing-gifts.ts';

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
}

/** More than anybody decides before looking again; the rest moves up. */
const entriesMax = 200;

/** Appeals have no deadline, so they follow the gifts, oldest first. */
export async function listQueue(
  ports: Pick<Ports, 'donations' | 'standingGifts' | 'renewals' | 'ledger' | 'appeals'>,
): Promise<Queue> {
  const [donations, standing, renewals, appeals] = await Promise.all([
    ports.donations.queue(entriesMax),
    ports.standingGifts.queue(entriesMax),
    ports.renewals.queue(entriesMax),
    ports.appeals.open(entriesMax),
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
