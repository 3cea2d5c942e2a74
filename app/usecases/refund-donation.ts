/** Staff send a donation back, whole or in part: the refund is written down, and the loop asks Stripe for it. */
import type { DonationIn } from '#app/domain/donation/donation.ts';
import { stepWithin } from '#app/domain/donation/steps.ts';
import type { Money } from '#app/domain/money.ts';
import { parseRefund, type RefundErrors, type RefundFormInput } from '#app/domain/refund/form.ts';
import { leftOver, unknownRefunds, type PaymentRefunds, type RefundBar } from '#app/domain/refund/refund.ts';
import { adoptingRefund, askingRefund } from '#app/domain/refund/steps.ts';
import { failureCode } from '#app/domain/retry.ts';
import { refundSubject, subjectKey } from '#app/domain/subject.ts';
import type { Actor } from '#app/domain/staff.ts';
import type { Ports } from '#app/ports.ts';

export interface RefundDonationInput extends RefundFormInput {
  readonly donationId: string;
  /** Names one press of the button: pressed twice, it is one refund. */
  readonly attemptKey: string;
  /** What the person was shown and agreed to, in minor units; null where nothing was shown yet. */
  readonly confirmedMinor: number | null;
  readonly actor: Actor;
}

export type RefundDonationOutcome =
  | { readonly kind: 'asked'; readonly refundId: string }
  /** All is well, and the person is to be shown this sum before anything happens. */
  | { readonly kind: 'to-confirm'; readonly amount: Money; readonly refundable: Money }
  | { readonly kind: 'invalid'; readonly errors: RefundErrors }
  | { readonly kind: 'barred'; readonly bar: RefundBar | 'nothing-left' }
  | { readonly kind: 'unknown-donation' }
  /** Stripe does not answer, so nobody can say what may go back; nothing was written. */
  | { readonly kind: 'payments-unavailable' };

type Needs = Pick<
  Ports,
  'donations' | 'refunds' | 'refundsAtStripe' | 'commit' | 'jobs' | 'clock' | 'ids' | 'site' | 'log'
>;

/** More than the times that somebody else can change one donation while a form is sent. */
const triesMax = 5;

/** What can go back is read from Stripe at the act, because somebody may have refunded there. */
export async function refundDonation(
  ports: Needs,
  input: RefundDonationInput,
): Promise<RefundDonationOutcome> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const outcome = await tryRefund(ports, input);
    if (outcome !== 'stale') return outcome;
  }
  throw new Error('a donation changed each time that a refund was asked for');
}

async function tryRefund(ports: Needs, input: RefundDonationInput): Promise<RefundDonationOutcome | 'stale'> {
  const donation = await ports.donations.find(input.donationId);
  if (!donation) return { kind: 'unknown-donation' };
  if (donation.state !== 'received') return { kind: 'barred', bar: 'not-captured' };
  const seen = await readRefunds(ports, donation);
  if (!seen) return { kind: 'payments-unavailable' };
  const known = await ports.refunds.ofDonation(donation.id);
  const attemptKey = `${donation.id} ${input.attemptKey}`;
  const before = known.find((refund) => refund.attemptKey === attemptKey);
  if (before) return { kind: 'asked', refundId: before.id };
  if (seen.bar) return { kind: 'barred', bar: seen.bar };
  const refundable = leftOver(seen, known);
  if (refundable.amountMinor <= 0) return { kind: 'barred', bar: 'nothing-left' };
  const parsed = parseRefund(input, refundable, ports.site.locale);
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  const { amount, reason, note } = parsed;
  // What can go back may have changed since: then the new sum is shown first.
  if (input.confirmedMinor !== amount.amountMinor) return { kind: 'to-confirm', amount, refundable };
  const { actor } = input;
  const id = ports.ids.row();
  const now = ports.clock.now();
  const asking = askingRefund({ id, donationId: donation.id, attemptKey, amount, reason, note, actor }, now);
  const found = unknownRefunds(seen.refunds, known);
  const adopted = found.map((each) => adoptingRefund(each, donation.id, ports.ids.row(), now));
  // Two people who press at once: the second finds the donation changed, and reads again what is left.
  const step = stepWithin(donation, now, {}, [...adopted, ...asking]);
  if ((await ports.commit(step)) === 'stale') return 'stale';
  await ports.jobs.send('advance', subjectKey(refundSubject(id)));
  return { kind: 'asked', refundId: id };
}

async function readRefunds(
  ports: Needs,
  { id, paymentIntentId }: DonationIn<'received'>,
): Promise<PaymentRefunds | null> {
  try {
    return await ports.refundsAtStripe.ofPayment(paymentIntentId);
  } catch (error) {
    ports.log.error('what can be refunded could not be read', { donation: id, error: failureCode(error) });
    return null;
  }
}
