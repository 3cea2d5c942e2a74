/** The desk's queue: held gifts and open appeals, the one with the least time left first. */
import type { AppealRecord, Ports, QueueItem } from '#app/ports.ts';

export type QueueEntry =
  ({ readonly kind: 'donation' } & QueueItem) | { readonly kind: 'appeal'; readonly appeal: AppealRecord };

export interface Queue {
  readonly entries: readonly QueueEntry[];
  /** Gifts and appeals that nobody has decided. */
  readonly waiting: { readonly gifts: number; readonly appeals: number };
  /** The nearest deadline among undecided gifts. */
  readonly firstDeadline: Date | null;
  /** True where more wait than are listed. */
  readonly isCut: boolean;
}

/** More than anybody decides before looking again; the rest moves up. */
const entriesMax = 200;

/** Appeals have no deadline, so they follow the gifts, oldest first. */
export async function listQueue(ports: Pick<Ports, 'donations' | 'appeals'>): Promise<Queue> {
  const [gifts, appeals] = await Promise.all([
    ports.donations.queue(entriesMax),
    ports.appeals.open(entriesMax),
  ]);
  const byDeadline = gifts.toSorted((a, b) => deadline(a) - deadline(b));
  const byAge = appeals.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const held = byDeadline.filter(({ donation }) => donation.state === 'held');
  return {
    entries: [
      ...byDeadline.map((item): QueueEntry => ({ kind: 'donation', ...item })),
      ...byAge.map((appeal): QueueEntry => ({ kind: 'appeal', appeal })),
    ],
    waiting: { gifts: held.length, appeals: byAge.filter(({ decision }) => decision === null).length },
    firstDeadline: held[0]?.donation.heldUntil ?? null,
    isCut: gifts.length === entriesMax || appeals.length === entriesMax,
  };
}

/** A decided gift comes to its end when the decision does. */
function deadline({ donation }: QueueItem): number {
  const ends = donation.state === 'decided' ? donation.decisionInForceAt : donation.heldUntil;
  return ends?.getTime() ?? Number.POSITIVE_INFINITY;
}
