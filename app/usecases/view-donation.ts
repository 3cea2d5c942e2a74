/** What became of a donation, for the donor who holds its address. */
import { mustWait } from '#app/domain/work.ts';
import { settledStates } from '#app/domain/donation/states.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import { donorDisputes, donorRefunds, donorStatus } from '#app/domain/donation/donor-status.ts';
import { monthlyOffer } from '#app/domain/donation/monthly-offer.ts';
import type { DonationChoice } from '#app/domain/donation-link.ts';
import { donationSums, type DonationSums } from '#app/domain/ledger/donation-sums.ts';
import type { Dispute } from '#app/domain/dispute/dispute.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import type { Ports } from '#app/ports.ts';
import type { Receipt } from '#app/domain/receipt/receipt.ts';
import type { Refund } from '#app/domain/refund/refund.ts';
import type { DonationDetails } from '#app/ports/donations.ts';
import { donationSubject, subjectKey } from '#app/domain/subject.ts';

/** A person waits this long for an outcome with the page still loading; then the page says "being checked". */
const waitMsMax = 2500;
const firstPauseMs = 60;

export interface DonationViewed extends DonationDetails {
  readonly sums: DonationSums;
  readonly refunds: readonly Refund[];
  readonly disputes: readonly Dispute[];
  /** Null where it was not refused after it was received. */
  readonly lateRefusal: LateRefusal | null;
  /** The one that holds, or held last; null where none was issued. */
  readonly receipt: Receipt | null;
  /** Names the screening against which its payer can appeal; a payment of a standing gift has none of its own. */
  readonly appealToken: string | null;
  /** What the form begins with where the same is offered for every month; null where it is not. */
  readonly monthly: DonationChoice | null;
}

/**
 * Null for an unknown token. A donation that is still on its way is looked at now, whether or not a webhook came: whoever
 * returns from the payment page wants to know the outcome, not to wait for Stripe to tell us.
 */
export async function viewDonation(
  ports: Pick<
    Ports,
    | 'donations'
    | 'standingGifts'
    | 'refunds'
    | 'disputes'
    | 'lateRefusals'
    | 'receipts'
    | 'ledger'
    | 'work'
    | 'jobs'
    | 'limits'
    | 'clock'
    | 'site'
  >,
  input: { token: string; pause: (ms: number) => Promise<void> },
): Promise<DonationViewed | null> {
  let donation = await ports.donations.findByToken(input.token);
  if (!donation) return null;
  // What failed has its next try at its own time; whoever looks meanwhile is told so at once.
  const subject = donationSubject(donation.id);
  const work = isOnItsWay(donation) ? await ports.work.find(subject) : null;
  const isWorthALook = work && !mustWait(work, [], ports.clock.now());
  if (isWorthALook && (await ports.limits.take('status-check', donation.id)).allowed) {
    await ports.jobs.send('advance', subjectKey(subject));
    for (let [waited, pause] = [0, firstPauseMs]; waited < waitMsMax && isOnItsWay(donation); pause *= 1.4) {
      await input.pause(pause);
      waited += pause;
      donation = (await ports.donations.find(donation.id)) ?? donation;
    }
  }
  const file = await ports.donations.file(donation.id);
  if (!file) return null;
  const [sums, refunds, disputes, lateRefusal, receipts] = await Promise.all([
    ports.ledger.ofDonations([donation.id]),
    ports.refunds.ofDonation(donation.id),
    ports.disputes.ofDonation(donation.id),
    ports.lateRefusals.find(donation.id),
    ports.receipts.ofDonation(donation.id),
  ]);
  const status = donorStatus(donation, ports.clock.now(), lateRefusal);
  return {
    ...file,
    ...{ refunds, disputes, lateRefusal },
    receipt: receipts.at(-1) ?? null,
    appealToken: file.screenings.at(-1)?.token ?? (await appealOfStanding(ports, donation)),
    monthly: monthlyOffer(
      donation,
      {
        ...{ status, refunds: donorRefunds(refunds), disputes: donorDisputes(disputes) },
        isDoubled: status === 'received' && (await ports.standingGifts.givesByCardOf(donation.id)),
      },
      ports.site,
    ),
    sums: donationSums(sums.get(donation.id) ?? [], donation.amount.currency),
  };
}

async function appealOfStanding(
  { standingGifts }: Pick<Ports, 'standingGifts'>,
  { standingGiftId }: Donation,
): Promise<string | null> {
  const gift = standingGiftId === null ? null : await standingGifts.find(standingGiftId);
  if (gift?.closeOutcome !== 'refused') return null;
  return (await standingGifts.lastScreening(gift.id))?.token ?? null;
}

function isOnItsWay({ state }: Donation): boolean {
  return !settledStates.has(state) && state !== 'held' && state !== 'decided';
}
