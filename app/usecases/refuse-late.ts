/** Staff refuse a gift that was received: one act that sends all of it back, and that nothing takes for done before Stripe says so. */
import type { DonationIn } from '#app/domain/donation/donation.ts';
import type { RefusedCard } from '#app/domain/donation/records.ts';
import { refusedCard } from '#app/domain/donation/refused-card.ts';
import { stepWithin } from '#app/domain/donation/steps.ts';
import { barsRefund, unknownDisputes } from '#app/domain/dispute/dispute.ts';
import { disputeMeanings } from '#app/domain/dispute/states.ts';
import { acceptingDispute, adoptingDispute } from '#app/domain/dispute/steps.ts';
import {
  parseLateRefusal,
  type LateRefusalErrors,
  type LateRefusalFormInput,
} from '#app/domain/late-refusal/form.ts';
import type { LateRefusal } from '#app/domain/late-refusal/late-refusal.ts';
import {
  askingAgain,
  lateRefusalStepBy,
  refusingLate,
  type LateRefusalDecision,
} from '#app/domain/late-refusal/steps.ts';
import type { Money } from '#app/domain/money.ts';
import { leftOver, unknownRefunds, type PaymentRefunds, type Refund } from '#app/domain/refund/refund.ts';
import { adoptingRefund } from '#app/domain/refund/steps.ts';
import { failureCode } from '#app/domain/retry.ts';
import { listingById } from '#app/domain/screening/index/registry-index.ts';
import type { Effect, LateRefusalStep } from '#app/domain/step.ts';
import {
  disputeSubject,
  lateRefusalSubject,
  refundSubject,
  standingGiftSubject,
  subjectKey,
} from '#app/domain/subject.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export interface RefuseLateInput extends LateRefusalFormInput {
  readonly donationId: string;
  /** What the person was shown and agreed to, in minor units; null where nothing was shown yet. */
  readonly confirmedMinor: number | null;
  readonly actor: Actor;
}

export type RefuseLateOutcome =
  | { readonly kind: 'refused' }
  /** All is well, and the person is to be shown this first. `isDisputed`: the bank has it or will have it, and nothing is sent. */
  | { readonly kind: 'to-confirm'; readonly amount: Money; readonly isDisputed: boolean }
  | { readonly kind: 'invalid'; readonly errors: LateRefusalErrors }
  | { readonly kind: 'barred'; readonly bar: 'not-captured' | 'nothing-left' }
  | { readonly kind: 'unknown-donation' }
  /** Stripe does not answer, so nobody can say what may go back; nothing was written. */
  | { readonly kind: 'payments-unavailable' };

type Needs = Pick<
  Ports,
  | 'donations'
  | 'refunds'
  | 'refundsAtStripe'
  | 'disputes'
  | 'disputesAtStripe'
  | 'lateRefusals'
  | 'rescreenings'
  | 'registry'
  | 'commit'
  | 'jobs'
  | 'clock'
  | 'ids'
  | 'log'
>;

/** More than the times that somebody else can change one donation while a form is sent. */
const triesMax = 5;

/**
 * For the first time, with a reason; or once more where it did not go back, for which no reason is asked. A payment that its payer disputes
 * is not sent back as well, which would pay it twice: the dispute is given in to.
 */
export async function refuseLate(ports: Needs, input: RefuseLateInput): Promise<RefuseLateOutcome> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const outcome = await tryToRefuse(ports, input);
    if (outcome !== 'stale') return outcome;
  }
  throw new Error('a donation changed each time that it was refused');
}

interface Asked {
  readonly donation: DonationIn<'received'>;
  readonly before: LateRefusal | null;
  readonly seen: PaymentRefunds;
  readonly known: readonly Refund[];
}

async function tryToRefuse(ports: Needs, input: RefuseLateInput): Promise<RefuseLateOutcome | 'stale'> {
  const { donationId } = input;
  const donation = await ports.donations.find(donationId);
  if (!donation) return { kind: 'unknown-donation' };
  if (donation.state !== 'received') return { kind: 'barred', bar: 'not-captured' };
  const before = await ports.lateRefusals.find(donationId);
  // Somebody else was faster, or the button was pressed twice.
  if (before && before.state !== 'open') return { kind: 'refused' };
  const parsed = before ?? parseLateRefusal(input);
  if ('ok' in parsed && !parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  const seen = await readRefunds(ports, donation);
  if (!seen) return { kind: 'payments-unavailable' };
  const known = await ports.refunds.ofDonation(donationId);
  // Whoever refused it between these readings left nothing to send back, which would look like a bar.
  if (await hasChanged(ports, donation, before)) return 'stale';
  const isDisputed = seen.bar === 'disputed';
  const amount = leftOver(seen, known);
  if (amount.amountMinor <= 0 && !isDisputed) return { kind: 'barred', bar: 'nothing-left' };
  // What can go back may have changed since: then the new sum is shown first.
  if (input.confirmedMinor !== amount.amountMinor) return { kind: 'to-confirm', amount, isDisputed };
  const { reason, note } = parsed;
  const asked = { donation, before, seen, known };
  const outcome = isDisputed
    ? await leaveToBank(ports, asked, { reason, note, actor: input.actor })
    : await sendBack(ports, asked, { reason, note, actor: input.actor }, amount);
  if (outcome === 'stale') return 'stale';
  await ports.jobs.send('advance', subjectKey(lateRefusalSubject(donationId)));
  if (donation.standingGiftId !== null)
    await ports.jobs.send('advance', subjectKey(standingGiftSubject(donation.standingGiftId)));
  return { kind: 'refused' };
}

async function hasChanged(
  ports: Needs,
  donation: DonationIn<'received'>,
  before: LateRefusal | null,
): Promise<boolean> {
  const [donationNow, refusalNow] = await Promise.all([
    ports.donations.find(donation.id),
    ports.lateRefusals.find(donation.id),
  ]);
  return donationNow?.version !== donation.version || refusalNow?.version !== before?.version;
}

type Why = Pick<LateRefusalDecision, 'reason' | 'note' | 'actor'>;

async function sendBack(
  ports: Needs,
  { donation, before, seen, known }: Asked,
  why: Why,
  amount: Money,
): Promise<'committed' | 'stale'> {
  const { id: donationId, standingGiftId } = donation;
  const now = ports.clock.now();
  const refund = { id: ports.ids.row(), amount };
  const found = unknownRefunds(seen.refunds, known).map((each) =>
    adoptingRefund(each, donationId, ports.ids.row(), now),
  );
  const step = before
    ? askedAgain(before, now, why.actor.name, [...found, ...askingAgain(before, refund, why.actor, now)])
    : stepWithin(donation, now, {}, [
        ...found,
        ...refusingLate(
          { ...why, donationId, standingGiftId, refund, card: await cardOf(ports, donationId, now) },
          now,
        ),
      ]);
  if ((await ports.commit(step)) === 'stale') return 'stale';
  await ports.jobs.send('advance', subjectKey(refundSubject(refund.id)));
  return 'committed';
}

function askedAgain(
  before: LateRefusal,
  now: Date,
  actorName: string,
  effects: readonly Effect[],
): LateRefusalStep {
  const step = lateRefusalStepBy(before, 'asked-again', now, { cause: null }, effects, actorName);
  if (typeof step === 'string') throw new Error(`the late refusal of ${before.donationId} is not open`);
  return step;
}

/** The bank has the money or will have it; what of it is disputed goes to the payer that way, once. */
async function leaveToBank(
  ports: Needs,
  { donation, before }: Asked,
  why: Why,
): Promise<'committed' | 'stale'> {
  const { id: donationId, paymentIntentId, standingGiftId } = donation;
  const now = ports.clock.now();
  const { disputes } = await ports.disputesAtStripe.ofPayment(paymentIntentId);
  const unknown = unknownDisputes(disputes, await ports.disputes.ofDonation(donationId));
  const adopted = unknown.map((each) => adoptingDispute(each, donationId, ports.ids.row(), now));
  const decided = before
    ? []
    : refusingLate(
        { ...why, donationId, standingGiftId, refund: null, card: await cardOf(ports, donationId, now) },
        now,
      );
  const step = stepWithin(donation, now, {}, [...adopted, ...decided]);
  if ((await ports.commit(step)) === 'stale') return 'stale';
  for (const dispute of await ports.disputes.ofDonation(donationId)) {
    const isStanding = barsRefund(dispute) && !disputeMeanings[dispute.state].isOver;
    if (!isStanding || dispute.acceptedAt !== null) continue;
    // Where it moved on meanwhile, the item stays open and whoever presses again gives in then.
    await ports.commit(acceptingDispute(dispute, why.actor.name, now));
    await ports.jobs.send('advance', subjectKey(disputeSubject(dispute.id)));
  }
  return 'committed';
}

/** Whom the payer is refused as: whom a finding says, else whom the screening that decided compared with. */
async function cardOf(ports: Needs, donationId: string, now: Date): Promise<RefusedCard | null> {
  const found = (await ports.rescreenings.known([donationId])).find(({ closedAt }) => closedAt === null);
  const { index } = ports.registry.current();
  const listing = found?.listingId && index ? listingById(index, found.listingId) : null;
  const last = await ports.donations.lastScreening(donationId);
  const payer = await ports.donations.payer(donationId);
  return refusedCard(payer, listing ?? last?.screening.listing ?? null, now);
}

async function readRefunds(
  ports: Needs,
  { id, paymentIntentId }: DonationIn<'received'>,
): Promise<PaymentRefunds | null> {
  try {
    return await ports.refundsAtStripe.ofPayment(paymentIntentId);
  } catch (error) {
    ports.log.error('what can be returned could not be read', { donation: id, error: failureCode(error) });
    return null;
  }
}
