/** Donations for the loop: how they are found, looked up at Stripe, screened, and what Stripe is asked for. */
import type { Donation } from '#app/domain/donation/donation.ts';
import { nextCheckAt } from '#app/domain/donation/deadlines.ts';
import { planDonation, type DonationKnown, type DonationTools } from '#app/domain/donation/plan.ts';
import type { PayerRecord } from '#app/domain/donation/records.ts';
import { settledStates, type DonationState } from '#app/domain/donation/states.ts';
import { isAsAgreed, stepWithin } from '#app/domain/donation/steps.ts';
import { isUnderstood, newsFrom, tellsOfBank, tellsOfRefund, type Checkout } from '#app/domain/payment.ts';
import { unknownDisputes } from '#app/domain/dispute/dispute.ts';
import { adoptingDispute } from '#app/domain/dispute/steps.ts';
import { keptWarning, newWarnings } from '#app/domain/dispute/warning.ts';
import { unknownRefunds, type RefundAtStripe } from '#app/domain/refund/refund.ts';
import { adoptingRefund } from '#app/domain/refund/steps.ts';
import { amountDiffers } from '#app/domain/screening/decide/decide.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import type { Effect, Step } from '#app/domain/step.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { BankNews } from '#app/ports/disputes.ts';
import { dayMs, lessonNow, screenNow } from './screen-now.ts';
import type { SubjectMachine } from './subject-port.ts';

/** Stripe's present state of a donation. */
interface DonationSeen {
  readonly checkout: Checkout | null;
  /** Read where somebody may have refunded it at Stripe. */
  readonly refunds: readonly RefundAtStripe[];
  /** Read where a bank may have said something. */
  readonly bank: BankNews;
}

export const donationMachine: SubjectMachine<Donation, DonationSeen> = {
  find: (ports, id) => ports.donations.find(id),
  look: async (ports, donation, news) => {
    const isFinished = settledStates.has(donation.state) && !isUnbooked(donation);
    const checkout = isFinished ? null : await checkoutOf(ports, donation);
    const refunds = await refundsOf(ports, donation, news);
    const bank = await bankNewsOf(ports, donation, news);
    const isNothing = checkout === null && refunds.length + bank.disputes.length + bank.warnings.length === 0;
    return isNothing ? null : { checkout, refunds, bank };
  },
  plan: async (ports, donation, seen) => {
    const adoption = seen && donation.state === 'received' ? await adoptingStep(ports, donation, seen) : null;
    if (adoption) return { kind: 'commit', step: adoption };
    return planDonation(await gather(ports, donation, seen?.checkout ?? null), toolsOf(ports));
  },
  ask: (ports, donation, request, key) => {
    const payment = donation.paymentIntentId;
    if (!payment) throw new Error(`donation ${donation.id} is ${donation.state} without a payment`);
    if (request === 'capture') return ports.payments.capture(payment, key);
    if (request === 'cancel') return ports.payments.cancel(payment, key);
    throw new Error(`a donation does not ask for ${request}`);
  },
  understands: (_, eventType) => isUnderstood(eventType),
  checkAt: nextCheckAt,
  deadline: ({ state, heldUntil }) => (state === 'held' || state === 'authorised' ? heldUntil : null),
};

/** A renewal has no page: what is left to learn is what Stripe booked of its payment. */
async function checkoutOf(ports: Ports, donation: Donation): Promise<Checkout | null> {
  if (donation.state === 'received' && donation.origin === 'renewal')
    return {
      status: 'complete',
      payer: { name: null, email: null },
      payment: await ports.payments.read(donation.paymentIntentId),
    };
  return donation.sessionId ? ports.checkouts.read(donation.sessionId) : null;
}

const isUnbooked = ({ state, bookedAt }: Donation) => state === 'received' && bookedAt === null;

/** Nothing of these was ever taken. */
const untaken: ReadonlySet<DonationState> = new Set(['open', 'abandoned', 'releasing', 'refused', 'lapsed']);

/** Asked of Stripe where an event tells of a refund, or where whoever books the balance saw one. */
async function refundsOf(
  ports: Ports,
  { state, paymentIntentId, bookedAt }: Donation,
  news: readonly string[],
): Promise<readonly RefundAtStripe[]> {
  if (paymentIntentId === null || untaken.has(state)) return [];
  const isAsked = news.some(tellsOfRefund) || (news.length === 0 && bookedAt !== null);
  return isAsked ? (await ports.refundsAtStripe.ofPayment(paymentIntentId)).refunds : [];
}

const nothingSaid: BankNews = { disputes: [], warnings: [] };

/** Asked of Stripe where an event tells of a dispute or a warning, or where a sweep saw one. */
async function bankNewsOf(
  ports: Ports,
  { state, paymentIntentId, bookedAt }: Donation,
  news: readonly string[],
): Promise<BankNews> {
  if (paymentIntentId === null || untaken.has(state)) return nothingSaid;
  const isAsked = news.some(tellsOfBank) || (news.length === 0 && bookedAt !== null);
  return isAsked ? ports.disputesAtStripe.ofPayment(paymentIntentId) : nothingSaid;
}

/** Refunds that somebody made at Stripe, disputes and warnings become ours; null where nothing of them is new. */
async function adoptingStep(
  { refunds, disputes, warnings, ids, clock }: Ports,
  donation: Donation,
  seen: DonationSeen,
): Promise<Step | null> {
  const { id } = donation;
  const at = clock.now();
  const made = seen.refunds.length > 0 ? unknownRefunds(seen.refunds, await refunds.ofDonation(id)) : [];
  const { bank } = seen;
  const opened =
    bank.disputes.length > 0 ? unknownDisputes(bank.disputes, await disputes.ofDonation(id)) : [];
  const warned =
    bank.warnings.length > 0 ? newWarnings(bank.warnings, await warnings.ofDonation(id), at) : [];
  const effects: Effect[] = [
    ...made.map((each) => adoptingRefund(each, id, ids.row(), at)),
    ...opened.map((each) => adoptingDispute(each, id, ids.row(), at)),
    ...warned.map((each): Effect => ({
      kind: 'keep-warning',
      warning: keptWarning(each, id, ids.row(), at),
    })),
  ];
  return effects.length > 0 ? stepWithin(donation, at, {}, effects) : null;
}

function toolsOf({ ids, hasher, site }: Ports): DonationTools {
  return {
    ids,
    hash: (kind, value) => hasher.hash(kind, value),
    site,
    issuer: site.receipts,
    links: {
      donation: (token) => site.url + paths.donation(token),
      standingGift: (token) => site.url + paths.standingGift(token),
      appeal: (token) => site.url + paths.appeal(token),
    },
  };
}

/** Only what the choice needs in this state. */
async function gather(ports: Ports, donation: Donation, seen: Checkout | null): Promise<DonationKnown> {
  const now = ports.clock.now();
  const nothing = { payer: null, lastScreening: null, found: null, lesson: null, standing: null };
  const known: DonationKnown = { donation, now, seen, ...nothing };
  const news = seen && newsFrom(donation, seen);
  if (!news && (donation.state === 'capturing' || donation.state === 'releasing')) return known;
  if (!news && settledStates.has(donation.state) && !isUnbooked(donation)) return known;
  const payer = await ports.donations.payer(donation.id);
  const lastScreening = await ports.donations.lastScreening(donation.id);
  const paid = { ...known, payer, lastScreening };
  if (news && (news !== 'hold-lost' || donation.state === 'held')) return paid;
  switch (donation.state) {
    case 'authorised':
      return { ...paid, found: await screenDonation(ports, donation, payer, seen) };
    case 'held':
      // What staff or an import have taught since is asked for here and now, not at the next reading of the tables.
      await ports.registry.refresh();
      return ports.registry.current().status === 'ready'
        ? { ...paid, found: await screenDonation(ports, donation, payer, seen) }
        : paid;
    case 'decided':
      return {
        ...paid,
        lesson: lessonNow(
          ports,
          { donationId: donation.id, standingGiftId: null },
          await ports.donations.review(donation.id),
          lastScreening?.screening ?? null,
        ),
      };
    case 'received': {
      const { standingGiftId } = donation;
      return standingGiftId === null
        ? paid
        : { ...paid, standing: await ports.standingGifts.find(standingGiftId) };
    }
    default:
      return paid;
  }
}

async function screenDonation(
  ports: Ports,
  donation: Donation,
  payer: PayerRecord | null,
  seen: Checkout | null,
): Promise<Screening> {
  const { id, locale, holdReasons } = donation;
  const since = new Date(ports.clock.now().getTime() - dayMs);
  const recent = await ports.donations.recentAuthorisations(id, since);
  const isFirst = donation.state === 'authorised';
  // While it is being decided no address changes (adapters/db/address-changes.ts).
  const found = await screenNow(ports, { payer, givenEmail: null, locale, holdReasons, recent, isFirst });
  // Nor is a hold for another amount over.
  const differs =
    holdReasons.includes('amount-differs') || (seen?.payment && !isAsAgreed(donation, seen.payment));
  return differs ? amountDiffers(found, locale) : found;
}
