/** One donation with all that staff need to decide on it. */
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import { teachingsOf, type Teachings } from '#app/domain/learning.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { listingById } from '#app/domain/screening/index/registry-index.ts';
import type { Receipt } from '#app/domain/receipt/receipt.ts';
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import type { FraudWarning } from '#app/domain/dispute/warning.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import type { Refund } from '#app/domain/refund/refund.ts';
import type { Ports } from '#app/ports.ts';
import type { DonationDetails } from '#app/ports/donations.ts';
import type { StoredMail } from '#app/ports/mails.ts';

type MailCourse = Pick<
  StoredMail,
  'id' | 'kind' | 'createdAt' | 'sentAt' | 'refusedAt' | 'failureCode' | 'nextTryAt'
>;

export interface DonationForStaff extends DonationDetails {
  readonly sums: DonationSums;
  /** The oldest first. */
  readonly refunds: readonly Refund[];
  readonly receipts: readonly Receipt[];
  /** What became of every mail about it, without what they say. */
  readonly mails: readonly MailCourse[];
  /** The oldest first. */
  readonly disputes: readonly Dispute[];
  readonly warnings: readonly FraudWarning[];
  /** Null where it was not refused after it was received. */
  readonly lateRefusal: LateRefusal | null;
  /** Where its payment stands in Stripe's Dashboard; null where it has none. */
  readonly stripePage: string | null;
  /** The listing as it stands today; null where the screening rests on none, or the listing is gone. */
  readonly listing: Listing | null;
  /** What clearing or refusing it would teach the screening. */
  readonly teaches: Teachings;
}

/** Null where there is no such donation. */
export async function showDonationToStaff(
  ports: Pick<
    Ports,
    | 'donations'
    | 'standingGifts'
    | 'refunds'
    | 'disputes'
    | 'warnings'
    | 'lateRefusals'
    | 'disputesAtStripe'
    | 'receipts'
    | 'mails'
    | 'ledger'
    | 'registry'
  >,
  id: string,
): Promise<DonationForStaff | null> {
  const file = await ports.donations.file(id);
  if (!file) return null;
  const [sums, refunds, disputes, warnings, lateRefusal, receipts, mails] = await Promise.all([
    ports.ledger.ofDonations([id]),
    ports.refunds.ofDonation(id),
    ports.disputes.ofDonation(id),
    ports.warnings.ofDonation(id),
    ports.lateRefusals.find(id),
    ports.receipts.ofDonation(id),
    ports.mails.ofDonation(id),
  ]);
  const { paymentIntentId } = file.donation;
  const screenings = await screeningsOf(ports, file);
  const screening = screenings.at(-1)?.screening;
  const listingId = screening?.listing?.id;
  const { index } = ports.registry.current();
  const listingOf = (id: string) => index && listingById(index, id);
  return {
    ...file,
    screenings,
    ...{ refunds, disputes, warnings, lateRefusal, receipts },
    stripePage: paymentIntentId === null ? null : ports.disputesAtStripe.pageOf(paymentIntentId),
    mails: mails.map(courseOf),
    sums: donationSums(sums.get(id) ?? [], file.donation.amount.currency),
    listing: listingId === undefined ? null : listingOf(listingId),
    teaches: screening ? teachingsOf(screening, index) : { clear: [], refuse: [] },
  };
}

/** A payment of a standing gift was screened as that, before it was made. */
async function screeningsOf(
  { standingGifts }: Pick<Ports, 'standingGifts'>,
  { donation, screenings }: DonationDetails,
): Promise<DonationDetails['screenings']> {
  const { standingGiftId } = donation;
  if (standingGiftId === null || screenings.length > 0) return screenings;
  return (await standingGifts.file(standingGiftId))?.screenings ?? [];
}

function courseOf({
  id,
  kind,
  createdAt,
  sentAt,
  refusedAt,
  failureCode,
  nextTryAt,
}: StoredMail): MailCourse {
  return { id, kind, createdAt, sentAt, refusedAt, failureCode, nextTryAt };
}
