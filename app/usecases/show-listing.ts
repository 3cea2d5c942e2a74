/** One listing for staff: what its source says, what staff added, and what it has caught. */
import { donationSums } from '#app/domain/ledger/donation-sums.ts';
import type { Ports } from '#app/ports.ts';
import type { LearnedRow } from '#app/ports/learning.ts';
import type { Caught, ListingEdition } from '#app/ports/registry.ts';

export interface ListingShown {
  readonly id: string;
  /** The edition in force first; empty where no kept edition has it any more. */
  readonly editions: readonly ListingEdition[];
  /** Other names and domains that staff added, and names that are not it, newest first, withdrawn ones too. */
  readonly aliases: readonly LearnedRow[];
  readonly allowlist: readonly LearnedRow[];
  readonly caught: Caught;
}

const caughtMax = 25;
/** Far more than staff ever write about one group. */
const learnedMax = 100;

/** Null where nobody knows of it: no edition lists it, and nothing ever rested on it. */
export async function showListing(
  ports: Pick<Ports, 'listingDetails' | 'learned' | 'ledger'>,
  id: string,
): Promise<ListingShown | null> {
  const learned = (kind: LearnedRow['kind']) =>
    ports.learned.list({
      kind,
      listingId: id,
      isWithdrawn: null,
      text: null,
      after: null,
      limit: learnedMax,
    });
  const [editions, aliases, allowlist, found] = await Promise.all([
    ports.listingDetails.editions(id),
    learned('alias'),
    learned('allowlist-entry'),
    ports.listingDetails.caught(id, caughtMax),
  ]);
  const caught = { ...found, donations: await withSums(ports, found.donations) };
  const isKnown = editions.length + aliases.length + allowlist.length + caught.donations.length > 0;
  return isKnown ? { id, editions, aliases, allowlist, caught } : null;
}

/** What came in stands there in place of what was meant to be given. */
async function withSums(
  ports: Pick<Ports, 'ledger'>,
  donations: Caught['donations'],
): Promise<Caught['donations']> {
  const sums = await ports.ledger.ofDonations(donations.flatMap(({ donationId }) => donationId ?? []));
  return donations.map((donation) => {
    const { amount, donationId } = donation;
    const received = amount && donationSums(sums.get(donationId ?? '') ?? [], amount.currency).received;
    return { ...donation, amount: received ?? amount };
  });
}
